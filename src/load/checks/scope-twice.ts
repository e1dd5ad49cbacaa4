import type { Check } from './check.ts'

// Which of two files is the right one is nothing the loader may guess.
export const scopeTwice: Check = { id: 'scope-twice', severity: 'blocking' }
