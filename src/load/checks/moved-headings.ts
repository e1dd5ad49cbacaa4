import type { Check } from './check.ts'

// A heading row that says another order than the description: positions can no longer be trusted.
export const movedHeadings: Check = { id: 'moved-headings', severity: 'blocking' }
