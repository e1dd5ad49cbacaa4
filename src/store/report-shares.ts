import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type Role, type SharedWith, SharedWithSchema, type ShareRight, shareRights } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'

/** `whom`: the account's id or the role's name. */
export const reportShareTable = `
  create table report_share (
    report text not null references report (id) on delete cascade, kind text not null check (kind in ('role', 'person')), whom text not null,
    may text not null, at text not null, primary key (report, kind, whom)
  ) strict, without rowid;
  create index report_share_whom on report_share (kind, whom)
`

export interface StoredShare {
  readonly with: SharedWith
  readonly may: ShareRight
  readonly at: string
}
/** Who reads: the person's id and the role acted in. */
export interface ReportReader {
  readonly id: string
  readonly role: Role
}

export interface ReportShares {
  /** A report's shares: roles, then people, each as they came. */
  readonly of: (report: string) => readonly StoredShare[]
  /** Ids of the reports shared with a person or the role acted in. */
  readonly reaching: (reader: ReportReader) => readonly string[]
  /** The widest right that a report's shares give a reader; null: none. */
  readonly right: (report: string, reader: ReportReader) => ShareRight | null
  /** `may` null: no longer shared. */
  readonly set: (report: string, shared: SharedWith, may: ShareRight | null) => void
}

/** Who reports are shared with, over an open application store. */
export function openReportShares(database: DatabaseSync, effects: StoreEffects = storeDefaults): ReportShares {
  const reaches = "((kind = 'role' and whom = ?) or (kind = 'person' and whom = ?))"
  const whom = (shared: SharedWith): string => (shared.kind === 'role' ? shared.role : shared.person)
  return {
    of: (report) =>
      database.prepare('select * from report_share where report = ? order by kind desc, at, whom').all(report).map(shareOf),
    reaching: ({ id, role }) =>
      database
        .prepare(`select distinct report from report_share where ${reaches}`)
        .all(role, id)
        .map(({ report }) => String(report)),
    right: (report, { id, role }) => {
      const given = database.prepare(`select may from report_share where ${reaches} and report = ?`).all(role, id, report)
      return shareRights.findLast((right) => given.some(({ may }) => may === right)) ?? null
    },
    set: (report, shared, may) => {
      const key = [report, shared.kind, whom(shared)]
      if (may === null) database.prepare('delete from report_share where report = ? and kind = ? and whom = ?').run(...key)
      else
        database
          .prepare(`
            insert into report_share (report, kind, whom, may, at) values (?1, ?2, ?3, ?4, ?5)
            on conflict (report, kind, whom) do update set may = ?4`)
          .run(...key, may, effects.clock().toISOString())
    },
  }
}

function shareOf(row: Record<string, SQLOutputValue>): StoredShare {
  const { kind, whom, may, at } = row
  const shared = SharedWithSchema.parse(kind === 'role' ? { kind, role: whom } : { kind, person: whom })
  return { with: shared, may: shareRights.find((right) => right === may) ?? 'read', at: String(at) }
}
