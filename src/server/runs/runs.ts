import { mkdirSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import {
  Fault,
  type Feed,
  type Feeds,
  type LoadReport,
  type Run,
  type SourceName,
  sourceNames,
  type Upload,
} from '../../contract/index.ts'
import { latestLoads, sourceLabel } from '../../load/index.ts'
import type { AuditEntry, KeptFault, RunBook, RunEntry } from '../../store/index.ts'
import { loadEntry } from '../loading.ts'
import type { Mailing } from '../mail/mailing.ts'
import { runWords } from '../words/runs.ts'
import { type Due, dueNow, retryAfter } from './due.ts'
import { inboxOf, isSame, type Lying, lyingIn, openStillness, putInto, setAside } from './inbox.ts'
import { type Loader, loadApart } from './loader.ts'
import { tellFault } from './tell-fault.ts'
import { noticesOf, troublesOf, usual, type Watched } from './troubles.ts'
import { nextAt, wallClock } from './wall-clock.ts'

/** Files that come by themselves (docs/runs.md): one run at a time, which goes on after the answer that began it. */
export interface Runs {
  readonly state: () => Feeds
  readonly setFeed: (feed: Feed) => void
  /** Loads what lies in the source's inbox. Faults demoFolder, runUnderWay, nothingToLoad. */
  readonly runNow: (source: SourceName, actor: string) => void
  /** Ends the run under way, if it is that one. */
  readonly cancel: (id: number) => void
  /** Faults demoFolder and those of `putInto`. */
  readonly put: (upload: Upload, bytes: Readable) => Promise<void>
  /** One look at the clock and the folders; loads what is due, and is back when that has ended. */
  readonly look: () => Promise<void>
  /** Looks now and then until `stop`, which ends the run under way. */
  readonly start: () => void
  readonly stop: () => Promise<void>
}

export interface RunsEffects {
  readonly clock: () => Date
  readonly loader: Loader
  /** told of a bug */
  readonly log: (problem: unknown) => void
  readonly note: (entry: AuditEntry) => void
  /** called when a load has made other figures */
  readonly settled: () => Promise<void>
  /** hears of troubles after each look, and tells what is wrong with mail itself */
  readonly mail: Pick<Mailing, 'looked' | 'trouble'>
  /** how long a file must lie still */
  readonly stillMilliseconds: number
  readonly lookMilliseconds: number
}
const noMail: RunsEffects['mail'] = { looked: async () => {}, trouble: () => null }
export const runsDefaults = {
  clock: () => new Date(),
  loader: loadApart,
  mail: noMail,
  stillMilliseconds: 60_000,
  lookMilliseconds: 15_000,
}

/** `root`: the inbox, null in a demo folder, which takes no files. */
export interface RunsAt {
  readonly data: string
  readonly root: string | null
  readonly book: RunBook
}

interface Running {
  readonly id: number
  readonly source: SourceName
  readonly since: string
  readonly files: readonly string[]
  readonly leaving: AbortController
}

// The others are checked against the roster.
const order: readonly SourceName[] = [...sourceNames].sort((a, b) => Number(b === 'roster') - Number(a === 'roster'))
const mostTold = 30
/** how long a file that somebody asks to have loaded is watched */
const handMilliseconds = 1500
/** who asked, where nobody did */
const system = 'system'

export function openRuns({ data, root, book }: RunsAt, effects: RunsEffects): Runs {
  const { clock, log } = effects
  const stillIn = new Map(order.map((source) => [source, openStillness(effects.stillMilliseconds)]))
  let running: Running | null = null
  let busy: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const inbox = (): string => {
    if (root === null) throw new Fault('demoFolder', {})
    return root
  }

  /** All files of one folder are one load. */
  const run = async (source: SourceName, due: Due, files: readonly Lying[], actor: string): Promise<void> => {
    const last = book.last(source)
    const tries = due.cause === 'retry' ? (last?.tries ?? 0) + 1 : 1
    const id = book.begin({ source, cause: due.cause, day: due.day, tries })
    const names = files.map(({ name }) => name)
    const [first] = files
    if (first === undefined) return book.end(id, { ...ended, outcome: 'nothing', files: [] })
    const leaving = new AbortController()
    running = { id, source, since: clock().toISOString(), files: names, leaving }
    try {
      // a file that grows meanwhile is not whole, however old it says it is
      if (due.cause === 'hand')
        await pause(Math.min(handMilliseconds, effects.stillMilliseconds), undefined, { signal: leaving.signal })
      const whole = due.cause === 'hand' ? files.filter(isSame) : files
      if (whole.length === 0) return book.end(id, { ...ended, outcome: 'nothing', files: names })
      const request = { data, source, files: whole.map(({ path }) => path), schoolYear: first.schoolYear }
      const loaded = await effects.loader(request, leaving.signal)
      if ('fault' in loaded) return fail(id, names, loaded.fault, tries)
      await finish(id, whole, loaded.report, actor)
    } catch (problem) {
      // the server's own end is nobody's wish: it is tried again when it comes back
      if (stopped) return book.end(id, { ...ended, outcome: 'failed', files: names, retryAt: clock().toISOString() })
      if (leaving.signal.aborted) return book.end(id, { ...ended, outcome: 'cancelled', files: names })
      log(problem)
      fail(id, names, null, tries)
    } finally {
      running = null
    }
  }
  const fail = (id: number, files: readonly string[], fault: KeptFault | null, tries: number): void =>
    book.end(id, { outcome: 'failed', load: null, files, fault, retryAt: retryAfter(tries, clock()).toISOString() })
  const finish = async (id: number, files: readonly Lying[], report: LoadReport, actor: string): Promise<void> => {
    const { load, status } = report
    book.end(id, { ...ended, outcome: status, load, files: files.map(({ name }) => name) })
    effects.note({ at: clock().toISOString(), actor, ...loadEntry(report, files.length) })
    const { day, time } = wallClock(clock())
    const stamp = `${day} ${time.replace(':', '')} ${id}`
    setAside(files, status === 'stopped' ? 'stopped' : 'loaded', stamp, status === 'stopped' ? whyStopped(report) : null)
    if (status === 'published') await effects.settled()
  }

  /** Each folder's files in turn; one that has nothing is told once. */
  const runAll = async (source: SourceName, due: Due, files: readonly Lying[], actor: string): Promise<void> => {
    const folders = [...Map.groupBy(files, ({ folder }) => folder).values()]
    for (const folder of folders.length === 0 ? [[]] : folders) if (!stopped) await run(source, due, folder, actor)
  }

  const look = async (): Promise<void> => {
    if (root === null || busy !== null) return
    busy = (async () => {
      for (const source of order) {
        if (stopped) return
        const still = stillIn.get(source)?.(lyingIn(root, source), clock().getTime()) ?? []
        const standing = { feed: book.feed(source), last: book.last(source), lastDay: book.lastDay(source), still }
        const due = dueNow(standing, clock())
        if (due !== null) await runAll(source, due, still, system)
      }
    })()
    try {
      await busy
    } catch (problem) {
      // a folder that cannot be read now may be the next time
      log(problem)
    } finally {
      busy = null
    }
    if (!stopped) void effects.mail.looked(() => watchedIn({ data, book }).flatMap((watched) => noticesOf(watched, clock())))
  }
  const lookOn = async (): Promise<void> => {
    await look()
    if (!stopped) timer = setTimeout(lookOn, effects.lookMilliseconds).unref()
  }

  return {
    state: () => stateOf({ data, root, book, running, effects }),
    setFeed: (feed) => book.setFeed(feed),
    runNow: (source, actor) => {
      const files = lyingIn(inbox(), source)
      if (busy !== null) throw new Fault('runUnderWay', { source: sourceLabel(running?.source ?? source) })
      if (files.length === 0) throw new Fault('nothingToLoad', { source: sourceLabel(source) })
      busy = runAll(source, { cause: 'hand', day: null }, files, actor)
        .catch(log)
        .finally(() => {
          busy = null
        })
    },
    cancel: (id) => {
      if (running?.id === id) running.leaving.abort(new Error('cancelled'))
    },
    put: async (upload, bytes) => void (await putInto(inbox(), upload, bytes)),
    look,
    start: () => {
      if (root !== null) for (const source of sourceNames) mkdirSync(inboxOf(root, source), { recursive: true, mode: 0o700 })
      // what a crash cut off is tried again
      const retryAt = clock().toISOString()
      for (const { id, files } of book.open()) book.end(id, { outcome: 'failed', load: null, files, fault: null, retryAt })
      void lookOn()
    },
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      running?.leaving.abort(new Error('the server ends'))
      await busy
    },
  }
}

