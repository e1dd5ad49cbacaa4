import { randomUUID } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Forces a file's bytes to disk; given a folder, the names in it (a rename is durable only when its folder is). */
export function syncToDisk(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Renames and makes the new name durable. Source and target must be on one file system. */
export function renameDurably(from: string, to: string): void {
  renameSync(from, to)
  syncToDisk(dirname(to))
}

/** Replaces a small file so that a reader, or a start after power loss, sees the old text or the new, never a part. */
export function replaceFile(path: string, text: string, mode = 0o644): void {
  prepareFile(path, text, mode)()
}

/** Writes the new text beside the file, durably; the function answered puts it in the file's place. */
export function prepareFile(path: string, text: string, mode = 0o644): () => void {
  const beside = `${path}.tmp`
  try {
    writeWhole(beside, text, mode)
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
  return () => renameDurably(beside, path)
}

/**
 * Makes a small file unless somebody has: of several processes at once one makes it, and whoever reads it sees it whole. A link is refused
 * where the name is taken (link(2), EEXIST), which a rename is not.
 */
export function createFile(path: string, text: string, mode = 0o644): void {
  const beside = `${path}.${randomUUID()}.tmp`
  try {
    writeWhole(beside, text, mode)
    linkSync(beside, path)
  } catch (problem) {
    if (!(problem instanceof Error && 'code' in problem && problem.code === 'EEXIST')) throw problem
  } finally {
    rmSync(beside, { force: true })
  }
  syncToDisk(dirname(path))
}

function writeWhole(path: string, text: string, mode: number): void {
  const file = openSync(path, 'w', mode)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
