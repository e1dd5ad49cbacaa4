// What a generation holds for questions: the members of its dimensions in the order people expect, and the times of its facts.
import type { Connection } from './engine.ts'
import { numberIn, type Row, textIn } from './rows.ts'

/** `key` stands in the facts, `id` in questions and answers; `parent` is the key of the member above it, else null. */
export interface DimensionMember {
  readonly key: number
  readonly id: string
  readonly label: string
  /** place in the dimension's own order, from 0 */
  readonly ordinal: number
  readonly parent: number | null
}

/** A time a fact has rows for: dimension → key. */
export interface TimeSlice {
  readonly fact: string
  readonly keys: Readonly<Record<string, number>>
}

type Unordered = Omit<DimensionMember, 'ordinal'> & { readonly tableOrdinal: number }

// Swedish order (å ä ö last), and 7A before 10A.
const swedish = new Intl.Collator('sv', { numeric: true })
const byName = new Set(['dim_school', 'dim_municipality'])

/**
 * Members of each dimension: schools and municipalities by name in Swedish order, classes under their school from
 * förskoleklass upwards, the others in the table's own order. Table names are the model's, never a person's.
 */
export async function readMembers(
  generation: Connection,
  dimensions: readonly { readonly name: string; readonly table: string }[],
): Promise<ReadonlyMap<string, readonly DimensionMember[]>> {
  const parents = await readParents(generation)
  const unordered = new Map<string, readonly Unordered[]>()
  for (const { table } of dimensions) {
    const rows = await generation.run(`select key, id, label, ordinal from ${table}`)
    const above = parents.get(table)
    unordered.set(
      table,
      rows.map((row) => memberIn(row, above)),
    )
  }
  const schools = placed((unordered.get('dim_school') ?? []).toSorted(orderOf('dim_school', new Map())))
  const places = new Map(schools.map((school) => [school.key, school.ordinal]))
  return new Map(
    dimensions.map(({ name, table }) => [name, placed((unordered.get(table) ?? []).toSorted(orderOf(table, places)))]),
  )
}

/** The distinct times (keys of the dimensions given) each fact has rows for. Names are the model's, never a person's. */
export async function readSlices(
  generation: Connection,
  facts: readonly { readonly name: string; readonly table: string }[],
  times: readonly { readonly name: string; readonly column: string }[],
): Promise<readonly TimeSlice[]> {
  const columns = times.map((time) => time.column).join(', ')
  const slices: TimeSlice[] = []
  for (const fact of facts) {
    const rows = await generation.run(`select distinct ${columns} from ${fact.table} order by ${columns}`)
    for (const row of rows) {
      slices.push({ fact: fact.name, keys: Object.fromEntries(times.map((time) => [time.name, numberIn(row, time.column)])) })
    }
  }
  return slices
}

/** Table → key → key above. A school unit stands under the operator of its latest version. */
async function readParents(generation: Connection): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>> {
  const units = await generation.run(
    'select school_key, operator_key from dim_school_unit order by school_key, valid_from nulls first',
  )
  const classes = await generation.run('select key, school_key from dim_class')
  return new Map([
    ['dim_school', new Map(units.map((row) => [numberIn(row, 'school_key'), numberIn(row, 'operator_key')]))],
    ['dim_class', new Map(classes.map((row) => [numberIn(row, 'key'), numberIn(row, 'school_key')]))],
  ])
}

function memberIn(row: Row, above: ReadonlyMap<number, number> | undefined): Unordered {
  const key = numberIn(row, 'key')
  return {
    key,
    id: textIn(row, 'id'),
    label: textIn(row, 'label'),
    tableOrdinal: numberIn(row, 'ordinal'),
    parent: above?.get(key) ?? null,
  }
}

function orderOf(table: string, schools: ReadonlyMap<number, number>): (a: Unordered, b: Unordered) => number {
  const byLabel = (a: Unordered, b: Unordered): number => swedish.compare(a.label, b.label) || swedish.compare(a.id, b.id)
  if (byName.has(table)) return byLabel
  if (table !== 'dim_class') return (a, b) => a.tableOrdinal - b.tableOrdinal || a.key - b.key
  const school = (member: Unordered): number => (member.parent === null ? -1 : (schools.get(member.parent) ?? -1))
  return (a, b) => school(a) - school(b) || preschoolFirst(a) - preschoolFirst(b) || byLabel(a, b)
}

// Names of förskoleklass begin with F and stand before year 1.
const preschoolFirst = (member: Unordered): number => (member.label.toUpperCase().startsWith('F') ? 0 : 1)

const placed = (members: readonly Unordered[]): readonly DimensionMember[] =>
  members.map(({ key, id, label, parent }, ordinal) => ({ key, id, label, ordinal, parent }))
