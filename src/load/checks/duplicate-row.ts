import type { Check } from './check.ts'

// Both rows could be the right one; the first stands, the later ones wait.
export const duplicateRow: Check = { id: 'duplicate-row', severity: 'quarantine' }
