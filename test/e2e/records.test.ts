// What is done with what is kept, over the real server: retention.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../src/contract/index.ts'
import { appDefaults, buildApp, type House, makeDemo, openHouse } from '../../src/server/index.ts'
import { assertClean, assertFits, launch, signInAs, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
const incidents: unknown[] = []
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-records-'))
  ;[web] = await Promise.all([buildWeb(), makeDemo(data, () => undefined, { from: 2023, to: 2024 })])
  // two years after the demo's last school year has ended, whatever day the test is run
  house = openHouse(data, { clock: () => new Date('2026-11-28T08:00:00Z') })
  const most = { requests: 10_000, signIns: 10_000 }
  app = await buildApp(house, { ...appDefaults, web, most, log: (incident) => incidents.push(incident) })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
})
after(async () => {
  await browser.close()
  await app.close()
  await house.close()
  await Promise.all([rm(data, { recursive: true }), rm(web, { recursive: true })])
})

const widths = [360, 768, 1280] as const

/** Looks as who holds the role; the console has said nothing but what the browser itself says of a refusal. */
async function as(role: Role, width: number, look: (page: Page) => Promise<void>, scheme: 'light' | 'dark' = 'light') {
  const person = house.demo?.people.find((one) => one.role === role)
  assert.ok(person !== undefined)
  const { page, noise, leave } = await visit(browser, address, { width, scheme })
  try {
    await signInAs(page, person.name)
    await look(page)
    const refused = /^Failed to load resource: the server responded with a status of [45]\d\d/
    assert.deepEqual(
      noise.filter((line) => !refused.test(line) && !line.startsWith('request to blob:')),
      [],
    )
    assert.deepEqual(incidents, [])
  } finally {
    await leave()
  }
}

/** Clean for axe and no wider than the screen; with SCREENS set, a picture is put there. */
async function inspect(page: Page, state: string): Promise<void> {
  await assertClean(page, state)
  await assertFits(page, state)
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `${state}.png`), fullPage: true })
}

/** Opens a page by the menu, through Mer where the tabs have no room for it. */
async function open(page: Page, name: string, width: number, beyond: boolean): Promise<void> {
  if (width < 1000 && beyond) await page.getByRole('link', { name: 'Mer' }).click()
  await page.getByRole('link', { name, exact: true }).click()
}

test('a period is changed by keyboard, told, and taken back', async () => {
  for (const width of widths) {
    await as(
      'coordinator',
      width,
      async (page) => {
        await open(page, 'Gallring', width, true)
        await page.getByText('Ingenting är äldre än det får sparas.').waitFor()
        await inspect(page, `retention-none-${width}`)
        assert.equal(await page.getByLabel('Skriv GALLRA för att bekräfta').count(), 0)
        const change = page.getByRole('button', { name: 'Ändra tiden för avslutade inloggningar' })
        await change.focus()
        await page.keyboard.press('Enter')
        await page.getByLabel('Sparas i').selectOption({ label: '3 månader' })
        await inspect(page, `retention-period-${width}`)
        await page.getByRole('button', { name: 'Spara tiden' }).press('Enter')
        await page.getByText('Avslutade inloggningar sparas nu i 3 månader.').waitFor()
        await page.waitForFunction('document.activeElement.textContent === "Ändra tiden"')
        assert.equal(house.periods().sessions, 3)
        await page.getByRole('button', { name: 'Ångra', exact: true }).press('Enter')
        await page.locator('.row', { hasText: 'Avslutade inloggningar' }).getByText('1 månad', { exact: true }).waitFor()
        assert.equal(house.periods().sessions, 1)
      },
      width === 768 ? 'dark' : 'light',
    )
  }
})

test('what is past is told, and leaves once the word is typed', async () => {
  house.setPeriod('pupils', 24)
  for (const width of widths) {
    await as('coordinator', width, async (page) => {
      await page.goto(`${address}/gallring`)
      await page.getByText(/^\d[\d\s]* rader och \d+ filer är äldre än de får sparas\.$/).waitFor()
      await page.getByText('allt före läsåret 2024/25').waitFor()
      await inspect(page, `retention-past-${width}`)
      await page.getByLabel('Skriv GALLRA för att bekräfta').fill('gallra')
      await page.keyboard.press('Enter')
      await page.getByText('Gallring går inte att ångra. Skriv GALLRA för att bekräfta. Inget har ändrats.').waitFor()
      await inspect(page, `retention-refused-${width}`)
    })
  }
  await as('coordinator', 360, async (page) => {
    await page.goto(`${address}/gallring`)
    await page.getByLabel('Skriv GALLRA för att bekräfta').fill('GALLRA')
    await page.keyboard.press('Enter')
    await page.getByRole('progressbar', { name: 'Gallringen pågår' }).waitFor()
    await page.waitForFunction('document.activeElement.textContent.startsWith("Gallringen pågår")')
    await inspect(page, 'retention-running-360')
    await page.getByText(/^\d[\d\s]* rader och \d+ filer togs bort 28 november 2026/).waitFor({ timeout: 60_000 })
    await page.getByText('Ingenting är äldre än det får sparas.').waitFor()
    await inspect(page, 'retention-done-360')
  })
  const generation = await house.warehouse.current()
  assert.deepEqual(await generation.run('select distinct school_year_key as year from src_enrolment'), [{ year: 2024 }])
})
