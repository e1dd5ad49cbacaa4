// The scales of surveys: what an answer's code means, and what it is worth in an index of 0–10.
// Skolverket, Skolenkäten: indexvärde; four steps of agreement weigh 0, 3⅓, 6⅔ and 10, five of frequency 0, 2.5, 5, 7.5 and 10.

export const surveyScales = ['agreement', 'frequency'] as const
export type SurveyScale = (typeof surveyScales)[number]

/** How many steps lie between the lowest and the highest answer. */
export const stepsOf: Readonly<Record<SurveyScale, number>> = { agreement: 3, frequency: 4 }

/** Best an index can be. */
export const highestIndex = 10

/** The code of “vet ej”: an answer, though on no step. */
export const doesNotKnow = '9'

/** Codes of a scale: 1 is its lowest step (inte alls, aldrig), 4 or 5 its highest (helt och hållet, alltid); then “vet ej”. */
export const answerCodes = (scale: SurveyScale): readonly string[] => [
  ...Array.from({ length: stepsOf[scale] + 1 }, (_, step) => String(step + 1)),
  doesNotKnow,
]

/** What an answer means when it has been turned the right way: the most positive is `of` steps up. */
export interface ValuedAnswer {
  /** 0 to `of`; null for “vet ej”, which is in no index */
  readonly steps: number | null
  readonly of: number
  /** on one of the two highest steps */
  readonly isPositive: boolean
}

/** `isNegative`: the statement is turned, so that agreeing with it is the worst. A code that the scale lacks is an Error. */
export function answerValue(scale: SurveyScale, code: string, isNegative: boolean): ValuedAnswer {
  const of = stepsOf[scale]
  if (code === doesNotKnow) return { steps: null, of, isPositive: false }
  const at = answerCodes(scale).indexOf(code)
  if (at === -1) throw new Error(`the scale ${scale} has no code ${code}`)
  const steps = isNegative ? of - at : at
  return { steps, of, isPositive: steps > of - 2 }
}

/** Mean of the answers on a step, 0–10; null when there is none. */
export function surveyIndex(answers: readonly ValuedAnswer[]): number | null {
  const told = answers.flatMap(({ steps, of }) => (steps === null ? [] : [(highestIndex * steps) / of]))
  return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0) / told.length
}

/** The two positive steps over everyone who answered, “vet ej” included; null when nobody did. */
export const positiveShare = (answers: readonly ValuedAnswer[]): number | null =>
  answers.length === 0 ? null : answers.filter(({ isPositive }) => isPositive).length / answers.length
