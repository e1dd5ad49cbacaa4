import type { Check } from './check.ts'

// The date decides which delivery is the later one, so it must be one and the same.
export const extractionDate: Check = { id: 'extraction-date', severity: 'blocking' }
