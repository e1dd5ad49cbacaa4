import type { Check } from './check.ts'

// Yesterday's file after today's would quietly bring the old grades back.
export const olderExtraction: Check = { id: 'older-extraction', severity: 'blocking' }
