import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
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
    const file = openSync(beside, 'w', mode)
    try {
      writeFileSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (problem) {
    rmSync(beside, { force: true })
    throw problem
  }
  return () => renameDurably(beside, path)
}
