import type { Connection } from './engine.ts'
import { textIn } from './rows.ts'

/** Those of the tables and views that hold any row: a source that a municipality does not have costs its loads nothing. Names are our own, never a person's. */
export async function filledOf(connection: Connection, tables: readonly string[]): Promise<ReadonlySet<string>> {
  const each = tables.map((table) => `select '${table}' as name where exists (select 1 from ${table})`)
  const found = each.length === 0 ? [] : await connection.run(each.join('\nunion all\n'))
  return new Set(found.map((row) => textIn(row, 'name')))
}
