import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// Excel counts days from 1900; a bare number may as well be something else.
export const dateSerial: Check = {
  id: 'date-serial',
  severity: 'quarantine',
  holds: 'Inga datum har blivit löpnummer.',
  broken: (count, first) =>
    `${rows(count)} har ett datum som Excel har gjort om till ett tal, till exempel 45658, den första är ${place(first)}. Exportera filen på nytt, eller formatera kolumnen som datum i Excel.`,
}
