// Roles on the screen, over the real server and a small demo municipality: what a teacher sees, changing role, and who may what.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { Person } from '../../src/contract/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { settleDemo } from '../settled-demo.ts'
import { assertClean, assertFits, assertFitsEverywhere, assertSound, launch, resize, visit, widths } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-roles-'))
  ;[web] = await Promise.all([buildWeb(), settleDemo(data, { from: 2023, to: 2024 })])
  house = openHouse(data)
  app = await buildApp(house, { ...appDefaults, web, most: { requests: 10_000, signIns: 10_000 } })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
})
after(async () => {
  await browser.close()
  await app.close()
  await house.close()
  await Promise.all([rm(data, { recursive: true }), rm(web, { recursive: true })])
})

function personWho(is: (person: Person) => boolean): Person {
  const found = house.demo?.people.find(is)
  if (found === undefined) throw new Error('the demo has nobody like that')
  return found
}

/** Looks as the person from an address on, at a width, in light or dark; the console has said nothing. */
async function as(
  { id }: Person,
  path: string,
  width: number,
  look: (page: Page) => Promise<void>,
  scheme: 'light' | 'dark' = 'light',
): Promise<void> {
  const { page, noise, leave } = await visit(browser, address, { width, scheme, path, person: id })
  try {
    await look(page)
    assert.deepEqual(noise, [])
  } finally {
    await leave()
  }
}

/** Clean for axe and no wider than any screen; with SCREENS set, a picture is put there. */
async function inspect(page: Page, state: string): Promise<void> {
  await assertClean(page, state)
  await assertFitsEverywhere(page, state)
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `${state}.png`), fullPage: true })
}

test('the sign-in page of the demo offers everybody at any width', async () => {
  const { page, leave } = await visit(browser, address)
  await page.getByText('Prova med Demokommun').waitFor()
  await assertSound(page, 'sign-in')
  await leave()
})

test('a teacher sees the own class and not another', async () => {
  const teacher = personWho(({ role }) => role === 'teacher')
  await as(teacher, '/utforska?dela=class', 360, async (page) => {
    await page.locator('.say, [role="alert"]').first().waitFor()
    const [group] = teacher.groups
    assert.ok(group !== undefined)
    await inspect(page, 'teacher-360')
    await page.getByRole('table').first().getByRole('rowheader').first().waitFor()
    const rows = await page.getByRole('table').first().getByRole('rowheader').allTextContents()
    const own = group.class.split(':')[1] ?? ''
    assert.ok(
      rows.some((row) => row.includes(own)),
      rows.join(),
    )
    assert.deepEqual(
      rows.filter((row) => /^\d[A-Z]/.test(row) && !row.includes(own)),
      [],
    )
  })
})

for (const width of [360, 1280]) {
  test(`who holds two roles changes between them, and is told why each sees what it sees, at ${width} px`, async () => {
    const both = personWho(({ roles }) => roles.length > 1)
    const other = both.roles.find(({ role }) => role !== both.role)
    assert.ok(other !== undefined)
    await as(both, '/', width, async (page) => {
      if (width < 1000) {
        await page.getByRole('link', { name: 'Mer' }).click()
        await page.getByRole('heading', { name: 'Mer' }).waitFor()
        await inspect(page, `more-${width}`)
      }
      const beside = width < 1000 ? page.locator('main') : page.getByRole('banner')
      await beside.getByRole('link', { name: 'Varför ser jag detta?' }).click()
      await page.getByRole('heading', { name: 'Det här öppnar' }).waitFor()
      await inspect(page, `why-${width}`)
      const before = await page.locator('.row .status, .row .resting').allTextContents()
      assert.ok(before.includes('används nu') && before.includes('vilar'), before.join())
      await page.locator('main').getByRole('button', { name: /^Roll/ }).click()
      await page.getByRole('option', { name: other.about }).click()
      await page.locator('.say').first().waitFor()
      await page.goto(`${address}/varfor`)
      await page.getByText(`Just nu: ${other.about}`).waitFor()
    })
  })
}

