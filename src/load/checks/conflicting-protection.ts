import type { Check } from './check.ts'

// The strictest marking wins: showing a protected pupil cannot be undone.
export const conflictingProtection: Check = { id: 'conflicting-protection', severity: 'warning' }
