import type { SubjectGrade } from './grades.ts'
import { pupilSubjects } from './pupil-subjects.ts'
import type { SubjectCode } from './subjects.ts'

export interface EligibilityRule {
  /** passed subjects in all */
  readonly subjects: number
  /** subjects that must be among them; SV stands for svenska or svenska som andraspråk */
  readonly required: readonly SubjectCode[]
}

const core: readonly SubjectCode[] = ['SV', 'EN', 'MA']

/**
 * What a grade document from åk 9 must hold to be eligible to the upper secondary programmes: Skollagen (2010:800) 16 kap. 30–31 §§,
 * Gymnasieförordningen (2010:2039). Vocational: 3 + 5 subjects. Higher-education preparatory: 12 subjects; ekonomi, humanistiska
 * and samhällsvetenskap ask GE, HI, RE, SH, naturvetenskap and teknik ask BI, FY, KE, estetiska any.
 */
export const eligibilityRules = {
  vocational: { subjects: 8, required: core },
  arts: { subjects: 12, required: core },
  economics: { subjects: 12, required: [...core, 'GE', 'HI', 'RE', 'SH'] },
  science: { subjects: 12, required: [...core, 'BI', 'FY', 'KE'] },
} as const satisfies Record<string, EligibilityRule>
export type Programme = keyof typeof eligibilityRules

/** Whether final grades from åk 9 make a pupil eligible. Everyone with or without grades is in the denominator. */
export function isEligible(programme: Programme, grades: readonly SubjectGrade[]): boolean {
  const rule: EligibilityRule = eligibilityRules[programme]
  const passed = new Set(pupilSubjects(grades).flatMap((one) => (one.passed ? [one.subject] : [])))
  return passed.size >= rule.subjects && rule.required.every((subject) => passed.has(subject))
}
