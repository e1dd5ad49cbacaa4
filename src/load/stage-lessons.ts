import type { Intake } from './intake.ts'
import { type Lessons, noStageYear } from './lessons.ts'
import { field } from './staging.ts'

const rowsAtOnce = 4096

/** Stages lessons. A row is put together of texts made once for each pupil, school and day: a million rows as values would take seconds. */
export function stageLessons({ staging, vault }: Pick<Intake, 'staging' | 'vault'>, lessons: Lessons, fileKey: number): void {
  const { columns, count } = lessons
  if (count === 0) return
  // a delivery of lessons tells no names, so none is renewed
  const keys = vault.keysFor(
    lessons.pupils.map(({ personalNumber }) => ({ personalNumber, givenName: '', familyName: '' })),
    'keep',
  )
  const sexes = lessons.pupils.map(({ sex }) => field(sex))
  const schools = lessons.schools.map(field)
  const times = lessons.days.map(({ schoolYear, term }) => `${schoolYear},${field(term)},${noStageYear},`)
  const days = lessons.days.map(({ day }) => day)
  const starts = lessons.starts.map(field)
  const subjects = lessons.subjects.map(field)
  let text = ''
  for (let row = 0; row < count; row++) {
    const pupil = columns.pupil[row] ?? 0
    const day = columns.day[row] ?? 0
    text += `${fileKey},${columns.line[row]},${keys[pupil]},${schools[columns.school[row] ?? 0]},${times[day]},${sexes[pupil]},${days[day]},${
      starts[columns.starts[row] ?? 0]
    },${subjects[columns.subject[row] ?? 0]},${columns.scheduled[row]},${columns.reported[row] === 1},${columns.valid[row]},${
      columns.invalid[row]
    },${columns.other[row]}\n`
    if (row % rowsAtOnce !== rowsAtOnce - 1) continue
    staging.addText('src_lesson', text)
    text = ''
  }
  staging.addText('src_lesson', text)
}
