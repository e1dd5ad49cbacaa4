import type { Check } from './check.ts'

// SV and SVA are alternatives, and in year 9 a pupil has one test in science and one in society.
export const twoTests: Check = { id: 'two-tests', severity: 'quarantine' }
