import type { Check } from './check.ts'

// An index on one scale cannot be held against one on another.
export const otherScale: Check = { id: 'other-scale', severity: 'quarantine' }
