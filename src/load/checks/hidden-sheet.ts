import type { Check } from './check.ts'
import { amount } from './check.ts'

// What nobody sees in Excel nobody has checked.
export const hiddenSheet: Check = {
  id: 'hidden-sheet',
  severity: 'warning',
  holds: 'Arbetsboken har inga dolda blad.',
  broken: (count) =>
    `Arbetsboken har ${amount(count, 'dolt blad', 'dolda blad')}, som inte läses. Visa bladet i Excel om det ska läsas in.`,
}
