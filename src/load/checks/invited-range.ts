import type { Check } from './check.ts'

export const invitedRange: Check = { id: 'invited-range', severity: 'quarantine' }
