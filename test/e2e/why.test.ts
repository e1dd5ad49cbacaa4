// Why a figure is hidden, and the wider grouping that would show it: by keyboard, pointer and finger.
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Look } from './browser.ts'
import { assertClean, assertFits, launch, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'
import { idOf } from './made-up.ts'
import type { Stub } from './stub-server.ts'
import { startStub } from './stub-server.ts'

let root: string
let stub: Stub
let browser: Browser
before(async () => {
  root = await buildWeb()
  ;[stub, browser] = await Promise.all([startStub(root), launch()])
})
after(async () => {
  await browser.close()
  await stub.close()
  await rm(root, { recursive: true })
})

/** Opens a page of the app as somebody, hands it to `look`, and asserts that the console stayed silent. */
async function as(name: string, look: (page: Page) => Promise<void>, how: Look = {}): Promise<void> {
  const person = idOf(name)
  const { page, noise, leave } = await visit(browser, stub.address, { path: '/utforska', ...how, person })
  try {
    await page.locator('.chart').first().waitFor()
    await look(page)
    assert.deepEqual(noise, [])
  } finally {
    await leave()
  }
}

const inTable = (page: Page, name: RegExp): Locator => page.getByRole('button', { name }).and(page.locator('.why-mark')).first()
const inChart = (page: Page, name: RegExp): Locator => page.getByRole('button', { name }).and(page.locator('.walk')).first()

test('a hidden figure in the table tells why by keyboard, and its wider grouping is a press away; undo and back return', () =>
  as('Maja Lindgren', async (page) => {
    const mark = inTable(page, /^Västerskolan 7–9, pojkar: dold uppgift/)
    await mark.focus()
    await page.keyboard.press('Enter')
    const why = page.getByRole('dialog', { name: 'Västerskolan 7–9, pojkar' })
    await why.getByText('Färre än tio elever').waitFor()
    await assertClean(page, 'why in the table')
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    await page.waitForFunction('document.activeElement.textContent === ".."')
    await page.keyboard.press('Space')
    await why.getByRole('button', { name: 'Visa flickor och pojkar tillsammans på Västerskolan 7–9' }).waitFor()
    await page.waitForFunction('document.activeElement.textContent.startsWith("Visa flickor")')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/utforska?dela=school')
    await page.getByText('Nu visas flickor och pojkar tillsammans på Västerskolan 7–9.').waitFor()
    await page.waitForFunction('document.activeElement.tagName === "H2"')
    const row = page.getByRole('row', { name: /^Västerskolan/ }).first()
    await row.getByText(/^\d{3}$/).waitFor()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.waitForURL((url) => url.search === '')
    await mark.waitFor()
    await page.goBack()
    await page.waitForURL('**/utforska?dela=school')
    await row.getByText(/^\d{3}$/).waitFor()
  }))

test('a school that is hidden as a whole leads to the municipality, from the hatched bar by arrow keys and Enter', () =>
  as('Maja Lindgren', async (page) => {
    await page.locator('[data-mark="0"]').first().focus()
    for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown')
    const bar = inChart(page, /^Lillskolan F–9: dold uppgift/)
    await page.waitForFunction('document.activeElement.getAttribute("role") === "button"')
    const tip = page.locator('.tip')
    await tip.getByText('Tryck för att visa hela kommunen').waitFor()
    await page.keyboard.press('Enter')
    const why = page.getByRole('dialog', { name: 'Lillskolan F–9' })
    await why.getByRole('button', { name: 'Visa hela kommunen' }).waitFor()
    assert.equal(await tip.count(), 0)
    await assertClean(page, 'why in the chart')
    await page.keyboard.press('Escape')
    await why.waitFor({ state: 'detached' })
    await page.waitForFunction('document.activeElement.getAttribute("aria-label").startsWith("Lillskolan")')
    await bar.click()
    await why.getByRole('button', { name: 'Visa hela kommunen' }).click()
    await page.waitForURL('**/utforska?dela=sex')
    await page.getByText('Nu visas hela kommunen.').waitFor()
    await page.goBack()
    await bar.waitFor()
  }))

test('the tip of a hatched mark says why and what may be shown, under the pointer as under the keyboard', () =>
  as('Maja Lindgren', async (page) => {
    await inChart(page, /^Västerskolan 7–9, pojkar: dold uppgift/).hover()
    const told = (await page.locator('.tip').textContent()) ?? ''
    assert.match(
      told,
      /^Västerskolan 7–9, pojkarFärre än tio elever.*Tryck för att visa flickor och pojkar tillsammans på Västerskolan 7–9$/,
    )
  }))

test('a pointer at rest takes no tip from the keyboard when the page scrolls under it', () =>
  as(
    'Maja Lindgren',
    async (page) => {
      const bar = inChart(page, /^Lillskolan F–9: dold uppgift/)
      await bar.focus()
      const { x = 0, y = 0 } = (await page.locator('.chart').first().boundingBox()) ?? {}
      await page.mouse.move(x + 2, y + 60)
      await page.keyboard.press('ArrowDown')
      await page.locator('.tip', { hasText: 'Sjöstadens' }).waitFor()
      await page.mouse.move(x + 2, y + 20)
      await page.waitForTimeout(100)
      assert.equal(await page.locator('.tip', { hasText: 'Sjöstadens' }).count(), 1)
    },
    { width: 360 },
  ))

test('on a phone the why is a sheet from below, every mark is large enough for a finger, and what was tapped is shown', () =>
  as(
    'Maja Lindgren',
    async (page) => {
      const mark = inTable(page, /^Västerskolan 7–9, pojkar: dold uppgift/)
      await mark.tap()
      const why = page.getByRole('dialog', { name: 'Västerskolan 7–9, pojkar' })
      await why.waitFor()
      const box = await page.locator('.picker').boundingBox()
      assert.deepEqual([box?.x, box?.width, (box?.y ?? 0) + (box?.height ?? 0)], [0, 360, 900])
      await assertClean(page, 'why on a phone')
      await assertFits(page, 'why on a phone')
      await why.getByRole('button', { name: 'Stäng' }).tap()
      await why.waitFor({ state: 'detached' })
      for (const each of await page.locator('.why-mark:visible').all()) {
        const { width = 0, height = 0 } = (await each.boundingBox()) ?? {}
        assert.ok(width >= 24 && height >= 24, `${await each.getAttribute('aria-label')}: ${width} × ${height}`)
      }
      await inChart(page, /^Lillskolan F–9: dold uppgift/).tap()
      await page.getByRole('button', { name: 'Visa hela kommunen' }).tap()
      await page.waitForURL('**/utforska?dela=sex')
    },
    { width: 360, touch: true },
  ))

test('a figure told only roughly says what it means, and offers nothing wider', () =>
  as(
    'Maja Lindgren',
    async (page) => {
      await inTable(page, /^Ekskolan 7–9, flickor: ungefär 100/).click()
      const why = page.getByRole('dialog', { name: 'Ekskolan 7–9, flickor' })
      await why.getByText('Alla utom en till fyra elever.').waitFor()
      assert.deepEqual(await why.getByRole('button').allTextContents(), ['Stäng'])
      await assertClean(page, 'why roughly')
    },
    { path: '/utforska?matt=eligibleVocational' },
  ))

test('a hidden number of pupils and a hidden difference say why too', () =>
  as('Maja Lindgren', async (page) => {
    for (const [name, said] of [
      [/^Västerskolan 7–9, skillnad: dold uppgift/, 'Skillnaden visas inte när någon av de två siffrorna är dold.'],
      [/^Lillskolan F–9, antal elever: dold uppgift/, 'Färre än tio elever'],
    ] as const) {
      await page.getByRole('button', { name }).click()
      await page.getByRole('dialog').getByText(said).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
  }))

test('a hidden class leads to its school, and a hidden year to the year without the split', async () => {
  await as(
    'Erik Sandberg',
    async (page) => {
      await inTable(page, /^9C, flickor: dold uppgift/).click()
      await page.getByRole('button', { name: 'Visa flickor på hela Åsskolan 7–9' }).click()
      await page.waitForURL('**/utforska?dela=sex')
    },
    { path: '/utforska?dela=class,sex' },
  )
  await as(
    'Maja Lindgren',
    async (page) => {
      const years = page.getByRole('region', { name: /^Meritvärde åk 9 på Västerskolan/ })
      await years.getByRole('button', { name: /^2023\/24, pojkar: dold uppgift/ }).click()
      await page.getByRole('button', { name: 'Visa flickor och pojkar tillsammans på Västerskolan 7–9' }).click()
      await page.waitForURL('**/utforska?dela=school&skola=11000006')
    },
    { path: '/utforska?skola=11000006' },
  )
})
