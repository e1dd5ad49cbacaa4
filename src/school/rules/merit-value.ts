import type { SubjectGrade } from './grades.ts'
import { pupilSubjects } from './pupil-subjects.ts'

/** Number of grades in the merit value besides the modern language. */
export const meritSubjects = 16

export interface MeritValue {
  /** points, 0–340 */
  readonly value: number
  /** has at least one grade A–E: then the pupil is in the denominator of the mean */
  readonly counted: boolean
}

/**
 * A pupil's merit value: the sum of the 16 best grade points, and a passed modern language taken as språkval (M2) on top,
 * also when the pupil has fewer than 16 grades. M1, mother tongue, sign language and another subject only count inside the 16.
 * Gymnasieförordningen (2010:2039) 7 kap. 4 §: the grade in modern languages and the 16 best *of the others*, so this is not "the
 * 17 best" as Kolada words it (N15505).
 */
export function meritValue(grades: readonly SubjectGrade[]): MeritValue {
  const subjects = pupilSubjects(grades)
  const language = subjects.find((one) => one.subject === 'M2')?.points ?? 0
  const best = subjects
    .filter((one) => one.subject !== 'M2')
    .map((one) => one.points ?? 0)
    .sort((a, b) => b - a)
    .slice(0, meritSubjects)
  return {
    value: best.reduce((sum, points) => sum + points, language),
    counted: subjects.some((one) => one.passed),
  }
}
