import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// Codes are allowed by subject in the description; words by column in the contract.
export const unknownCode: Check = {
  id: 'unknown-code',
  severity: 'quarantine',
  holds: 'Alla koder och ord är kända.',
  broken: (count, first) =>
    `${rows(count)} har en kod eller ett ord som inte är tillåtet, den första är ${place(first)}. Rätta i elevregistret och läs in en ny fil.`,
}
