import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { setImmediate as turn } from 'node:timers/promises'
import { type AuditKind, type AuditRow, AuditRowSchema, type Role } from '../contract/index.ts'
import type { Audit } from './audit.ts'

/** `actors`: account ids, null for everybody. `from` and `to`: instants, `to` exclusive. `before`: a sequence, exclusive. */
export interface AuditFilter {
  readonly actors: readonly string[] | null
  readonly role: Role | null
  readonly kind: AuditKind | null
  readonly from: string | null
  readonly to: string | null
  /** a part of the question or of what it concerned, whatever the case of a–z */
  readonly text: string | null
  readonly before: number | null
  readonly limit: number
}

export interface Found {
  readonly rows: readonly AuditRow[]
  readonly more: boolean
}

/** The log as it is read. What the same process has queued is written first. */
export interface Log {
  /** Rows that fit, newest first, and whether there are more. */
  readonly search: (filter: AuditFilter) => Promise<Found>
  /** Rows that tell of a pupil having been seen by name, newest first. */
  readonly viewsOf: (pupil: number) => readonly AuditRow[]
}

export function openLog(database: DatabaseSync, { flush }: Pick<Audit, 'flush'>): Log {
  return {
    search: (filter) => {
      flush()
      return searchAudit(database, filter)
    },
    viewsOf: (pupil) => {
      flush()
      return viewsOf(database, pupil)
    },
  }
}

/** The columns of an AuditRow, for a select over `audit`. */
export const readColumns = `audit.sequence, at, kind, actor, role, purpose, about, question, generation, regime, shown, hidden,
    (select count(*) from audit_pupil p where p.sequence = audit.sequence) as pupils`

// Rows read between two turns of the event loop: some milliseconds, so that nobody's answer waits for a search of ten years.
const stretch = 20_000
// Two processes note with clocks of their own: near the ends of a period the rows may stand a little out of order.
const slack = 1000

const fitting = `
  select ${readColumns}
  from audit
  where sequence between :low and :high
    and (:actors is null or actor in (select value from json_each(:actors)))
    and (:role is null or role = :role)
    and (:kind is null or kind = :kind)
    and (:from is null or at >= :from)
    and (:to is null or at < :to)
    and (:text is null or instr(lower(coalesce(question, '')), :text) > 0 or instr(lower(coalesce(about, '')), :text) > 0)
  order by sequence desc
  limit :limit`

/** Reads backwards through the log, a stretch at a time, until `limit` rows fit or the log ends. */
async function searchAudit(database: DatabaseSync, filter: AuditFilter): Promise<Found> {
  const select = database.prepare(fitting)
  const { first, last } = span(database, filter)
  const wanted = filter.limit + 1
  const rows: AuditRow[] = []
  for (let high = last; high >= first && rows.length < wanted; high -= stretch) {
    rows.push(...read(select, filter, Math.max(first, high - stretch + 1), high, wanted - rows.length))
    await turn()
  }
  return { rows: rows.slice(0, filter.limit), more: rows.length > filter.limit }
}

function read(select: StatementSync, filter: AuditFilter, low: number, high: number, limit: number): readonly AuditRow[] {
  const { actors, role, kind, from, to, text } = filter
  const bound = { low, high, role, kind, from, to, limit }
  const named = { ...bound, actors: actors === null ? null : JSON.stringify(actors), text: text?.toLowerCase() ?? null }
  return select.all(named).map((row) => AuditRowSchema.parse(row))
}

/** The rows that the period can hold, found by the index on time. */
function span(database: DatabaseSync, { from, to, before }: AuditFilter): { readonly first: number; readonly last: number } {
  const one = (sql: string, ...values: string[]): number | null => {
    const found = database.prepare(sql).get(...values)?.sequence ?? null
    return found === null ? null : Number(found)
  }
  const ends = {
    first: one('select min(sequence) as sequence from audit'),
    last: one('select max(sequence) as sequence from audit'),
  }
  if (ends.first === null || ends.last === null) return { first: 1, last: 0 }
  const since = from === null ? null : one('select sequence from audit where at >= ? order by at limit 1', from)
  const until = to === null ? null : one('select sequence from audit where at < ? order by at desc limit 1', to)
  if ((from !== null && since === null) || (to !== null && until === null)) return { first: 1, last: 0 }
  return {
    first: Math.max(ends.first, (since ?? ends.first) - slack),
    last: Math.min(ends.last, (until ?? ends.last) + slack, (before ?? Number.POSITIVE_INFINITY) - 1),
  }
}

/** By the index on pupils: as fast however long the log is. */
function viewsOf(database: DatabaseSync, pupil: number): readonly AuditRow[] {
  const rows = database
    .prepare(`
      select ${readColumns}
      from audit_pupil seen
      join audit on audit.sequence = seen.sequence
      where seen.pupil_key = ?
      order by audit.sequence desc`)
    .all(pupil)
  return rows.map((row) => AuditRowSchema.parse(row))
}
