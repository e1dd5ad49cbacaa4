import type { Check } from './check.ts'

// Columns added by the pupil system are not read.
export const unknownColumn: Check = { id: 'unknown-column', severity: 'warning' }
