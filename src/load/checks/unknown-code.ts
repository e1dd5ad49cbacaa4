import type { Check } from './check.ts'

// Codes are allowed by subject in the description; words by column in the contract.
export const unknownCode: Check = { id: 'unknown-code', severity: 'quarantine' }
