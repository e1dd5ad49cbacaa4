// The log's tables, and the one way in which a row becomes the text that the chain is a hash of.
import { createHash } from 'node:crypto'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { z } from 'zod'
import type { AuditKind, Regime, Role } from '../contract/index.ts'
import { regimes, roles } from '../contract/index.ts'

/**
 * Something that was done or seen. `actor`: an account id, `system` for the operator's command line, `nobody` before anybody has signed
 * in. `question`: the query, or what else was asked, as JSON. `about`: what or whom it concerns: an account id, the sha256 of an export.
 * Never a name, a personal number or a value: the log says that a figure was seen, not what it was. `shown` and `hidden`
 * count cells, or rows of a list. `pupils`: the vault's keys of those who were seen by name.
 */
export interface AuditEntry {
  /** ISO 8601 in UTC */
  readonly at: string
  readonly kind: AuditKind
  readonly actor: string
  readonly role?: Role | null
  readonly purpose?: string | null
  readonly about?: string | null
  readonly question?: string | null
  readonly generation?: number | null
  readonly regime?: Regime | null
  readonly shown?: number | null
  readonly hidden?: number | null
  readonly pupils?: readonly number[]
}

/** The first shape of the log, before it was chained: kept as a migration. */
export const auditTable = `
  create table audit (
    sequence integer primary key, at text not null, actor text not null, role text not null, purpose text not null,
    question text not null, generation integer, regime text, shown integer not null, hidden integer not null
  ) strict;
  create trigger audit_keeps_rows before delete on audit begin select raise(abort, 'audit is append-only'); end;
  create trigger audit_keeps_values before update on audit begin select raise(abort, 'audit is append-only'); end
`

// `previous`: sha256 of the row before. A row may only leave under an anchor: a later row of the chain (kind retention) signs it, and it
// holds the hash of the last row that left, so that the chain goes on from there.
const chained = `
  create table audit (
    sequence integer primary key, previous text not null, at text not null, kind text not null, actor text not null, role text,
    purpose text, about text, question text, generation integer, regime text, shown integer, hidden integer
  ) strict;
  create index audit_at on audit (at);
  create table audit_pupil (
    sequence integer not null, pupil_key integer not null, primary key (sequence, pupil_key)
  ) strict, without rowid;
  create index audit_pupil_key on audit_pupil (pupil_key);
  create table audit_anchor (sequence integer primary key, hash text not null, at text not null, actor text not null) strict
`

const appendOnly = (table: string, unless = 'false'): string => `
  create trigger ${table}_keeps_rows before delete on ${table} when not (${unless})
    begin select raise(abort, '${table} is append-only'); end;
  create trigger ${table}_keeps_values before update on ${table} begin select raise(abort, '${table} is append-only'); end`
const anchored = 'old.sequence <= coalesce((select max(sequence) from audit_anchor), 0)'
const triggers = [appendOnly('audit', anchored), appendOnly('audit_pupil', anchored), appendOnly('audit_anchor')].join(';')

/** The migration to a chained log: what stood before is chained as it stands, in its own order. */
export function chainAudit(database: DatabaseSync): void {
  database.exec('alter table audit rename to audit_before')
  database.exec(chained)
  const chain = openChain(database)
  const before = database.prepare(`
    select at, actor, role, purpose, question, generation, regime, shown, hidden
    from audit_before
    order by sequence`)
  for (const row of before.iterate()) chain.append({ kind: 'answer', ...BeforeSchema.parse(row) })
  database.exec('drop table audit_before')
  database.exec(triggers)
}

const whole = z.int().nullable()
const BeforeSchema = z.object({
  at: z.string(),
  actor: z.string(),
  role: z.enum(roles),
  purpose: z.string(),
  question: z.string(),
  generation: whole,
  regime: z.enum(regimes).nullable(),
  shown: whole,
  hidden: whole,
})

/** The columns in the order of the canonical text; `pupils` comes last. */
export const columns = [
  'sequence',
  'previous',
  'at',
  'kind',
  'actor',
  'role',
  'purpose',
  'about',
  'question',
  'generation',
  'regime',
  'shown',
  'hidden',
] as const
export type Stored = Readonly<Record<string, unknown>>

/** What stands before the very first row. */
export const noHash = '0'.repeat(64)

/** sha256 of a row: of its columns and the keys of its pupils, ascending, as one JSON array. `row` as SQLite gives it. */
export function hashOfRow(row: Stored, pupils: readonly number[]): string {
  const canonical = JSON.stringify([...columns.map((column) => row[column] ?? null), pupils])
  return createHash('sha256').update(canonical).digest('hex')
}

/** The last row's place and hash. */
export interface Head {
  readonly sequence: number
  readonly hash: string
}

export interface Chain {
  /** The head as the database has it now: another process may have written since. */
  readonly head: () => Head
  /** Appends within the caller's transaction; answers the new head. */
  readonly append: (entry: AuditEntry) => Head
}

/** Writes rows that carry the hash of the one before. `append` follows the head it read or wrote last. */
export function openChain(database: DatabaseSync): Chain {
  const insert = database.prepare(`insert into audit (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`)
  const insertPupil = database.prepare('insert into audit_pupil (sequence, pupil_key) values (?, ?)')
  const last = database.prepare(`select ${columns.join(', ')} from audit order by sequence desc limit 1`)
  const pupilsOf = preparePupils(database)
  const anchor = database.prepare('select sequence, hash from audit_anchor order by sequence desc limit 1')
  let known: Head | null = null
  const head = (): Head => {
    const row = last.get()
    const anchored = anchor.get()
    if (row !== undefined) known = { sequence: Number(row.sequence), hash: hashOfRow(row, pupilsOf(Number(row.sequence))) }
    else
      known =
        anchored === undefined
          ? { sequence: 0, hash: noHash }
          : { sequence: Number(anchored.sequence), hash: String(anchored.hash) }
    return known
  }
  const append = (entry: AuditEntry): Head => {
    const { sequence: before, hash: previous } = known ?? head()
    const sequence = before + 1
    const pupils = [...new Set(entry.pupils)].sort((a, b) => a - b)
    const row = rowOf(entry, sequence, previous)
    insert.run(...columns.map((column) => row[column]))
    for (const key of pupils) insertPupil.run(sequence, key)
    known = { sequence, hash: hashOfRow(row, pupils) }
    return known
  }
  return { head, append }
}

type Row = Readonly<Record<(typeof columns)[number], string | number | null>>

function rowOf(entry: AuditEntry, sequence: number, previous: string): Row {
  const { at, kind, actor, role = null, purpose = null, about = null, question = null } = entry
  const { generation = null, regime = null, shown = null, hidden = null } = entry
  return { sequence, previous, at, kind, actor, role, purpose, about, question, generation, regime, shown, hidden }
}

/** The keys of the pupils that a row tells of, ascending. */
export function preparePupils(database: DatabaseSync): (sequence: number) => readonly number[] {
  const select: StatementSync = database.prepare('select pupil_key from audit_pupil where sequence = ? order by pupil_key')
  return (sequence) => select.all(sequence).map((row) => Number(row.pupil_key))
}
