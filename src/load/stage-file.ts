import type { Intake, TakenFile } from './intake.ts'
import type { Told } from './markings.ts'
import type { EnrolmentRow, Identity, PupilRow, ReadFile, ResultRow } from './source.ts'
import { stageLessons } from './stage-lessons.ts'
import type { StagedValue } from './staging.ts'
import { toldBy } from './told.ts'

/** What was staged of a file: counts, for the built generation to be held against, and what it tells of pupils. */
export interface StagedCount {
  readonly rows: number
  readonly grades: number
  readonly told: Told
  /** pupils with an enrolment in the file */
  readonly enrolled: readonly number[]
}

interface Accepted extends Omit<TakenFile, 'staged'> {
  readonly file: ReadFile
  readonly fileKey: number
  /** pupils known to have no protected identity: the others' classes go no further than here */
  readonly open: ReadonlySet<number>
}

/** Writes a file's accepted rows to the staging. Here identities end: the vault takes them and gives keys. */
export function stageFile(intake: Intake, accepted: Accepted): StagedCount {
  const { staging, vault, source } = intake
  const { file, fileKey, scopes, extracted } = accepted
  const keysOf = (rows: readonly { readonly identity: Identity }[]): readonly number[] =>
    vault.keysFor(
      rows.map(({ identity }) => identity),
      intake.names,
    )
  stageAbout(intake, accepted)
  for (const { school, schoolYear, term, stageYear, about, rows } of scopes) {
    staging.add('src_scope', [source.name, school, schoolYear, term, stageYear, about, fileKey, extracted, rows])
  }
  const grades = stageGrades(intake, accepted, keysOf(file.grades))
  stageTests(intake, accepted)
  stageLessons(intake, file.lessons, fileKey)
  stageSurveys(intake, accepted)
  for (const unit of file.units) {
    const { line, school, name, municipality, municipalityName, operator, predecessor, validFrom, validTo } = unit
    staging.add('src_unit', [
      fileKey,
      line,
      school,
      name,
      municipality,
      municipalityName,
      operator,
      predecessor,
      validFrom,
      validTo,
    ])
  }
  const enrolled = stageEnrolments(intake, accepted)
  for (const [index, key] of keysOf(file.duties).entries()) {
    const duty = at(file.duties, index)
    const { line, school, class: group, role, validFrom, validTo, subject } = duty
    staging.add('src_duty', [fileKey, line, key, school, group, role, validFrom, validTo, subject])
  }
  return { rows: accepted.rows.accepted, grades, told: toldBy(file, scopes, enrolled, vault), enrolled }
}

function stageAbout({ staging, load, source, at: loadedAt }: Intake, { file, fileKey, ...taken }: Accepted): void {
  const passed = taken.checks.filter(({ count }) => count === 0).map(({ check }) => check)
  staging.add('src_file', [
    fileKey,
    load,
    source.name,
    taken.name,
    taken.sha256,
    file.contentHash,
    loadedAt,
    taken.extracted,
    taken.rows.read,
    taken.rows.accepted,
    taken.rows.rejected,
    JSON.stringify(passed),
  ])
}

/** The columns that every table of pupil rows begins with. */
const pupilValues = (
  { line, school, schoolYear, term, stageYear, class: group, sex }: PupilRow,
  { fileKey, key, open }: Pick<Accepted, 'fileKey' | 'open'> & { readonly key: number },
): readonly StagedValue[] => [fileKey, line, key, school, schoolYear, term, stageYear, open.has(key) ? group : null, sex]

function stageGrades({ staging }: Intake, { file, fileKey, open }: Accepted, keys: readonly number[]): number {
  let count = 0
  for (const [index, key] of keys.entries()) {
    const row = at(file.grades, index)
    staging.add('src_grade_row', pupilValues(row, { fileKey, key, open }))
    for (const { subject, grade, language } of row.grades) staging.add('src_grade', [fileKey, row.line, subject, grade, language])
    count += row.grades.length
  }
  return count
}

function stageTests({ staging, vault }: Intake, { file, fileKey, open }: Accepted): void {
  // a delivery of tests tells no names, so none is renewed
  const keys = vault.keysFor(
    file.tests.map(({ identity }) => identity),
    'keep',
  )
  for (const [index, key] of keys.entries()) {
    const row = at(file.tests, index)
    const { subject, part, form, status, result, reached, second, central, takenOn } = row
    const told = [subject, part, form, status, result, reached, second, central, takenOn]
    staging.add('src_test', [...pupilValues(row, { fileKey, key, open }), ...told])
  }
}

// Neither line nor order goes further: answers that are alike are one row, and the rows stand in the order of what they say.
function stageSurveys({ staging }: Intake, { file, fileKey }: Accepted): void {
  const alike = new Map<string, { readonly told: readonly StagedValue[]; answers: number }>()
  for (const row of file.answers) {
    const { sex, survey, group, question, wording, scale, code } = row
    const told = [...placeValues(row), sex, survey, group, question, wording, scale, code]
    const known = alike.get(JSON.stringify(told)) ?? { told, answers: 0 }
    known.answers++
    alike.set(JSON.stringify(told), known)
  }
  for (const [, { told, answers }] of inOrder(alike)) staging.add('src_answer', [fileKey, ...told, answers])
  const invited = file.invitations.map((row): readonly StagedValue[] => {
    const { survey, group, invited: count, answered } = row
    return [...placeValues(row), survey, group, count, answered]
  })
  for (const [, told] of inOrder(new Map(invited.map((told) => [JSON.stringify(told), told]))))
    staging.add('src_invitation', [fileKey, ...told])
}

const placeValues = ({ school, schoolYear, term, stageYear, class: name }: ResultRow): readonly StagedValue[] => [
  ...[school, schoolYear, term, stageYear, name],
]

const inOrder = <T>(named: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
  [...named].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))

function stageEnrolments({ staging, vault, names }: Intake, { file, fileKey }: Accepted): readonly number[] {
  const keys = vault.keysFor(file.enrolments.map(identityKept), names === 'keep' ? 'keep' : 'told')
  for (const [index, key] of keys.entries()) {
    const row = at(file.enrolments, index)
    staging.add('src_enrolment', [
      fileKey,
      row.line,
      key,
      row.school,
      row.schoolYear,
      row.stageYear,
      row.protection === 'none' ? row.class : null,
      row.sex,
      row.migrationBackground,
      row.protection,
      row.validFrom,
      row.validTo,
    ])
  }
  return keys
}

// A protected pupil stands in no list, so nobody will ever read the name.
const identityKept = ({ identity, protection }: EnrolmentRow): Identity =>
  protection === 'none' ? identity : { ...identity, givenName: '', familyName: '' }

function at<T>(rows: readonly T[], index: number): T {
  const row = rows[index]
  if (row === undefined) throw new Error('the vault gave more keys than rows')
  return row
}
