import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate, type Manifest } from '../demo/index.ts'
import { type GivenEffects, inChild, load } from '../src/load/index.ts'

/** A made-up municipality in a temporary folder: its files as the school systems write them, and a data folder. */
export interface Town {
  readonly folder: string
  readonly files: string
  readonly data: string
  readonly manifest: Manifest
  readonly remove: () => void
}

const seed = 1842
const entry = (name: string): GivenEffects['builder'] => inChild(new URL(name, import.meta.url))
export const withPattern = entry('../src/server/build.ts')
const withoutPattern = entry('./build-without-pattern.ts')

export interface TownOptions {
  /** multiples of the demo municipality: 20 is about 120,000 pupils a year */
  readonly scale: number
  readonly from: number
}

/** Writes the files only. */
export function foundTown({ scale, from }: TownOptions): Town {
  const folder = mkdtempSync(join(tmpdir(), `skolspegel-bench-${scale}-`))
  const files = join(folder, 'files')
  const manifest = generate(files, { seed, scale, from, to: 2024 })
  return { folder, files, data: join(folder, 'data'), manifest, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Writes and loads; the pattern is made with the last load, the only one that is asked. */
export async function settleTown(options: TownOptions, say: (line: string) => void): Promise<Town> {
  return inhabit(foundTown(options), say)
}

/** Loads all that the town's manifest lists, and opens it to visitors. */
export async function inhabit(town: Town, say: (line: string) => void): Promise<Town> {
  try {
    for (const [index, { source }] of town.manifest.loads.entries()) {
      const started = performance.now()
      const last = index === town.manifest.loads.length - 1
      await loadInto(town, source, { builder: last ? withPattern : withoutPattern })
      say(`  ${source} loaded in ${((performance.now() - started) / 1000).toFixed(1)} s`)
    }
    openToVisitors(town)
    return town
  } catch (problem) {
    town.remove()
    throw problem
  }
}

/** Loads all files of one source as one load. Throws when it is not published. */
export async function loadInto({ data, files, manifest }: Town, source: string, effects: GivenEffects): Promise<void> {
  const told = manifest.loads.find((one) => one.source === source)
  if (told === undefined) throw new Error(`the town has no files of ${source}`)
  const paths = told.files.map((file) => join(files, file))
  const report = await load({ data, source: told.source, files: paths, schoolYear: null, fromDemo: true }, effects)
  if (report.status !== 'published') throw new Error(`${source} was ${report.status}: ${JSON.stringify(report.checks)}`)
}

/** Lets the demo's people sign in, as in a folder that `demo` has made. */
function openToVisitors({ data, manifest }: Town): void {
  const demo = { municipality: manifest.municipality.name, ready: true, people: manifest.people }
  writeFileSync(join(data, 'demo.json'), JSON.stringify(demo))
}
