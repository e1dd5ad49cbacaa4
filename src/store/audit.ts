import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { Regime, Role } from '../contract/index.ts'
import { Fault } from '../contract/index.ts'

/** Append-only: the triggers refuse both change and removal, whoever holds the connection. */
export const auditTable = `
  create table audit (
    sequence integer primary key, at text not null, actor text not null, role text not null, purpose text not null,
    question text not null, generation integer, regime text, shown integer not null, hidden integer not null
  ) strict;
  create trigger audit_keeps_rows before delete on audit begin select raise(abort, 'audit is append-only'); end;
  create trigger audit_keeps_values before update on audit begin select raise(abort, 'audit is append-only'); end
`

/**
 * Who asked what. `actor` is an account id or `system`; `question` the query as JSON. No names, no personal numbers, no values:
 * the log says that a figure was seen, never what it was. `at` ISO 8601 in UTC. `shown` and `hidden` count cells.
 */
export interface AuditEntry {
  readonly at: string
  readonly actor: string
  readonly role: Role
  readonly purpose: string
  readonly question: string
  readonly generation: number | null
  readonly regime: Regime | null
  readonly shown: number
  readonly hidden: number
}

export interface Audit {
  /** Queues a row; it stands on disk within 250 ms. Throws Fault `auditUnwritable` while the log cannot be written. */
  readonly note: (entry: AuditEntry) => void
  /** Writes what is queued, in one transaction. */
  readonly flush: () => void
  /** The latest rows, newest first. */
  readonly latest: (limit: number) => readonly AuditEntry[]
  /** Writes what is queued and stops; the database stays open. */
  readonly close: () => void
}

export interface AuditEffects {
  /** told when a batch could not be written; its rows stay queued */
  readonly log: (problem: unknown) => void
}

const flushAfterMs = 250
const flushAtRows = 500

/**
 * The audit log over an open application store. Rows are written in batches, so that an answer never waits for the disk
 * (a batch of 500 rows is one fsync). When a batch fails no further figure may be noted, and so none released, until one succeeds.
 */
export function openAudit(database: DatabaseSync, effects: AuditEffects = { log: () => undefined }): Audit {
  const insert = database.prepare(`insert into audit (at, actor, role, purpose, question, generation, regime, shown, hidden)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  let queued: AuditEntry[] = []
  let timer: NodeJS.Timeout | null = null
  let failing = false

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (queued.length === 0) return
    failing = true
    writeBatch(database, insert, queued)
    queued = []
    failing = false
  }
  const flushOrTell = (): void => {
    try {
      flush()
    } catch (problem) {
      effects.log(problem)
    }
  }
  const note = (entry: AuditEntry): void => {
    if (failing) flushOrTell()
    if (failing) throw new Fault('auditUnwritable', {})
    queued.push(entry)
    if (queued.length >= flushAtRows) flushOrTell()
    else timer ??= setTimeout(flushOrTell, flushAfterMs)
  }
  return { note, flush, latest: (limit) => readLatest(database, limit), close: flush }
}

function writeBatch(database: DatabaseSync, insert: StatementSync, entries: readonly AuditEntry[]): void {
  database.exec('begin immediate')
  try {
    for (const entry of entries) {
      const { at, actor, role, purpose, question, generation, regime, shown, hidden } = entry
      insert.run(at, actor, role, purpose, question, generation, regime, shown, hidden)
    }
    database.exec('commit')
  } catch (problem) {
    database.exec('rollback')
    throw problem
  }
}

function readLatest(database: DatabaseSync, limit: number): readonly AuditEntry[] {
  const rows = database
    .prepare(`
      select at, actor, role, purpose, question, generation, regime, shown, hidden
      from audit
      order by sequence desc
      limit ?`)
    .all(limit)
  return rows.map((row) => ({ ...row }) as unknown as AuditEntry)
}
