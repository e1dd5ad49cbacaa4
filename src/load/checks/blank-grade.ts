import type { Check } from './check.ts'

// Blank is none of the codes: nothing is known of that subject for that pupil.
export const blankGrade: Check = { id: 'blank-grade', severity: 'warning' }
