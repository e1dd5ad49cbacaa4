import { Fault } from '../contract/index.ts'
import { type Generation, openGeneration } from './engine.ts'
import { generationPath, keptGenerations, pointerPath, readPointer } from './folder.ts'
import { schemaVersion } from './schema.ts'
import { stampOf } from './stamp.ts'

/** The generations of one data folder, as the server reads them. */
export interface Warehouse {
  /** The generation CURRENT points to now. All questions of one answer are put to one and the same. Fault noGeneration. */
  readonly current: () => Promise<Generation>
  /** A generation that is kept and has the tables of this program. Fault unknownGeneration, naming those that are. */
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
  const open = new Map<number, { readonly stamp: string | null; readonly generation: Promise<Generation> }>()
  const replaced = new Set<Promise<Generation>>()
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
    const generation = open.get(id)?.generation
    open.delete(id)
    keepOpen(id)
    await (await generation)?.close()
  }
  const closeReplaced = async (generation: Promise<Generation>): Promise<void> => {
    replaced.delete(generation)
    await (await generation).close()
  }
  // A marking of protected identity has a kept generation made again as a new file of the same name (load/remake.ts). From then on
  // nothing more is asked of the old file; an answer that has begun on it finishes.
  const giveUp = (generation: Promise<Generation>): void => {
    replaced.add(generation)
    setTimeout(() => replaced.has(generation) && void closeReplaced(generation), grace).unref()
  }
  const opened = (id: number): Promise<Generation> => {
    const stamp = stampOf(generationPath(data, id))
    const known = open.get(id)
    if (known !== undefined && (stamp === null || known.stamp === stamp)) return known.generation
    if (known !== undefined) giveUp(known.generation)
    const opening = openGeneration(generationPath(data, id), id)
    open.set(id, { stamp, generation: opening })
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
    const generation = kept.includes(id) ? await askable(id) : null
    if (generation !== null) return generation
    const askables = await Promise.all(kept.map(async (other) => ((await askable(other)) === null ? [] : [other])))
    throw new Fault('unknownGeneration', { generation: id, kept: askables.flat().join(', ') })
  }
  /** null where another version of the program made it: questions know its tables no longer */
  const askable = async (id: number): Promise<Generation | null> => {
    const generation = await opened(id)
    const [other] = await generation.run('select 1 from generation where schema_version <> ?', [schemaVersion])
    if (seen?.id !== id) closeLater(id)
    return other === undefined ? generation : null
  }
  const close = async (): Promise<void> => {
    await Promise.all([...[...open.keys()].map(retire), ...[...replaced].map(closeReplaced)])
  }
  return { current, at, kept: () => keptGenerations(data), close }
}
