import type { Sex } from '../../contract/index.ts'
import {
  answerCodes,
  questionNamed,
  type RespondentGroup,
  type SurveyQuestion,
  type SurveyScale,
  wordingIn,
} from '../../school/rules/index.ts'
import { answerCode } from '../checks/answer-code.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import type { Findings } from '../checks/findings.ts'
import { invitedRange } from '../checks/invited-range.ts'
import { otherScale } from '../checks/other-scale.ts'
import { unknownQuestion } from '../checks/unknown-question.ts'
import { unknownWording } from '../checks/unknown-wording.ts'
import { type Detail, detail } from '../detail.ts'
import { formOf, masked } from '../read/form.ts'
import type { AnswerRow, InvitationRow, SurveyPlace } from '../source.ts'
import { aboutAnswers, aboutInvitations } from '../survey-totals.ts'
import { type DeliveryRow, wordMap } from './delivery-row.ts'
import { readSchoolUnit } from './school-unit.ts'

/** What the rows of one file share while they are read. */
export interface SurveyFile {
  readonly findings: Findings
  /** survey and group that was invited → line */
  readonly invited: Map<string, number>
}

const stageYears = wordMap<number>({
  F: 0,
  ...Object.fromEntries([1, 2, 3, 4, 5, 6, 7, 8, 9].map((year) => [String(year), year])),
})
const groups = wordMap<RespondentGroup>({ Elev: 'pupil', Vårdnadshavare: 'guardian' })
const sexes = wordMap<Sex>({ Kvinna: 'female', Man: 'male', Okänt: 'unknown' })
const scales = wordMap<SurveyScale>({ Instämmande: 'agreement', Frekvens: 'frequency' })

/** Cells in the contract's order (survey-answers-columns.ts), up to and with the group; null when the row is held back. */
function readPlace(cells: readonly string[], row: DeliveryRow, { findings }: SurveyFile): SurveyPlace | null {
  const [, surveyText = '', code = '', yearText = '', stageText = '', className = '', groupText = ''] = cells
  const survey = row.required(surveyText, 'Enkät')
  const school = readSchoolUnit(code, row.line, row.column('Skolenhetskod'), findings)
  const schoolYear = row.schoolYear(yearText, 'Läsår')
  const stageYear = row.word(stageText, 'Årskurs', stageYears)
  const group = row.word(groupText, 'Svarandegrupp', groups)
  if (school === null || schoolYear === null || stageYear === null || group === null || !row.stands) return null
  return { line: row.line, school, class: className === '' ? null : className, schoolYear, term: 'VT', stageYear, survey, group }
}

/** One answer; null when the row is held back. */
export function readAnswer(cells: readonly string[], row: DeliveryRow, file: SurveyFile): AnswerRow | null {
  const place = readPlace(cells, row, file)
  const [sexText = '', questionText = '', wordingText = '', scaleText = '', code = ''] = cells.slice(7)
  const sex = sexText === '' ? 'unknown' : row.word(sexText, 'Kön', sexes)
  const scale = row.word(scaleText, 'Skala', scales)
  const id = row.required(questionText, 'Fråga')
  const wording = Number(row.required(wordingText, 'Formulering'))
  if (place === null || sex === null || scale === null || !row.stands) return null
  const question = questionNamed(id)
  if (question === null || !isAsked(question, { ...place, wording, scale, code }, row, file)) {
    if (question === null) hold(file, unknownQuestion, row, 'Fråga', questionText, detail('noQuestion', formOf(questionText)))
    return null
  }
  return { ...place, about: aboutAnswers(place), sex, question: question.id, wording, scale, code: code === '' ? null : code }
}

type Told = SurveyPlace & { readonly wording: number; readonly scale: SurveyScale; readonly code: string }

/** Is the question put to the group, in that wording, on that scale, and is there such an answer? */
function isAsked(question: SurveyQuestion, told: Told, row: DeliveryRow, file: SurveyFile): boolean {
  const { id, scale, groups: asked } = question
  if (!asked.includes(told.group)) hold(file, unknownQuestion, row, 'Fråga', '', detail('notAskedOf', id))
  else if (wordingIn(question, told.wording, told.schoolYear) === null)
    hold(file, unknownWording, row, 'Formulering', String(told.wording), detail('noWording', id, told.wording))
  else if (scale !== told.scale) hold(file, otherScale, row, 'Skala', '', detail('scaleOf', id))
  else if (told.code !== '' && !answerCodes(scale).includes(told.code))
    hold(file, answerCode, row, 'Svar', told.code, detail('codesOf', formOf(told.code), answerCodes(scale).join(', ')))
  return row.stands
}

function hold(
  file: SurveyFile,
  check: Parameters<Findings['hold']>[0],
  row: DeliveryRow,
  column: string,
  value: string,
  reason: Detail,
): void {
  file.findings.hold(check, row.line, row.column(column), value === '' ? '' : masked(value), reason)
}

/** One group that was invited; null when the row is held back. */
export function readInvitation(cells: readonly string[], row: DeliveryRow, file: SurveyFile): InvitationRow | null {
  const place = readPlace(cells, row, file)
  const [invitedText = '', answeredText = ''] = cells.slice(7)
  const invited = count(row.required(invitedText, 'Inbjudna'), 'Inbjudna', row, file)
  const answered = count(row.required(answeredText, 'Svarande'), 'Svarande', row, file)
  if (place === null || invited === null || answered === null) return null
  if (invited === 0 || answered > invited) {
    hold(file, invitedRange, row, invited === 0 ? 'Inbjudna' : 'Svarande', '', detail('aboveInvited', answered, invited))
    return null
  }
  const { school, schoolYear, stageYear, survey, group } = place
  const name = [school, schoolYear, stageYear, place.class, survey, group].join('|')
  const first = file.invited.get(name)
  if (first !== undefined) {
    hold(file, duplicateRow, row, 'Skolenhetskod', '', detail('sameInvited', first))
    return null
  }
  file.invited.set(name, row.line)
  return { ...place, about: aboutInvitations(place), invited, answered }
}

function count(text: string, column: string, row: DeliveryRow, file: SurveyFile): number | null {
  if (text === '') return null
  if (/^\d{1,5}$/.test(text)) return Number(text)
  hold(file, invitedRange, row, column, text, detail('wholeNumber', formOf(text)))
  return null
}
