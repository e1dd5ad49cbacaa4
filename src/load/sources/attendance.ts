import { isCalendarDate, isSchoolUnitCode, parsePersonalNumber } from '../../school/rules/index.ts'
import { absenceMinutes } from '../checks/absence-minutes.ts'
import type { Check } from '../checks/check.ts'
import { dateSerial } from '../checks/date-serial.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { Findings } from '../checks/findings.ts'
import { invalidDate } from '../checks/invalid-date.ts'
import { lessonDay as lessonDayCheck } from '../checks/lesson-day.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { missingValue } from '../checks/missing-value.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { detail } from '../detail.ts'
import { type LessonDay, type LessonPupil, type Lessons, lessonDay, lessonsWhere, roomFor } from '../lessons.ts'
import type { CodedColumn } from '../read/plain-rows.ts'
import type { ReadFile, Source } from '../source.ts'
import { lessonDelivery, lessonPlaces } from './attendance-columns.ts'
import { holdLesson, minutesIn, reportedWords, startIn, subjectWords, whatMinutes, whyNoLesson } from './attendance-row.ts'
import { type CodedTable, codedHash, readCoded } from './coded-deliveries.ts'
import { DeliveryRow } from './delivery-row.ts'
import { emptyRead } from './empty-read.ts'
import { latestOf, readExtractionDate } from './extraction-date.ts'
import { lessonSet } from './lesson-set.ts'

const rowChecks: readonly Check[] = [
  personalNumber,
  schoolUnitCode,
  lostZeros,
  unknownCode,
  missingValue,
  invalidDate,
  dateSerial,
  lessonDayCheck,
  absenceMinutes,
  duplicateRow,
]

/** Lessons of pupils, of one school or several, in one table or a sheet each. */
async function readAttendance(bytes: Uint8Array): Promise<ReadFile> {
  const findings = new Findings()
  const tables = await readCoded(bytes, [lessonDelivery], findings)
  const days = findings.stopped ? [] : tables.map((table) => extractionOf(table, findings))
  const extracted = latestOf(days)
  if (findings.stopped || extracted === null) return emptyRead(findings)
  findings.carryOut(...rowChecks)
  const lessons = lessonsIn(tables, extracted, findings)
  return {
    ...emptyRead(findings),
    extracted,
    rowsRead: tables.reduce((sum, { rows }) => sum + rows.lines.length, 0),
    contentHash: codedHash(tables),
    lessons,
  }
}

/** The one value of the column; the lines that tell another where there are several. */
function extractionOf({ rows }: CodedTable<'lessons'>, findings: Findings): string | null {
  const column = columnAt(rows.columns, 'extracted')
  const one = { lines: [rows.lines[0] ?? 0], cells: [column.values] }
  if (column.values.length === 1) return readExtractionDate(one, 0, 'Uttagsdatum', findings)
  const cells = Array.from(column.codes, (code) => [column.values[code] ?? ''])
  return readExtractionDate({ lines: Array.from(rows.lines), cells }, 0, 'Uttagsdatum', findings)
}

function columnAt(columns: readonly CodedColumn[], name: keyof typeof lessonPlaces): CodedColumn {
  const found = columns[lessonPlaces[name]]
  if (found === undefined) throw new Error(`the delivery has no column ${name}`)
  return found
}

/** What stands in the lists of `Lessons`, each once over all tables. */
interface Lists {
  readonly pupils: Listed<LessonPupil>
  readonly schools: Listed<string>
  readonly days: Listed<LessonDay>
  readonly starts: Listed<string | null>
  readonly subjects: Listed<string | null>
}

class Listed<T> {
  readonly members: T[] = []
  readonly #places = new Map<string | null, number>()

  place(name: string | null, make: () => T): number {
    const known = this.#places.get(name)
    if (known !== undefined) return known
    const place = this.members.push(make()) - 1
    this.#places.set(name, place)
    return place
  }
}

/** Stands in a column of places for what the slow reading must tell of. */
const wrong = -1

