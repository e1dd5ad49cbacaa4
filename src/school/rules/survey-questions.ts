// The question bank: what is asked, on which scale, in which wording, and of whom. A wording that changes gets a version; a scale that changes makes
// another question, since the two cannot be held against each other. Wordings themselves: sv-names.ts, en-names.ts.
import type { SurveyScale } from './survey-scales.ts'

export const respondentGroups = ['pupil', 'guardian'] as const
export type RespondentGroup = (typeof respondentGroups)[number]

export const surveyDomains = ['teaching', 'support', 'safety', 'wellBeing', 'influence'] as const
export type SurveyDomain = (typeof surveyDomains)[number]

/** A wording, from the school year (2024 is 2024/25) it is first asked in until the next one is. */
export interface WordingVersion {
  readonly version: number
  readonly from: number
  /** a negative statement: agreeing with it is the worst */
  readonly isNegative: boolean
}

export interface SurveyQuestion {
  readonly id: QuestionId
  readonly domain: SurveyDomain
  readonly scale: SurveyScale
  readonly groups: readonly RespondentGroup[]
  /** ascending */
  readonly wordings: readonly WordingVersion[]
}

export const questionIds = [
  ...(['understandsTeaching', 'knowsGoals', 'calmLessons', 'getsHelp'] as const),
  ...(['safe', 'badlyTreated', 'enjoysSchool', 'hasInfluence'] as const),
] as const
export type QuestionId = (typeof questionIds)[number]

const first = 2021
const positive: readonly WordingVersion[] = [{ version: 1, from: first, isNegative: false }]
const both = respondentGroups

/** In the order of the ids: the place in the list is the ordinal. */
export const surveyQuestions: readonly SurveyQuestion[] = [
  { id: 'understandsTeaching', domain: 'teaching', scale: 'agreement', groups: both, wordings: positive },
  { id: 'knowsGoals', domain: 'teaching', scale: 'agreement', groups: both, wordings: positive },
  {
    id: 'calmLessons',
    domain: 'teaching',
    scale: 'frequency',
    groups: ['pupil'],
    // asked as being disturbed at first
    wordings: [
      { version: 1, from: first, isNegative: true },
      { version: 2, from: 2023, isNegative: false },
    ],
  },
  { id: 'getsHelp', domain: 'support', scale: 'frequency', groups: both, wordings: positive },
  { id: 'safe', domain: 'safety', scale: 'agreement', groups: both, wordings: positive },
  {
    id: 'badlyTreated',
    domain: 'safety',
    scale: 'frequency',
    groups: ['pupil'],
    wordings: [{ version: 1, from: first, isNegative: true }],
  },
  { id: 'enjoysSchool', domain: 'wellBeing', scale: 'agreement', groups: both, wordings: positive },
  { id: 'hasInfluence', domain: 'influence', scale: 'agreement', groups: both, wordings: positive },
]

/** null: the bank has no such question. */
export const questionNamed = (id: string): SurveyQuestion | null => surveyQuestions.find((question) => question.id === id) ?? null

/** The wording of a version asked in a school year; null when there is none of that number then. */
export function wordingIn({ wordings }: SurveyQuestion, version: number, schoolYear: number): WordingVersion | null {
  const asked = wordings.filter(({ from }) => from <= schoolYear).at(-1)
  return asked?.version === version ? asked : null
}
