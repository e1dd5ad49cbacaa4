import type { Check } from './check.ts'

// The collection file has no heading row; a row that repeats the description's own names is one nevertheless.
export const headingRow: Check = {
  id: 'heading-row',
  severity: 'warning',
  holds: 'Filen har ingen rubrikrad, som det ska vara.',
  broken: () => 'Filen börjar med en rubrikrad, fast en insamlingsfil ska sakna rubriker. Raden läses inte som en elev.',
}
