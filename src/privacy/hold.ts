// Rule 7: a correction that touches few pupils is told outside the own unit after the next measurement date, or when ten have changed in all.
// Until then the rows told before stay beside the new ones, in a table of their own.
import { nextMeasurementDate } from '../school/rules/index.ts'
import type { Fact, RowsOf } from '../semantics/index.ts'
import type { Writer } from '../warehouse/index.ts'
import { columnsOf, earlierTable, releasedTable, saidIn } from './earlier.ts'
import { rulesOf } from './suppression/decide.ts'

const { fewest } = rulesOf.across.count
/** From so many on a correction is told anew. An answer that has changed is two that differ: what was there, and what is. */
export const fewestDiffering = (rowsOf: RowsOf): number => (rowsOf === 'pupils' ? fewest : 2 * fewest)
const place = ['school_year_key', 'term_key', 'stage_year_key', 'school_key'] as const
const list = (columns: readonly string[], of: string): string => columns.map((column) => `${of}.${column}`).join(', ')
const same = (columns: readonly string[], a: string, b: string): string =>
  columns.map((column) => `${a}.${column} = ${b}.${column}`).join(' and ')

/**
 * Finds the blocks (a fact at a school, school year, term and stage year) whose rows differ from those told before in fewer than ten pupils,
 * and keeps what was told of them: `held_block` and the released tables. Answers the facts that have any. `day`: ISO date of the load.
 */
export async function holdCorrections(writer: Writer, facts: readonly Fact[], day: string): Promise<ReadonlySet<string>> {
  const held = new Set<string>()
  for (const fact of facts) {
    await writer.run(await differingPupils(writer, fact, fact.table))
    await writer.run(
      `insert into held_block
      select ?, ${list(place, 'c')}, coalesce(b.until, ?)
      from (select ${place.join(', ')}, count(distinct pupil_key) as pupils from touched group by all) c
      left join (
        select h.* replace (s.now as school_key) from earlier.held_block h join same_school s on s.before = h.school_key where h.fact = ?
      ) b on ${same(place, 'b', 'c')}
      where c.school_year_key in (select key from dim_school_year) and c.pupils < ${fewestDiffering(fact.rowsOf)} and coalesce(b.until, ?) > ?
        and exists (select 1 from ${earlierTable(fact)} e where ${same(place, 'e', 'c')})`,
      [fact.name, nextMeasurementDate(day), fact.name, nextMeasurementDate(day), day],
    )
    await writer.run('drop table touched')
    if (await keepReleased(writer, fact)) held.add(fact.name)
  }
  return held
}

/**
 * The rows of a table of the fact with a `pupil_key`. Rows that are nobody's get one that is made of what they say and of how many before them say the
 * same, so that as many as differ between two tables have one that is only in the one.
 */
export async function toldApart(writer: Writer, fact: Fact): Promise<(table: string) => string> {
  if (fact.rowsOf === 'pupils') return (table) => table
  const said = (await saidIn(writer, fact)).join(', ')
  // 53 bits: what a number holds
  return (table) =>
    `(select *, cast(hash(${said}, row_number() over (partition by ${said})) >> 11 as bigint) as pupil_key from ${table})`
}

/** Makes the table `touched`: the pupils of blocks whose rows in `table` are not those told before. Only blocks that differ at all are looked at pupil by pupil. */
export async function differingPupils(writer: Writer, fact: Fact, table: string): Promise<string> {
  const said = await saidIn(writer, fact)
  const persons = await toldApart(writer, fact)
  const telling = [...new Set([...said, 'pupil_key'])]
  const digest = (of: string, by: readonly string[], where = ''): string =>
    `select ${list(by, 'r')}, bit_xor(hash(${list(telling, 'r')})) as digest, count(*) as rows from ${persons(of)} r ${where} group by all`
  const differing = (by: readonly string[], where = ''): string =>
    `select ${by.map((column) => `coalesce(b.${column}, n.${column}) as ${column}`).join(', ')}
    from (${digest(earlierTable(fact), by, where)}) b
    full join (${digest(table, by, where)}) n on ${same(by, 'b', 'n')}
    where b.digest is distinct from n.digest or b.rows is distinct from n.rows`
  return `create temp table touched as
  with block as materialized (${differing(place)})
  ${differing([...place, 'pupil_key'], `join block k on ${same(place, 'k', 'r')}`)}`
}

const markedNow = (
  table: string,
): string => `select r.* replace (case when p.protection is null or p.protection = 'none' then r.class_key end as class_key)
    from ${table} r
    left join dim_pupil p on p.pupil_key = r.pupil_key`

/** Writes the released table of a fact with held blocks, and the files its old rows came from. */
async function keepReleased(writer: Writer, fact: Fact): Promise<boolean> {
  const some = await writer.run('select 1 from held_block where fact = ? limit 1', [fact.name])
  if (some.length === 0) return false
  const isHeld = `exists (select 1 from held_block h where h.fact = '${fact.name}' and ${same(place, 'h', 'r')})`
  const released = releasedTable(fact)
  // a marking reaches what was told before it, too: no class for whom it hides
  await writer.run(`
    create table ${released} as
    select * from ${fact.table} r where not ${isHeld}
    union all
    ${fact.rowsOf === 'pupils' ? markedNow(earlierTable(fact)) : `select r.* from ${earlierTable(fact)} r`}
    where ${isHeld}
    order by all`)
  const columns = await columnsOf(writer, released)
  if (columns.includes('file_key')) {
    await writer.run(`
      insert into src_file
      select * from earlier.src_file
      where file_key in (select file_key from ${released}) and file_key not in (select file_key from src_file)`)
  }
  return true
}

/** Names the classes that exist only in rows told before, where those still are. */
export async function nameClasses(writer: Writer, held: ReadonlySet<string>): Promise<void> {
  for (const fact of held) {
    await writer.run(`
      insert into dim_class
      select c.now, b.id, b.label, c.now, s.now
      from same_class c
      join earlier.dim_class b on b.key = c.before
      join same_school s on s.before = b.school_key
      where c.now not in (select key from dim_class) and c.now in (select class_key from ${releasedTable({ name: fact })})`)
  }
}
