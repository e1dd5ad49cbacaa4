import type { Check } from './check.ts'

// ISO dates only: any other order of day and month would be a guess.
export const invalidDate: Check = { id: 'invalid-date', severity: 'quarantine' }
