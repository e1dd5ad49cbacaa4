import type { Check } from './check.ts'

export const unknownQuestion: Check = { id: 'unknown-question', severity: 'quarantine' }
