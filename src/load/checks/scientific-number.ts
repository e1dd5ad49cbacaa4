import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// 2,00901E+11: the last digits are gone and cannot be brought back.
export const scientificNumber: Check = {
  id: 'scientific-number',
  severity: 'blocking',
  holds: 'Inga nummer har avrundats av Excel.',
  broken: (count, first) =>
    `${amount(count, 'värde', 'värden')} har avrundats av Excel till formen 2,00901E+11, det första är ${place(first)}. Siffrorna går inte att återskapa. Exportera filen på nytt och läs in den utan att öppna den i Excel.`,
}
