// What a generation holds of surveys, counted by question and group.

import type { RespondentGroup } from '../school/rules/index.ts'
import { respondentGroups } from '../school/rules/index.ts'
import { type Generation, numberIn, type Row, textIn, textOrNullIn } from '../warehouse/index.ts'
import type { ReadFile, SurveyPlace } from './source.ts'

/** A class, or those of a school and stage year without one, as a survey was put to it. */
export type SurveyGroup = Omit<SurveyPlace, 'line'>

interface AboutGroup {
  readonly place: SurveyGroup
  /** of its scope */
  readonly about: string
}

export interface SurveyTotals {
  /** answers given to each question; those left unanswered are not counted */
  readonly answers: readonly (AboutGroup & { readonly question: string; readonly count: number })[]
  readonly invitations: readonly (AboutGroup & { readonly answered: number })[]
}
export const noSurveys: SurveyTotals = { answers: [], invitations: [] }

export const nameOfGroup = ({ school, schoolYear, term, stageYear, class: name, survey, group }: SurveyGroup): string =>
  [school, schoolYear, term, stageYear, name, survey, group].join('|')

/** Of one file. */
export function surveyTotals({ answers, invitations }: Pick<ReadFile, 'answers' | 'invitations'>): SurveyTotals {
  const counts = new Map<string, AboutGroup & { question: string; count: number }>()
  for (const row of answers) {
    const name = `${nameOfGroup(row)}|${row.question}`
    const known = counts.get(name) ?? { place: row, about: row.about, question: row.question, count: 0 }
    if (row.code !== null) known.count++
    counts.set(name, known)
  }
  return {
    answers: [...counts.values()],
    invitations: invitations.map((row) => ({ place: row, about: row.about, answered: row.answered })),
  }
}

/** Of a generation; one made before there were surveys has none. */
export async function readSurveys(generation: Generation): Promise<SurveyTotals> {
  const tables = await generation.run("select 1 from information_schema.tables where table_name = 'src_invitation'")
  if (tables.length === 0) return noSurveys
  const place = 'school, school_year_key, stage_year, class, survey, respondent_group'
  const answers = await generation.run(`
    select ${place}, question, sum(case when code is null then 0 else answers end) as given
    from src_answer
    group by all`)
  const invitations = await generation.run(`select ${place}, answered from src_invitation`)
  return {
    answers: answers.map((row) => {
      const of = groupIn(row)
      return { place: of, about: aboutAnswers(of), question: textIn(row, 'question'), count: numberIn(row, 'given') }
    }),
    invitations: invitations.map((row) => {
      const of = groupIn(row)
      return { place: of, about: aboutInvitations(of), answered: numberIn(row, 'answered') }
    }),
  }
}

type Put = Pick<SurveyPlace, 'survey' | 'group'>
/** What of a school's year a delivery of answers is, and one of invitations (`surveyTables` of the warehouse say the same in SQL). */
export const aboutAnswers = ({ survey, group }: Put): string => `${survey} ${group}`
export const aboutInvitations = ({ survey, group }: Put): string => `${survey} ${group} invited`

const groupIn = (row: Row): SurveyGroup => ({
  school: textIn(row, 'school'),
  schoolYear: numberIn(row, 'school_year_key'),
  term: 'VT',
  stageYear: numberIn(row, 'stage_year'),
  class: textOrNullIn(row, 'class'),
  survey: textIn(row, 'survey'),
  group: groupNamed(textIn(row, 'respondent_group')),
})

function groupNamed(text: string): RespondentGroup {
  const group = respondentGroups.find((known) => known === text)
  if (group === undefined) throw new Error(`the generation holds answers of unknown respondents: ${text}`)
  return group
}
