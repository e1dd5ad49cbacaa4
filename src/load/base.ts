// What the current generation already knows, as the checks of a load ask it.
import { existsSync } from 'node:fs'
import { type SourceName, sourceNames } from '../contract/index.ts'
import {
  everyPupilRow,
  type Generation,
  generationPath,
  numberIn,
  openGeneration,
  pupilRowTablesIn,
  type Row,
  readLocal,
  textIn,
  textOrNullIn,
} from '../warehouse/index.ts'
import { type FilledScope, type Scope, scopeKey } from './scope.ts'
import { noSurveys, readSurveys, type SurveyTotals } from './survey-totals.ts'

/** A scope with the file that owns it now. */
export interface OwnedScope extends FilledScope {
  readonly fileKey: number
  readonly contentHash: string
  readonly extracted: string | null
}

/** Where the roster says a pupil was: ISO dates, both inclusive, null = open. */
export interface Stay {
  readonly school: string
  readonly from: string | null
  readonly to: string | null
}

export interface Base {
  readonly generation: number | null
  readonly scopes: ReadonlyMap<string, OwnedScope>
  /** school unit codes that a roster of units has told of */
  readonly units: ReadonlySet<string>
  /** the municipality's own definitions, each as JSON */
  readonly local: readonly string[]
  /** first file key that is free */
  readonly nextFileKey: number
  /** Stays by pupil key in one school year; null when the roster lacks the year entirely. Keeps the last year asked. */
  readonly staysIn: (schoolYear: number) => Promise<ReadonlyMap<number, readonly Stay[]> | null>
  /** pupils known to have no protected identity, asked for once */
  readonly openPupils: () => Promise<ReadonlySet<number>>
  /** School → how much of its time of lessons it reported in the three months before a day (ISO), in parts of one. */
  readonly reportingBefore: (day: string) => Promise<ReadonlyMap<string, number>>
  readonly surveys: () => Promise<SurveyTotals>
  /** Rows of the pupils whose classes are withheld, by file and line. */
  readonly withheld: () => Promise<readonly WithheldRow[]>
  readonly close: () => Promise<void>
}

/** A row whose class does not stand in the generation; `file`: the archived file that has it. */
export interface WithheldRow {
  readonly pupil: number
  readonly protection: string
  readonly fileKey: number
  readonly line: number
  readonly file: { readonly name: string; readonly sha256: string; readonly load: number }
}

/** Opens the base of a load: generation `id`, or nothing before the first. */
export async function openBase(data: string, id: number | null): Promise<Base> {
  if (id === null) return emptyBase
  if (!existsSync(generationPath(data, id))) throw new Error(`generation ${id} is not in the folder`)
  const generation = await openGeneration(generationPath(data, id), id)
  const scopes = (await generation.run(scopeSql)).map(toScope)
  const units = (await generation.run('select distinct school from src_unit')).map((row) => textIn(row, 'school'))
  const [last] = await generation.run('select coalesce(max(file_key), 0) as file_key from src_file')
  return {
    generation: id,
    scopes: new Map(scopes.map((scope) => [scopeKey(scope), scope])),
    units: new Set(units),
    local: await readLocal(generation),
    nextFileKey: (last === undefined ? 0 : numberIn(last, 'file_key')) + 1,
    staysIn: rememberLast((schoolYear) => readStays(generation, schoolYear)),
    openPupils: once(async () => {
      const rows = await generation.run("select pupil_key from dim_pupil where protection = 'none'")
      return new Set(rows.map((row) => numberIn(row, 'pupil_key')))
    }),
    reportingBefore: async (day) =>
      new Map((await generation.run(reportingSql, [day, day])).map((row) => [textIn(row, 'school'), numberIn(row, 'share')])),
    surveys: () => readSurveys(generation),
    withheld: async () => (await generation.run(await withheldSql(generation))).map(toWithheld),
    close: generation.close,
  }
}

