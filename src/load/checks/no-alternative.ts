import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// The description allows code 2 only when the alternative subject has a grade.
export const noAlternative: Check = {
  id: 'no-alternative',
  severity: 'quarantine',
  holds: 'Kod 2 används bara där ett annat ämne har betyget.',
  broken: (count, first) =>
    `${rows(count)} har kod 2 i alla ämnen som kan ersätta varandra, den första är ${place(first)}. Kod 2 får bara stå i det ämne som eleven inte läser. Rätta i elevregistret och läs in en ny fil.`,
}
