import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// SV and SVA are alternatives, and so are a block grade (NO, SO) and the grades of its subjects.
export const twoGrades: Check = {
  id: 'two-grades',
  severity: 'quarantine',
  holds: 'Ingen har två betyg i samma ämne.',
  broken: (count, first) =>
    `${rows(count)} har betyg i två ämnen som utesluter varandra, den första är ${place(first)}. Rätta betygen i elevregistret och läs in en ny fil.`,
}
