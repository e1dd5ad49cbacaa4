import type { Check } from './check.ts'
import { amount } from './check.ts'

// A required column is absent.
export const missingColumn: Check = {
  id: 'missing-column',
  severity: 'blocking',
  holds: 'Alla kolumner som behövs finns.',
  broken: (count, first) => `${amount(count, 'kolumn', 'kolumner')} saknas. ${first.detail} Lägg till i exporten och gör om den.`,
}
