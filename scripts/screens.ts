// Takes the pictures of docs/screens/ from the real app over a fresh demo municipality: npm run screens.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { startServer } from '../src/server/index.ts'
import { findBrowser } from './browser.mjs'

const widths = [360, 768, 1280]
/** The living page: a file a theme on a desk, and one on a phone. */
const styles = {
  'light-1280': { width: 1280 },
  'dark-1280': { width: 1280, colorScheme: 'dark' },
  'forced-1280': { width: 1280, forcedColors: 'active' },
  'print-1280': { width: 1280, media: 'print' },
  'light-360': { width: 360 },
} as const
const folder = join(import.meta.dirname, '../docs/screens')

const executablePath = findBrowser()
if (executablePath === null) throw new Error('no Chromium found: set CHROMIUM_PATH or install the package chromium')
execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' })
const data = mkdtempSync(join(tmpdir(), 'skolspegel-screens-'))
const server = await startServer({ data, port: 0, host: '127.0.0.1' }, console.log)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })

/** The app at a path, as the head of schools of the demo municipality. */
async function open(path: string, width: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 1100 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.goto(server.address)
  await page.getByRole('button', { name: 'Skolchef' }).click()
  await page.locator('svg.chart').nth(1).waitFor()
  if (path !== '/') await page.goto(server.address + path)
  return page
}

try {
  for (const width of widths) {
    const page = await open('/', width)
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: join(folder, `mirror-${width}.png`) })
    await page.context().close()
  }
  for (const [name, { width, ...media }] of Object.entries(styles)) {
    const page = await open('/stil', width)
    await page.emulateMedia(media)
    await page.locator('svg.chart').nth(40).waitFor()
    await page.evaluate('document.fonts.ready')
    // many pictures on one page: a photograph's format takes half the room
    await page.screenshot({ path: join(folder, `style-${name}.jpg`), type: 'jpeg', quality: 50, fullPage: true })
    await page.context().close()
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(data, { recursive: true })
}
