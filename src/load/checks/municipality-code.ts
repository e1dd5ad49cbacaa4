import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// 4 digits as text; 0381 without its zero is a usual damage.
export const municipalityCode: Check = {
  id: 'municipality-code',
  severity: 'quarantine',
  holds: 'Alla kommunkoder har 4 siffror.',
  broken: (count, first) =>
    `${rows(count)} har en kommunkod som inte stämmer, den första är ${place(first)}. Koden ska ha 4 siffror, även en inledande nolla.`,
}
