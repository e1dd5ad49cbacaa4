// Where a figure comes from: the files behind every unit and time of a fact, read once a generation.
import { z } from 'zod'
import type { SourceFile } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { type Generation, numberIn, type Row, textIn, textOrNullIn } from '../warehouse/index.ts'
import { releasedTable } from './earlier.ts'
import type { Facet, Keys } from './selection.ts'
import type { Waiting } from './waiting.ts'

export interface Provenance {
  readonly files: readonly SourceFile[]
  /** what a cell of the fact rests on; schools null: all of them */
  readonly of: (fact: string, schools: Schools, time: Facet) => Origin
}

/** One object for all cells that rest on the same schools and times; nobody changes it. */
export interface Origin {
  /** indices into `files`, ascending */
  readonly sources: number[]
  /** the checks that every one of the files passed */
  readonly checks: string[]
  /** a correction waits somewhere in it (rule 7) */
  readonly waits: boolean
}

/** What rests on all of several. */
export function joinOrigins(origins: readonly Origin[]): Origin {
  const [first = [], ...others] = origins.map(({ checks }) => checks)
  return {
    sources: [...new Set(origins.flatMap(({ sources }) => sources))].sort((a, b) => a - b),
    checks: first.filter((check) => others.every((checks) => checks.includes(check))),
    waits: origins.some(({ waits }) => waits),
  }
}

export interface Schools {
  readonly name: string
  /** null: all of them */
  readonly keys: readonly number[] | null
}

interface Stretch {
  readonly schoolYear: number
  readonly term: number
  readonly stageYear: number
  readonly school: number
  readonly file: number
}

// the same schools and years are asked for again and again; some megabytes at the most
const mostKnown = 20_000

const everyStage = -1

const ChecksSchema = z.array(z.string())

export async function readProvenance(generation: Generation, waiting: Waiting): Promise<Provenance> {
  const rows = await generation.run(`
    select file_key, load, source, name, loaded_at, extracted, rows_rejected, checks
    from src_file
    order by source, name, file_key`)
  const index = new Map(rows.map((row, at) => [numberIn(row, 'file_key'), at]))
  const lists = new Map<string, readonly string[]>()
  const listIn = (row: Row): readonly string[] => {
    const text = textIn(row, 'checks')
    const checks = lists.get(text) ?? ChecksSchema.parse(JSON.parse(text))
    lists.set(text, checks)
    return checks
  }
  const files = rows.map((row) => ({
    source: textIn(row, 'source'),
    load: numberIn(row, 'load'),
    file: textIn(row, 'name'),
    loadedAt: textIn(row, 'loaded_at'),
    extracted: textOrNullIn(row, 'extracted'),
    waiting: numberIn(row, 'rows_rejected') > 0,
    checks: [...listIn(row)],
  }))
  const passed = rows.map(listIn)
  const told = new Map<string, Stretches>()
  for (const name of new Set(model.facts.flatMap(({ filesOf }) => filesOf ?? []))) {
    const fact = model.facts.find((one) => one.name === name)
    if (fact === undefined) throw new Error(`a fact's files are told by ${name}, which the model lacks`)
    // while a correction waits both files are behind the figures: the old one of what others see, the new one of what the own unit sees
    const tables = [fact.table, ...(waiting.facts.has(name) ? [releasedTable(fact)] : [])]
    const columns = 'school_year_key, term_key, stage_year_key, school_key, file_key'
    const sql = tables.map((table) => `select distinct ${columns} from ${table}`).join(' union ')
    told.set(name, await readStretches(generation, index, sql))
  }
  const roster = await readStretches(
    generation,
    index,
    // whole school units and years are told by the roster, all stage years in one file
    `select c.school_year_key, 0 as term_key, ${everyStage} as stage_year_key, s.key as school_key, c.file_key
    from src_scope as c
    join dim_school as s on s.id = c.school
    where c.source = 'roster' and c.term = ''`,
  )
  const checksOf = commonChecks(passed)
  const find = (fact: string, { keys: schools }: Schools, { keys: time }: Facet): Origin => {
    const asked = model.facts.find(({ name }) => name === fact)
    const own = told.get(asked?.filesOf ?? '')
    const found = new Set<number>()
    if (own !== undefined) addMatching(found, own, schools, time, true)
    // of rows that are nobody's no roster says where they belong
    if (asked?.rowsOf === 'pupils') addMatching(found, roster, schools, time, false)
    const sources = [...found].sort((a, b) => a - b)
    return { sources, checks: checksOf(sources), waits: waiting.isIn(fact, time, schools) }
  }
  const known = new Map(model.facts.map(({ name }) => [name, openKnown()]))
  return {
    files,
    of: (fact, schools, time) => {
      const found = (): Origin => find(fact, schools, time)
      return known.get(fact)?.(time.name, schools.name, found) ?? found()
    },
  }
}

