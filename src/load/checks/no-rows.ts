import type { Check } from './check.ts'

// Heading only: an export with a filter that matched nobody.
export const noRows: Check = { id: 'no-rows', severity: 'blocking' }
