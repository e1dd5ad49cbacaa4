import { detail } from '../detail.ts'
import { type Delivery, optional, required } from './delivery.ts'

export type SurveyKind = 'answers' | 'invitations'

const shared = [
  required('Uttagsdatum', 'date'),
  required('Enkät'),
  required('Skolenhetskod'),
  required('Läsår'),
  required('Årskurs', 'number'),
  optional('Klass'),
  required('Svarandegrupp'),
] as const

/**
 * Surveys: one row an answer, and one row a group that was invited. Nothing in either may tell who answered: no other column is asked for, and one that
 * looks as if it did stops the file. The order is that in which a row is read.
 */
export const surveyDeliveries: readonly Delivery<SurveyKind>[] = [
  {
    kind: 'answers',
    label: detail('surveyAnswers'),
    columns: [
      ...shared,
      optional('Kön'),
      required('Fråga'),
      required('Formulering', 'number'),
      required('Skala'),
      required('Svar', 'number'),
    ],
    unread: [],
    isAnonymous: true,
  },
  {
    kind: 'invitations',
    label: detail('surveyInvitations'),
    columns: [...shared, required('Inbjudna', 'number'), required('Svarande', 'number')],
    unread: [],
    isAnonymous: true,
  },
]
