import type { Check } from './check.ts'

// 4 digits as text; 0381 without its zero is a usual damage.
export const municipalityCode: Check = { id: 'municipality-code', severity: 'quarantine' }
