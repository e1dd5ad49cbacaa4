// A new generation is a new file: made in staging, forced to disk, renamed into its place, and only then pointed to.
// Readers never see a file that is being written, and an old generation is never touched.
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { Fault } from '../contract/index.ts'
import { prepareFile, renameDurably, syncToDisk } from './durable.ts'
import { openWriter, type Writer } from './engine.ts'
import { generationPath, keptGenerations, pointerPath, readPointer } from './folder.ts'
import { schema } from './schema.ts'

/** Generations that stay for rollback and for questions that name an older one. */
export const generationsKept = 5

/**
 * Makes a generation file at `path`, in staging: empty schema, then `build`, then checkpoint, close and fsync.
 * What `build` throws is passed on and the half-made file removed.
 */
export async function writeGeneration(path: string, build: (writer: Writer) => Promise<void>): Promise<void> {
  mkdirSync(dirname(path), { recursive: true })
  removeHalfMade(path)
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
  } catch (error) {
    removeHalfMade(path)
    throw error
  }
}

/** Moves a finished file from `path` in staging to its place as generation `id`, durably. It is not yet answered from. */
export function placeGeneration(data: string, id: number, path: string): void {
  const target = generationPath(data, id)
  mkdirSync(dirname(target), { recursive: true })
  renameDurably(path, target)
}

/** Points CURRENT to generation `id`, durably and all at once. Fault unknownGeneration when its file is not there. */
export function publish(data: string, id: number): void {
  preparePublication(data, id)()
}

/**
 * Writes the new pointer beside the old one; the function answered puts it in its place. Between the two the loader writes its ledger:
 * what could fail for want of space has then been done.
 */
export function preparePublication(data: string, id: number): () => void {
  const kept = keptGenerations(data)
  if (!kept.includes(id)) throw new Fault('unknownGeneration', { generation: id, kept: kept.join(', ') })
  return prepareFile(pointerPath(data), `${id}\n`)
}

/** The generations that `prune` leaves once `current` is the one pointed to. */
export function remaining(data: string, current: number | null, keep = generationsKept): readonly number[] {
  const kept = keptGenerations(data)
  return kept.filter((id, at) => id === current || at >= kept.length - keep)
}

/** Removes all but the last `keep` generations; the one pointed to always stays. Answers the ids removed. */
export function prune(data: string, keep = generationsKept): readonly number[] {
  const staying = remaining(data, readPointer(data), keep)
  const removed = keptGenerations(data).filter((id) => !staying.includes(id))
  for (const id of removed) rmSync(generationPath(data, id), { force: true })
  return removed
}

// The file, its write-ahead log and its spill folder.
function removeHalfMade(path: string): void {
  for (const leftover of [path, `${path}.wal`, `${path}.tmp`]) rmSync(leftover, { force: true, recursive: true })
}
