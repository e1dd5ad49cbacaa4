import type { Check } from './check.ts'

export const unknownWording: Check = { id: 'unknown-wording', severity: 'quarantine' }