function lessonsIn(tables: readonly CodedTable<'lessons'>[], extracted: string, findings: Findings): Lessons {
  const lists: Lists = {
    pupils: new Listed(),
    schools: new Listed(),
    days: new Listed(),
    starts: new Listed(),
    subjects: new Listed(),
  }
  const total = tables.reduce((sum, { rows }) => sum + rows.lines.length, 0)
  const columns = roomFor(total)
  const seen = lessonSet(total)
  const readers = tables.map(({ rows }) => readersOf(rows.columns, lists, extracted))
  // every list is whole by now, so that places make one number
  const [dayCount, startCount, subjectCount] = [lists.days, lists.starts, lists.subjects].map(({ members }) => members.length)
  const keyOf = (pupil: number, day: number, starts: number, subject: number): number =>
    ((pupil * (dayCount ?? 1) + day) * (startCount ?? 1) + starts) * (subjectCount ?? 1) + subject
  let count = 0
  for (const [at, { rows, sheet }] of tables.entries()) {
    const read = readers[at]
    if (read === undefined) continue
    const hold = (row: number): void => {
      const cells = rows.columns.map(({ values, codes }) => values[codes[row] ?? 0] ?? '')
      const held = new DeliveryRow(rows.lines[row] ?? 0, sheet, findings)
      holdLesson(cells, held, extracted, findings)
      if (held.stands) throw new Error('a row of attendance is wrong, and nothing says how')
    }
    for (let row = 0; row < rows.lines.length; row++) {
      const pupil = read.pupil(row)
      const school = read.school(row)
      const day = read.day(row)
      const starts = read.starts(row)
      const subject = read.subject(row)
      const scheduled = read.scheduled(row)
      const reported = read.reported(row)
      const valid = read.valid(row)
      const invalid = read.invalid(row)
      const other = read.other(row)
      // one of them is -1 just when a bit of the sign is set
      const isWrong = (pupil | school | day | starts | subject | scheduled | reported | valid | invalid | other) < 0
      if (isWrong || whatMinutes(scheduled, reported === 1, valid + invalid + other) !== null) {
        hold(row)
        continue
      }
      const line = rows.lines[row] ?? 0
      // a pupil is at one lesson at a time; where no time is told, at one of each subject a day
      const first = seen.add(keyOf(pupil, day, starts, lists.starts.members[starts] === null ? subject : 0), line)
      if (first !== null) {
        findings.hold(duplicateRow, line, 'Personnummer', '****', detail('sameLesson', first))
        continue
      }
      columns.line[count] = line
      columns.pupil[count] = pupil
      columns.school[count] = school
      columns.day[count] = day
      columns.starts[count] = starts
      columns.subject[count] = subject
      columns.scheduled[count] = scheduled
      columns.reported[count] = reported
      columns.valid[count] = valid
      columns.invalid[count] = invalid
      columns.other[count] = other
      count++
    }
  }
  const lessons = {
    ...{ count: total, pupils: lists.pupils.members, schools: lists.schools.members, days: lists.days.members },
    ...{ starts: lists.starts.members, subjects: lists.subjects.members, columns },
  }
  return lessonsWhere(lessons, (row) => row < count)
}

type Reader = (row: number) => number

/** What each column of a row comes to: a place in a list, minutes, or `wrong`. Each value is parsed once. */
function readersOf(
  columns: readonly CodedColumn[],
  lists: Lists,
  extracted: string,
): Record<Exclude<keyof typeof lessonPlaces, 'extracted'>, Reader> {
  const reader = (name: keyof typeof lessonPlaces, parse: (value: string) => number): Reader => {
    const { values, codes } = columnAt(columns, name)
    const parsed = Int32Array.from(values, parse)
    return (row) => parsed[codes[row] ?? 0] ?? wrong
  }
  const minutes = (value: string): number => minutesIn(value) ?? wrong
  return {
    pupil: reader('pupil', (value) => {
      const read = parsePersonalNumber(value, extracted)
      return read.valid ? lists.pupils.place(read.number, () => ({ personalNumber: read.number, sex: read.sex })) : wrong
    }),
    school: reader('school', (value) => (isSchoolUnitCode(value) ? lists.schools.place(value, () => value) : wrong)),
    day: reader('day', (value) =>
      isCalendarDate(value) && whyNoLesson(value, extracted) === null ? lists.days.place(value, () => lessonDay(value)) : wrong,
    ),
    starts: reader('starts', (value) => {
      const start = value === '' ? null : startIn(value)
      return value !== '' && start === null ? wrong : lists.starts.place(start, () => start)
    }),
    subject: reader('subject', (value) => {
      const subject = value === '' ? null : (subjectWords.get(value.toLowerCase()) ?? '')
      return subject === '' ? wrong : lists.subjects.place(subject, () => subject)
    }),
    scheduled: reader('scheduled', (value) => (value === '' ? wrong : minutes(value))),
    reported: reader('reported', (value) => {
      const told = reportedWords.get(value.toLowerCase())
      return told === undefined ? wrong : Number(told)
    }),
    valid: reader('valid', minutes),
    invalid: reader('invalid', minutes),
    other: reader('other', minutes),
  }
}

export const attendanceSource: Source = {
  name: 'attendance',
  read: (_fileName, bytes) => readAttendance(bytes),
}
