import type { Check } from './check.ts'

// A transfer that breaks off can end inside a letter of several bytes.
export const cutCharacter: Check = { id: 'cut-character', severity: 'blocking' }
