import type { Connection } from './engine.ts'
import { textIn } from './rows.ts'

/** The municipality's own definitions that a generation holds, in their order, as the JSON they were published as. */
export async function readLocal(connection: Connection): Promise<readonly string[]> {
  // a generation kept from before there were any holds none
  const [table] = await connection.run(`select 1 from information_schema.tables where table_name = 'src_local'`)
  if (table === undefined) return []
  const rows = await connection.run('select definition from src_local order by ordinal')
  return rows.map((row) => textIn(row, 'definition'))
}
