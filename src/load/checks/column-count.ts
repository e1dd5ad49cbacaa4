import type { Check } from './check.ts'

// Columns by position: one separator too many moves every value after it.
export const columnCount: Check = { id: 'column-count', severity: 'blocking' }
