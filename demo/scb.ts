// SCB's collection files of grades: semicolons, no heading, Windows-1252, CRLF, one row a pupil
// (SCB, "Datafilsbeskrivning betyg åk 9 2025" and "… åk 6 2025").
import iconv from 'iconv-lite'
import type { Pupil } from './pupil.ts'
import type { Grades } from './results.ts'
import type { Subject } from './subject.ts'
import { subjects6, subjects9 } from './subject.ts'

export interface ScbRow {
  readonly pupil: Pupil
  readonly school: string
  readonly class: string
  readonly grades: Grades
}

/** The bytes of one school unit's file; `date` (ISO) is the day of extraction. */
export function scbFile(stage: 6 | 9, date: string, rows: readonly ScbRow[]): Uint8Array {
  const subjects = stage === 9 ? subjects9 : subjects6
  const lines = rows.map((row) => ({
    order: `${row.class} ${row.pupil.family} ${row.pupil.given} ${row.pupil.number}`,
    text: line(date, row, subjects),
  }))
  lines.sort((a, b) => (a.order < b.order ? -1 : 1))
  return iconv.encode(lines.map((one) => `${one.text}\r\n`).join(''), 'windows-1252')
}

function line(date: string, { pupil, school, class: group, grades }: ScbRow, subjects: readonly Subject[]): string {
  const fields = ['Elevregister', date, '11.4', pupil.number, school, group, pupil.given, pupil.family]
  for (const subject of subjects) {
    const grade = grades.get(subject) ?? ''
    if (subject === 'M1' || subject === 'M2' || subject === 'ML')
      fields.push(grade === '2' ? '' : (languageOf(pupil, subject) ?? ''))
    fields.push(grade)
  }
  return fields.join(';')
}

const languageOf = (pupil: Pupil, subject: 'M1' | 'M2' | 'ML'): string | null =>
  subject === 'M1' ? pupil.extraLanguage : subject === 'M2' ? pupil.secondLanguage : pupil.motherTongue
