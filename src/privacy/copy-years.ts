// Most school years of a load are told exactly as before: what was decided of them is copied within the engine, and nothing of them is counted.
import type { Fact } from '../semantics/index.ts'
import { numberIn, type Writer } from '../warehouse/index.ts'
import { earlierTable, nodesBefore, saidIn } from './earlier.ts'

/**
 * Copies `pattern_node` and `pattern` of the school years in which every row of `told` is one that the earlier generation told and decided about, and nothing
 * waits or waited. Answers those years' keys.
 */
export async function copyUnchangedYears(writer: Writer, fact: Fact, told: string): Promise<ReadonlySet<number>> {
  const said = await saidIn(writer, fact)
  const digest = (table: string): string =>
    `select school_year_key, sum(hash(${said.map((column) => `r.${column}`).join(', ')})::hugeint) as digest, count(*) as rows
    from ${table} r group by school_year_key`
  await writer.run(`
    create temp table copied_year as
    select school_year_key from (${digest(told)}) n join (${digest(earlierTable(fact))}) b using (school_year_key, digest, rows)
    where school_year_key in (select p.school_year_key from earlier.pattern_node p where p.fact = '${fact.name}')`)
  for (const waiting of ['corrected_table', 'held_block'])
    await writer.run(
      `delete from copied_year where school_year_key in (select w.school_year_key from earlier.${waiting} w where w.fact = ?)`,
      [fact.name],
    )
  await writer.run(
    `insert into pattern_node
    select n.* replace (coalesce(m.now, s.now, c.now, n.key) as key)
    from ${nodesBefore}
    where n.fact = ? and n.school_year_key in (select school_year_key from copied_year)`,
    [fact.name],
  )
  await writer.run(
    'insert into pattern select * from earlier.pattern where fact = ? and school_year_key in (select school_year_key from copied_year)',
    [fact.name],
  )
  const years = await writer.run('select school_year_key from copied_year')
  await writer.run('drop table copied_year')
  return new Set(years.map((row) => numberIn(row, 'school_year_key')))
}
