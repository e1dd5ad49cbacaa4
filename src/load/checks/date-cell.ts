import type { Check } from './check.ts'

// A class such as 7-9 becomes 7 September; what was typed is gone from the workbook.
export const dateCell: Check = { id: 'date-cell', severity: 'blocking' }
