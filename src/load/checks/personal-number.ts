import type { Check } from './check.ts'

// 12 characters, a calendar date and a check digit; temporary numbers YYYYMMDDTFnn (docs/measures.md).
export const personalNumber: Check = { id: 'personal-number', severity: 'quarantine' }
