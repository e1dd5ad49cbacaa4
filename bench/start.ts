// `npm start` as a newcomer meets it: a clean clone with the npm cache, until the first figure stands in the browser; then once more.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { findBrowser } from '../scripts/browser.mjs'
import { root, serve } from './processes.ts'
import type { Tally } from './tally.ts'

const bounds = { clean: 90, warm: 3 } as const

export async function start(tally: Tally): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-start-'))
  const clone = join(folder, 'skolspegel')
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('There is no Chromium: set CHROMIUM_PATH or install the package chromium.')
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
  try {
    execFileSync('git', ['clone', '--quiet', root, clone])
    const clean = await startOnce(clone, browser)
    tally.tell('clean clone, until the address is said', `${(clean.answered / 1000).toFixed(1)} s`)
    tally.atMost('clean clone, first figure on screen', clean.seen / 1000, bounds.clean, 's')
    const warm = await startOnce(clone, browser)
    tally.atMost('warm start, until the server answers', warm.answered / 1000, bounds.warm, 's')
    tally.atMost('warm start, first figure on screen', warm.seen / 1000, bounds.warm, 's')
  } finally {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Milliseconds from the command until the server answers a request, and until the first figure with its thin line stands on the first page. */
async function startOnce(folder: string, browser: Browser): Promise<{ readonly answered: number; readonly seen: number }> {
  const started = performance.now()
  const server = await serve(['npm', 'start'], folder, environment())
  try {
    await fetch(`${server.address}/api/session`)
    const answered = performance.now() - started
    await seeFigure(browser, server.address)
    return { answered, seen: performance.now() - started }
  } finally {
    await server.stop()
  }
}

// As in a shell of one's own: without what npm tells the scripts it runs, and without our own Node first on the path.
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_') && name !== 'SKOLSPEGEL_DATA')
  const path = (process.env.PATH ?? '').split(':').filter((part) => !part.includes('node_modules/.bin'))
  return { ...Object.fromEntries(own), PATH: path.join(':'), PORT: '0' }
}

async function seeFigure(browser: Browser, address: string): Promise<void> {
  const context = await browser.newContext({ locale: 'sv-SE' })
  try {
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('button', { name: 'Marianne Sjöholm' }).click()
    await page.locator('.tile-value').first().waitFor({ timeout: 60_000 })
  } finally {
    await context.close()
  }
}
