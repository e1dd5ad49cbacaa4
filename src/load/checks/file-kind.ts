import type { Check } from './check.ts'

// Told from the first bytes, never from the file name.
export const fileKind: Check = { id: 'file-kind', severity: 'blocking' }
