import type { Check } from './check.ts'

// A workbook is a compressed file: a small one can unpack to gigabytes.
export const workbookLimits: Check = { id: 'workbook-limits', severity: 'blocking' }
