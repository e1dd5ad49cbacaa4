import type { Check } from './check.ts'

// An optional column under a name near its own would be lost without a word.
export const renamedColumn: Check = { id: 'renamed-column', severity: 'blocking' }
