import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// A code one digit short in a file that has passed a spreadsheet; the zero is not put back by guess.
export const lostZeros: Check = {
  id: 'lost-zeros',
  severity: 'quarantine',
  holds: 'Inga inledande nollor saknas.',
  broken: (count, first) =>
    `${rows(count)} har en kod som är för kort, troligen för att Excel har tagit bort inledande nollor, den första är ${place(first)}. Exportera filen på nytt utan att öppna den i Excel, eller formatera kolumnen som Text.`,
}
