// A million lessons from file to figure, and one day more beside them; against the engine reading the same file.
import { type GivenEffects, load, type Source, sources } from '../src/load/index.ts'
import { openWriter } from '../src/warehouse/index.ts'
import { enrolledIn, schoolDays, writeLessons } from './lesson-files.ts'
import { timed } from './measure.ts'
import { round, type Tally } from './tally.ts'
import { foundTown, loadInto, type Town, withPattern } from './town.ts'

const million = 1_000_000
const mostSeconds = { whole: 12, day: 5 } as const
const year = 2024

export async function attendance(tally: Tally): Promise<void> {
  const town = foundTown({ scale: 1, from: year })
  try {
    await loadInto(town, 'roster', { builder: withPattern })
    const pupils = enrolledIn(town, year)
    const days = schoolDays('2024-08-20', 40)
    const { path, rows } = writeLessons(town, 'narvaro.csv', { pupils, days: days.slice(0, -1), most: million })
    const floor = await readByEngine(town, path)
    tally.tell(`the engine reading ${rows} lessons as text`, `${round(floor / 1000)} s`)
    const whole = await publish(town, path)
    tally.tell('  read: decode, parse, row checks', `${round(whole.read / 1000)} s`)
    tally.atMost(`${rows} lessons, file to published figures`, whole.milliseconds / 1000, mostSeconds.whole, 's')
    tally.tell('  beside the engine', `${round(whole.milliseconds / floor)} times as long`)
    const next = writeLessons(town, 'nasta.csv', { pupils, days: days.slice(-1), most: million })
    const night = await publish(town, next.path)
    tally.atMost(`one day more, ${next.rows} lessons`, night.milliseconds / 1000, mostSeconds.day, 's')
  } finally {
    town.remove()
  }
}

interface Published {
  readonly milliseconds: number
  readonly read: number
}

async function publish({ data }: Town, path: string): Promise<Published> {
  let read = 0
  const counted = (source: Source): Source => ({
    ...source,
    read: async (...given) => {
      const started = performance.now()
      const file = await source.read(...given)
      read += performance.now() - started
      return file
    },
  })
  const effects: GivenEffects = {
    builder: withPattern,
    sources: new Map([...sources].map(([name, one]) => [name, counted(one)])),
  }
  const milliseconds = await timed(async () => {
    const report = await load({ data, source: 'attendance', files: [path], schoolYear: null, fromDemo: true }, effects)
    if (report.status !== 'published') throw new Error(`attendance was ${report.status}: ${JSON.stringify(report.checks)}`)
  })
  return { milliseconds, read }
}

/** The engine's own reading: every column text, nothing checked, nothing kept. Answers milliseconds. */
async function readByEngine({ folder }: Town, path: string): Promise<number> {
  const engine = await openWriter(`${folder}/floor.duckdb`)
  try {
    const columns = Array.from({ length: 11 }, (_, index) => `'c${index}': 'varchar'`).join(', ')
    return await timed(() =>
      engine.run(`select count(columns(*)) from read_csv('${path.replaceAll("'", "''")}', auto_detect = false, header = true,
        delim = ';', quote = '"', encoding = 'utf-8', columns = {${columns}})`),
    )
  } finally {
    await engine.close()
  }
}
