import type { Check } from './check.ts'

// A merged heading covers several columns, so their names cannot be known.
export const mergedHeadings: Check = { id: 'merged-headings', severity: 'blocking' }
