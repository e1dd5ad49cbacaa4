import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// M1, M2 and ML have a language column of their own.
export const languageCode: Check = {
  id: 'language-code',
  severity: 'warning',
  holds: 'Språk anges där det finns betyg i språk, och bara där.',
  broken: (count, first) =>
    `${rows(count)} har språkkod utan betyg eller betyg utan språkkod, den första är ${place(first)}. Betygen läses ändå. Rätta språkkoden i elevregistret.`,
}
