// Rows of attendance. A term of a municipality has a million of them, so they stand by column: small numbers that point into lists of what
// occurs, each of which is parsed, looked up and held against the roster once.
import type { Sex, Term } from '../contract/index.ts'
import { schoolYearOf, termOf } from '../school/rules/index.ts'
import type { Scope } from './scope.ts'

export interface LessonPupil {
  /** 12 characters, as `Identity` has it */
  readonly personalNumber: string
  readonly sex: Sex
}

/** A day with the time it belongs to. */
export interface LessonDay {
  /** ISO date */
  readonly day: string
  /** first calendar year of the school year: 2024 is 2024/25 */
  readonly schoolYear: number
  readonly term: Term
}

/** `pupil`, `school`, `day`, `starts` and `subject` point into the lists of `Lessons`; the others are minutes, and `reported` is 0 or 1. */
export const lessonColumns = [
  ...(['line', 'pupil', 'school', 'day', 'starts', 'subject'] as const),
  ...(['scheduled', 'reported', 'valid', 'invalid', 'other'] as const),
] as const
export type LessonColumn = (typeof lessonColumns)[number]

export interface Lessons {
  readonly count: number
  readonly pupils: readonly LessonPupil[]
  readonly schools: readonly string[]
  readonly days: readonly LessonDay[]
  /** `08:20`; null where the delivery tells no time */
  readonly starts: readonly (string | null)[]
  /** codes of the grade files; null where a lesson is of no subject */
  readonly subjects: readonly (string | null)[]
  /** of `count` numbers each */
  readonly columns: Readonly<Record<LessonColumn, Int32Array>>
}

/** Columns with room for so many rows. */
export const roomFor = (rows: number): Record<LessonColumn, Int32Array> => {
  const column = (): Int32Array => new Int32Array(rows)
  return {
    ...{ line: column(), pupil: column(), school: column(), day: column(), starts: column(), subject: column() },
    ...{ scheduled: column(), reported: column(), valid: column(), invalid: column(), other: column() },
  }
}

export const noLessons: Lessons = {
  ...{ count: 0, pupils: [], schools: [], days: [], starts: [], subjects: [] },
  columns: roomFor(0),
}

export const lessonDay = (day: string): LessonDay => ({ day, schoolYear: schoolYearOf(day), term: termOf(day) })

/** The lessons that `stays` keeps; itself when it keeps all. */
export function lessonsWhere(lessons: Lessons, stays: (row: number) => boolean): Lessons {
  const kept = new Int32Array(lessons.count)
  let count = 0
  for (let row = 0; row < lessons.count; row++) if (stays(row)) kept[count++] = row
  if (count === lessons.count) return lessons
  const columns = roomFor(count)
  for (const name of lessonColumns) {
    const [from, to] = [lessons.columns[name], columns[name]]
    for (let at = 0; at < count; at++) to[at] = from[kept[at] ?? 0] ?? 0
  }
  return { ...lessons, count, columns }
}

/** What the lessons replace: each day at each school, with its number of rows. */
export function daysOf({
  count,
  schools,
  days,
  columns,
}: Lessons): readonly (Omit<Scope, 'source'> & { readonly rows: number })[] {
  const rows = new Int32Array(schools.length * days.length)
  for (let row = 0; row < count; row++) {
    const at = (columns.school[row] ?? 0) * days.length + (columns.day[row] ?? 0)
    rows[at] = (rows[at] ?? 0) + 1
  }
  return schools.flatMap((school, s) =>
    days.flatMap(({ day, schoolYear, term }, d) => {
      const filled = rows[s * days.length + d] ?? 0
      return filled === 0 ? [] : [{ school, schoolYear, term, stageYear: noStageYear, about: day, rows: filled }]
    }),
  )
}

/** A lesson is of pupils, who have stage years; itself it has none. */
export const noStageYear = -1
