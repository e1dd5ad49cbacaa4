import type { Check } from './check.ts'
import { amount } from './check.ts'

// Columns added by the pupil system are not read.
export const unknownColumn: Check = {
  id: 'unknown-column',
  severity: 'warning',
  holds: 'Alla kolumner är kända.',
  broken: (count, first) =>
    `${amount(count, 'kolumn', 'kolumner')} är okända och läses inte, den första är ”${first.column ?? ''}”.`,
}
