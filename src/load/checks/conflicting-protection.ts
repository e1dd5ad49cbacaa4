import type { Check } from './check.ts'
import { amount, place } from './check.ts'

// The strictest marking wins: showing a protected pupil cannot be undone.
export const conflictingProtection: Check = {
  id: 'conflicting-protection',
  severity: 'warning',
  holds: 'Varje elev har en och samma markering om skyddade personuppgifter.',
  broken: (count, first) =>
    `${amount(count, 'elev', 'elever')} har olika markeringar om skyddade personuppgifter i filen, den första på ${place(first)}. Den strängaste gäller. Rätta markeringen i elevregistret.`,
}
