// Din spegel: the first page of those who see figures.
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { assertClean, assertSound, launch, visit } from './browser.ts'
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

/** Opens the first page as somebody, hands it to `look`, and asserts that the console stayed silent. */
async function as(name: string, look: (page: Page) => Promise<void>): Promise<void> {
  const person = idOf(name)
  const { page, noise, leave } = await visit(browser, stub.address, { person })
  try {
    await look(page)
    assert.deepEqual(noise, [])
  } finally {
    await leave()
  }
}

test('the own mirror at every width, light and dark: a handful of figures, each with its words and a way on', () =>
  as('Erik Sandberg', async (page) => {
    const tile = page.getByRole('article').filter({ hasText: 'Meritvärde åk 9' })
    await tile.waitFor()
    assert.match((await tile.textContent()) ?? '', /\d{3}±\d+.*förra läsåret \(\d{3}\).*Kommunen \d{3}\./)
    await page.getByText('Hur färskt är det?').waitFor()
    await page.locator('.sexes .finding').first().waitFor()
    await assertSound(page, 'own mirror')
    await page.emulateMedia({ colorScheme: 'dark' })
    await assertClean(page, 'own mirror, dark')
    await tile.getByRole('link').press('Enter')
    await page.waitForURL('**/utforska?dela=sex')
    await page.locator('.chart').first().waitFor()
  }))

test('a unit without figures is told what to do, not an empty page', () =>
  as('Sara Öberg', async (page) => {
    await page.getByText('Hur färskt är det?').waitFor()
    await page
      .locator('main')
      .getByText(/För få elever/)
      .first()
      .waitFor()
    await assertClean(page, 'small unit')
  }))

test('what has been loaded since the last visit is told once', () =>
  as('Erik Sandberg', async (page) => {
    await page.getByRole('article').first().waitFor()
    await page.evaluate('localStorage.removeItem("skolspegel:seen:principal")')
    await page.reload()
    await page.getByText(/^Välkommen/).waitFor()
    await page.evaluate('localStorage.setItem("skolspegel:seen:principal", "2026-11-01T08:00:00.000Z")')
    await page.reload()
    await page.getByText('Sedan ditt besök 1 november 2026 har slutbetyg årskurs 9, elevregister lästs in.').waitFor()
    await page.reload()
    await page.getByRole('article').first().waitFor()
    assert.equal(await page.getByText(/Sedan ditt besök/).count(), 0)
  }))
