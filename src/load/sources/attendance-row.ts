// A row of attendance that is not as it should be: read cell by cell, so that each fault is told as in every other delivery.
import { isInTerm, longestLesson, type SubjectCode, subjectCodes } from '../../school/rules/index.ts'
import { absenceMinutes } from '../checks/absence-minutes.ts'
import type { Findings } from '../checks/findings.ts'
import { lessonDay } from '../checks/lesson-day.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { detail } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import { lessonDelivery, lessonPlaces } from './attendance-columns.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import { readPersonalNumber } from './personal-number.ts'
import { readSchoolUnit } from './school-unit.ts'

export const subjectWords = wordMap<SubjectCode>(Object.fromEntries(subjectCodes.map((code) => [code, code])))
export const reportedWords = wordMap<boolean>({ Ja: true, Nej: false })

/** Minutes as they are written; a blank is none. null: something else than whole minutes. */
export const minutesIn = (text: string): number | null =>
  text === '' ? 0 : /^\d{1,3}$/.test(text) && Number(text) <= longestLesson ? Number(text) : null

/** `08:20`, `8.20`, `08:20:00` as `08:20`; null for anything else, '' too. */
export function startIn(text: string): string | null {
  const [, hour = '', minute = ''] = /^(\d{1,2})[:.](\d{2})(?:[:.]00)?$/.exec(text) ?? []
  return hour === '' || Number(hour) > 23 || Number(minute) > 59 ? null : `${hour.padStart(2, '0')}:${minute}`
}

/** Why lessons of a day (ISO) are not counted in a file of `extracted`; null when they are. */
export function whyNoLesson(day: string, extracted: string): 'future' | 'holiday' | null {
  if (day > extracted) return 'future'
  return isInTerm(day) ? null : 'holiday'
}

/** What is wrong with the minutes of a row: so many of absence in all, out of so many. null when nothing is. */
export function whatMinutes(
  scheduled: number,
  isReported: boolean,
  absent: number,
): 'noLength' | 'unreportedAbsence' | 'longAbsence' | null {
  if (scheduled === 0) return 'noLength'
  if (!isReported && absent > 0) return 'unreportedAbsence'
  return absent > scheduled ? 'longAbsence' : null
}

const headingAt = (place: number): string => lessonDelivery.columns[place]?.heading ?? ''

/** Holds a row back with all that is wrong in its cells, which stand in the contract's order. `extracted`: ISO date of the file. */
export function holdLesson(cells: readonly string[], row: DeliveryRow, extracted: string, findings: Findings): void {
  const at = (name: keyof typeof lessonPlaces): string => cells[lessonPlaces[name]] ?? ''
  const heading = (name: keyof typeof lessonPlaces): string => headingAt(lessonPlaces[name])
  const column = (name: keyof typeof lessonPlaces) => row.column(heading(name))
  readPersonalNumber(at('pupil'), { line: row.line, column: column('pupil'), referenceDate: extracted }, findings)
  readSchoolUnit(at('school'), row.line, column('school'), findings)
  const day = row.required(at('day'), heading('day')) === '' ? null : row.date(at('day'), heading('day'))
  const never = day === null ? null : whyNoLesson(day, extracted)
  if (never !== null) findings.hold(lessonDay, row.line, column('day'), '', detail(`lesson.${never}`))
  if (at('starts') !== '' && startIn(at('starts')) === null)
    findings.hold(unknownCode, row.line, column('starts'), masked(at('starts')), detail('timeForm', formOf(at('starts'))))
  if (at('subject') !== '') row.word(at('subject'), heading('subject'), subjectWords)
  const isReported = row.word(at('reported'), heading('reported'), reportedWords)
  row.required(at('scheduled'), heading('scheduled'))
  const minutes = (['scheduled', 'valid', 'invalid', 'other'] as const).map((name) => {
    const found = minutesIn(at(name))
    if (found === null)
      findings.hold(absenceMinutes, row.line, column(name), masked(at(name)), detail('minutes', formOf(at(name)), longestLesson))
    return found
  })
  const [scheduled, ...absences] = minutes
  if (isReported === null || at('scheduled') === '' || minutes.includes(null)) return
  const absent = absences.reduce<number>((sum, each) => sum + (each ?? 0), 0)
  const wrong = whatMinutes(scheduled ?? 0, isReported, absent)
  if (wrong !== null)
    findings.hold(absenceMinutes, row.line, column('scheduled'), '', detail(`lesson.${wrong}`, absent, scheduled ?? 0))
}
