import type { Check } from './check.ts'

// Control characters, U+FFFD and the DOS code page: the letters are already lost or in a code the sources never use.
export const unreadableCharacters: Check = { id: 'unreadable-characters', severity: 'blocking' }
