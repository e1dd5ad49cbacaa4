// Attendance of three schools in two weeks of the latest spring, lesson by lesson, as an attendance system exports it (UTF-8 with byte order
// mark, semicolons, CRLF): enough to be followed by weekday, month and subject without making the demo slow to load.
import type { Enrolment } from './life.ts'
import { type Random, random } from './random.ts'
import { schoolYear } from './roster.ts'
import type { UnitKey } from './unit.ts'

/** Sums over the pupils of a school who are enrolled on 15 May, in minutes. */
export interface TrueAttendance {
  readonly school: string
  readonly schoolYear: string
  pupils: number
  scheduled: number
  reported: number
  valid: number
  invalid: number
}

interface Lesson {
  readonly enrolment: Enrolment
  readonly day: string
  readonly starts: string
  readonly subject: string
  readonly reported: boolean
  readonly valid: number
  readonly invalid: number
}

export const attendedUnits: readonly UnitKey[] = ['as', 'ekhag', 'lilla']
const length = 60
const starts = ['08:20', '09:40', '12:20', '13:40'] as const
/** In turn over the week, so that each weekday has its own. */
const subjects = ['SV', 'MA', 'EN', 'IDH', 'MA', 'SV', 'BL', 'EN', 'SV', 'SL', 'MA', 'MU'] as const

/** Monday to Friday of a week of April and one of May: in most years neither has a holiday in it. */
const daysOf = (year: number): readonly string[] => [`${year + 1}-04-01`, `${year + 1}-05-09`].flatMap((day) => weekOf(day))

function weekOf(day: string): readonly string[] {
  const date = new Date(`${day}T00:00:00Z`)
  const monday = date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000
  return [0, 1, 2, 3, 4].map((add) => new Date(monday + add * 86_400_000).toISOString().slice(0, 10))
}

export function lessonsOf(enrolments: readonly Enrolment[], year: number): readonly Lesson[] {
  const days = daysOf(year)
  const there = enrolments.filter(
    ({ unit, from, to }) => attendedUnits.includes(unit.key) && from <= (days[0] ?? '') && to >= (days.at(-1) ?? ''),
  )
  return there.flatMap((enrolment) => {
    const chance = random(enrolment.pupil.seed, year, 41)
    // most are seldom away, a few often
    const often = chance.chance(0.07) ? 0.3 : 0.05 * chance.unit()
    return days.flatMap((day, on) => dayOf(enrolment, day, on, often, chance))
  })
}

function dayOf(enrolment: Enrolment, day: string, on: number, often: number, chance: Random): readonly Lesson[] {
  const weekday = on % 5
  const isEdge = weekday === 0 || weekday === 4
  const isIll = chance.chance(isEdge ? often * 1.4 : often)
  return starts.map((start, nth) => {
    // a whole class is reported or not: by the class, the day and the lesson
    const reported = !random(classSeed(enrolment), on, nth).chance(enrolment.unit.key === 'ekhag' ? 0.12 : 0.03)
    const late = !isIll && enrolment.stage >= 7 && nth === 0 && chance.chance(0.04)
    return {
      ...{ enrolment, day, starts: start, subject: subjects[(weekday * starts.length + nth) % subjects.length] ?? '', reported },
      valid: reported && isIll ? length : 0,
      invalid: reported && late ? 15 : 0,
    }
  })
}

const classSeed = ({ unit, class: name }: Enrolment): number =>
  [...`${unit.code}${name}`].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7)

const heading =
  'Uttagsdatum;Personnummer;Förnamn;Efternamn;Skolenhetskod;Klass;Datum;Starttid;Ämne;Lektionsminuter;Rapporterad;Giltig frånvaro;Ogiltig frånvaro'

/** `damage`: three rows written in by hand, which wait: more absence than lesson, a lesson twice, a day of July. */
export function attendanceFile(lessons: readonly Lesson[], year: number): string {
  const extracted = `${year + 1}-05-20`
  const line = ({ enrolment: { pupil, unit, class: name }, ...lesson }: Lesson): string =>
    [
      ...[extracted, pupil.number, pupil.given, pupil.family, unit.code, name, lesson.day, lesson.starts, lesson.subject, length],
      ...[lesson.reported ? 'Ja' : 'Nej', lesson.valid, lesson.invalid],
    ].join(';')
  return `\uFEFF${[heading, ...lessons.map(line), ...damaged(lessons).map(line)].map((row) => `${row}\r\n`).join('')}`
}

function damaged(lessons: readonly Lesson[]): readonly Lesson[] {
  const [first] = lessons
  if (first === undefined) return []
  const reported = { ...first, reported: true }
  return [{ ...reported, starts: '15:00', valid: length + 30 }, first, { ...first, day: `${first.day.slice(0, 4)}-07-04` }]
}

export function trueAttendance(lessons: readonly Lesson[], year: number): readonly TrueAttendance[] {
  const sums = new Map<string, TrueAttendance>()
  const counted = new Set<string>()
  for (const { enrolment, reported, valid, invalid } of lessons) {
    const { unit, pupil, from, to } = enrolment
    const day = `${year + 1}-05-15`
    if (from > day || to < day) continue
    const none = { school: unit.code, schoolYear: schoolYear(year), pupils: 0, scheduled: 0, reported: 0, valid: 0, invalid: 0 }
    const sum = sums.get(unit.code) ?? none
    sums.set(unit.code, sum)
    sum.pupils += Number(!counted.has(pupil.number))
    counted.add(pupil.number)
    sum.scheduled += length
    sum.reported += reported ? length : 0
    sum.valid += valid
    sum.invalid += invalid
  }
  return [...sums.values()]
}
