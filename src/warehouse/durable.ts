import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from 'node:fs'
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
  const beside = `${path}.tmp`
  const file = openSync(beside, 'w', mode)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameDurably(beside, path)
}
