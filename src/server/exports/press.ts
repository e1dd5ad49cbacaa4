// The process that writes files: one for all, apart from the server, so that a file that takes long or too much memory can be ended
// without harm to the answers beside it.
import { type ChildProcess, fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Fault, type Regime } from '../../contract/index.ts'
import { hear } from '../../load/index.ts'
import type { Task } from '../../report/index.ts'
import { serverWords } from '../words/server.ts'
import type { Written } from './write-file.ts'

export interface PressLimits {
  readonly milliseconds: number
  readonly memoryMegabytes: number
  /** files after which the process is ended and begun anew: what compilers keep in memory is then given back */
  readonly files: number
  /** how long an idle process stays */
  readonly idleMilliseconds: number
}
export const pressLimits: PressLimits = { milliseconds: 120_000, memoryMegabytes: 768, files: 300, idleMilliseconds: 300_000 }

/** `shown`, `hidden`: cells in it; `regime`: of its first question. */
export interface MadeFile {
  readonly bytes: Buffer
  readonly shown: number
  readonly hidden: number
  readonly regime: Regime
}

export interface Press {
  /**
   * Writes one file; one at a time is asked for. Throws the fault that the writing ended in, exportTooLarge, exportTooSlow, the signal's reason
   * when the reader leaves, and a plain Error with what the process said when it breaks.
   */
  readonly write: (task: Task, leaving: AbortSignal) => Promise<MadeFile>
  readonly close: () => void
}

const entry = fileURLToPath(new URL('./write-file.ts', import.meta.url))
// How often the memory of a working process is looked at, where the system tells it.
const watchMilliseconds = 250

interface Running {
  readonly child: ChildProcess
  readonly heard: () => string
  files: number
}

export function openPress(limits: PressLimits = pressLimits): Press {
  let running: Running | null = null
  let idle: NodeJS.Timeout | null = null
  const end = (): void => {
    if (idle !== null) clearTimeout(idle)
    running?.child.kill('SIGKILL')
    running = null
  }
  const ready = (): Running => {
    if (idle !== null) clearTimeout(idle)
    if (running !== null && running.files >= limits.files) end()
    if (running === null || running.child.exitCode !== null || running.child.signalCode !== null) running = begin(limits)
    return running
  }
  return {
    write: async (task, leaving) => {
      leaving.throwIfAborted()
      const press = ready()
      press.files++
      const written = await writtenBy(press, task, limits, leaving).catch((problem: unknown) => {
        // it may be at work on what nobody waits for any longer
        end()
        throw problem
      })
      idle = setTimeout(end, limits.idleMilliseconds).unref()
      if ('fault' in written) throw new Fault(written.fault.code, written.fault.parameters)
      return { ...written, bytes: Buffer.from(written.bytes) }
    },
    close: end,
  }
}

function begin({ memoryMegabytes }: PressLimits): Running {
  const child = fork(entry, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${memoryMegabytes}`],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const heard = hear(child.stderr)
  // nobody is kept waiting at the end by a process without work
  child.unref()
  child.channel?.unref()
  if (child.stderr instanceof Socket) child.stderr.unref()
  // answers go before files wherever the system has a say
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  return { child, heard, files: 0 }
}

function writtenBy({ child, heard }: Running, task: Task, limits: PressLimits, leaving: AbortSignal): Promise<Written> {
  const { promise, resolve, reject } = Promise.withResolvers<Written>()
  const timer = setTimeout(() => reject(new Fault('exportTooSlow', { seconds: limits.milliseconds / 1000 })), limits.milliseconds)
  const tooMuch = (): Fault => new Fault('exportTooLarge', { problem: serverWords.exports.memory(limits.memoryMegabytes) })
  const watch = setInterval(() => {
    if (megabytesOf(child) > limits.memoryMegabytes) reject(tooMuch())
  }, watchMilliseconds)
  const leave = (): void => reject(leaving.reason)
  const gone = (code: number | null, signal: string | null): void =>
    reject(
      /heap out of memory/.test(heard()) ? tooMuch() : new Error(`the writing process ended with ${signal ?? code}: ${heard()}`),
    )
  leaving.addEventListener('abort', leave, { once: true })
  child.once('message', resolve)
  child.once('exit', gone)
  child.once('error', reject)
  child.send(task, (problem) => {
    if (problem !== null) reject(problem)
  })
  return promise.finally(() => {
    clearTimeout(timer)
    clearInterval(watch)
    leaving.removeEventListener('abort', leave)
    child.off('message', resolve).off('exit', gone).off('error', reject)
  })
}

/** What a process holds in memory, as Linux tells it; elsewhere the heap's own limit is all there is. */
function megabytesOf({ pid }: ChildProcess): number {
  if (process.platform !== 'linux' || pid === undefined) return 0
  try {
    const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && (problem.code === 'ENOENT' || problem.code === 'ESRCH')) return 0
    throw problem
  }
}
