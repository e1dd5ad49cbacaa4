// The register extract of one pupil (GDPR article 15): all that is stored, where it came from, and who has looked.
import {
  type Actor,
  Fault,
  type NamedAuditRow,
  type PupilExtract,
  type PupilExtractRequest,
  protections,
  type Sex,
  sexes,
} from '../contract/index.ts'
import { model } from '../school/index.ts'
import {
  formatSchoolYear,
  memberName,
  parsePersonalNumber,
  ruleVersion,
  testForms,
  testStatuses,
  wholeTest,
} from '../school/rules/index.ts'
import { findIdentity, type Log } from '../store/index.ts'
import { everyPupilRow, type Generation, numberIn, type Row, textIn, textOrNullIn } from '../warehouse/index.ts'
import { type NoteEffects, noteDefaults } from './disclose.ts'
import { lessonsOf } from './extract-lessons.ts'
import { gradeTold } from './grade-told.ts'
import type { NamedDoor } from './pupil-list.ts'
import { type Released, release } from './released.ts'
import { privacyWords } from './words.ts'

/** `nameOf`: the name of an account now, null when nobody has it. */
export interface Looked {
  readonly log: Log
  readonly nameOf: (actor: string) => string | null
}

/**
 * The extract of the pupil with a personal number, for the data protection officer alone. The number is looked up and kept nowhere; the
 * log notes the pupil's key and the purpose. Faults notPermitted, invalidPersonalNumber, unknownPupil.
 */
export async function extractPupil(
  { personalNumber, purpose }: PupilExtractRequest,
  actor: Actor,
  door: NamedDoor,
  { log, nameOf }: Looked,
  effects: NoteEffects = noteDefaults,
): Promise<Released<PupilExtract>> {
  if (actor.role !== 'dataProtectionOfficer') throw new Fault('notPermitted', { what: privacyWords.what.extract })
  const at = effects.clock().toISOString()
  const parsed = parsePersonalNumber(personalNumber, at.slice(0, 10))
  if (!parsed.valid) throw new Fault('invalidPersonalNumber', { problem: parsed.problem })
  const identity = findIdentity(door.vault, parsed.number)
  if (identity === null) throw new Fault('unknownPupil', {})
  const generation = await door.warehouse.current()
  const views = log.viewsOf(identity.key).map((row): NamedAuditRow => ({ ...row, name: nameOf(row.actor) }))
  const stored = await storedOf(identity.key, generation)
  const { key, ...person } = identity
  const { asOf } = await door.holding(generation)
  door.audit.note({
    at,
    kind: 'pupilExtract',
    actor: actor.id,
    role: actor.role,
    purpose,
    generation: generation.id,
    shown: 1,
    pupils: [key],
  })
  return release({ ...person, ...stored, views, rule: ruleVersion, generation: generation.id, asOf })
}

type Stored = Pick<PupilExtract, 'protection' | 'enrolments' | 'grades' | 'tests' | 'lessons' | 'results' | 'sources'>

async function storedOf(key: number, generation: Generation): Promise<Stored> {
  const [about, enrolments, grades, tests, results, tested, sources] = await Promise.all(
    [pupilSql, enrolmentSql, gradeSql, testSql, resultSql, testedSql, sourceSql].map((sql) => generation.run(sql, [key])),
  )
  const { lessons, rates } = await lessonsOf(key, generation)
  return {
    protection: named(protections, about?.[0] === undefined ? 'unknown' : textIn(about[0], 'protection')),
    enrolments: (enrolments ?? []).map(enrolmentIn),
    grades: [...Map.groupBy(grades ?? [], (row) => `${numberIn(row, 'file_key')} ${numberIn(row, 'line')}`).values()].map(
      gradesIn,
    ),
    tests: (tests ?? []).map(testIn),
    lessons,
    results: [
      ...(results ?? []).map((row) => resultsIn(row, 'results')),
      ...(tested ?? []).map((row) => resultsIn(row, 'tests')),
      ...rates,
    ],
    sources: (sources ?? []).map((row) => ({
      file: textIn(row, 'name'),
      source: textIn(row, 'source'),
      loadedAt: textIn(row, 'loaded_at'),
      extracted: textOrNullIn(row, 'extracted'),
    })),
  }
}

const pupilSql = 'select protection from dim_pupil where pupil_key = ?'

const enrolmentSql = `
  select e.*, cast(e.valid_from as varchar) as from_day, cast(e.valid_to as varchar) as to_day, s.id as school_id, s.label as school_name, f.name as file
  from src_enrolment e
  join src_file f on f.file_key = e.file_key
  join dim_school s on s.id = e.school
  where e.pupil_key = ?
  order by e.school_year_key, e.valid_from nulls first, e.line`

const gradeSql = `
  select r.*, s.id as school_id, s.label as school_name, f.name as file, g.subject, g.grade, g.language
  from src_grade_row r
  join src_file f on f.file_key = r.file_key
  join dim_school s on s.id = r.school
  left join src_grade g on g.file_key = r.file_key and g.line = r.line
  where r.pupil_key = ?
  order by r.school_year_key, r.term, r.file_key, r.line, g.subject`

