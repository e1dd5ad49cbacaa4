import type { DatabaseSync } from 'node:sqlite'
import { headsPath, readHeads } from './audit-heads.ts'
import { columns, type Head, hashOfRow, noHash, type Stored } from './audit-table.ts'

/** What is wrong with the log, the first thing found. `sequence`: the row where it shows. */
export interface AuditBreak {
  readonly sequence: number
  readonly problem: 'gap' | 'changed' | 'cut' | 'headDiffers' | 'unsigned' | 'loosePupil'
}

export interface AuditVerdict {
  readonly rows: number
  /** rows up to this one have left by a retention run, 0 when none have */
  readonly anchoredAt: number
  /** place and hash of the last row: written down elsewhere it can be held against the log later */
  readonly head: Head
  /** rows after the last head written beside the database: noted just now, or just before a crash */
  readonly afterHead: number
  readonly broken: AuditBreak | null
}

/**
 * Reads the whole log and holds each row against the hash in the next, the last ones against the heads beside the database, and rows
 * that have left against the row that signs for it. `known`: a head written down elsewhere, held against the log too.
 */
export function verifyAudit(database: DatabaseSync, known: Head | null = null): AuditVerdict {
  // Read before the rows are: a batch written meanwhile then has rows without a head, never a head without rows.
  const heads = readHeads(headsPath(database))
  database.exec('begin')
  try {
    return walk(database, known === null ? heads : [...heads, known])
  } finally {
    database.exec('rollback')
  }
}

function walk(database: DatabaseSync, heads: readonly Head[]): AuditVerdict {
  const anchor = lastAnchor(database)
  const expected = headsBySequence(heads)
  let head: Head = anchor
  let rows = 0
  let signed = anchor.sequence === 0
  let broken: AuditBreak | null = null
  let suspect: number | null = null
  const breaks = (sequence: number, problem: AuditBreak['problem']): void => {
    broken ??= { sequence, problem }
  }
  // A row and the hash in the next disagree: the row after that tells which of the two was changed.
  const settle = (agrees: boolean): void => {
    if (suspect !== null) breaks(agrees ? Math.max(suspect - 1, anchor.sequence + 1) : suspect, 'changed')
  }
  for (const [row, pupils] of rowsWithPupils(database, breaks)) {
    const sequence = Number(row.sequence)
    const follows = row.previous === head.hash
    settle(follows)
    if (broken !== null) break
    if (sequence !== head.sequence + 1) breaks(head.sequence + 1, 'gap')
    else if (!follows && expected.get(head.sequence)?.(head.hash) === true) breaks(sequence, 'changed')
    else if (!follows) suspect = sequence
    head = { sequence, hash: hashOfRow(row, pupils) }
    if (suspect === null && expected.get(sequence)?.(head.hash) === false) breaks(sequence, 'headDiffers')
    if (signs(row, anchor)) signed = true
    rows++
  }
  settle(expected.get(head.sequence)?.(head.hash) !== false)
  const last = Math.max(0, ...expected.keys())
  if (last > head.sequence) breaks(head.sequence + 1, 'cut')
  if (!signed) breaks(anchor.sequence, 'unsigned')
  return { rows, anchoredAt: anchor.sequence, head, afterHead: Math.max(0, head.sequence - last), broken }
}

function lastAnchor(database: DatabaseSync): Head {
  const row = database.prepare('select sequence, hash from audit_anchor order by sequence desc limit 1').get()
  return row === undefined ? { sequence: 0, hash: noHash } : { sequence: Number(row.sequence), hash: String(row.hash) }
}

/** Whether a row's hash agrees with every head that was written down of it. */
function headsBySequence(heads: readonly Head[]): ReadonlyMap<number, (hash: string) => boolean> {
  const bySequence = Map.groupBy(heads, ({ sequence }) => sequence)
  return new Map([...bySequence].map(([sequence, all]) => [sequence, (hash) => all.every((one) => one.hash === hash)]))
}

const signs = (row: Stored, { sequence, hash }: Head): boolean => row.kind === 'retention' && row.about === `${sequence}:${hash}`

/** Rows in order, each with its pupils, in one pass over both tables. */
function* rowsWithPupils(
  database: DatabaseSync,
  breaks: (sequence: number, problem: AuditBreak['problem']) => void,
): Generator<readonly [Stored, readonly number[]]> {
  const seen = database.prepare('select sequence, pupil_key from audit_pupil order by sequence, pupil_key').iterate()
  let next = seen.next()
  for (const row of database.prepare(`select ${columns.join(', ')} from audit order by sequence`).iterate()) {
    const pupils: number[] = []
    for (; !next.done && Number(next.value.sequence) <= Number(row.sequence); next = seen.next()) {
      if (next.value.sequence !== row.sequence) breaks(Number(next.value.sequence), 'loosePupil')
      pupils.push(Number(next.value.pupil_key))
    }
    yield [row, pupils]
  }
  if (!next.done) breaks(Number(next.value.sequence), 'loosePupil')
}
