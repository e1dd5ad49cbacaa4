import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// The field is the source's own word and stands; a changed legal sex takes a new number, so most are slips.
export const sexMismatch: Check = {
  id: 'sex-mismatch',
  severity: 'warning',
  holds: 'Kön stämmer med personnumret.',
  broken: (count, first) =>
    `${rows(count)} har ett kön som skiljer sig från personnumret, den första är ${place(first)}. Uppgiften i kolumnen Kön används. Kontrollera den i elevregistret.`,
}
