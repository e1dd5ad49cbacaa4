// The national tests (nationella prov) of the compulsory school: which are held, of what parts, and which cannot both be a pupil's.
// Skolförordningen (2011:185) 9 kap. 20 §; the results' shape after the fullest public model of them (PING PONG, nationellaprov).
import { type SubjectCode, swedishCodes } from './subjects.ts'

export const testStageYears = [3, 6, 9] as const
export type TestStageYear = (typeof testStageYears)[number]

const early: readonly SubjectCode[] = ['MA', ...swedishCodes]
const middle: readonly SubjectCode[] = ['EN', ...early]
const science: readonly SubjectCode[] = ['BI', 'FY', 'KE']
const society: readonly SubjectCode[] = ['GE', 'HI', 'RE', 'SH']

/** Subjects with a test in each stage year. In year 9 a pupil takes one test in science and one in society, drawn for the school. */
export const testSubjects: Readonly<Record<TestStageYear, readonly SubjectCode[]>> = {
  3: early,
  6: middle,
  9: [...middle, ...science, ...society],
}

/** Tests of which a pupil takes one. */
const alternatives: readonly (readonly SubjectCode[])[] = [swedishCodes, science, society]

/** The subjects that a test in `subject` excludes, itself among them. */
export const alternativesTo = (subject: SubjectCode): readonly SubjectCode[] =>
  alternatives.find((group) => group.includes(subject)) ?? [subject]

/** Years of which there are no results. A gap is a gap: nothing is drawn across it, and it is not nought. */
const gaps: readonly {
  readonly schoolYear: number
  /** null: all */
  readonly subject: SubjectCode | null
  readonly why: 'cancelled' | 'notPublished'
}[] = [
  // the pandemic: Skolverket's decisions of spring 2020 and 2021
  { schoolYear: 2019, subject: null, why: 'cancelled' },
  { schoolYear: 2020, subject: null, why: 'cancelled' },
  // the test had leaked; Skolverket published no results
  { schoolYear: 2017, subject: 'MA', why: 'notPublished' },
]

/** Why there is no test in a subject, stage year and school year (2024 is 2024/25); null when there is one. */
export function whyNoTest(
  schoolYear: number,
  stageYear: number,
  subject: SubjectCode,
): 'subject' | 'cancelled' | 'notPublished' | null {
  const stage = testStageYears.find((year) => year === stageYear)
  if (stage === undefined || !testSubjects[stage].includes(subject)) return 'subject'
  return gaps.find((gap) => gap.schoolYear === schoolYear && (gap.subject ?? subject) === subject)?.why ?? null
}

/** The test as a whole: the test grade; in year 3 whether every part was passed. */
export const wholeTest = 'whole'

/** Every part in its own order: the place in the list is the ordinal. Which of them a test has differs by subject, stage year and year. */
export const testParts = [
  wholeTest,
  ...(['A', 'A1', 'A2', 'A3', 'B', 'B1', 'B2', 'C', 'C1', 'C2', 'D', 'E'] as const),
  ...(['F', 'F1', 'F2', 'G', 'G1', 'G2', 'H'] as const),
  ...(['reading', 'speaking', 'writing', 'listening'] as const),
] as const
export type TestPart = (typeof testParts)[number]

/** grade: A–F; points: of the part's own scale; requirement: whether the level required was reached. */
export const testForms = ['grade', 'points', 'requirement'] as const
export type TestForm = (typeof testForms)[number]

/** done: there is a result; notTaken: the pupil should have taken part and did not; lost: taken, and the result is gone. */
export const testStatuses = ['done', 'notTaken', 'lost'] as const
export type TestStatus = (typeof testStatuses)[number]
