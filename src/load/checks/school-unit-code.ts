import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// 8 digits as text, from the register of school units.
export const schoolUnitCode: Check = {
  id: 'school-unit-code',
  severity: 'quarantine',
  holds: 'Alla skolenhetskoder har 8 siffror.',
  broken: (count, first) =>
    `${rows(count)} har en skolenhetskod som inte stämmer, den första är ${place(first)}. Koden ska ha 8 siffror. Rätta i elevregistret och läs in en ny fil.`,
}
