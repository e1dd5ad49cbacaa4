import type { Check } from './check.ts'

// The field is the source's own word and stands; a changed legal sex takes a new number, so most are slips.
export const sexMismatch: Check = { id: 'sex-mismatch', severity: 'warning' }