const ended = { load: null, fault: null, retryAt: null } as const

/** What is left beside files that were stopped. */
function whyStopped({ checks, load }: LoadReport): string {
  const why = checks.filter(({ severity, count }) => severity === 'blocking' && count > 0).map(({ message }) => `– ${message}`)
  return [runWords.stoppedHeading(load), '', ...why, '', runWords.stoppedAdvice].join('\n')
}

interface Seen extends RunsAt {
  readonly running: Running | null
  readonly effects: Pick<RunsEffects, 'clock' | 'mail'>
}
interface Standing extends Watched {
  readonly feed: Feed
  readonly loadedAt: string | null
}

/** How each source stands, the roster first. */
function watchedIn({ data, book }: Pick<RunsAt, 'data' | 'book'>): readonly Standing[] {
  const loads = latestLoads(data, usual.before + 1)
  return order.map((source) => {
    const own = loads.filter((load) => load.source === source)
    const { decidedAt, ...feed } = book.feed(source)
    const well = book.lastWell(source)
    const wellLoad = own.find(({ status }) => status !== 'stopped')
    // loads by command are in the ledger alone
    const loadedAt =
      [well?.endedAt, wellLoad?.at]
        .flatMap((at) => at ?? [])
        .sort()
        .at(-1) ?? null
    const { everyDays } = feed
    const known = { source, label: sourceLabel(source), everyDays, last: book.last(source), loads: own }
    return { ...known, feed, loadedAt, since: loadedAt ?? decidedAt }
  })
}

