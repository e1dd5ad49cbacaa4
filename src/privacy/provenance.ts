// Where a figure comes from: the files behind every unit and time of a fact, read once a generation.
import { z } from 'zod'
import type { SourceFile } from '../contract/index.ts'
import { type Generation, numberIn, type Row, textIn, textOrNullIn } from '../warehouse/index.ts'
import type { Selection } from './judge.ts'

export interface Provenance {
  readonly files: readonly SourceFile[]
  /** indices into `files` of the files that a cell of the fact rests on, ascending */
  readonly of: (fact: string, selection: Selection) => readonly number[]
  /** the checks that every one of the files passed */
  readonly checksOf: (sources: readonly number[]) => readonly string[]
}

interface Stretch {
  readonly schoolYear: number
  readonly term: number
  readonly stageYear: number
  readonly school: number
  readonly file: number
}

const ChecksSchema = z.array(z.string())

export async function readProvenance(generation: Generation): Promise<Provenance> {
  const rows = await generation.run(`
    select file_key, load, source, name, loaded_at, extracted, rows_accepted, rows_rejected, checks
    from src_file
    order by source, name, file_key`)
  const index = new Map(rows.map((row, at) => [numberIn(row, 'file_key'), at]))
  const lists = new Map<string, readonly string[]>()
  const checksIn = (row: Row): readonly string[] => {
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
    rows: numberIn(row, 'rows_accepted'),
    rejected: numberIn(row, 'rows_rejected'),
    checks: [...checksIn(row)],
  }))
  const passed = rows.map(checksIn)
  const grades = await readStretches(
    generation,
    index,
    `select distinct school_year_key, term_key, stage_year_key, school_key, file_key from fact_result`,
  )
  const roster = await readStretches(
    generation,
    index,
    `select distinct e.school_year_key, 0 as term_key, e.stage_year as stage_year_key, s.key as school_key, e.file_key
    from src_enrolment as e
    join dim_school as s on s.id = e.school`,
  )
  return {
    files,
    of: (fact, selection) => {
      const found = new Set(fact === 'pupils' ? [] : matching(grades, selection, true))
      for (const file of matching(roster, selection, false)) found.add(file)
      return [...found].sort((a, b) => a - b)
    },
    checksOf: (sources) => {
      // files of one source have passed the very same list
      const [first = [], ...others] = new Set(sources.map((file) => passed[file] ?? []))
      return first.filter((check) => others.every((checks) => checks.includes(check)))
    },
  }
}

/** Stretches by school, and those of all schools together, each only once. */
interface Stretches {
  readonly bySchool: ReadonlyMap<number, readonly Stretch[]>
  readonly all: readonly Stretch[]
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
  const once = new Map(stretches.map((s) => [[s.schoolYear, s.term, s.stageYear, s.file].join(), s]))
  return { bySchool: Map.groupBy(stretches, (stretch) => stretch.school), all: [...once.values()] }
}

function matching({ bySchool, all }: Stretches, selection: Selection, termed: boolean): readonly number[] {
  const years = selection.get('schoolYear')
  const terms = termed ? selection.get('term') : undefined
  const stages = selection.get('stageYear')
  const schools = selection.get('school')
  const stretches = schools === undefined ? all : schools.flatMap((school) => bySchool.get(school) ?? [])
  return stretches
    .filter(
      (s) =>
        (years?.includes(s.schoolYear) ?? true) && (terms?.includes(s.term) ?? true) && (stages?.includes(s.stageYear) ?? true),
    )
    .map((s) => s.file)
}
