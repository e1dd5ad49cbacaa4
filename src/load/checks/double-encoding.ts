import type { Check } from './check.ts'

// UTF-8 read as Windows-1252 and saved once more. Repairing it would be a guess about every letter.
export const doubleEncoding: Check = { id: 'double-encoding', severity: 'blocking' }
