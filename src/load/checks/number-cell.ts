import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// Excel keeps 7E1 as 70 and drops leading zeros; the digits left are read as they are.
export const numberCell: Check = {
  id: 'number-cell',
  severity: 'warning',
  holds: 'Koder och namn står som text i arbetsboken.',
  broken: (count, first) =>
    `${amount(count, 'värde', 'värden')} står som tal fast kolumnen ska vara text, det första är ${place(first)}. Siffrorna läses som de står. Kontrollera klasser som 7E1 och inledande nollor, och formatera kolumnen som Text.`,
}
