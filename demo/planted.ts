// Patterns of known size that the platform's analyses must find again. Each is tuned on the very pupils it is planted in,
// so that the size stands in the files and not only in the expectation.
import type { Report } from './grades.ts'
import { letterOf } from './grades.ts'
import { meanMerit, meanPoints, pointsOf } from './results.ts'
import type { Subject } from './subject.ts'
import { science, society } from './subject.ts'
import type { UnitKey } from './unit.ts'

export interface PlantedPattern {
  readonly pattern: 'hiddenSexGap' | 'fallingSubject' | 'generousGrades'
  readonly school: string
  readonly schoolYear: string
  readonly subject: string | null
  readonly sizes: Readonly<Record<string, number>>
}
export interface Planted {
  readonly reports: readonly Report[]
  readonly patterns: readonly PlantedPattern[]
}

const boysLead: readonly Subject[] = [...society, ...science]
const girlsLead: readonly Subject[] = ['SV', 'EN', 'BL', 'HKK', 'MU', 'SL', 'M2']
const even: readonly Subject[] = ['MA', 'IDH', 'TK']
const sexGap = { school: 'as', boysLead: -2.2, even: -0.2, merit: 2.5 } as const
const falling = { school: 'sjovik', subject: 'HI', start: 14.2, aYear: -0.8 } as const
const generous = { school: 'vaster', subject: 'MA', lift: 0.3 } as const

/** Plants what belongs in these reports (one school, stage and year; `before` the latest year by that many years). */
export function plant(reports: readonly Report[], school: UnitKey, stage: number, before: number, schoolYear: string): Planted {
  const code = reports[0]?.unit.code ?? ''
  const planted = (
    pattern: PlantedPattern['pattern'],
    subject: string | null,
    changed: readonly Report[],
    sizes: Record<string, number>,
  ): Planted => ({
    reports: changed,
    patterns: [{ pattern, school: code, schoolYear, subject, sizes }],
  })
  if (stage === 9 && before === 0 && school === sexGap.school) {
    const changed = plantSexGap(reports)
    return planted('hiddenSexGap', null, changed, sexGapSizes(changed))
  }
  if (stage === 9 && before <= 3 && school === falling.school) {
    const changed = moveMean(reports, falling.subject, falling.start + falling.aYear * (3 - before))
    return planted('fallingSubject', falling.subject, changed, {
      aYear: falling.aYear,
      gradePoints: meanPoints(changed, falling.subject),
    })
  }
  if (stage === 9 && before === 0 && school === generous.school) {
    const changed = move(reports, generous.subject, () => generous.lift)
    return planted('generousGrades', generous.subject, changed, generousSizes(reports, changed))
  }
  return { reports, patterns: [] }
}

/** Boys ahead in society and science, girls in the rest by as much as leaves the merit value nearly even. */
function plantSexGap(reports: readonly Report[]): readonly Report[] {
  const ahead = boysLead.reduce((changed, subject) => moveGap(changed, subject, sexGap.boysLead), reports)
  const lower = even.reduce((changed, subject) => moveGap(changed, subject, sexGap.even), ahead)
  let gap = 1.8
  let changed = lower
  for (let round = 0; round < 6; round++) {
    changed = girlsLead.reduce((moved, subject) => moveGap(moved, subject, gap), lower)
    gap += (sexGap.merit - sexGapOf(changed, meanMerit)) / girlsLead.length
  }
  return changed
}

const ofSex = (reports: readonly Report[], sex: 'female' | 'male'): readonly Report[] =>
  reports.filter((one) => one.pupil.sex === sex)
const sexGapOf = (reports: readonly Report[], measure: (of: readonly Report[]) => number): number =>
  measure(ofSex(reports, 'female')) - measure(ofSex(reports, 'male'))

function sexGapSizes(reports: readonly Report[]): Record<string, number> {
  const subjects = [...boysLead, ...even, ...girlsLead].map(
    (subject) => [subject, sexGapOf(reports, (of) => meanPoints(of, subject))] as const,
  )
  return { meritValue: sexGapOf(reports, meanMerit), ...Object.fromEntries(subjects) }
}

// share of pupils whose final grade is higher or lower than the grade their knowledge alone would give (the test grade)
function generousSizes(known: readonly Report[], given: readonly Report[]): Record<string, number> {
  let higher = 0
  let both = 0
  for (const [position, report] of known.entries()) {
    const test = standingPoints(report, generous.subject)
    const final = standingPoints(given[position], generous.subject)
    if (test === null || final === null) continue
    both += 1
    if (final > test) higher += 1
  }
  return {
    testPoints: meanPoints(known, generous.subject),
    gradePoints: meanPoints(given, generous.subject),
    higher: higher / both,
    lower: 0,
    pupils: both,
  }
}

function standingPoints(report: Report | undefined, subject: Subject): number | null {
  const outcome = report?.outcomes.get(subject)
  return outcome !== undefined && 'standing' in outcome ? pointsOf(letterOf(outcome.standing)) : null
}

function move(reports: readonly Report[], subject: Subject, by: (report: Report) => number): readonly Report[] {
  return reports.map((report) => {
    const outcome = report.outcomes.get(subject)
    if (outcome === undefined || 'code' in outcome) return report
    return { ...report, outcomes: new Map(report.outcomes).set(subject, { standing: outcome.standing + by(report) }) }
  })
}

function moveMean(reports: readonly Report[], subject: Subject, target: number): readonly Report[] {
  const shift = solve((by) => meanPoints(reports, subject, by) - target)
  return move(reports, subject, () => shift)
}

// girls minus boys: the two are moved apart by as much each
function moveGap(reports: readonly Report[], subject: Subject, target: number): readonly Report[] {
  const girls = ofSex(reports, 'female')
  const boys = ofSex(reports, 'male')
  const apart = solve((by) => meanPoints(girls, subject, by) - meanPoints(boys, subject, -by) - target)
  return move(reports, subject, ({ pupil }) => (pupil.sex === 'female' ? apart : -apart))
}

/** Where a growing step function passes zero, by halving; the step of one pupil's grade is the precision. */
function solve(excess: (by: number) => number): number {
  let low = -3
  let high = 3
  for (let round = 0; round < 24; round++) {
    const middle = (low + high) / 2
    if (excess(middle) < 0) low = middle
    else high = middle
  }
  return high
}
