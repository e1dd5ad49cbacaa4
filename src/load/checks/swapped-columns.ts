import type { Check } from './check.ts'

// Positions carry the meaning, so a column whose values have another column's shape is in the wrong place.
export const swappedColumns: Check = { id: 'swapped-columns', severity: 'blocking' }
