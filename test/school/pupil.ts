import type { SubjectCode, SubjectGrade } from '../../src/school/rules/index.ts'

/** The 16 subjects every pupil has, with SV for Swedish. */
export const compulsory: readonly SubjectCode[] = [
  'BL',
  'EN',
  'HKK',
  'IDH',
  'MA',
  'MU',
  'BI',
  'FY',
  'KE',
  'GE',
  'HI',
  'RE',
  'SH',
  'SL',
  'SV',
  'TK',
]

/** A pupil with the same grade in the 16 subjects, and what differs: `pupil('C', { M2: 'E' })`; null takes a subject away. */
export function pupil(grade: string, differs: Partial<Record<SubjectCode, string | null>> = {}): SubjectGrade[] {
  const grades = new Map<string, string | null>(compulsory.map((subject) => [subject, grade]))
  for (const [subject, other] of Object.entries(differs)) grades.set(subject, other)
  return [...grades].flatMap(([subject, one]) => (one === null ? [] : [{ subject, grade: one }]))
}
