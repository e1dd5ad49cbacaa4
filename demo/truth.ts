import type { TrueAttendance } from './attendance.ts'
import type { Enrolment } from './life.ts'
import type { PlantedPattern } from './planted.ts'
import { sexIn } from './pupil.ts'
import type { Grades } from './results.ts'
import { pointsOf, resultOf } from './results.ts'
import { schoolYear } from './roster.ts'
import type { ScbRow } from './scb.ts'
import type { TrueAnswers, TrueInvitations } from './survey.ts'
import type { TrueTest } from './test-truth.ts'

type Sex = 'female' | 'male' | 'unknown'
/** Sums over the pupils of a school, school year, stage year and sex; means are left to the reader. Sex as the roster has it. */
interface TrueResult {
  readonly school: string
  readonly schoolYear: string
  readonly stageYear: 6 | 9
  readonly sex: Sex
  pupils: number
  /** pupils with at least one grade A–E: the denominator of the mean merit value; merit and eligibility are åk 9 alone */
  merited: number
  meritSum: number
  passedAll: number
  eligibleVocational: number
  eligibleArts: number
  eligibleEconomics: number
  eligibleScience: number
  /** subject → [pupils with A–F, sum of points, pupils with A–E, pupils with A–F or streck] */
  readonly subjects: Record<string, [number, number, number, number]>
}
/** Pupils enrolled on 15 October and 15 May. */
interface TrueCount {
  readonly school: string
  readonly schoolYear: string
  readonly stageYear: number
  readonly sex: Sex
  autumn: number
  spring: number
}
export interface Truth {
  readonly results: TrueResult[]
  readonly counts: TrueCount[]
  readonly tests: TrueTest[]
  readonly attendance: TrueAttendance[]
  readonly answers: TrueAnswers[]
  readonly invitations: TrueInvitations[]
  readonly planted: PlantedPattern[]
  /** units that became one: two old codes, one new; the roster names only the first as predecessor */
  readonly merged: { readonly from: readonly string[]; readonly into: string }[]
}

export function addResults(truth: Truth, year: number, stageYear: 6 | 9, rows: readonly ScbRow[]): void {
  const bySex = new Map<Sex, TrueResult>()
  for (const row of rows) {
    const sex = sexIn(row.pupil, year)
    const result = bySex.get(sex) ?? emptyResult(row.school, year, stageYear, sex)
    bySex.set(sex, result)
    addPupil(result, row.grades)
  }
  truth.results.push(...bySex.values())
}

const emptyResult = (school: string, year: number, stageYear: 6 | 9, sex: Sex): TrueResult => ({
  ...{ school, schoolYear: schoolYear(year), stageYear, sex },
  ...{
    pupils: 0,
    merited: 0,
    meritSum: 0,
    passedAll: 0,
    eligibleVocational: 0,
    eligibleArts: 0,
    eligibleEconomics: 0,
    eligibleScience: 0,
  },
  subjects: {},
})

function addPupil(result: TrueResult, grades: Grades): void {
  const one = resultOf(grades)
  result.pupils += 1
  result.passedAll += Number(one.passedAll)
  if (result.stageYear === 9) {
    result.merited += Number(one.anyPassed)
    result.meritSum += one.merit
    result.eligibleVocational += Number(one.vocational)
    result.eligibleArts += Number(one.arts)
    result.eligibleEconomics += Number(one.economics)
    result.eligibleScience += Number(one.scienceTechnology)
  }
  for (const [subject, letter] of grades) {
    const points = pointsOf(letter)
    if (points === null && letter !== '9') continue
    const [graded, sum, passed, judged] = result.subjects[subject] ?? [0, 0, 0, 0]
    result.subjects[subject] = [
      graded + Number(points !== null),
      sum + (points ?? 0),
      passed + Number((points ?? 0) > 0),
      judged + 1,
    ]
  }
}

export function addCounts(truth: Truth, year: number, enrolments: readonly Enrolment[]): void {
  const counts = new Map<string, TrueCount>()
  const on = ({ from, to }: Enrolment, day: string): number => Number(from <= day && day <= to)
  for (const enrolment of enrolments) {
    const { unit, stage, pupil } = enrolment
    const sex = sexIn(pupil, year)
    const key = `${unit.code}:${stage}:${sex}`
    const count = counts.get(key) ?? {
      school: unit.code,
      schoolYear: schoolYear(year),
      stageYear: stage,
      sex,
      autumn: 0,
      spring: 0,
    }
    count.autumn += on(enrolment, `${year}-10-15`)
    count.spring += on(enrolment, `${year + 1}-05-15`)
    counts.set(key, count)
  }
  truth.counts.push(...counts.values())
}
