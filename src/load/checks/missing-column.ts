import type { Check } from './check.ts'

// A required column is absent.
export const missingColumn: Check = { id: 'missing-column', severity: 'blocking' }
