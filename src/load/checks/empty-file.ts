import type { Check } from './check.ts'

// An export that failed half-way often leaves a file without content.
export const emptyFile: Check = { id: 'empty-file', severity: 'blocking' }