const emptyBase: Base = {
  generation: null,
  scopes: new Map(),
  units: new Set(),
  local: [],
  nextFileKey: 1,
  staysIn: async () => null,
  openPupils: async () => new Set(),
  reportingBefore: async () => new Map(),
  surveys: async () => noSurveys,
  withheld: async () => [],
  close: async () => {},
}

const scopeSql = `
  select s.*, f.content_hash
  from src_scope s
  join src_file f using (file_key)`

const reportingSql = `
  select school, cast(sum(case when reported then scheduled else 0 end) as double) / sum(scheduled) as share
  from src_lesson
  where day < cast(? as date) and day >= cast(? as date) - 90
  group by school`

async function withheldSql(generation: Generation): Promise<string> {
  const columns = 'pupil_key, file_key, line'
  return `
  with row_of as (
    select ${columns} from src_enrolment
    union all
    ${everyPupilRow(
      columns,
      (await pupilRowTablesIn(generation)).filter(({ classes }) => classes),
    )}
  )
  select p.pupil_key, p.protection, r.file_key, r.line, f.name, f.sha256, f.load
  from row_of r
  join dim_pupil p on p.pupil_key = r.pupil_key
  join src_file f on f.file_key = r.file_key
  where p.protection <> 'none'
  order by r.file_key, r.line`
}

const toWithheld = (row: Row): WithheldRow => ({
  pupil: numberIn(row, 'pupil_key'),
  protection: textIn(row, 'protection'),
  fileKey: numberIn(row, 'file_key'),
  line: numberIn(row, 'line'),
  file: { name: textIn(row, 'name'), sha256: textIn(row, 'sha256'), load: numberIn(row, 'load') },
})

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let value: Promise<T> | null = null
  return () => {
    value ??= read()
    return value
  }
}

function toScope(row: Row): OwnedScope {
  return {
    source: sourceNamed(textIn(row, 'source')),
    school: textIn(row, 'school'),
    schoolYear: numberIn(row, 'school_year_key'),
    term: termNamed(textIn(row, 'term')),
    stageYear: numberIn(row, 'stage_year'),
    // a generation made before scopes had it holds none
    about: row.about === undefined ? '' : textIn(row, 'about'),
    rows: numberIn(row, 'rows'),
    fileKey: numberIn(row, 'file_key'),
    contentHash: textIn(row, 'content_hash'),
    extracted: textOrNullIn(row, 'extracted'),
  }
}

function sourceNamed(text: string): SourceName {
  const name = sourceNames.find((known) => known === text)
  if (name === undefined) throw new Error(`the generation holds rows of an unknown source: ${text}`)
  return name
}

const scopeTerms: readonly Scope['term'][] = ['HT', 'VT', '', 'units', 'duties']
function termNamed(text: string): Scope['term'] {
  const term = scopeTerms.find((known) => known === text)
  if (term === undefined) throw new Error(`the generation holds a scope of an unknown term: ${text}`)
  return term
}

async function readStays(generation: Generation, schoolYear: number): Promise<ReadonlyMap<number, readonly Stay[]> | null> {
  const rows = await generation.run(
    'select pupil_key, school, valid_from, valid_to from src_enrolment where school_year_key = ?',
    [schoolYear],
  )
  if (rows.length === 0) return null
  const stays = new Map<number, Stay[]>()
  for (const row of rows) {
    const key = numberIn(row, 'pupil_key')
    const stay = { school: textIn(row, 'school'), from: textOrNullIn(row, 'valid_from'), to: textOrNullIn(row, 'valid_to') }
    const known = stays.get(key)
    if (known === undefined) stays.set(key, [stay])
    else known.push(stay)
  }
  return stays
}

// Files come in the order of the school years, and one year of a large municipality is all that should be in memory.
function rememberLast<T>(read: (key: number) => Promise<T>): (key: number) => Promise<T> {
  let last: { readonly key: number; readonly value: Promise<T> } | null = null
  return (key) => {
    if (last === null || last.key !== key) last = { key, value: read(key) }
    return last.value
  }
}