const testSql = `
  select r.*, cast(r.taken_on as varchar) as day, s.id as school_id, s.label as school_name, f.name as file
  from src_test r
  join src_file f on f.file_key = r.file_key
  join dim_school s on s.id = r.school
  where r.pupil_key = ?
  order by r.school_year_key, r.subject, r.part, r.taken_on, r.file_key, r.line`

const testedSql = `
  select t.*, d.id as term, s.id as school_id, s.label as school_name, j.id as subject, j.label as subject_name, q.id as part, q.label as part_name
  from fact_test t
  join dim_term d on d.key = t.term_key
  join dim_school s on s.key = t.school_key
  join dim_subject j on j.key = t.subject_key
  join dim_test_part q on q.key = t.test_part_key
  where t.pupil_key = ?
  order by t.school_year_key, j.ordinal, q.ordinal`

const resultSql = `
  select t.*, d.id as term, s.id as school_id, s.label as school_name
  from fact_result t
  join dim_term d on d.key = t.term_key
  join dim_school s on s.key = t.school_key
  where t.pupil_key = ?
  order by t.school_year_key, t.term_key`

const sourceSql = `
  select name, source, loaded_at, extracted
  from src_file
  where file_key in (
    select file_key
    from (
      select file_key, pupil_key from src_enrolment
      union all
      ${everyPupilRow('file_key, pupil_key')}
    )
    where pupil_key = ?
  )
  order by source, name`

function named<T extends string>(known: readonly T[], text: string): T {
  const found = known.find((one) => one === text)
  if (found === undefined) throw new Error(`the generation holds a word nobody knows: ${text}`)
  return found
}

const placeIn = (row: Row): { readonly file: string; readonly line: number } => ({
  file: textIn(row, 'file'),
  line: numberIn(row, 'line'),
})
/** The school's name; one that no register has told of is called by its code. */
const schoolIn = (row: Row): string => memberName('school', textIn(row, 'school_id'), textIn(row, 'school_name'))
const sexIn = (row: Row): Sex => named(sexes, textIn(row, 'sex'))

function enrolmentIn(row: Row): PupilExtract['enrolments'][number] {
  return {
    schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
    school: schoolIn(row),
    stageYear: numberIn(row, 'stage_year'),
    class: textOrNullIn(row, 'class'),
    sex: sexIn(row),
    migrationBackground: textIn(row, 'migration_background'),
    from: textOrNullIn(row, 'from_day'),
    to: textOrNullIn(row, 'to_day'),
    ...placeIn(row),
  }
}

function gradesIn(rows: readonly Row[]): PupilExtract['grades'][number] {
  const [row] = rows
  if (row === undefined) throw new Error('a group of grades without a row')
  return {
    schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
    term: textIn(row, 'term'),
    stageYear: numberIn(row, 'stage_year'),
    school: schoolIn(row),
    class: textOrNullIn(row, 'class'),
    grades: rows.flatMap((one) => {
      const grade = one.grade === null ? null : gradeTold(textIn(one, 'grade'))
      return grade === null ? [] : [{ subject: textIn(one, 'subject'), grade, language: textOrNullIn(one, 'language') }]
    }),
    ...placeIn(row),
  }
}

const testIn = (row: Row): PupilExtract['tests'][number] => ({
  schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
  stageYear: numberIn(row, 'stage_year'),
  school: schoolIn(row),
  class: textOrNullIn(row, 'class'),
  subject: textIn(row, 'subject'),
  part: memberName('testPart', textIn(row, 'part'), textIn(row, 'part')),
  takenOn: textIn(row, 'day'),
  form: named(testForms, textIn(row, 'form')),
  status: named(testStatuses, textIn(row, 'status')),
  result: textOrNullIn(row, 'result'),
  reached: typeof row.reached === 'boolean' ? row.reached : null,
  second: textOrNullIn(row, 'second'),
  central: textOrNullIn(row, 'central'),
  ...placeIn(row),
})

/** A row of a fact, with what each measure of it is of the one pupil: the column is the measure's numerator, so that none can be forgotten. */
function resultsIn(row: Row, fact: string): PupilExtract['results'][number] {
  const of = aboutIn(row)
  return {
    schoolYear: formatSchoolYear(numberIn(row, 'school_year_key')),
    term: textIn(row, 'term'),
    stageYear: numberIn(row, 'stage_year_key'),
    school: schoolIn(row),
    results: model.measures
      .filter((measure) => measure.fact === fact)
      .flatMap(({ describe: { name }, said: { label }, numerator }) => {
        const value = Object.entries(row).find(([column]) => new RegExp(`\\b${column}\\b`).test(numerator))?.[1]
        return typeof value === 'number' || typeof value === 'boolean' ? [{ measure: name, label: `${label}${of}`, value }] : []
      }),
  }
}

/** `: Engelska, Delprov C`; nothing where a fact has neither. */
function aboutIn(row: Row): string {
  const named = (dimension: string, id: string): string => memberName(dimension, textIn(row, id), textIn(row, `${id}_name`))
  if (row.part === undefined) return ''
  return `: ${[named('subject', 'subject'), ...(row.part === wholeTest ? [] : [named('testPart', 'part')])].join(', ')}`
}
