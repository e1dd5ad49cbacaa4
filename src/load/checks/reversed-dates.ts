import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// A period that ends before it begins.
export const reversedDates: Check = {
  id: 'reversed-dates',
  severity: 'quarantine',
  holds: 'Alla perioder slutar efter att de har börjat.',
  broken: (count, first) =>
    `${rows(count)} har ett slutdatum före startdatum, den första är ${place(first)}. Rätta datumen i elevregistret och läs in en ny fil.`,
}
