import { fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { hear, type LoadRequest } from '../../load/index.ts'
import type { Loaded } from './load-files.ts'

/** Loads in a process of its own; throws the signal's reason when it is ended, and a plain Error with what the process said when it breaks. */
export type Loader = (request: LoadRequest, leaving: AbortSignal) => Promise<Loaded>

const entry = fileURLToPath(new URL('./load-files.ts', import.meta.url))

export const loadApart: Loader = async (request, leaving) => {
  leaving.throwIfAborted()
  const child = fork(entry, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  // answers go before loads wherever the system has a say
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
  const heard = hear(child.stderr)
  const { promise, resolve, reject } = Promise.withResolvers<Loaded>()
  const leave = (): void => {
    child.kill('SIGKILL')
    reject(leaving.reason)
  }
  leaving.addEventListener('abort', leave, { once: true })
  child.once('message', (message) => resolve(message as Loaded))
  child.once('error', reject)
  child.once('exit', (code, signal) => reject(new Error(`the loading process ended with ${signal ?? code}: ${heard()}`)))
  child.send(request)
  try {
    return await promise
  } finally {
    leaving.removeEventListener('abort', leave)
  }
}
