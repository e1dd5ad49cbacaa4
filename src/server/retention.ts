// A run over every class of data that has a period: first told, then done when somebody has confirmed it.
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Fault, type Loads, type RetentionClass, type RetentionPart, type RetentionReport, type Role } from '../contract/index.ts'
import {
  applyRetention,
  type RetentionEffects as LoadEffects,
  listLoads,
  type PastPupils,
  pastPupils,
  type RetentionBounds,
} from '../load/index.ts'
import { retentionWords } from '../picture/index.ts'
import { formatSchoolYear } from '../school/rules/index.ts'
import {
  type Audit,
  anchorAudit,
  auditPast,
  checkPeriod,
  dropRejects,
  dropSessions,
  openAudit,
  openStore,
  type PastRows,
  type Periods,
  pastRejects,
  pastSessions,
  readPeriods,
} from '../store/index.ts'
import type { House } from './house.ts'

export interface RetentionEffects extends LoadEffects {
  readonly clock: () => Date
}

/** What the periods say today. `actor`: who has it done; `confirmed`: the word of retentionWords.confirm, null for a dry run. */
export interface RetentionRun {
  readonly data: string
  readonly actor: string
  readonly confirmed: string | null
}

/** Answers what is past its period; with the confirming word it has left when the answer comes. Fault retentionNotConfirmed. */
export async function runRetention(
  { data, actor, confirmed }: RetentionRun,
  effects: RetentionEffects,
): Promise<RetentionReport> {
  if (confirmed !== null) checkConfirmed(confirmed)
  const store = openStore(join(data, 'store.sqlite'))
  // what leaves is overwritten, not only unlinked
  store.exec('pragma secure_delete = on')
  const audit = openAudit(store)
  try {
    const now = effects.clock()
    const periods = readPeriods(store)
    const days = boundsOf(periods, now)
    const load = lastLoadBefore(listLoads(data), days.rejects)
    // First told: the same counts that a dry run gives are what the report says has left.
    const past = confirmed === null ? await pastPupils(data, days) : await applyRetention(data, days, effects)
    const parts = partsOf(store, periods, days, load, past)
    if (confirmed !== null) leave(store, audit, { actor, at: now.toISOString(), days, load, parts })
    return { at: now.toISOString(), applied: confirmed !== null, parts }
  } finally {
    audit.close()
    store.close()
  }
}

/** Fault retentionNotConfirmed unless it is the word. */
export function checkConfirmed(word: string): void {
  const { confirm } = retentionWords
  if (word !== confirm) throw new Fault('retentionNotConfirmed', { word: confirm })
}

interface Decider {
  readonly id: string
  readonly role: Role | null
}

/** Decides how long a class is kept, and notes who did. Fault retentionPeriod: then nothing is changed. */
export function decidePeriod(
  { periods, setPeriod, audit }: Pick<House, 'periods' | 'setPeriod' | 'audit'>,
  name: RetentionClass,
  months: number,
  { id, role }: Decider,
): void {
  checkPeriod(name, months)
  const question = JSON.stringify({ class: name, months, before: periods()[name] })
  audit.note({ at: new Date().toISOString(), kind: 'settings', actor: id, role, about: 'retention', question })
  setPeriod(name, months)
}

interface Bounds extends RetentionBounds {
  readonly log: string
  readonly rejects: string
  readonly sessions: string
}

function boundsOf(periods: Periods, now: Date): Bounds {
  const since = (name: RetentionClass): string => monthsBefore(now, periods[name]).toISOString()
  return {
    before: firstKept(monthsBefore(now, periods.pupils)),
    unpublishedBefore: since('unpublished'),
    log: since('log'),
    rejects: since('rejects'),
    sessions: since('sessions'),
  }
}

/** The same day so many months earlier, or the last of a shorter month. */
export function monthsBefore(day: Date, months: number): Date {
  const moved = new Date(day)
  moved.setUTCDate(1)
  moved.setUTCMonth(moved.getUTCMonth() - months)
  const last = new Date(Date.UTC(moved.getUTCFullYear(), moved.getUTCMonth() + 1, 0)).getUTCDate()
  moved.setUTCDate(Math.min(day.getUTCDate(), last))
  return moved
}

/** A school year has ended on 30 June: the first that had not on this day. */
export const firstKept = (day: Date): number => (day.getUTCMonth() >= 6 ? day.getUTCFullYear() : day.getUTCFullYear() - 1)

function lastLoadBefore(loads: Loads['loads'], before: string): number {
  return Math.max(0, ...loads.filter(({ at }) => at < before).map(({ load }) => load))
}

function partsOf(store: DatabaseSync, periods: Periods, days: Bounds, load: number, past: PastPupils): RetentionPart[] {
  const part = (
    name: RetentionClass,
    before: string,
    rows: PastRows,
    files = 0,
    remarks: () => string[] = () => [],
  ): RetentionPart => {
    const { rows: count, oldest, newest } = rows
    return {
      ...{ class: name, months: periods[name], before, rows: count, files, oldest, newest },
      // read by others than the one who had it done, in their language
      get remarks() {
        return remarks()
      },
    }
  }
  const { unpublished } = past
  const remarks = (): string[] => [
    ...(past.rows === 0 ? [] : [retentionWords.versions, retentionWords.aggregates]),
    ...(past.mixed > 0 ? [retentionWords.mixed(past.mixed)] : []),
  ]
  return [
    part('pupils', formatSchoolYear(days.before), past, past.files.length, remarks),
    part('log', days.log, auditPast(store, days.log)),
    part('rejects', days.rejects, pastRejects(store, load)),
    part('unpublished', days.unpublishedBefore, { ...unpublished, rows: 0 }, unpublished.files.length),
    part('sessions', days.sessions, pastSessions(store, days.sessions)),
  ]
}

interface Leaving {
  readonly actor: string
  readonly at: string
  readonly days: Bounds
  readonly load: number
  readonly parts: readonly RetentionPart[]
}

function leave(store: DatabaseSync, audit: Audit, { actor, at, days, load, parts }: Leaving): void {
  dropRejects(store, load)
  dropSessions(store, days.sessions)
  const { through } = auditPast(store, days.log)
  if (through > 0) anchorAudit(store, through, at, actor)
  const left = parts
    .filter(({ rows, files }) => rows + files > 0)
    .map(({ class: name, rows, files }) => ({ class: name, rows, files }))
  audit.note({ at, kind: 'retention', actor, question: JSON.stringify({ left }) })
}
