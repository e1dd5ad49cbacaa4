import type { Check } from './check.ts'

// A code one digit short in a file that has passed a spreadsheet; the zero is not put back by guess.
export const lostZeros: Check = { id: 'lost-zeros', severity: 'quarantine' }
