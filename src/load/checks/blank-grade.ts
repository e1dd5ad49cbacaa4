import type { Check } from './check.ts'
import { place, rows } from './check.ts'

// Blank is none of the codes: nothing is known of that subject for that pupil.
export const blankGrade: Check = {
  id: 'blank-grade',
  severity: 'warning',
  holds: 'Alla betygskolumner är ifyllda.',
  broken: (count, first) =>
    `${rows(count)} har en eller flera tomma betygskolumner, den första är ${place(first)}. Tomma kolumner räknas inte. Fyll i kod enligt filbeskrivningen om ämnet ska räknas.`,
}
