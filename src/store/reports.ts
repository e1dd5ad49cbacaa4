import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import { type ReportContent, ReportContentSchema } from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { inTransaction } from './transaction.ts'

/**
 * What a report says stands in its versions, which are never changed and leave with the report alone; the report's own row says which is the
 * latest. Removing is written on the row; thirty days later all of it leaves.
 */
export const reportTables = `
  create table report (
    id text primary key, owner text not null, created_at text not null, version integer not null, removed_at text
  ) strict;
  create index report_owner on report (owner);
  create table report_version (
    report text not null references report (id) on delete cascade, version integer not null, at text not null, by text not null,
    title text not null, content text not null, restored integer, primary key (report, version)
  ) strict;
  create trigger report_version_keeps_values before update on report_version
    begin select raise(abort, 'a version of a report is never changed'); end;
  create trigger report_version_keeps_rows before delete on report_version
    when exists (select 1 from report where id = old.report and removed_at is null)
    begin select raise(abort, 'a version leaves with its report'); end
`

/** A report without what it says. `version`, `title`, `changedAt`, `changedBy` are the latest version's. Times ISO 8601 in UTC. */
export interface StoredReport {
  readonly id: string
  readonly owner: string
  readonly version: number
  readonly title: string
  readonly changedAt: string
  readonly changedBy: string
  readonly removedAt: string | null
}

/** `from`: the version that was taken up again. */
export interface StoredVersion {
  readonly version: number
  readonly title: string
  readonly at: string
  readonly by: string
  readonly from: number | null
}

export interface Saving {
  readonly content: ReportContent
  readonly by: string
  readonly from: number | null
}

export interface Reports {
  readonly create: (owner: string, content: ReportContent) => StoredReport
  /** Removed ones too. */
  readonly find: (id: string) => StoredReport | null
  /** The reports of these ids that are not removed, latest changed first. */
  readonly among: (ids: readonly string[]) => readonly StoredReport[]
  /** What a person made, removed ones too, latest changed first. */
  readonly ownedBy: (owner: string) => readonly StoredReport[]
  /** A new version after `base`; null when another has come after `base`, and then nothing is written. */
  readonly save: (id: string, base: number, saving: Saving) => StoredReport | null
  readonly versions: (id: string) => readonly StoredVersion[]
  readonly content: (id: string, version: number) => ReportContent | null
  /** `removed` false: takes it back. */
  readonly setRemoved: (id: string, removed: boolean) => void
  /** Takes away for good what was removed before an instant, with versions, shares and notes. */
  readonly purge: (before: string) => void
}

const latest = `
  select report.id, owner, report.version, removed_at, title, at, by
  from report
  join report_version on report_version.report = report.id and report_version.version = report.version`

/** Reports over an open application store. Who may see or change one is not asked here. */
export function openReports(database: DatabaseSync, effects: StoreEffects = storeDefaults): Reports {
  const select = database.prepare(`${latest} where report.id = ?`)
  const insert = database.prepare('insert into report (id, owner, created_at, version) values (?, ?, ?, 0)')
  const insertVersion = database.prepare(`
    insert into report_version (report, version, at, by, title, content, restored) values (?, ?, ?, ?, ?, ?, ?)`)
  const step = database.prepare('update report set version = version + 1 where id = ? and version = ?')
  const now = (): string => effects.clock().toISOString()

  const find = (id: string): StoredReport | null => {
    const row = select.get(id)
    return row === undefined ? null : reportOf(row)
  }
  const write = (id: string, base: number, { content, by, from }: Saving): boolean => {
    if (step.run(id, base).changes === 0) return false
    insertVersion.run(id, base + 1, now(), by, content.title, JSON.stringify(content), from)
    return true
  }
  return {
    find,
    create: (owner, content) => {
      const id = effects.random(9).toString('base64url')
      inTransaction(database, () => {
        insert.run(id, owner, now())
        write(id, 0, { content, by: owner, from: null })
      })
      const made = find(id)
      if (made === null) throw new Error('a report was written and is not there')
      return made
    },
    among: (ids) => {
      const sql = `${latest} where removed_at is null and report.id in (select value from json_each(?)) order by at desc, id`
      return database.prepare(sql).all(JSON.stringify(ids)).map(reportOf)
    },
    ownedBy: (owner) => database.prepare(`${latest} where owner = ? order by at desc, id`).all(owner).map(reportOf),
    save: (id, base, saving) => (inTransaction(database, () => write(id, base, saving)) ? find(id) : null),
    versions: (id) =>
      database
        .prepare('select version, title, at, by, restored from report_version where report = ? order by version desc')
        .all(id)
        .map(versionOf),
    content: (id, version) => {
      const row = database.prepare('select content from report_version where report = ? and version = ?').get(id, version)
      return row === undefined ? null : ReportContentSchema.parse(JSON.parse(String(row.content)))
    },
    setRemoved: (id, removed) =>
      void database.prepare('update report set removed_at = ? where id = ?').run(removed ? now() : null, id),
    purge: (before) => void database.prepare('delete from report where removed_at < ?').run(before),
  }
}

function reportOf(row: Record<string, SQLOutputValue>): StoredReport {
  return {
    id: String(row.id),
    owner: String(row.owner),
    version: Number(row.version),
    title: String(row.title),
    changedAt: String(row.at),
    changedBy: String(row.by),
    removedAt: row.removed_at === null ? null : String(row.removed_at),
  }
}

function versionOf(row: Record<string, SQLOutputValue>): StoredVersion {
  const { version, title, at, by, restored } = row
  return {
    version: Number(version),
    title: String(title),
    at: String(at),
    by: String(by),
    from: restored === null ? null : Number(restored),
  }
}
