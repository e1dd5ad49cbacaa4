import type { Check } from './check.ts'

// A row cannot stand without it.
export const missingValue: Check = { id: 'missing-value', severity: 'quarantine' }
