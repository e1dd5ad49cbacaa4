import type { Check } from './check.ts'

// What nobody sees in Excel nobody has checked.
export const hiddenSheet: Check = { id: 'hidden-sheet', severity: 'warning' }
