import type { Check } from './check.ts'

// Excel keeps 7E1 as 70 and drops leading zeros; the digits left are read as they are.
export const numberCell: Check = { id: 'number-cell', severity: 'warning' }