test('from the figures one is told why they are as they are, rule by rule, at every width', async () => {
  const principal = personWho(({ role }) => role === 'principal')
  await as(principal, '/utforska', 1280, async (page) => {
    const link = page.locator('main').getByRole('link', { name: 'Varför ser jag detta?' }).first()
    await link.waitFor()
    await assertSound(page, 'why-link')
    await link.click()
    await page.getByText('Genomsnittligt meritvärde per skola och kön.').waitFor()
    await page.getByRole('heading', { name: 'Det här kan döljas' }).waitFor()
    await page.getByText(/^Egen enhet: /).waitFor()
    await assertSound(page, 'why-question')
    await page.goto(`${address}/varfor?fraga=%7B`)
    await page.getByText('Adressen rymmer ingen fråga').waitFor()
    await page.getByRole('link', { name: 'Allt som gäller din roll' }).click()
    await page.getByRole('heading', { name: 'Det här öppnar' }).waitFor()
  })
})

test('the data protection officer reads who asked what, in words, at every width', async () => {
  const principal = personWho(({ role }) => role === 'principal')
  await as(principal, '/utforska', 1280, (page) => page.locator('.say').first().waitFor())
  const officer = personWho(({ role }) => role === 'dataProtectionOfficer')
  await as(officer, '/logg', 1280, async (page) => {
    await page.getByRole('button', { name: 'Roll' }).click()
    await page.getByRole('option', { name: 'Rektor' }).click()
    await page.getByRole('button', { name: 'Sök', exact: true }).click()
    const row = page.getByRole('listitem').filter({ hasText: 'Genomsnittligt meritvärde per skola och kön.' }).first()
    await row.waitFor()
    await row.getByText('Som det står i loggen').click()
    await row.getByText('{"measures":["meritValue"]').waitFor()
    await assertClean(page, 'log')
    for (const width of widths) {
      await resize(page, width)
      await assertFits(page, `log at ${width} px`)
      const [time, line] = (await page.evaluate(
        '[document.querySelector("time").offsetHeight, parseFloat(getComputedStyle(document.querySelector("time")).lineHeight)]',
      )) as [number, number]
      assert.ok(time < line * 1.5, `the time stands in one line: ${time} px at ${width} px`)
      if (width === 360) await assertClean(page, 'log on a phone')
    }
  })
})

test('the coordinator gives a role, takes it away and takes that back', async () => {
  const coordinator = personWho(({ role }) => role === 'coordinator')
  const board = personWho(({ role }) => role === 'board')
  for (const [width, scheme, role] of [
    [360, 'light', 'Kvalitetsansvarig'],
    [1280, 'dark', 'Verksamhetschef'],
  ] as const) {
    await as(
      coordinator,
      '/behorigheter',
      width,
      async (page) => {
        await page.getByRole('heading', { name: 'Behörigheter' }).waitFor()
        await page.getByText(board.name).waitFor()
        await inspect(page, `grants-${width}`)
        await page.getByRole('button', { name: 'Ge en behörighet' }).click()
        await page.getByRole('button', { name: /^Person/ }).click()
        await page.getByRole('option', { name: board.name }).click()
        await page.getByRole('button', { name: /^Roll/ }).click()
        await page.getByRole('option', { name: role }).click()
        await page.getByLabel('Från och med').fill('2024-08-15')
        await page.getByLabel('Skäl').fill('Utredning')
        await inspect(page, `give-${width}`)
        await page.getByRole('button', { name: 'Ge behörigheten' }).click()
        await page.getByText(`${role} är given till ${board.name}.`).waitFor()
        await page.getByRole('button', { name: `Ta bort ${role} för ${board.name}` }).click()
        await page.getByLabel('Varför tas den bort?').fill('Utredningen är klar')
        await page.locator('form').getByRole('button', { name: 'Ta bort' }).click()
        await page.getByText(`${role} är borttagen för ${board.name}.`).waitFor()
        await inspect(page, `withdrawn-${width}`)
        await page.getByRole('button', { name: 'Ångra', exact: true }).click()
        await page.locator('.grant', { hasText: role }).getByText('Ångrat: gäller igen').waitFor()
      },
      scheme,
    )
  }
})
