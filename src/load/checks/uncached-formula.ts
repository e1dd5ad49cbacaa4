import type { Check } from './check.ts'

// A formula whose result was never saved has no value to read.
export const uncachedFormula: Check = { id: 'uncached-formula', severity: 'blocking' }