/** What has been found for a time and schools. */
function openKnown(): (time: string, schools: string, find: () => Origin) => Origin {
  const known = new Map<string, Map<string, Origin>>()
  let count = 0
  return (time, schools, find) => {
    const told = known.get(time)?.get(schools)
    if (told !== undefined) return told
    if (count >= mostKnown) known.clear()
    count = count >= mostKnown ? 1 : count + 1
    const origin = find()
    known.set(time, (known.get(time) ?? new Map<string, Origin>()).set(schools, origin))
    return origin
  }
}

/** The checks that all of some files have passed. */
function commonChecks(passed: readonly (readonly string[])[]): (sources: readonly number[]) => string[] {
  return (sources) => {
    // files of one source have passed the very same list
    const [first = [], ...others] = new Set(sources.map((file) => passed[file] ?? []))
    return first.filter((check) => others.every((checks) => checks.includes(check)))
  }
}

/** Stretches by school and year, and those of all schools together, each only once. */
interface Stretches {
  readonly bySchool: ReadonlyMap<number, ReadonlyMap<number, readonly Stretch[]>>
  readonly all: ReadonlyMap<number, readonly Stretch[]>
}

async function readStretches(generation: Generation, index: ReadonlyMap<number, number>, sql: string): Promise<Stretches> {
  const rows = await generation.run(sql)
  const stretches = rows.map((row) => ({
    schoolYear: numberIn(row, 'school_year_key'),
    term: numberIn(row, 'term_key'),
    stageYear: numberIn(row, 'stage_year_key'),
    school: numberIn(row, 'school_key'),
    file: index.get(numberIn(row, 'file_key')) ?? -1,
  }))
  const byYear = (some: Iterable<Stretch>): ReadonlyMap<number, readonly Stretch[]> => Map.groupBy(some, (s) => s.schoolYear)
  const once = new Map(stretches.map((s) => [[s.schoolYear, s.term, s.stageYear, s.file].join(), s]))
  const schools = Map.groupBy(stretches, (stretch) => stretch.school)
  return { bySchool: new Map([...schools].map(([school, own]) => [school, byYear(own)])), all: byYear(once.values()) }
}

function addMatching(
  found: Set<number>,
  { bySchool, all }: Stretches,
  schools: readonly number[] | null,
  time: Keys,
  termed: boolean,
): void {
  if (schools === null) addOfYears(found, all, time, termed)
  else for (const school of schools) addOfYears(found, bySchool.get(school) ?? new Map(), time, termed)
}

function addOfYears(found: Set<number>, byYear: ReadonlyMap<number, readonly Stretch[]>, time: Keys, termed: boolean): void {
  const terms = termed ? time.get('term') : undefined
  const stages = time.get('stageYear')
  for (const year of time.get('schoolYear') ?? byYear.keys()) {
    for (const { term, stageYear, file } of byYear.get(year) ?? []) {
      const staged = stageYear === everyStage || stages?.includes(stageYear) !== false
      if (staged && terms?.includes(term) !== false) found.add(file)
    }
  }
}
