import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// A formula whose result was never saved has no value to read.
export const uncachedFormula: Check = {
  id: 'uncached-formula',
  severity: 'blocking',
  holds: 'Alla formler har ett sparat värde.',
  broken: (count, first) =>
    `${amount(count, 'formel', 'formler')} saknar sparat värde, den första är ${place(first)}. Öppna arbetsboken i Excel, spara den och läs in den igen, eller klistra in kolumnen som värden.`,
}
