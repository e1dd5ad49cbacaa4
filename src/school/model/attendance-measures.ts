import type { Measure } from '../../semantics/index.ts'
import { wholeAttendance } from '../rules/index.ts'
import { ratio } from './measure-kinds.ts'

const apart = ['subject', 'weekday', 'month']

/** All subjects, weekdays and months together, where nobody asks for one of them. */
const wholes = Object.fromEntries(apart.map((dimension) => [dimension, [wholeAttendance]]))

const ofMinutes = (measure: Measure, direction: 'higher' | 'lower'): Measure => ({
  ...measure,
  describe: { ...measure.describe, direction, defaults: { term: ['VT'], ...wholes } },
})

const absent = 'valid_minutes + invalid_minutes + other_minutes'
const reported = 'reported_minutes'

/** Absence out of the time that was reported, and how much of the time was. */
export const attendance: readonly Measure[] = [
  ofMinutes(ratio('absenceRate', 'attendance', { numerator: absent, denominator: reported }, 0.1, apart), 'lower'),
  ofMinutes(
    ratio('invalidAbsenceRate', 'attendance', { numerator: 'invalid_minutes', denominator: reported }, 0.1, apart),
    'lower',
  ),
  ofMinutes(
    ratio('reportingRate', 'attendance', { numerator: reported, denominator: 'scheduled_minutes' }, 0.1, apart),
    'higher',
  ),
]
