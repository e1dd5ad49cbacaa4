import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// ISO dates only: any other order of day and month would be a guess.
export const invalidDate: Check = {
  id: 'invalid-date',
  severity: 'quarantine',
  holds: 'Alla datum har formen ÅÅÅÅ-MM-DD.',
  broken: (count, first) =>
    `${rows(count)} har ett datum som inte går att läsa, den första är ${place(first)}. Datum ska ha formen ÅÅÅÅ-MM-DD.`,
}