function stateOf({ data, root, book, running, effects: { clock, mail } }: Seen): Feeds {
  const now = clock()
  const watched = watchedIn({ data, book })
  const unsent = mail.trouble()
  return {
    feeds: watched.map(({ source, label, loads: [latest], feed, loadedAt }) => ({
      ...feed,
      label,
      folder: root === null ? '' : inboxOf(root, source),
      waiting: root === null ? [] : lyingIn(root, source).map(({ name }) => name),
      loadedAt,
      rows: latest?.rows.read ?? null,
      remarks: latest?.checks.filter(({ count }) => count > 0).length ?? 0,
      next:
        feed.at === null || root === null
          ? null
          : nextAt(feed.at, now, answeredBy(feed.at, book.lastDay(source), now)).toISOString(),
    })),
    running:
      running === null
        ? null
        : {
            id: running.id,
            source: running.source,
            since: running.since,
            files: running.files.length,
            usually: usually(book, running.source),
          },
    troubles: [...watched.flatMap((each) => troublesOf(each, now)), ...(unsent === null ? [] : [unsent])],
    runs: book.latest(mostTold).map(told),
  }
}

/** The day that needs no further run by time: the one answered to, or today when its time had passed before the plan was made. */
function answeredBy(at: string, lastDay: string | null, now: Date): string | null {
  const { day, time } = wallClock(now)
  return (lastDay === null || lastDay < day) && time >= at ? day : lastDay
}

function usually(book: RunBook, source: SourceName): number | null {
  const last = book.lastWell(source)
  return last?.endedAt == null ? null : Date.parse(last.endedAt) - Date.parse(last.beganAt)
}

const told = ({ id, source, cause, beganAt, endedAt, outcome, load, files, fault }: RunEntry): Run => ({
  ...{ id, source, cause, beganAt, endedAt, outcome, load },
  files: [...files],
  problem: fault !== null ? tellFault(fault) : outcome === 'failed' ? runWords.broke : null,
})
