// The true results, worked out from the letters alone and apart from the product's own rules, so that tests can hold one against the other.
// Definitions: Skolverket, "Definitioner av statistik"; merit value with 16/17 subjects since 2014.
import type { Report } from './grades.ts'
import { letterOf } from './grades.ts'
import type { Subject } from './subject.ts'
import { science, society } from './subject.ts'

export type Grades = ReadonlyMap<Subject, string>
export interface PupilResult {
  readonly merit: number
  readonly anyPassed: boolean
  readonly passedAll: boolean
  readonly vocational: boolean
  readonly arts: boolean
  readonly economics: boolean
  readonly scienceTechnology: boolean
}

const points: Readonly<Record<string, number>> = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0 }

/** Points of a grade A–F, null for every other code. */
export const pointsOf = (letter: string | undefined): number | null => points[letter ?? ''] ?? null

/** The letters and codes of a report as the collection file writes them. */
export function gradesOf(report: Report): Grades {
  return new Map(
    [...report.outcomes].map(([subject, outcome]) => [subject, 'code' in outcome ? outcome.code : letterOf(outcome.standing)]),
  )
}

export function resultOf(grades: Grades): PupilResult {
  const passes = (subject: Subject): boolean => (pointsOf(grades.get(subject)) ?? 0) > 0
  const passed = [...grades.keys()].filter(passes)
  const inSixteen = passed
    .filter((subject) => subject !== 'M2')
    .map((subject) => pointsOf(grades.get(subject)) ?? 0)
    .sort((a, b) => b - a)
    .slice(0, 16)
  const seventeenth = pointsOf(grades.get('M2')) ?? 0
  const vocationalCore = (passes('SV') || passes('SVA')) && passes('EN') && passes('MA')
  // the three core subjects are among the passed ones, so 5, 9 and 12 − 3 further ones mean 8 and 12 in all
  const twelve = vocationalCore && passed.length >= 12
  return {
    merit: inSixteen.reduce((sum, one) => sum + one, seventeenth),
    anyPassed: passed.length > 0,
    passedAll: [...grades].every(([subject, letter]) => passes(subject) || letter === '2' || letter === 'Z'),
    vocational: vocationalCore && passed.length >= 8,
    arts: twelve,
    economics: twelve && society.every(passes),
    scienceTechnology: twelve && science.every(passes),
  }
}

const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

/** Mean merit value of the pupils with at least one pass. */
export const meanMerit = (reports: readonly Report[]): number =>
  mean(
    reports
      .map((report) => resultOf(gradesOf(report)))
      .filter((one) => one.anyPassed)
      .map((one) => one.merit),
  )

/** Mean grade points over A–F in a subject, with every standing first moved by `shift`. */
export function meanPoints(reports: readonly Report[], subject: Subject, shift = 0): number {
  const values: number[] = []
  for (const { outcomes } of reports) {
    const outcome = outcomes.get(subject)
    if (outcome !== undefined && 'standing' in outcome) values.push(pointsOf(letterOf(outcome.standing + shift)) ?? 0)
  }
  return mean(values)
}
