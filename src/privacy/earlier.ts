// What was told before: the generation that the new one is built upon, in the keys of the new one.
import { model } from '../school/index.ts'
import type { Fact } from '../semantics/index.ts'
import { schemaVersion, textIn, type Writer } from '../warehouse/index.ts'

/** Rows of a fact as they are told outside the own unit, where those differ from the fact's own (hold.ts). */
export const releasedTable = (fact: Pick<Fact, 'name'>): string => `released_${fact.name}`

/** The rows of a fact that the earlier generation told of, in today's keys: a view of the writer's, while it is attached. */
export const earlierTable = (fact: Pick<Fact, 'name'>): string => `earlier_${fact.name}`

// say nothing of whoever the row is about: the unit's version, and the file
const bookkeeping: ReadonlySet<string> = new Set(['unit_key', 'file_key'])

/**
 * Attaches the generation at `path` as `earlier` and makes a view of each fact's released rows. Answers whether there is anything to hold the
 * new one against: not before the first generation, nor when other rules or tables made it, for then every figure is new.
 */
export async function attachEarlier(writer: Writer, path: string | null): Promise<boolean> {
  if (path === null) return false
  // attach takes no bound values; the path is our own, but a folder may have an apostrophe in its name
  await writer.run(`attach '${path.replaceAll("'", "''")}' as earlier (read_only)`)
  const same = await writer.run(
    `select 1 from earlier.generation b, generation n
    where b.schema_version = ${schemaVersion} and b.rule_version = n.rule_version and b.catalogue_version = n.catalogue_version`,
  )
  if (same.length === 0) {
    await writer.run('detach earlier')
    return false
  }
  for (const statement of sameMembers) await writer.run(statement)
  for (const fact of model.facts) await writer.run(await earlierRows(writer, fact))
  return true
}

export async function detachEarlier(writer: Writer): Promise<void> {
  for (const fact of model.facts) await writer.run(`drop view ${earlierTable(fact)}`)
  for (const name of ['same_class', 'same_school', 'same_municipality']) await writer.run(`drop table ${name}`)
  await writer.run('detach earlier')
}

// Keys are given anew in every generation: members are the same by their ids. A class that is gone gets a key, and a name only when rows of it are
// still told: what is written and deleted again leaves its bytes in the file.
const sameMembers: readonly string[] = [
  `create temp table same_municipality as
  select b.key as before, n.key as now
  from earlier.dim_municipality b
  join dim_municipality n on n.id = b.id`,
  `create temp table same_school as
  select b.key as before, n.key as now
  from earlier.dim_school b
  join dim_school n on n.id = b.id`,
  `create temp table same_class as
  select b.key as before, coalesce(n.key, last.key + row_number() over (order by b.id)) as now
  from earlier.dim_class b
  left join dim_class n on n.id = b.id
  cross join (select coalesce(max(key), 0) as key from dim_class) last`,
]

async function earlierRows(writer: Writer, fact: Fact): Promise<string> {
  const held = await writer.run(`select 1 from information_schema.tables where table_catalog = 'earlier' and table_name = ?`, [
    releasedTable(fact),
  ])
  const columns = (await columnsOf(writer, fact.table)).map((column) => `${expressions[column] ?? `r.${column}`} as ${column}`)
  return `create temp view ${earlierTable(fact)} as
  select ${columns.join(', ')}
  from earlier.${held.length > 0 ? releasedTable(fact) : fact.table} r
  join same_municipality m on m.before = r.municipality_key
  join same_school s on s.before = r.school_key
  left join same_class c on c.before = r.class_key`
}

const expressions: Readonly<Record<string, string>> = {
  municipality_key: 'm.now',
  school_key: 's.now',
  class_key: 'c.now',
  unit_key: '(select min(u.unit_key) from dim_school_unit u where u.school_key = s.now)',
}

/** The columns of a table of the generation being made, in order. */
export async function columnsOf(writer: Writer, table: string): Promise<readonly string[]> {
  const columns = await writer.run(
    `select column_name from information_schema.columns
    where table_name = ? and table_catalog = current_database() order by ordinal_position`,
    [table],
  )
  return columns.map((column) => textIn(column, 'column_name'))
}

/** The columns of a fact's table that say something: two rows that are alike in them are told alike. */
export const saidIn = async (writer: Writer, { table }: Fact): Promise<readonly string[]> =>
  (await columnsOf(writer, table)).filter((column) => !bookkeeping.has(column))

/** The earlier generation's units of a pattern, as `n`, with their keys of today: `m.now`, `s.now` or `c.now`. */
export const nodesBefore = `earlier.pattern_node n
    left join same_municipality m on n.level = 'municipality' and m.before = n.key
    left join same_school s on n.level = 'school' and s.before = n.key
    left join same_class c on n.level = 'class' and c.before = n.key`
