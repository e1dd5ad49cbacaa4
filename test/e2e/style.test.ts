// The living page: every part and picture in every state, in every theme.
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../src/contract/index.ts'
import { drawnForms, gridIn, states } from '../../src/web/living/pictures.ts'
import type { Look, Visit } from './browser.ts'
import { assertClean, assertFits, launch, resize, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'
import { people } from './made-up.ts'
import type { Stub } from './stub-server.ts'
import { startStub } from './stub-server.ts'

let root: string
let stub: Stub
let browser: Browser
let seen: Visit
before(async () => {
  root = await buildWeb()
  ;[stub, browser] = await Promise.all([startStub(root), launch()])
  seen = await visit(browser, stub.address, { person: 'coordinator', path: '/stil' })
  await seen.page.locator('.gallery figure:last-child').last().waitFor()
  await seen.page.locator('svg.chart').nth(40).waitFor()
})
after(async () => {
  await browser.close()
  await stub.close()
  await rm(root, { recursive: true })
})

/** Looks at the one page, which is the heaviest there is, in a width and a theme; each look leaves it as it found it. */
async function stylePage({ width = 1280, scheme = 'light', forcedColors = 'none' }: Look, look: (page: Page) => Promise<void>) {
  const { page, noise } = seen
  await page.emulateMedia({ media: 'screen', colorScheme: scheme, forcedColors })
  await resize(page, width)
  await look(page)
  assert.deepEqual(noise, [])
}

const drawn = drawnForms.flatMap((form) =>
  states.flatMap((state) => (gridIn(form, state) === null ? [] : [{ form, state, empty: state === 'empty' }])),
)

test('it is open to those who look after the house, in the demo municipality to all, and in nobody’s menu', async () => {
  const [person] = people
  if (person === undefined) throw new Error('the made-up people are gone')
  const { page, leave } = await visit(browser, stub.address)
  let session: unknown
  await page.route('**/api/session', (route) => route.fulfill({ json: session }))
  /** The heading that somebody in a role meets at the page's address; `demo`: whether all is made up. */
  const headingFor = async (role: Role, demo: boolean): Promise<string> => {
    const who = { person: { ...person, role }, account: null, demo: demo ? [person] : null }
    session = { ...who, providers: [], setUp: false, csrf: 'x' }
    await page.goto(`${stub.address}/stil`)
    const heading = (await page.locator('main h1', { hasNotText: 'Skolspegel' }).first().textContent()) ?? ''
    assert.equal(await page.getByRole('navigation').getByText('Stil', { exact: true }).count(), 0)
    return heading
  }
  for (const role of ['coordinator', 'head'] as const) assert.equal(await headingFor(role, false), 'Stil', role)
  for (const role of ['principal', 'teacher'] as const) {
    assert.equal(await headingFor(role, false), 'Sidan finns inte', role)
    assert.equal(await headingFor(role, true), 'Stil', role)
  }
  await leave()
})

test('every form stands in every state, drawn and with its legend', () =>
  stylePage({}, async (page) => {
    for (const { form, state, empty } of drawn) {
      const figure = page.locator(`.picture-${form}.state-${state}`)
      assert.equal(await figure.count(), 1, `${form} ${state}`)
      assert.equal(await figure.locator('svg.chart').count(), empty ? 0 : 1, `${form} ${state}`)
      assert.equal((await figure.locator('.legend').count()) === 1, !empty, `${form} ${state}`)
    }
    assert.equal(await page.locator('.gallery figure').count(), drawn.length)
  }))

for (const how of [
  { width: 1280 },
  { width: 360 },
  { width: 1280, scheme: 'dark' },
  { width: 1280, forcedColors: 'active' },
] as const) {
  test(`${JSON.stringify(how)}: nothing for axe, nothing sticking out, no letter under 13 pixels`, () =>
    stylePage(how, async (page) => {
      await assertClean(page, 'style')
      await assertFits(page, 'style')
      const least = await page.evaluate(
        'Math.min(...[...document.querySelectorAll("main *")].map((part) => parseFloat(getComputedStyle(part).fontSize)))',
      )
      assert.ok(Number(least) >= 13, `${least} px`)
    }))
}

test('on paper the page is black on white whatever theme the screen has', () =>
  stylePage({ scheme: 'dark' }, async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    const seen = await page.evaluate(
      'const style = getComputedStyle(document.documentElement); [style.backgroundColor, style.color]',
    )
    assert.deepEqual(seen, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])
  }))

test('in the reader’s own colours every series has another shape or weave', () =>
  stylePage({ forcedColors: 'active' }, async (page) => {
    const weaves = await page.evaluate(
      `[...document.querySelectorAll('.picture-bars.state-six .bar')].slice(0, 6).map((bar) => bar.getAttribute('fill')?.replace(/^.*-/, '') ?? 'solid')`,
    )
    assert.equal(new Set(weaves as string[]).size, 6)
    const shapes = await page.evaluate(
      `[...document.querySelectorAll('.picture-dots.state-six .legend .mark')].map((mark) => mark.getAttribute('d') ?? 'circle')`,
    )
    assert.equal(new Set(shapes as string[]).size, 6)
  }))

test('the table of several panels keeps headings and names in sight, and gives its rows their other order', () =>
  stylePage({ width: 360 }, async (page) => {
    const table = page.locator('.pivot.several')
    await table.evaluate((node: { scrollTo: (x: number, y: number) => void }) => node.scrollTo(120, 300))
    const at = (selector: string) => table.locator(selector).first().boundingBox()
    const [frame, head, name] = [await table.boundingBox(), await at('thead'), await at('tbody th[scope="row"]')]
    assert.ok(frame !== null && head !== null && name !== null)
    assert.ok(Math.abs(head.y - frame.y) <= 1 && Math.abs(name.x - frame.x) <= 5, JSON.stringify({ frame, head, name }))
    const names = () => table.locator('tbody').first().locator('th[scope="row"]').allTextContents()
    const own = await names()
    assert.deepEqual(own.slice(0, 4), ['7A', '8A', '9A', '7B'])
    await page.getByRole('button', { name: /^Klass/ }).press('Enter')
    assert.deepEqual((await names()).slice(0, 4), ['7A', '7B', '7C', '8A'])
    assert.equal(await table.locator('th[aria-sort="ascending"]').count(), 1)
    await assertClean(page, 'reordered', '.pivot.several')
    await page.getByRole('button', { name: /^Klass/ }).press('Enter')
    assert.deepEqual(await names(), own)
  }))

test('a hidden figure of the table says why when it is pressed', () =>
  stylePage({}, async (page) => {
    await page.locator('.pivot.several .why-mark').first().press('Enter')
    await page.getByRole('dialog').getByText('Färre än tio elever').waitFor()
    // the key belongs to the dialog once the focus is in it
    await page.getByRole('dialog').getByRole('button').last().press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }))
