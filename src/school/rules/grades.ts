import { letterScale } from './grade-scale.ts'

/**
 * What a grade column of SCB's files may hold besides A–F (Datafilsbeskrivning betyg åk 9 and åk 6, 2025).
 * They are all different from F, from each other and from a blank column.
 */
export const specialGradeCodes = ['9', '3', '2', 'Y', 'Z'] as const
export const gradeCodes = ['A', 'B', 'C', 'D', 'E', 'F', ...specialGradeCodes] as const
export type GradeCode = (typeof gradeCodes)[number]

/** One subject of a pupil: at most one row a subject. `grade` as the file has it; any other text counts as blank. */
export interface SubjectGrade {
  readonly subject: string
  readonly grade: string
}

const pointsOf = new Map(letterScale.steps.map((step) => [step.grade, step.points]))
const passing = new Set(letterScale.steps.filter((step) => step.passed).map((step) => step.grade))
/** Codes of a subject that is part of the pupil's education without a passing grade: F, streck, not read (adapted). */
export const failingCodes: readonly string[] = ['F', '9', '3']

export function isGradeCode(text: string): text is GradeCode {
  return (gradeCodes as readonly string[]).includes(text)
}

/** Points 0–20 of a grade A–F; null for streck and every other code. */
export function gradePoints(grade: string): number | null {
  return pointsOf.get(grade) ?? null
}

/** A–E. */
export function isPassed(grade: string): boolean {
  return passing.has(grade)
}

/**
 * Mean grade points of a subject, as a sum and a number of pupils: over A–F, where F counts 0 and streck not at all
 * (Skolverket, "genomsnittlig betygspoäng").
 */
export function sumOfGradePoints(grades: readonly string[]): { sum: number; count: number } {
  const points = grades.map(gradePoints).filter((value) => value !== null)
  return { sum: points.reduce((sum, value) => sum + value, 0), count: points.length }
}

/** Share A–E of a subject, as numerator and denominator: A–E of all with A–F or streck. */
export function passedOfGraded(grades: readonly string[]): { passed: number; graded: number } {
  return {
    passed: grades.filter(isPassed).length,
    graded: grades.filter((grade) => grade === '9' || gradePoints(grade) !== null).length,
  }
}
