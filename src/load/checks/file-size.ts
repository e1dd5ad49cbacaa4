import type { Check } from './check.ts'

// A school unit's files are under a megabyte; a cap keeps a wrong file from filling the memory.
export const fileSize: Check = { id: 'file-size', severity: 'blocking' }
