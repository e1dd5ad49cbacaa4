// The folders that files come to by themselves, one a source (docs/runs.md).
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Fault, type SourceName, type Upload } from '../../contract/index.ts'
import { parseSchoolYear } from '../../school/rules/index.ts'
import { runWords } from '../words/runs.ts'

/** `modified` in milliseconds since 1970; `schoolYear` from the folder it lies in. */
export interface Lying {
  readonly path: string
  readonly name: string
  readonly folder: string
  readonly schoolYear: number | null
  readonly bytes: number
  readonly modified: number
}

const unfinished = /^[.~]|\.(tmp|part|partial|filepart|crdownload|lock)$/i
/** Where what has been taken is put, beside the files to come. */
const asideNames = { loaded: 'klara', stopped: 'stoppade' } as const

export const inboxOf = (root: string, source: SourceName): string => join(root, source)

/** Files that somebody has finished, as far as their names and sizes tell: in the source's folder, and in those called as school years. */
export function lyingIn(root: string, source: SourceName): readonly Lying[] {
  const folder = inboxOf(root, source)
  if (!existsSync(folder)) return []
  const own = filesOf(folder, null)
  const years = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const schoolYear = parseSchoolYear(name.replace('-', '/'))
      return schoolYear === null ? [] : filesOf(join(folder, name), schoolYear)
    })
  return [...own, ...years].sort((a, b) => a.path.localeCompare(b.path))
}

function filesOf(folder: string, schoolYear: number | null): readonly Lying[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !unfinished.test(entry.name))
    .flatMap(({ name }) => {
      const path = join(folder, name)
      const stats = statSync(path, { throwIfNoEntry: false })
      if (stats === undefined || stats.size === 0) return []
      return [{ path, name, folder, schoolYear, bytes: stats.size, modified: stats.mtimeMs }]
    })
}

const signOf = ({ bytes, modified }: Lying): string => `${bytes} ${modified}`

/** Tells which files of a folder are still: as they were at the look before, and not changed for so long. */
export type Stillness = (lying: readonly Lying[], now: number) => readonly Lying[]

export function openStillness(milliseconds: number): Stillness {
  let seen: ReadonlyMap<string, { readonly sign: string; readonly since: number }> = new Map()
  return (lying, now) => {
    const known = seen
    seen = new Map(
      lying.map((file) => {
        const sign = signOf(file)
        const before = known.get(file.path)
        return [file.path, { sign, since: before?.sign === sign ? before.since : now }]
      }),
    )
    return lying.filter(({ path }) => now - (seen.get(path)?.since ?? now) >= milliseconds)
  }
}

/** Is the file as it was when it was taken? */
export function isSame(file: Lying): boolean {
  const stats = statSync(file.path, { throwIfNoEntry: false })
  return stats !== undefined && stats.size === file.bytes && stats.mtimeMs === file.modified
}

/** Moves what has been taken out of the way; `why` is left beside files that were stopped. Files that have changed since stay. */
export function setAside(taken: readonly Lying[], as: keyof typeof asideNames, stamp: string, why: string | null): void {
  for (const [folder, files] of Map.groupBy(taken.filter(isSame), (file) => file.folder)) {
    const aside = join(folder, asideNames[as], stamp)
    mkdirSync(aside, { recursive: true, mode: 0o700 })
    for (const { path, name } of files) renameSync(path, join(aside, name))
    if (why !== null) writeFileSync(join(aside, runWords.readMe), `${why}\n`)
  }
}

const mostBytes = 512 * 2 ** 20

/**
 * Puts a file that comes over the wire into a source's inbox; it is under its name when all of it is there. Faults unusableName,
 * uploadTooLarge, fileThere.
 */
export async function putInto(root: string, { source, name, schoolYear }: Upload, bytes: Readable): Promise<string> {
  if (/[\\/\0]/.test(name) || unfinished.test(name)) throw new Fault('unusableName', { name })
  const year = schoolYear === null ? [] : [`${schoolYear}-${String((schoolYear + 1) % 100).padStart(2, '0')}`]
  const folder = join(inboxOf(root, source), ...year)
  const path = join(folder, name)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (existsSync(path)) throw new Fault('fileThere', { name })
  const coming = join(folder, `.${name}.part`)
  const file = await open(coming, 'w', 0o600)
  let size = 0
  try {
    await pipeline(
      bytes,
      async function* measured(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          size += chunk.length
          if (size > mostBytes) throw new Fault('uploadTooLarge', { megabytes: mostBytes / 2 ** 20 })
          yield chunk
        }
      },
      file.createWriteStream(),
    )
    if (size === 0) throw new Fault('emptyUpload', { name })
    renameSync(coming, path)
  } finally {
    await file.close()
    rmSync(coming, { force: true })
  }
  return path
}
