// The whole history of the demo municipality, from raw files to a published generation, and where the time goes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { inChild, type Source, sources } from '../src/load/index.ts'
import { openWriter } from '../src/warehouse/index.ts'
import { timed } from './measure.ts'
import { round, type Tally } from './tally.ts'
import { foundTown, loadInto, type Town } from './town.ts'

const mostSeconds = 30
const NoteSchema = z.strictObject({ build: z.number(), pattern: z.number() })

export async function history(scale: number, tally: Tally): Promise<void> {
  const town = foundTown({ scale, from: 2015 })
  try {
    const notes = join(town.folder, 'notes.jsonl')
    process.env.SKOLSPEGEL_BENCH_NOTES = notes
    const counter = countingSources()
    const builder = inChild(new URL('./build-timed.ts', import.meta.url))
    const whole = await timed(async () => {
      for (const { source } of town.manifest.loads) await loadInto(town, source, { builder, sources: counter.sources })
    })
    const builds = readFileSync(notes, 'utf8')
      .trim()
      .split('\n')
      .map((line) => NoteSchema.parse(JSON.parse(line)))
    const [build, pattern] = [sum(builds.map((note) => note.build)), sum(builds.map((note) => note.pattern))]
    tally.atMost(
      `scale ${scale}, whole history, ${counter.files()} files in ${town.manifest.loads.length} loads`,
      whole / 1000,
      mostSeconds * scale,
      's',
    )
    tally.tell('  read: decode, parse, row checks', seconds(counter.milliseconds()))
    tally.tell(
      '  archive, roster checks, vault, staging, publishing, starting processes',
      seconds(whole - counter.milliseconds() - build - pattern),
    )
    tally.tell('  build: dimensions, facts, results, hash', seconds(build))
    tally.tell('  pattern', seconds(pattern))
    await againstEngine(town, counter.rows() / (whole / 1000), counter.rows() / (counter.milliseconds() / 1000), tally)
  } finally {
    town.remove()
  }
}

const seconds = (milliseconds: number): string => `${round(milliseconds / 1000)} s`
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function countingSources() {
  let milliseconds = 0
  let rows = 0
  let files = 0
  const counting = (source: Source): Source => ({
    ...source,
    read: async (name, bytes, options) => {
      const started = performance.now()
      const file = await source.read(name, bytes, options)
      milliseconds += performance.now() - started
      rows += file.rowsRead
      files++
      return file
    },
  })
  return {
    sources: new Map([...sources].map(([name, source]) => [name, counting(source)])),
    milliseconds: () => milliseconds,
    rows: () => rows,
    files: () => files,
  }
}

/** The engine's own reading of the same rows in its own encoding: every column text, nothing checked, nothing kept. */
async function againstEngine(town: Town, whole: number, read: number, tally: Tally): Promise<void> {
  const paths = inUtf8(town)
  const engine = await openWriter(join(town.folder, 'floor.duckdb'))
  try {
    const columns = Array.from({ length: widest }, (_, index) => `'c${index}': 'varchar'`).join(', ')
    let rows = 0
    const milliseconds = await timed(async () => {
      const [counted] = await engine.run(`
        select count(columns(*)), count(*)::integer as rows
        from read_csv([${paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ')}], auto_detect = false, header = false,
          delim = ';', quote = '"', encoding = 'utf-8', columns = {${columns}}, null_padding = true, strict_mode = false)`)
      rows = Number(counted?.rows)
    })
    const floor = rows / (milliseconds / 1000)
    tally.tell('  rows a second, the engine reading the same rows as text', floor.toFixed(0))
    tally.tell(
      '  rows a second, our reading with all row checks',
      `${read.toFixed(0)} (${(read / floor).toFixed(3)} of the engine's)`,
    )
    tally.tell(
      '  rows a second, raw file to published figure',
      `${whole.toFixed(0)} (${(whole / floor).toFixed(3)} of the engine's)`,
    )
  } finally {
    await engine.close()
  }
}

// columns of the widest file, an åk 6 file of SCB
const widest = 35

/** The engine knows Windows-1252 by an extension only, so it gets the files as it reads them fastest. */
function inUtf8({ folder, files, manifest }: Town): readonly string[] {
  const target = join(folder, 'floor')
  mkdirSync(target)
  return manifest.loads.flatMap(({ source, files: names }) =>
    names.map((name) => {
      const path = join(target, `${source}-${basename(name)}`)
      const decoder = new TextDecoder(source === 'roster' ? 'utf-8' : 'windows-1252')
      writeFileSync(path, decoder.decode(readFileSync(join(files, name))))
      return path
    }),
  )
}
