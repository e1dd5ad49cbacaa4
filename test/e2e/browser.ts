// One Chromium for a test file, and what every page of the app must keep: silent console, no request elsewhere, nothing for axe.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { APIRequestContext, Browser, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { findBrowser } from '../../scripts/browser.mjs'
import type { Language } from '../../src/contract/index.ts'

// a page lives for seconds: what compiles its script better takes more of the processor than it ever gives back
const script = '--js-flags=--max-lazy --no-maglev --no-turbofan'

export function launch(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error('no Chromium found: set CHROMIUM_PATH or install the package chromium')
  // without a locale of letters Chromium names a download with å in its name ”download”
  const env = { ...process.env, LC_ALL: 'C.UTF-8' }
  return chromium.launch({ executablePath, env, args: ['--no-sandbox', '--disable-background-networking', script] })
}

export interface Look {
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
  readonly forcedColors?: 'active' | 'none'
  readonly touch?: boolean
  /** chosen in this browser before */
  readonly language?: Language
  /** of a session that this browser has; set before the first page, whose own visitor's cookie would come after it */
  readonly token?: string
  /** who of the made-up people is signed in from the first page on, by the server's own door; `signInAs` does it on the page */
  readonly person?: string
  /** where the visit begins: `/` if nothing is told, nowhere if null */
  readonly path?: string | null
}

export interface Visit {
  readonly page: Page
  /** everything the console said and every request that left the server, in order */
  readonly noise: readonly string[]
  readonly leave: () => Promise<void>
}

/** A visitor of their own (no cookies from others) at `address`. */
export async function visit(
  browser: Browser,
  address: string,
  { width = 1280, scheme = 'light', forcedColors = 'none', touch = false, language, token, person, path = '/' }: Look = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    forcedColors,
    hasTouch: touch,
    reducedMotion: 'reduce',
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  })
  // a busy machine is no failure: what never comes still fails
  context.setDefaultTimeout(30_000)
  if (language !== undefined) await context.addCookies([{ name: 'skolspegel-language', value: language, url: address }])
  if (token !== undefined) await context.addCookies([{ name: 'skolspegel', value: token, url: address }])
  if (person !== undefined) await signIn(context.request, address, person)
  const page = await context.newPage()
  const noise: string[] = []
  page.on('console', (message) => noise.push(message.text()))
  page.on('pageerror', (problem) => noise.push(problem.message))
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) noise.push(`request to ${request.url()}`)
  })
  if (path !== null) await page.goto(address + path)
  return { page, noise, leave: () => context.close() }
}

async function signIn(request: APIRequestContext, address: string, person: string): Promise<void> {
  const { csrf } = (await (await request.get(`${address}/api/session`)).json()) as { csrf: string }
  const answer = await request.post(`${address}/api/session`, { data: { person }, headers: { 'x-csrf-token': csrf } })
  assert.equal(answer.status(), 200, `${person}: ${await answer.text()}`)
}

/** Signs in on the sign-in page as the person whose name it is. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click()
  await page.getByRole('navigation').waitFor()
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

// what passes is neither gathered nor told where it stands: nobody reads it
const run = (part: string): string =>
  `axe.run(${part}, { resultTypes: ['violations'], selectors: false }).then(({ violations }) => violations)`

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
}

/**
 * Asserts that axe finds nothing on the page as it stands: WCAG 2.2 A and AA and its own best practices. `part` is all that it looks at
 * where the rest has been looked at in the same visit and stands unchanged.
 */
export async function assertClean(page: Page, state: string, part?: string): Promise<void> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(axe)
  const violations = (await page.evaluate(run(part === undefined ? 'document' : JSON.stringify(part)))) as Violation[]
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`).join('\n')}`,
  )
  assert.deepEqual(told, [], state)
}

/** Asserts that nothing sticks out sideways: a page scrolls one way only. */
export async function assertFits(page: Page, state: string): Promise<void> {
  const [inner, outer] = (await page.evaluate(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )) as [number, number]
  assert.ok(inner <= outer, `${state}: ${inner} px in ${outer}`)
}

/** The widths that every page is drawn for: a phone, a tablet and a desk. */
export const widths = [360, 768, 1280] as const

/** Asserts that nothing sticks out at any of the widths, and goes back to the one that the page had. */
export async function assertFitsEverywhere(page: Page, state: string): Promise<void> {
  const had = page.viewportSize()
  assert.ok(had !== null)
  for (const width of widths) {
    await resize(page, width)
    await assertFits(page, `${state} at ${width} px`)
  }
  await page.setViewportSize(had)
  await drawn(page)
}

/** Makes the page as wide as told, and waits until what measures itself (charts) has drawn itself anew. */
export async function resize(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await drawn(page)
}

const drawn = (page: Page): Promise<unknown> =>
  page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))')

/** Asserts that axe finds nothing, and nothing again in the layout of a phone, and that nothing sticks out at any width. */
export async function assertSound(page: Page, state: string): Promise<void> {
  const had = page.viewportSize()
  assert.ok(had !== null)
  await assertClean(page, state)
  await assertFitsEverywhere(page, state)
  if (had.width <= 360) return
  await resize(page, 360)
  await assertClean(page, `${state} on a phone`)
  await resize(page, had.width)
}

/** Goes to an address within the app, as its own links do: it stands as it is, and no page is loaded. */
export const goWithin = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    window.history.pushState(null, '', to)
    window.dispatchEvent(new PopStateEvent('popstate'))
  }, path)

// What components of others say of their own accord, and the commonest small words of English.
const foreign = /\b(the|of|and|with|is|are|to|press|close|dismiss|clear|search|select(ed)?|item|option|expanded|available)\b/i

/** Asserts that what is heard and not seen is Swedish: names, roles' words, titles and hidden texts. */
export async function assertSwedish(page: Page, state: string): Promise<void> {
  const heard = (await page.evaluate(`[
    document.documentElement.lang,
    ...['aria-label', 'aria-roledescription', 'aria-valuetext', 'aria-description', 'title', 'alt', 'placeholder'].flatMap((name) =>
      [...document.querySelectorAll('[' + name + ']:not([lang], [lang] [' + name + '])')].map((element) => element.getAttribute(name))),
    ...[...document.querySelectorAll('.visually-hidden:not([lang])')].map((element) => element.textContent),
  ]`)) as string[]
  assert.equal(heard[0], 'sv', state)
  assert.deepEqual(
    heard.filter((text) => foreign.test(text)),
    [],
    state,
  )
}
