import type { Check } from './check.ts'
import { place } from './check.ts'

// With two columns of one name nobody can say which one is meant.
export const doubledColumn: Check = {
  id: 'doubled-column',
  severity: 'blocking',
  holds: 'Varje rubrik finns en gång.',
  broken: (_count, first) => `En rubrik förekommer mer än en gång: ${place(first)}. Ta bort den kolumn som inte ska användas.`,
}
