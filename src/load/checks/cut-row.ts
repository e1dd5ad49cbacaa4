import type { Check } from './check.ts'
import { place } from './check.ts'

// The last line without its full columns and without a line end: the file was cut on its way.
export const cutRow: Check = {
  id: 'cut-row',
  severity: 'blocking',
  holds: 'Sista raden är hel.',
  broken: (_count, first) => `Filen är avbruten: sista raden (${place(first)}). Hämta eller exportera den på nytt.`,
}
