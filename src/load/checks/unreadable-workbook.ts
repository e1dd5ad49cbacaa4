import type { Check } from './check.ts'

// Damaged, password-protected or not a workbook at all.
export const unreadableWorkbook: Check = { id: 'unreadable-workbook', severity: 'blocking' }
