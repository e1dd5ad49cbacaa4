import { answerCode } from '../checks/answer-code.ts'
import type { Check } from '../checks/check.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { Findings } from '../checks/findings.ts'
import { invitedRange } from '../checks/invited-range.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { missingValue } from '../checks/missing-value.ts'
import { otherScale } from '../checks/other-scale.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { unknownQuestion } from '../checks/unknown-question.ts'
import { unknownWording } from '../checks/unknown-wording.ts'
import type { AnswerRow, InvitationRow, ReadFile, Source } from '../source.ts'
import { contentHash } from './content-hash.ts'
import { DeliveryRow } from './delivery-row.ts'
import { type OrderedTable, readDeliveries } from './delivery-tables.ts'
import { emptyRead } from './empty-read.ts'
import { latestOf, readExtractionDate } from './extraction-date.ts'
import { refuseManyNames } from './identifying-columns.ts'
import { type SurveyKind, surveyDeliveries } from './survey-answers-columns.ts'
import { readAnswer, readInvitation, type SurveyFile } from './survey-answers-row.ts'

const rowChecks: readonly Check[] = [schoolUnitCode, lostZeros, unknownCode, missingValue]
const kindChecks: Readonly<Record<SurveyKind, readonly Check[]>> = {
  answers: [unknownQuestion, unknownWording, otherScale, answerCode],
  invitations: [invitedRange, duplicateRow],
}

/** Answers to surveys, and how many were invited: a CSV each, or a workbook with a sheet of each. */
async function readSurvey(bytes: Uint8Array): Promise<ReadFile> {
  const findings = new Findings()
  const tables = await readDeliveries(bytes, surveyDeliveries, findings)
  const names = tables.flatMap(({ cells }) => cells.map((row) => row[1] ?? ''))
  if (!findings.stopped) refuseManyNames(names, 'Enkät', findings)
  const days = findings.stopped ? [] : tables.map((table) => readExtractionDate(table, 0, 'Uttagsdatum', findings))
  const extracted = latestOf(days)
  if (findings.stopped || extracted === null) return emptyRead(findings)
  const file: SurveyFile = { findings, invited: new Map() }
  const answers: AnswerRow[] = []
  const invitations: InvitationRow[] = []
  for (const table of tables) readRows(table, file, answers, invitations)
  return {
    ...emptyRead(findings),
    extracted,
    rowsRead: tables.reduce((sum, { cells }) => sum + cells.length, 0),
    contentHash: contentHash(tables.flatMap(({ delivery, cells }) => cells.map((row) => [delivery.kind, ...row]))),
    answers,
    invitations,
  }
}

function readRows(
  { table, delivery, lines, cells }: OrderedTable<SurveyKind>,
  file: SurveyFile,
  answers: AnswerRow[],
  invitations: InvitationRow[],
): void {
  file.findings.carryOut(...rowChecks, ...kindChecks[delivery.kind])
  for (const [i, values] of cells.entries()) {
    const row = new DeliveryRow(lines[i] ?? 0, table.sheet, file.findings)
    const answer = delivery.kind === 'answers' ? readAnswer(values, row, file) : null
    const invitation = delivery.kind === 'invitations' ? readInvitation(values, row, file) : null
    if (answer !== null) answers.push(answer)
    if (invitation !== null) invitations.push(invitation)
  }
}

export const surveyAnswers: Source = {
  name: 'survey-answers',
  read: (_fileName, bytes) => readSurvey(bytes),
}
