import type { SubjectGrade } from './grades.ts'
import { pupilSubjects } from './pupil-subjects.ts'

/**
 * Passed in all subjects of the pupil's own education. A–E passes; F, streck and code 3 fail; 2, Y, Z and blank are no subject.
 * In åk 9 a pupil without a single subject has not passed but stays in the denominator ("fått eller skulle ha fått betyg",
 * Skolverket, Kolada N15419). In other stage years such a pupil gets no goal-related grades (waldorf, international) and is
 * left out: null (Kolada N15540 speaks of pupils in schools with goal-related grades).
 */
export function passedAll(grades: readonly SubjectGrade[], stageYear: number): boolean | null {
  const subjects = pupilSubjects(grades)
  if (subjects.length === 0) return stageYear === 9 ? false : null
  return subjects.every((one) => one.passed)
}
