import { statSync } from 'node:fs'
import { Fault } from '../contract/index.ts'
import { type Generation, openGeneration } from './engine.ts'
import { generationPath, keptGenerations, pointerPath, readPointer } from './folder.ts'

/** The generations of one data folder, as the server reads them. */
export interface Warehouse {
  /** The generation CURRENT points to now. All questions of one answer are put to one and the same. Fault noGeneration. */
  readonly current: () => Promise<Generation>
  /** A generation that is kept. Fault unknownGeneration, naming those that are. */
  readonly at: (id: number) => Promise<Generation>
  /** Ids of the generations kept, ascending. */
  readonly kept: () => readonly number[]
  /** Closes all, once their queries have ended. */
  readonly close: () => Promise<void>
}

// A generation that is no longer current stays open this long after it was last handed out, so that an answer that
// asks several questions of it can finish; `close` then waits for the last query.
const graceMilliseconds = 60_000

/** Opens the warehouse of the data folder `data`, which need not exist yet. */
export function openWarehouse(data: string, effects: { readonly grace?: number } = {}): Warehouse {
  const grace = effects.grace ?? graceMilliseconds
  const open = new Map<number, Promise<Generation>>()
  const timers = new Map<number, NodeJS.Timeout>()
  let seen: { readonly stamp: string; readonly id: number } | null = null

  const keepOpen = (id: number): void => {
    clearTimeout(timers.get(id))
    timers.delete(id)
  }
  const closeLater = (id: number): void => {
    keepOpen(id)
    const timer = setTimeout(() => void retire(id), grace)
    timer.unref()
    timers.set(id, timer)
  }
  const retire = async (id: number): Promise<void> => {
    const generation = open.get(id)
    open.delete(id)
    keepOpen(id)
    await (await generation)?.close()
  }
  const opened = (id: number): Promise<Generation> => {
    const known = open.get(id)
    if (known !== undefined) return known
    const opening = openGeneration(generationPath(data, id), id)
    open.set(id, opening)
    opening.catch(() => open.delete(id))
    return opening
  }

  const current = async (): Promise<Generation> => {
    const stamp = stampOf(pointerPath(data))
    if (stamp === null) throw new Fault('noGeneration', {})
    if (seen === null || seen.stamp !== stamp) {
      const id = readPointer(data)
      if (id === null) throw new Fault('noGeneration', {})
      if (seen !== null && seen.id !== id) closeLater(seen.id)
      keepOpen(id)
      seen = { stamp, id }
    }
    return opened(seen.id)
  }
  const at = async (id: number): Promise<Generation> => {
    const kept = keptGenerations(data)
    if (!kept.includes(id)) throw new Fault('unknownGeneration', { generation: id, kept: kept.join(', ') })
    const generation = await opened(id)
    if (seen?.id !== id) closeLater(id)
    return generation
  }
  const close = async (): Promise<void> => {
    await Promise.all([...open.keys()].map(retire))
  }
  return { current, at, kept: () => keptGenerations(data), close }
}

/** Tells one pointer file from the next: each publication renames a new file into place. Null when there is none. */
function stampOf(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? null : `${stat.ino}:${stat.mtimeNs}:${stat.ctimeNs}`
}
