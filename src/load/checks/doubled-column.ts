import type { Check } from './check.ts'

// With two columns of one name nobody can say which one is meant.
export const doubledColumn: Check = { id: 'doubled-column', severity: 'blocking' }
