import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// Both rows could be the right one; the first stands, the later ones wait.
export const duplicateRow: Check = {
  id: 'duplicate-row',
  severity: 'quarantine',
  holds: 'Ingen förekommer två gånger.',
  broken: (count, first) =>
    `${rows(count)} gäller någon som redan finns tidigare i filen, den första är ${place(first)}. Den första raden används. Ta bort den som är fel och läs in en ny fil.`,
}
