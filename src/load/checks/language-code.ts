import type { Check } from './check.ts'

// M1, M2 and ML have a language column of their own.
export const languageCode: Check = { id: 'language-code', severity: 'warning' }
