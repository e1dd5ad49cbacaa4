// A coordinator without a command line: files are added on the page, loaded, found wanting, and loaded by themselves from then on.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser } from 'playwright-core'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { ek, personalNumber, pupils, roster, threeUnits } from '../load/municipality.ts'
import { openMailServer } from '../server/mail/server.ts'
import { signedIn } from '../server/signed-in.ts'
import { assertClean, assertFits, launch, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let data: string
let web: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-inbox-'))
  web = await buildWeb()
  house = openHouse(data)
  app = await buildApp(house, { ...appDefaults, web })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
  browser = await launch()
})
after(async () => {
  await browser.close()
  await app.close()
  await house.close()
  await Promise.all([rm(data, { recursive: true }), rm(web, { recursive: true })])
})

const file = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })

test('files are added, loaded and told of; a broken one is set aside with the reason; the next come at night', async () => {
  const { page, noise, leave } = await visit(browser, address, { width: 360, token: signedIn(house, 'coordinator') })
  await page.goto(address)
  await page.waitForURL('**/data')
  await page.getByText('Ingenting är inläst ännu').first().waitFor()
  await page.getByRole('button', { name: 'Lägg till filer: Elevregister' }).click()
  const input = page.locator('input[type=file]')
  const wrong = roster(2024, pupils(ek, 0, 30)).replace(personalNumber(29), '200901011111')
  await input.setInputFiles([file('enheter.csv', threeUnits), file('elever.csv', wrong)])
  await page.getByText('2 filer ligger i inkorgen').waitFor()
  await input.setInputFiles(file('elever.csv', wrong))
  await page.getByText('Det ligger redan en fil som heter ”elever.csv”').waitFor()
  await assertClean(page, 'files added')
  await page.getByRole('button', { name: 'Läs in nu: Elevregister' }).click()
  await page.getByRole('heading', { name: 'Läser in Elevregister, 2 filer' }).waitFor()
  await page.getByText('Allt är väl').waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'Visa 1 rad som väntar' }).click()
  const held = page.getByRole('region', { name: 'Rader som väntar, inläsning 1' })
  await held.waitFor()
  assert.match((await held.textContent()) ?? '', /elever\.csv/)
  assert.doesNotMatch((await page.content()) ?? '', /200901011111/)
  await assertClean(page, 'rows held back')
  await assertFits(page, 'rows held back')

  await input.setInputFiles(file('trasig.csv', 'Personnummer;Förnamn\r\n1;2\r\n'))
  await page.getByRole('button', { name: 'Läs in nu: Elevregister' }).click()
  await page.getByRole('heading', { name: 'En sak att titta på' }).waitFor({ timeout: 60_000 })

  await page.getByRole('button', { name: 'Ändra tid: Elevregister' }).click()
  await page.getByLabel('Läs in', { exact: true }).selectOption('varje dag klockan 02:30')
  await page.getByLabel('En leverans väntas').selectOption('varje vecka')
  await page.getByRole('button', { name: 'Spara' }).click()
  await page.getByText('Elevregister: tiden är ändrad.').waitFor()
  assert.deepEqual(house.runs.state().feeds.find(({ source }) => source === 'roster')?.everyDays, 7)
  await page.getByRole('button', { name: 'Ångra' }).click()
  await page.getByText('02:30', { exact: false }).first().waitFor({ state: 'hidden' })
  assert.equal(house.runs.state().feeds.find(({ source }) => source === 'roster')?.at, null)
  assert.deepEqual(
    noise.filter((line) => !/status of 409/.test(line)),
    [],
  )
  await leave()
})

test('mail is set up, tried in vain and then well, and turned off and on again', async (t) => {
  const server = await openMailServer(t)
  const { page, noise, leave } = await visit(browser, address, { width: 360, token: signedIn(house, 'coordinator') })
  await page.goto(`${address}/data`)
  const card = page.locator('.card.mail')
  await card.getByText('Inga mejl skickas ännu.').waitFor()
  await card.getByRole('button', { name: 'Ställ in mejl' }).click()
  await card.getByLabel('Mottagare').fill('ada@kommunen.se')
  await card.getByLabel('Mejlserver').fill('127.0.0.1')
  await card.getByLabel('Kryptering').selectOption('ingen')
  assert.equal(await card.getByLabel('Port').inputValue(), '25')
  await card.getByLabel('Port').fill(String(server.port))
  await card.getByLabel('Användarnamn').fill('skolspegel')
  await card.getByLabel('Lösenord', { exact: true }).fill('fel-ord')
  await card.getByLabel('Avsändare').fill('skolspegel')
  await card.getByRole('button', { name: 'Spara' }).click()
  await card.getByText('”skolspegel” är ingen mejladress.').waitFor()
  await card.getByLabel('Avsändare').fill('skolspegel@kommunen.se')
  await assertClean(page, 'mail being set up')
  await assertFits(page, 'mail being set up')
  await card.getByRole('button', { name: 'Spara' }).click()
  const trial = card.getByRole('button', { name: 'Skicka provmejl till ada@kommunen.se' })
  await trial.click()
  await card.getByRole('alert').getByText('Mejlservern godtog inte användarnamnet och lösenordet.').waitFor()
  await card.getByRole('button', { name: 'Ändra inställningar' }).click()
  assert.equal(await card.getByLabel('Lösenord', { exact: true }).inputValue(), '')
  await card.getByLabel('Lösenord', { exact: true }).fill('hemligt-ord')
  await card.getByRole('button', { name: 'Spara' }).click()
  await trial.click()
  await card.getByText('Mejlservern har tagit emot provmejlet till ada@kommunen.se.').waitFor()
  assert.equal(server.taken.length, 1)
  await assertClean(page, 'mail tried')
  await assertFits(page, 'mail tried')
  await card.getByRole('button', { name: 'Stäng av mejlen' }).click()
  await card.getByText('Ingen får besked.').waitFor()
  await page.getByRole('button', { name: 'Ångra' }).click()
  await trial.waitFor()
  assert.equal(house.mailing.state().settings?.on, true)
  assert.deepEqual(
    noise.filter((line) => !/status of (400|502)/.test(line)),
    [],
  )
  await leave()
})
