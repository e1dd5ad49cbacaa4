import type { Check } from './check.ts'

// The last line without its full columns and without a line end: the file was cut on its way.
export const cutRow: Check = { id: 'cut-row', severity: 'blocking' }
