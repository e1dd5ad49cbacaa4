import type { Check } from './check.ts'

// 8 digits as text, from the register of school units.
export const schoolUnitCode: Check = { id: 'school-unit-code', severity: 'quarantine' }
