import { failingCodes, gradePoints, isPassed, type SubjectGrade } from './grades.ts'
import { isSubjectCode, type SubjectCode, swedishCodes } from './subjects.ts'

/** A subject of one pupil's education. `points` null without A–F (streck, not read). */
export interface PupilSubject {
  /** SV for svenska and svenska som andraspråk alike */
  readonly subject: SubjectCode
  readonly points: number | null
  readonly passed: boolean
}

/**
 * The subjects that are part of a pupil's education. SV and SVA are one subject: the better of the two counts when a file
 * has both. Codes 2, Y and Z and a blank say that the subject is not graded for this pupil: it is left out.
 */
export function pupilSubjects(grades: readonly SubjectGrade[]): readonly PupilSubject[] {
  const found = new Map<SubjectCode, PupilSubject>()
  for (const { subject, grade } of grades) {
    if (!isSubjectCode(subject)) continue
    const passed = isPassed(grade)
    if (!passed && !failingCodes.includes(grade)) continue
    const code = swedishCodes.includes(subject) ? 'SV' : subject
    const points = gradePoints(grade)
    const other = found.get(code)
    if (other === undefined || (points ?? -1) > (other.points ?? -1)) found.set(code, { subject: code, points, passed })
  }
  return [...found.values()]
}
