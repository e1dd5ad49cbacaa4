import type { Check } from './check.ts'

export const unknownUnit: Check = { id: 'unknown-unit', severity: 'quarantine' }
