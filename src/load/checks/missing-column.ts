import type { Check } from './check.ts'
import { amount, sentence } from './check.ts'

// A required column is absent.
export const missingColumn: Check = {
  id: 'missing-column',
  severity: 'blocking',
  holds: 'Alla kolumner som behövs finns.',
  broken: (count, first) =>
    `${amount(count, 'kolumn', 'kolumner')} saknas. ${sentence(first)} Lägg till det som saknas i exporten och gör om den.`,
}
