import type { Check } from './check.ts'

export const notEnrolled: Check = { id: 'not-enrolled', severity: 'quarantine' }
