import type { Loads, SourceName, Trouble } from '../../contract/index.ts'
import type { RunEntry } from '../../store/index.ts'
import { runWords } from '../words/runs.ts'
import { tellFault } from './tell-fault.ts'

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

const dayLong = 86_400_000
/** A delivery is unlike those before it when it has fewer or more rows than these shares of their median. */
const usual = { least: 0.5, most: 2, before: 5, fewest: 2 } as const

/** What is not as it should be with a source, worst first. */
export function troublesOf(watched: Watched, now: Date): readonly Trouble[] {
  const { source } = watched
  const of = (kind: Trouble['kind'], text: string | null): Trouble[] => (text === null ? [] : [{ kind, source, text }])
  return [
    ...of('failed', failed(watched)),
    ...of('stopped', stopped(watched)),
    ...of('late', late(watched, now)),
    ...of('volume', unusual(watched)),
  ]
}

function failed({ last, label }: Watched): string | null {
  if (last?.outcome !== 'failed') return null
  return runWords.failed(label, last.fault === null ? runWords.broke : tellFault(last.fault), last.retryAt)
}

function stopped({ loads: [latest], label }: Watched): string | null {
  if (latest?.status !== 'stopped') return null
  const why = latest.checks.filter(({ severity, count }) => severity === 'blocking' && count > 0).map(({ message }) => message)
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
