import type { DatabaseSync } from 'node:sqlite'
import type { Reject } from '../contract/index.ts'

export const rejectTable = `
  create table reject (
    load integer not null, file text not null, line integer not null, "column" text not null, value text not null,
    "check" text not null, reason text not null
  ) strict;
  create index reject_load on reject (load)
`

/** Writes what load `load` held back, in one transaction, in place of what stood under that number (a load cut off by a crash). */
export function keepRejects(database: DatabaseSync, load: number, rejects: readonly Reject[]): void {
  const insert = database.prepare(
    'insert into reject (load, file, line, "column", value, "check", reason) values (?, ?, ?, ?, ?, ?, ?)',
  )
  database.exec('begin immediate')
  try {
    database.prepare('delete from reject where load = ?').run(load)
    for (const { file, line, column, value, check, reason } of rejects) insert.run(load, file, line, column, value, check, reason)
    database.exec('commit')
  } catch (problem) {
    database.exec('rollback')
    throw problem
  }
}

/** Rows held back by one load, or by all (null): newest load first, then by file and line. */
export function readRejects(database: DatabaseSync, load: number | null): readonly Reject[] {
  const rows = database
    .prepare(`
      select load, file, line, "column", value, "check", reason
      from reject
      where ?1 is null or load = ?1
      order by load desc, file, line, "column"`)
    .all(load)
  return rows.map((row) => ({
    load: Number(row.load),
    file: String(row.file),
    line: Number(row.line),
    column: String(row.column),
    value: String(row.value),
    check: String(row.check),
    reason: String(row.reason),
  }))
}
