import type { Measure } from '../../semantics/index.ts'
import { highestIndex } from '../rules/index.ts'
import { mean, share } from './measure-kinds.ts'

/** Surveys are answered in spring; nobody who says nothing else means the guardians. */
const defaults = { term: ['VT'], respondentGroup: ['pupil'] }
const inSurveys = (measure: Measure): Measure => ({ ...measure, describe: { ...measure.describe, defaults } })

/** How far the index of a school commonly lies from that of all, at most. */
const apart = 2

const index = mean('surveyIndex', 'answers', 'points', highestIndex, apart, ['question', 'respondentGroup'])

/** What was answered, and how many did. Of the positive share everyone who answered is in the denominator. */
export const surveys: readonly Measure[] = [
  inSurveys({
    ...index,
    // a step of agreement is the widest there is
    rounding: { grain: highestIndex / 3, apart },
    steps: { up: 'steps', of: 'step_of' },
  }),
  inSurveys(share('surveyPositiveShare', 'answers', 'positive', null, ['question', 'respondentGroup'])),
  inSurveys(share('responseRate', 'invitations', 'answered', null, ['respondentGroup'])),
]
