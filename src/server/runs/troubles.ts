import type { Loads, SourceName, Trouble } from '../../contract/index.ts'
import { checkNames } from '../../picture/index.ts'
import type { KeptFault, RunEntry } from '../../store/index.ts'
import { runWords } from '../words/runs.ts'
import { tellFault } from './tell-fault.ts'
import { wallClock } from './wall-clock.ts'

export interface Watched {
  readonly source: SourceName
  readonly label: string
  readonly everyDays: number | null
  /** ISO instant of the last time it went well, else of the plan; null when neither is known */
  readonly since: string | null
  readonly last: RunEntry | null
  /** of this source, newest first */
  readonly loads: Loads['loads']
}

type SourceTrouble = Trouble & { readonly kind: Exclude<Trouble['kind'], 'mail'> }
type Check = Loads['loads'][number]['checks'][number]
/** How much is told of what stands in the way. */
interface Telling {
  readonly fault: (fault: KeptFault) => string
  readonly check: (check: Check) => string
}
const onPage: Telling = { fault: tellFault, check: ({ message }) => message }
// Texts in a fault may be names of files, and so is much of what a check says of what it found: neither leaves the house.
const inMail: Telling = {
  fault: (fault) =>
    Object.values(fault.parameters).some((value) => typeof value === 'string') ? runWords.onPage : tellFault(fault),
  check: ({ check }) => `${checkNames[check] ?? check}.`,
}

/** A trouble as it is told in a mail. `mark`: the day of it, or the load, which is told of once. */
export interface Notice extends SourceTrouble {
  readonly label: string
  readonly mark: string
}

/** The same as `troublesOf`, without names of files. */
export function noticesOf(watched: Watched, now: Date): readonly Notice[] {
  const { label, loads } = watched
  const load = `load ${String(loads[0]?.load ?? 0).padStart(9, '0')}`
  const { day } = wallClock(now)
  return troublesOf(watched, now, inMail).map((trouble) => ({ ...trouble, label, mark: trouble.kind === 'volume' ? load : day }))
}

const dayLong = 86_400_000
/** A delivery is unlike those before it when it has fewer or more rows than these shares of their median. */
export const usual = { least: 0.5, most: 2, before: 5, fewest: 2 } as const

/** What is not as it should be with a source, worst first. */
export function troublesOf(watched: Watched, now: Date, telling = onPage): readonly SourceTrouble[] {
  const { source } = watched
  const of = (kind: SourceTrouble['kind'], text: string | null): SourceTrouble[] =>
    text === null ? [] : [{ kind, source, text }]
  return [
    ...of('failed', failed(watched, telling)),
    ...of('stopped', stopped(watched, telling)),
    ...of('late', late(watched, now)),
    ...of('volume', unusual(watched)),
  ]
}

function failed({ last, label }: Watched, { fault }: Telling): string | null {
  if (last?.outcome !== 'failed') return null
  return runWords.failed(label, last.fault === null ? runWords.broke : fault(last.fault), last.retryAt)
}

function stopped({ loads: [latest], label }: Watched, { check }: Telling): string | null {
  if (latest?.status !== 'stopped') return null
  const why = latest.checks.filter(({ severity, count }) => severity === 'blocking' && count > 0).map(check)
  return runWords.stopped(label, why)
}

function late({ everyDays, since, label }: Watched, now: Date): string | null {
  if (everyDays === null || since === null) return null
  const days = Math.floor((now.getTime() - Date.parse(since)) / dayLong)
  return days > everyDays ? runWords.late(label, days, everyDays) : null
}

function unusual({ loads, label }: Watched): string | null {
  const [latest, ...earlier] = loads.filter(({ status }) => status === 'published')
  const before = earlier.slice(0, usual.before).map(({ rows }) => rows.read)
  if (latest === undefined || before.length < usual.fewest) return null
  const middle = [...before].sort((a, b) => a - b)[Math.floor(before.length / 2)] ?? 0
  const share = latest.rows.read / middle
  return share < usual.least || share > usual.most ? runWords.unusual(label, latest.rows.read, middle) : null
}
