// Ten questions that a head of schools or a principal asks every week, fixed before anything was measured on them: the share of their
// figures that stay open is the price of the privacy rules. They are not to be tuned to what the rules happen to show.
import type { Query } from '../src/contract/index.ts'

export interface StandardQuestion {
  readonly name: string
  /** asked of every school */
  readonly query: Query
}

const latest = { dimension: 'schoolYear', last: 1 }
const threeYears = { dimension: 'schoolYear', last: 3 }
const spring = { dimension: 'term', in: ['VT'] }
const inYear = (stageYear: string) => ({ dimension: 'stageYear', in: [stageYear] })

export const standardQuestions: readonly StandardQuestion[] = [
  { name: 'pupils by school', query: { measures: ['pupils'], by: ['school'], where: [latest] } },
  { name: 'pupils by school and stage year', query: { measures: ['pupils'], by: ['school', 'stageYear'], where: [latest] } },
  { name: 'merit value by school', query: { measures: ['meritValue'], by: ['school'], where: [latest] } },
  { name: 'merit value by school and sex', query: { measures: ['meritValue'], by: ['school', 'sex'], where: [latest] } },
  {
    name: 'merit value by school, three years',
    query: { measures: ['meritValue'], by: ['school', 'schoolYear'], where: [threeYears] },
  },
  { name: 'eligible by school and sex', query: { measures: ['eligibleVocational'], by: ['school', 'sex'], where: [latest] } },
  {
    name: 'passed in all subjects by school, three years',
    query: { measures: ['passedAllSubjects'], by: ['school', 'schoolYear'], where: [threeYears] },
  },
  {
    name: 'passed in all subjects in year 6 by school and sex',
    query: { measures: ['passedAllSubjects'], by: ['school', 'sex'], where: [latest, inYear('6'), spring] },
  },
  {
    name: 'grade points by school and subject',
    query: { measures: ['gradePoints'], by: ['school', 'subject'], where: [latest] },
  },
  { name: 'passed by school and subject', query: { measures: ['passedSubject'], by: ['school', 'subject'], where: [latest] } },
]

/** The same question of every class. */
export const byClass = ({ query }: StandardQuestion): Query => ({
  ...query,
  by: ['class', ...(query.by ?? []).filter((name) => name !== 'school')],
})
