import type { Check } from './check.ts'

export const missingSchool: Check = { id: 'missing-school', severity: 'blocking' }
