// Rows of the store that are past their period, the log's apart (audit-retention.ts).
import type { DatabaseSync } from 'node:sqlite'

export interface PastRows {
  readonly rows: number
  readonly oldest: string | null
  readonly newest: string | null
}

/** Sign-ins that ran out before an instant. */
export function pastSessions(database: DatabaseSync, before: string): PastRows {
  const sql = 'select count(*) as rows, min(expires_at) as oldest, max(expires_at) as newest from session where expires_at < ?'
  return rowOf(database.prepare(sql).get(before))
}
export const dropSessions = (database: DatabaseSync, before: string): void =>
  void database.prepare('delete from session where expires_at < ?').run(before)

/** Rows held back by loads up to a number. The store does not know when a load was: `oldest` and `newest` are null. */
export function pastRejects(database: DatabaseSync, through: number): PastRows {
  return rowOf(
    database.prepare('select count(*) as rows, null as oldest, null as newest from reject where load <= ?').get(through),
  )
}
export const dropRejects = (database: DatabaseSync, through: number): void =>
  void database.prepare('delete from reject where load <= ?').run(through)

function rowOf(row: Readonly<Record<string, unknown>> | undefined): PastRows {
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return { rows: Number(row?.rows), oldest: text(row?.oldest), newest: text(row?.newest) }
}
