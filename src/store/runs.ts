import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import {
  type Feed,
  type RunCause,
  type RunOutcome,
  runCauses,
  runOutcomes,
  type SourceName,
  sourceNames,
} from '../contract/index.ts'
import { type StoreEffects, storeDefaults } from './effects.ts'
import { numberOrNull, textOrNull } from './nullable.ts'

/** When each source is loaded by itself, and every attempt. `day`: the Swedish day whose time of day the run answers to. */
export const runTables = `
  create table feed (source text primary key, at text, every_days integer, decided_at text not null) strict;
  create table run (
    id integer primary key, source text not null, cause text not null, day text, began_at text not null, ended_at text,
    outcome text, load integer, files text not null default '[]', fault text, retry_at text, tries integer not null default 0
  ) strict;
  create index run_source on run (source, id)
`

/** A fault as it is kept, told in the reader's language later. */
export interface KeptFault {
  readonly code: string
  readonly parameters: Readonly<Record<string, unknown>>
}

/** `day`: ISO date in Sweden for a run by time, else null. `retryAt`: when it is tried again; `tries`: how often it has failed in a row. */
export interface RunEntry {
  readonly id: number
  readonly source: SourceName
  readonly cause: RunCause
  readonly day: string | null
  readonly beganAt: string
  readonly endedAt: string | null
  readonly outcome: RunOutcome | null
  readonly load: number | null
  readonly files: readonly string[]
  readonly fault: KeptFault | null
  readonly retryAt: string | null
  readonly tries: number
}

export type BegunRun = Pick<RunEntry, 'source' | 'cause' | 'day' | 'tries'>
export type EndedRun = Pick<RunEntry, 'load' | 'files' | 'fault' | 'retryAt'> & { readonly outcome: RunOutcome }

export interface RunBook {
  /** As decided, and when (ISO instant); a source without a decision is loaded when files come. */
  readonly feed: (source: SourceName) => Feed & { readonly decidedAt: string | null }
  readonly setFeed: (feed: Feed) => void
  readonly begin: (run: BegunRun) => number
  readonly end: (id: number, ended: EndedRun) => void
  /** The latest, newest first. */
  readonly latest: (limit: number) => readonly RunEntry[]
  readonly last: (source: SourceName) => RunEntry | null
  /** The last that loaded, or found everything loaded already. */
  readonly lastWell: (source: SourceName) => RunEntry | null
  /** The last Swedish day whose time of day has been answered to. */
  readonly lastDay: (source: SourceName) => string | null
  /** Runs that have begun and not ended: only after a crash, when nothing is under way. */
  readonly open: () => readonly RunEntry[]
}

/** The book of runs over an open application store. */
export function openRunBook(database: DatabaseSync, effects: Pick<StoreEffects, 'clock'> = storeDefaults): RunBook {
  const selectFeed = database.prepare('select * from feed where source = ?')
  const insertFeed = database.prepare(`
    insert into feed (source, at, every_days, decided_at) values (?1, ?2, ?3, ?4)
    on conflict (source) do update set at = ?2, every_days = ?3, decided_at = ?4`)
  const insert = database.prepare('insert into run (source, cause, day, began_at, tries) values (?, ?, ?, ?, ?) returning id')
  const finish = database.prepare(`
    update run set ended_at = ?, outcome = ?, load = ?, files = ?, fault = ?, retry_at = ? where id = ?`)
  const selectLatest = database.prepare('select * from run order by id desc limit ?')
  const selectLast = database.prepare('select * from run where source = ? order by id desc limit 1')
  const selectWell = database.prepare(`
    select * from run where source = ? and outcome in ('published', 'unchanged') order by id desc limit 1`)
  const selectDay = database.prepare('select max(day) as day from run where source = ?')
  const selectOpen = database.prepare('select * from run where outcome is null order by id')
  const now = (): string => effects.clock().toISOString()
  const entry = (row: Record<string, SQLOutputValue> | undefined): RunEntry | null => (row === undefined ? null : entryOf(row))
  return {
    feed: (source) => {
      const row = selectFeed.get(source)
      if (row === undefined) return { source, at: null, everyDays: null, decidedAt: null }
      return { source, at: textOrNull(row.at), everyDays: numberOrNull(row.every_days), decidedAt: textOrNull(row.decided_at) }
    },
    setFeed: ({ source, at, everyDays }) => void insertFeed.run(source, at, everyDays, now()),
    begin: ({ source, cause, day, tries }) => Number(insert.get(source, cause, day, now(), tries)?.id),
    end: (id, { outcome, load, files, fault, retryAt }) =>
      void finish.run(
        ...([now(), outcome, load, JSON.stringify(files)] as const),
        ...([fault === null ? null : JSON.stringify(fault), retryAt, id] as const),
      ),
    latest: (limit) => selectLatest.all(limit).map(entryOf),
    last: (source) => entry(selectLast.get(source)),
    lastWell: (source) => entry(selectWell.get(source)),
    lastDay: (source) => textOrNull(selectDay.get(source)?.day),
    open: () => selectOpen.all().map(entryOf),
  }
}

function entryOf(row: Record<string, SQLOutputValue>): RunEntry {
  const source = sourceNames.find((name) => name === row.source)
  const cause = runCauses.find((name) => name === row.cause)
  if (source === undefined || cause === undefined) throw new Error(`run ${row.id} is of no source or cause that there is`)
  return {
    id: Number(row.id),
    source,
    cause,
    day: textOrNull(row.day),
    beganAt: String(row.began_at),
    endedAt: textOrNull(row.ended_at),
    outcome: runOutcomes.find((name) => name === row.outcome) ?? null,
    load: numberOrNull(row.load),
    files: JSON.parse(String(row.files)) as string[],
    fault: row.fault === null ? null : (JSON.parse(String(row.fault)) as KeptFault),
    retryAt: textOrNull(row.retry_at),
    tries: Number(row.tries),
  }
}
