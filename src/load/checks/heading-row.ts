import type { Check } from './check.ts'

// The collection file has no heading row; a row that repeats the description's own names is one nevertheless.
export const headingRow: Check = { id: 'heading-row', severity: 'warning' }
