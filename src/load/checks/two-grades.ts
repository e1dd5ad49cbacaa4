import type { Check } from './check.ts'

// SV and SVA are alternatives, and so are a block grade (NO, SO) and the grades of its subjects.
export const twoGrades: Check = { id: 'two-grades', severity: 'quarantine' }
