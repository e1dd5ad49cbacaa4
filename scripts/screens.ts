// Takes the pictures of docs/screens/ from the real app over a fresh demo municipality: npm run screens.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { startServer } from '../src/server/index.ts'
import { findBrowser } from './browser.mjs'

const widths = [360, 768, 1280]
const folder = join(import.meta.dirname, '../docs/screens')

const executablePath = findBrowser()
if (executablePath === null) throw new Error('no Chromium found: set CHROMIUM_PATH or install the package chromium')
execFileSync('npx', ['vite', 'build', '--logLevel', 'error'], { stdio: 'inherit' })
const data = mkdtempSync(join(tmpdir(), 'skolspegel-screens-'))
const server = await startServer({ data, port: 0, host: '127.0.0.1' }, console.log)
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-background-networking'] })
try {
  for (const width of widths) {
    const context = await browser.newContext({
      viewport: { width, height: 1100 },
      locale: 'sv-SE',
      timezoneId: 'Europe/Stockholm',
    })
    const page = await context.newPage()
    await page.goto(server.address)
    await page.getByRole('button', { name: 'Skolchef' }).click()
    await page.locator('svg.chart').nth(1).waitFor()
    await page.evaluate('document.fonts.ready')
    await page.screenshot({ path: join(folder, `mirror-${width}.png`) })
    await context.close()
  }
} finally {
  await browser.close()
  await server.close()
  rmSync(data, { recursive: true })
}
