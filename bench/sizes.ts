// What a browser must fetch; the bounds themselves are kept by test/web/budget.test.ts.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { root } from './processes.ts'
import type { Tally } from './tally.ts'

const bounds = { start: 140, charts: 25 } as const

export function sizes(tally: Tally): void {
  const folder = join(root, 'dist', 'web')
  if (!existsSync(folder)) throw new Error('The web app is not built. Run npm start once, or npm test.')
  const assets = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'))
  const weigh = (names: readonly string[]): number =>
    names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, 'assets', name))).length, 0) / 1000
  const page = readFileSync(join(folder, 'index.html'), 'utf8')
  const atStart = assets.filter((name) => page.includes(name))
  tally.atMost(`scripts at start (${atStart.join(', ')})`, weigh(atStart), bounds.start, 'KB gz')
  // each language has an app of its own in the folder: the page is the Swedish one's
  const named = atStart.map((name) => readFileSync(join(folder, 'assets', name), 'utf8'))
  const charts = assets.filter((name) => name.startsWith('charts-') && named.some((text) => text.includes(name)))
  tally.atMost('charts', weigh(charts), bounds.charts, 'KB gz')
}
