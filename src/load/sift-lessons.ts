// What the checks across files do with lessons: by what occurs in their columns, never row by row where the row adds nothing.
import { formatSchoolYear, measurementDate } from '../school/rules/index.ts'
import type { Base, Stay } from './base.ts'
import type { Findings } from './checks/index.ts'
import { notEnrolled } from './checks/not-enrolled.ts'
import { otherUnit } from './checks/other-unit.ts'
import { reportingFell } from './checks/reporting-fell.ts'
import { rosterNotLoaded } from './checks/roster-not-loaded.ts'
import { unknownPupil } from './checks/unknown-pupil.ts'
import { unknownUnit } from './checks/unknown-unit.ts'
import { detail, type Worded } from './detail.ts'
import { type Lessons, lessonsWhere } from './lessons.ts'
import type { ReadFile } from './source.ts'

/** Lessons at units that the register tells of. */
export function lessonsOfUnits(lessons: Lessons, units: ReadonlySet<string>, findings: Findings): Lessons {
  const known = lessons.schools.map((school) => units.has(school))
  const { school, line } = lessons.columns
  if (known.every((one) => one)) return lessons
  return lessonsWhere(lessons, (row) => {
    const at = school[row] ?? 0
    if (known[at] === true) return true
    const code = lessons.schools[at] ?? ''
    findings.hold(unknownUnit, line[row] ?? 0, 'Skolenhetskod', code, detail('unknownUnit', code))
    return false
  })
}

interface Roster {
  readonly base: Base
  readonly known: (personalNumbers: readonly string[]) => readonly (number | null)[]
}

/** Lessons of pupils whom the roster of the school year enrols that day. */
export async function lessonsOfEnrolled(lessons: Lessons, { base, known }: Roster, findings: Findings): Promise<Lessons> {
  if (lessons.count === 0) return lessons
  findings.carryOut(rosterNotLoaded)
  const keys = known(lessons.pupils.map(({ personalNumber }) => personalNumber))
  const staysOf = new Map<number, readonly (readonly Stay[] | null)[]>()
  for (const year of new Set(lessons.days.map(({ schoolYear }) => schoolYear))) {
    const stays = await base.staysIn(year)
    if (stays === null) {
      findings.note(rosterNotLoaded, { line: null, column: null, detail: detail('schoolYear', formatSchoolYear(year)) })
      continue
    }
    findings.carryOut(unknownPupil, notEnrolled, otherUnit)
    staysOf.set(
      year,
      keys.map((key) => (key === null ? null : (stays.get(key) ?? null))),
    )
  }
  return lessonsWhere(lessons, rowSift(lessons, staysOf, findings))
}

/** Does a row stay? `staysOf`: by school year, then by the pupil's place; null where the roster does not know the pupil. */
function rowSift(
  { columns, days, schools }: Lessons,
  staysOf: ReadonlyMap<number, readonly (readonly Stay[] | null)[]>,
  findings: Findings,
): (row: number) => boolean {
  const times = days.map(({ day, schoolYear, term }) => ({
    day,
    schoolYear,
    told: staysOf.get(schoolYear),
    on: measurementDate(schoolYear, term),
  }))
  const elsewhere = new Map<number, boolean>()
  return (row) => {
    const at = columns.day[row] ?? 0
    const time = times[at]
    if (time?.told === undefined) return true
    const pupil = columns.pupil[row] ?? 0
    const stays = time.told[pupil] ?? null
    const line = columns.line[row] ?? 0
    if (stays === null) {
      findings.hold(unknownPupil, line, 'Personnummer', '****', detail('unknownPupil', formatSchoolYear(time.schoolYear)))
      return false
    }
    if (!stays.some((stay) => holdsOn(stay, time.day))) {
      findings.hold(notEnrolled, line, 'Datum', '', detail('notEnrolled', time.day))
      return false
    }
    const school = columns.school[row] ?? 0
    const place = (pupil * schools.length + school) * times.length + at
    let isElsewhere = elsewhere.get(place)
    if (isElsewhere === undefined) {
      const there = stays.filter((stay) => holdsOn(stay, time.on))
      isElsewhere = there.length > 0 && there.every((stay) => stay.school !== schools[school])
      elsewhere.set(place, isElsewhere)
    }
    if (isElsewhere) findings.note(otherUnit, { line, column: null, detail: null })
    return true
  }
}

const holdsOn = ({ from, to }: Stay, day: string): boolean => (from === null || from <= day) && (to === null || day <= to)

/** Parts of one that a school may report less than before without a word. */
const mostFall = 0.2

/** Schools that report much less than they did in the days before the file's. */
export async function checkReporting({ lessons }: Pick<ReadFile, 'lessons'>, base: Base, findings: Findings): Promise<void> {
  if (lessons.count === 0) return
  findings.carryOut(reportingFell)
  const [first = ''] = lessons.days.map(({ day }) => day).sort()
  const before = await base.reportingBefore(first)
  const { school, scheduled, reported } = lessons.columns
  const sums = lessons.schools.map(() => ({ scheduled: 0, reported: 0 }))
  for (let row = 0; row < lessons.count; row++) {
    const sum = sums[school[row] ?? 0]
    const minutes = scheduled[row] ?? 0
    if (sum === undefined) continue
    sum.scheduled += minutes
    if (reported[row] === 1) sum.reported += minutes
  }
  const fallen = lessons.schools.flatMap((code, at): readonly Worded[] => {
    const last = before.get(code)
    const sum = sums[at]
    if (last === undefined || sum === undefined || sum.scheduled === 0) return []
    const now = sum.reported / sum.scheduled
    return last - now > mostFall ? [detail('reporting', code, Math.round(now * 100), Math.round(last * 100))] : []
  })
  const named = fallen.slice(0, 5).reduce<Worded | null>((told, one) => (told === null ? one : detail('both', told, one)), null)
  if (named === null) return
  findings.note(
    reportingFell,
    { line: null, column: null, detail: detail('list', named, Math.max(0, fallen.length - 5)) },
    fallen.length,
  )
}
