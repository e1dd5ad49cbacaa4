// School years are decided side by side: deciding takes the longest of a load, and no year hangs on another.
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { MeasureWords, Model } from '../semantics/index.ts'
import { type Decided, decideYear, type Year } from './decide-year.ts'

// each thread holds the tables of a year
const mostThreads = 4
// a thread takes a quarter of a second to start, in which so many groups are decided right here
const groupsHere = 2000

export interface Deciders {
  /** What is decided of each year, in the years' order. A few are under way at once. A plain Error when a thread fails. */
  readonly inOrder: (years: AsyncIterable<Year>) => AsyncGenerator<Decided>
  readonly close: () => Promise<void>
}

interface Thread {
  readonly worker: Worker
  /** aborted when it has ended, so that nobody waits for an answer that will not come */
  readonly ended: AbortSignal
}

function startThread(): Thread {
  const worker = new Worker(new URL('./decide-worker.ts', import.meta.url))
  const ended = new AbortController()
  worker.once('exit', (code) => ended.abort(new Error(`a thread that decided ended with ${code}`)))
  return { worker, ended: ended.signal }
}

export function openDeciders(threads = Math.min(availableParallelism(), mostThreads), here = groupsHere): Deciders {
  const all: Thread[] = []
  const free: Thread[] = []
  const waiting: ((thread: Thread) => void)[] = []
  const start = (): Thread => {
    const thread = startThread()
    all.push(thread)
    return thread
  }
  const take = async (): Promise<Thread> => {
    const thread = free.pop() ?? (all.length < threads ? start() : undefined)
    return thread ?? new Promise((resolve) => waiting.push(resolve))
  }
  const give = (thread: Thread): void => {
    const next = waiting.shift()
    if (next === undefined) free.push(thread)
    else next(thread)
  }
  const decide = async (year: Year): Promise<Decided> => {
    if (year.groups.length < here) return decideYear(year)
    const thread = await take()
    const decided = once(thread.worker, 'message', { signal: thread.ended }) // rejects when the thread throws or ends
    thread.worker.postMessage({ ...year, model: wordless(year.model) })
    const [rows] = await decided
    give(thread)
    return rows
  }
  return {
    inOrder: async function* inOrder(years) {
      const under: Promise<Decided>[] = []
      for await (const year of years) {
        const deciding = decide(year)
        deciding.catch(() => undefined) // heard when its turn comes; nothing hears of it until then
        under.push(deciding)
        if (under.length > threads) yield* first(under)
      }
      while (under.length > 0) yield* first(under)
    },
    close: async () => {
      await Promise.all(all.map(({ worker }) => worker.terminate()))
    },
  }
}

// Words are of the language spoken here, which a thread does not hear, and it tells nobody anything.
const wordless = (model: Model): Model => ({
  ...model,
  measures: model.measures.map((measure) => ({ ...measure, said: unsaid })),
  made: model.made.map((made) => ({ ...made, said: unsaid })),
})
const unsaid: MeasureWords = { label: '', short: '', definition: '', population: '', source: '', purpose: '', legalGround: '' }

async function* first(under: Promise<Decided>[]): AsyncGenerator<Decided> {
  const next = under.shift()
  if (next !== undefined) yield await next
}
