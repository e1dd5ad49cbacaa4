// Surveys across files: no answers of whoever was not invited, and no more than have answered. The two come in files of their own, together or one
// after the other, so they are held against each other with what was loaded before.
import { formatSchoolYear } from '../school/rules/index.ts'
import type { Base } from './base.ts'
import { answersAboveInvited } from './checks/answers-above-invited.ts'
import { answersUninvited } from './checks/answers-uninvited.ts'
import { Findings } from './checks/index.ts'
import { noteNamed } from './cross-checks.ts'
import { detail, type Worded } from './detail.ts'
import { type FilledScope, scopeKey } from './scope.ts'
import { nameOfGroup, type SurveyGroup, type SurveyTotals } from './survey-totals.ts'

/** `filled`: the scopes of the load, which replace what the base has. */
export async function checkSurveys(
  files: readonly SurveyTotals[],
  filled: readonly FilledScope[],
  base: Base,
): Promise<Findings> {
  const findings = new Findings()
  const told = { answers: files.flatMap(({ answers }) => answers), invitations: files.flatMap(({ invitations }) => invitations) }
  if (told.answers.length + told.invitations.length === 0) return findings
  findings.carryOut(answersUninvited, answersAboveInvited)
  const replaced = new Set(filled.map(scopeKey))
  const before = await base.surveys()
  const stands = ({ place, about }: { readonly place: SurveyGroup; readonly about: string }): boolean =>
    !replaced.has(scopeKey({ source: 'survey-answers', ...place, about }))
  const invitations = [...told.invitations, ...before.invitations.filter(stands)]
  const answered = new Map(invitations.map(({ place, answered: most }) => [nameOfGroup(place), most]))
  const uninvited = new Map<string, Worded>()
  const above: Worded[] = []
  for (const { place, question, count } of [...told.answers, ...before.answers.filter(stands)]) {
    const most = answered.get(nameOfGroup(place))
    if (most === undefined) uninvited.set(nameOfGroup(place), describe(place))
    else if (count > most) above.push(detail('moreAnswers', describe(place), question, count, most))
  }
  if (uninvited.size > 0) noteNamed(findings, answersUninvited, [...uninvited.values()])
  if (above.length > 0) noteNamed(findings, answersAboveInvited, above)
  return findings
}

const describe = ({ school, class: name, stageYear, schoolYear }: SurveyGroup): Worded =>
  detail('scope', `${school} (${name ?? stageYear})`, formatSchoolYear(schoolYear))
