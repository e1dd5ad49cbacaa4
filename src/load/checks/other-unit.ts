import type { Check } from './check.ts'
import { rows } from './check.ts'

// The roster decides membership; the file's own unit stands when the roster has no enrolment on the day.
export const otherUnit: Check = {
  id: 'other-unit',
  severity: 'warning',
  holds: 'Elevernas skolenhet är densamma i filen som i elevregistret på mätdagen.',
  broken: (count, first) =>
    `${rows(count)} har en annan skolenhet än elevregistret på mätdagen, den första på rad ${first.line}. Eleverna räknas på den skola som registret anger. Kontrollera om registret eller filen är fel.`,
}
