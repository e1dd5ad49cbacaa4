import type { Check } from './check.ts'
import { place } from './check.ts'

// No field of these sources holds a line break, so a quotation that runs past its line was never closed.
export const cutQuote: Check = {
  id: 'cut-quote',
  severity: 'blocking',
  holds: 'Alla citattecken är avslutade.',
  broken: (_count, first) =>
    `Ett citattecken avslutas aldrig (${place(first)}). Filen kan vara avbruten. Exportera den på nytt, eller ta bort det ensamma citattecknet i elevregistret.`,
}
