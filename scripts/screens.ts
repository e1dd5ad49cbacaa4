// Takes the pictures of docs/screens/ from the real app over a made-up municipality: npm run screens [-- NAME… WIDTH…]. A day stands still and
// the municipality is the same each time, so the same app gives the same pictures.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mock } from 'node:test'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { appDefaults, buildApp, openHouse } from '../src/server/index.ts'
import { settleDemo } from '../test/settled-demo.ts'
import { findBrowser } from './browser.mjs'
import { paletted } from './palette-png.ts'
import { type Look, people, type Screen, screens, sizes } from './screens-list.ts'

// a Thursday evening in the autumn after the demo's last school year; the files came an hour before
const loaded = new Date('2025-11-27T16:30:00Z')
const now = new Date('2025-11-27T17:30:00Z')
const folder = join(import.meta.dirname, '../docs/screens')
type Size = (typeof sizes)[number]

/** Whoever `name` is (null: nobody) in a browser of their own. */
async function visitor(browser: Browser, address: string, name: string | null, size: Size, look: Look): Promise<BrowserContext> {
  const { media, language, ...scheme } = look
  const context = await browser.newContext({
    ...scheme,
    viewport: size,
    hasTouch: size.width < 1000,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    reducedMotion: 'reduce',
  })
  await context.clock.setFixedTime(now)
  if (language !== undefined) await context.addCookies([{ name: 'skolspegel-language', value: language, url: address }])
  const page = await context.newPage()
  await page.goto(address)
  if (name !== null) {
    await page.getByRole('button', { name }).click()
    // the greeting of the first visit stands on the first page alone
    await page.getByRole('navigation').waitFor()
    await settled(page)
  }
  await page.close()
  return context
}

/** Everything asked for has come, in its own letters. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForLoadState('networkidle')
  // the living page shows a skeleton for its own sake
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], .skeleton:not(.living *)') === null)
  await page.evaluate('document.fonts.ready')
}

async function photograph(page: Page, address: string, { path, act, inSight, look = {} }: Screen, size: Size): Promise<Buffer> {
  await page.emulateMedia({ reducedMotion: 'reduce', media: look.media ?? null })
  await page.goto(address + path)
  await settled(page)
  await act?.(page)
  // a picture has no margins of its own, as paper has
  if (look.media === 'print') await page.evaluate(() => document.body.style.setProperty('padding', 'min(16mm, 4vw)'))
  if (inSight !== true) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ width: size.width, height: Math.max(size.height, Math.min(height, 2 * size.height)) })
    // what stands further down may fetch its own
    await settled(page)
  }
  return page.screenshot({ animations: 'disabled' })
}

/** Makes what there must be to show: a report from a template and one from a question, by the principal; answers the address of the first. */
async function prepare(by: BrowserContext, address: string): Promise<string> {
  const page = await by.newPage()
  await page.goto(`${address}/rapporter/mall/betyg-ak-9`)
  await page.getByRole('button', { name: 'Använd mallen' }).click()
  await page.getByRole('heading', { name: 'Ändra rapporten' }).waitFor()
  const report = new URL(page.url()).pathname.replace(/\/andra$/, '')
  await page.goto(`${address}/utforska?matt=gradePoints&dela=subjectGroup,sex&lyft=local:studietunga-amnen@1`)
  await page.getByRole('button', { name: 'Spara som rapport' }).click()
  await page.getByLabel('Rubrik på den nya rapporten').fill('Pojkarna i nian')
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await page.locator('.saved-to').waitFor()
  await by.close()
  return report
}

const wanted = process.argv.slice(2)
const names = wanted.filter((word) => !/^\d+$/.test(word))
const widths = wanted.filter((word) => /^\d+$/.test(word)).map(Number)
const executablePath = findBrowser()
if (executablePath === null) throw new Error('no Chromium found: set CHROMIUM_PATH or install the package chromium')
mock.timers.enable({ apis: ['Date'], now: loaded })
const data = mkdtempSync(join(tmpdir(), 'skolspegel-screens-'))
await settleDemo(join(data, 'demo'), { from: 2015, to: 2024 })
mock.timers.setTime(now.getTime())
const house = openHouse(join(data, 'demo'))
const app = await buildApp(house, { ...appDefaults, most: { requests: 100_000, signIns: 100_000 } })
const stands = new URL(await app.listen({ port: 0, host: '127.0.0.1' })).host
// the address is seen on a screen: that of everybody's own trial, wherever this one happens to stand
const address = 'http://localhost:4080'
const args = ['--no-sandbox', '--disable-background-networking', `--host-resolver-rules=MAP localhost:4080 ${stands}`]
const browser = await chromium.launch({ executablePath, args })
try {
  if (wanted.length === 0) for (const name of readdirSync(folder)) rmSync(join(folder, name))
  const report = await prepare(await visitor(browser, address, people.principal, sizes[2], {}), address)
  for (const size of sizes.filter(({ width }) => widths.length === 0 || widths.includes(width))) {
    const visitors = new Map<string, BrowserContext>()
    for (const screen of screens(report)) {
      if (names.length > 0 && !names.includes(screen.name)) continue
      const seat = JSON.stringify([screen.who, screen.look])
      const context = visitors.get(seat) ?? (await visitor(browser, address, screen.who, size, screen.look ?? {}))
      visitors.set(seat, context)
      const page = await context.newPage()
      const picture = await photograph(page, address, screen, size).catch((cause: unknown) => {
        throw new Error(`${screen.name} at ${size.width} px`, { cause })
      })
      writeFileSync(join(folder, `${screen.name}-${size.width}.png`), paletted(picture))
      await page.close()
    }
    for (const context of visitors.values()) await context.close()
  }
} finally {
  await browser.close()
  await app.close()
  await house.close()
  rmSync(data, { recursive: true })
}
