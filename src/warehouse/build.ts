// A new generation is a new file: made in staging, forced to disk, renamed into its place, and only then pointed to.
// Readers never see a file that is being written, and an old generation is never touched.
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../contract/index.ts'
import { renameDurably, replaceFile, syncToDisk } from './durable.ts'
import { openWriter, type Writer } from './engine.ts'
import { generationPath, keptGenerations, pointerPath, readPointer, stagedPath } from './folder.ts'
import { schema } from './schema.ts'

/** Generations that stay for rollback and for questions that name an older one. */
export const generationsKept = 5

/**
 * Makes the file of generation `id` in staging: empty schema, then `build`, then checkpoint, close and fsync. Answers its path.
 * What `build` throws is passed on and the half-made file removed.
 */
export async function writeGeneration(data: string, id: number, build: (writer: Writer) => Promise<void>): Promise<string> {
  const path = stagedPath(data, id)
  mkdirSync(dirname(path), { recursive: true })
  removeStaged(data, id)
  try {
    const writer = await openWriter(path)
    try {
      for (const statement of schema) await writer.run(statement)
      await build(writer)
      await writer.run('checkpoint')
    } finally {
      await writer.close()
    }
    syncToDisk(path)
    return path
  } catch (error) {
    removeStaged(data, id)
    throw error
  }
}

/** Moves a finished file from staging to its place, durably. It is not yet answered from. */
export function placeGeneration(data: string, id: number): void {
  const target = generationPath(data, id)
  mkdirSync(dirname(target), { recursive: true })
  renameDurably(stagedPath(data, id), target)
}

/** Points CURRENT to generation `id`, durably and all at once. Fault unknownGeneration when its file is not there. */
export function publish(data: string, id: number): void {
  const kept = keptGenerations(data)
  if (!kept.includes(id)) throw new Fault('unknownGeneration', { generation: id, kept: kept.join(', ') })
  replaceFile(pointerPath(data), `${id}\n`)
}

/** Removes all but the last `keep` generations; the one pointed to always stays. Answers the ids removed. */
export function prune(data: string, keep = generationsKept): readonly number[] {
  const current = readPointer(data)
  const kept = keptGenerations(data)
  const removed = kept.slice(0, Math.max(0, kept.length - keep)).filter((id) => id !== current)
  for (const id of removed) rmSync(generationPath(data, id), { force: true })
  return removed
}

/** Removes what a build left in staging: the file, its write-ahead log and its spill folder. */
export function removeStaged(data: string, id: number): void {
  const path = stagedPath(data, id)
  for (const leftover of [path, `${path}.wal`, `${path}.tmp`]) rmSync(leftover, { force: true, recursive: true })
}
