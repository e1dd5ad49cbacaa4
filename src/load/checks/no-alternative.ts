import type { Check } from './check.ts'

// The description allows code 2 only when the alternative subject has a grade.
export const noAlternative: Check = { id: 'no-alternative', severity: 'quarantine' }
