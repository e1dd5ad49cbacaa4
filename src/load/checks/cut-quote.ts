import type { Check } from './check.ts'

// No field of these sources holds a line break, so a quotation that runs past its line was never closed.
export const cutQuote: Check = { id: 'cut-quote', severity: 'blocking' }
