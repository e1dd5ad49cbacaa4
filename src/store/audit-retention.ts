// Rows of the log that are past their period leave, and the chain goes on from an anchor that a row of its own signs.
import type { DatabaseSync } from 'node:sqlite'
import { headsPath, writeHead } from './audit-heads.ts'
import { columns, hashOfRow, openChain, preparePupils } from './audit-table.ts'

/** Rows before an instant. `through`: the last of them, 0 when there are none. */
export interface AuditPast {
  readonly rows: number
  readonly through: number
  readonly oldest: string | null
  readonly newest: string | null
}

/** What would leave if rows noted before `before` (ISO 8601) did: a whole beginning of the log, nothing out of its middle. */
export function auditPast(database: DatabaseSync, before: string): AuditPast {
  const kept = database.prepare('select min(sequence) as first from audit where at >= ?').get(before)?.first ?? null
  const row = database
    .prepare(`
      select count(*) as rows, coalesce(max(sequence), 0) as through, min(at) as oldest, max(at) as newest
      from audit
      where ?1 is null or sequence < ?1`)
    .get(kept)
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
  return { rows: Number(row?.rows), through: Number(row?.through), oldest: text(row?.oldest), newest: text(row?.newest) }
}

/**
 * Takes away the rows through `through`: the anchor, the row that signs it and the removal stand or fall together. Answers how many
 * rows left. `audit verify` starts from the anchor afterwards.
 */
export function anchorAudit(database: DatabaseSync, through: number, at: string, actor: string): number {
  const chain = openChain(database)
  database.exec('begin immediate')
  try {
    const row = database.prepare(`select ${columns.join(', ')} from audit where sequence = ?`).get(through)
    if (row === undefined) throw new Error(`the log has no row ${through} to anchor at`)
    const hash = hashOfRow(row, preparePupils(database)(through))
    database.prepare('insert into audit_anchor (sequence, hash, at, actor) values (?, ?, ?, ?)').run(through, hash, at, actor)
    database.prepare('delete from audit_pupil where sequence <= ?').run(through)
    const { changes } = database.prepare('delete from audit where sequence <= ?').run(through)
    const question = JSON.stringify({ class: 'log', rows: Number(changes) })
    chain.head()
    const head = chain.append({ at, kind: 'retention', actor, about: `${through}:${hash}`, question })
    database.exec('commit')
    writeHead(headsPath(database), head, at)
    return Number(changes)
  } catch (problem) {
    database.exec('rollback')
    throw problem
  }
}
