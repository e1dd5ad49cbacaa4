import type { DatabaseSync } from 'node:sqlite'
import { type AuditRow, AuditRowSchema, Fault } from '../contract/index.ts'
import { headsPath, writeHead } from './audit-heads.ts'
import { readColumns } from './audit-search.ts'
import { type AuditEntry, type Head, openChain } from './audit-table.ts'

export interface Audit {
  /** Queues a row; it stands on disk within 250 ms. Throws Fault `auditUnwritable` while the log cannot be written. */
  readonly note: (entry: AuditEntry) => void
  /** Writes what is queued, in one transaction. */
  readonly flush: () => void
  /** The latest rows, newest first. */
  readonly latest: (limit: number) => readonly AuditRow[]
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
 * The log over an open application store. Rows are written in batches, so that an answer never waits for the disk
 * (a batch of 500 rows is one fsync). When a batch fails no further figure may be noted, and so none released, until one succeeds.
 */
export function openAudit(database: DatabaseSync, effects: AuditEffects = { log: () => undefined }): Audit {
  const writeBatch = batchWriter(database)
  const heads = headsPath(database)
  let queued: AuditEntry[] = []
  let timer: NodeJS.Timeout | null = null
  let failing = false

  const flush = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (queued.length === 0) return
    failing = true
    const head = writeBatch(queued)
    const at = queued.at(-1)?.at ?? ''
    queued = []
    failing = false
    // Last of all: a crash between leaves rows without a head, never a head without rows.
    writeHead(heads, head, at)
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

// The head is read under the lock, since the command line writes to the same log as the server.
function batchWriter(database: DatabaseSync): (entries: readonly AuditEntry[]) => Head {
  const chain = openChain(database)
  return (entries) => {
    database.exec('begin immediate')
    try {
      let head = chain.head()
      for (const entry of entries) head = chain.append(entry)
      database.exec('commit')
      return head
    } catch (problem) {
      database.exec('rollback')
      throw problem
    }
  }
}

function readLatest(database: DatabaseSync, limit: number): readonly AuditRow[] {
  const rows = database.prepare(`select ${readColumns} from audit order by sequence desc limit ?`).all(limit)
  return rows.map((row) => AuditRowSchema.parse(row))
}
