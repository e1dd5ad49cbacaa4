// From a folder where nobody has an account to somebody who signs out everywhere, over the real server.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { assertClean, assertFits, launch, type Visit, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
let secret: string
const incidents: unknown[] = []
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-accounts-'))
  web = await buildWeb()
  house = openHouse(data)
  secret = house.setUp.open()
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

const widths = [360, 768, 1280]
/** The page is clean for axe and fits at every width; with SCREENS set, pictures are put there. */
async function inspect(page: Page, state: string): Promise<void> {
  await assertClean(page, state)
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    await assertFits(page, `${state} ${width}`)
    if (process.env.SCREENS !== undefined)
      await page.screenshot({ path: join(process.env.SCREENS, `${state}-${width}.png`), fullPage: true })
  }
}
// A refused request is told in the console by the browser itself; nothing else may be.
const told = (noise: readonly string[]): readonly string[] =>
  noise.filter((line) => !/^Failed to load resource: the server responded with a status of 4\d\d/.test(line))
const codeOf = (key: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })

let ada: Visit
let link: string

test('set-up: the secret, a refused password, the first administrator, codes before anything else', async () => {
  ada = await visit(browser, address, { width: 360 })
  const { page } = ada
  await page.getByRole('link', { name: 'Till första starten' }).click()
  await page.getByLabel('Engångskod').fill(secret)
  await page.getByLabel('Ditt namn').fill('Ada Byron')
  await page.getByLabel('Användarnamn').fill('ada')
  await page.getByLabel('Lösenord', { exact: true }).fill('lösenord1234')
  await page.getByRole('button', { name: 'Gör kontot' }).click()
  await page.getByText('Välj ett annat lösenord').waitFor()
  await inspect(page, 'set-up')
  await page.getByLabel('Lösenord', { exact: true }).fill('gröna båtar på ån')
  await page.getByRole('button', { name: 'Visa lösenordet' }).click()
  assert.equal(await page.getByLabel('Lösenord', { exact: true }).getAttribute('type'), 'text')
  await page.getByRole('button', { name: 'Gör kontot' }).click()
  await page.getByRole('heading', { name: 'Slå på koder först' }).waitFor()
  await page.getByLabel('Lösenordet du har nu').fill('gröna båtar på ån')
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  const key = (await page.locator('.key').textContent()) ?? ''
  await inspect(page, 'scan')
  await page.getByLabel('Koden som appen visar').fill(codeOf(key.replaceAll(' ', ''), 0))
  await page.getByRole('button', { name: 'Slå på' }).click()
  await page.getByText('Dina reservkoder').waitFor()
  assert.equal(await page.locator('.recovery-codes li').count(), 10)
  await inspect(page, 'recovery-codes')
  await page.getByRole('button', { name: 'Jag har sparat dem' }).click()
  await page.getByRole('heading', { name: 'Data', level: 1 }).waitFor()
  assert.deepEqual(told(ada.noise), [])
})

test('afterwards /setup is an address like any other', async () => {
  const { page, leave } = await visit(browser, address)
  await page.goto(`${address}/setup`)
  await page.getByRole('heading', { name: 'Logga in' }).waitFor()
  assert.equal(await page.getByLabel('Engångskod').count(), 0)
  assert.equal(await page.getByRole('link', { name: 'Till första starten' }).count(), 0)
  await leave()
})

test('the administrator makes an account and is given a link for its person', async () => {
  const { page } = ada
  await page.getByRole('link', { name: 'Konton' }).click()
  await page.getByRole('button', { name: 'Nytt konto' }).click()
  await page.getByLabel('Namn', { exact: true }).fill('Bo Ek')
  await page.getByLabel('Användarnamn').fill('bo.ek')
  await inspect(page, 'new-account')
  await page.getByRole('button', { name: 'Gör kontot' }).click()
  link = await page.getByLabel('Länk för att välja lösenord').inputValue()
  assert.match(link, /\/losenord#[A-Za-z0-9_-]{43}$/)
  await page.getByRole('button', { name: 'Ändra Bo Ek' }).click()
  await inspect(page, 'accounts')
  await page.getByRole('button', { name: 'Klar' }).click()
  assert.equal(await page.getByLabel('Länk för att välja lösenord').count(), 0)
  assert.deepEqual(told(ada.noise), [])
})

test('the person chooses a password, signs in, sees the own account, and signs out everywhere', async () => {
  const bo = await visit(browser, address)
  const { page } = bo
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByText('Hej Bo Ek.').waitFor()
  await inspect(page, 'choose-password')
  await page.getByLabel('Lösenord', { exact: true }).fill('tre katter i ett träd')
  await page.getByRole('button', { name: 'Spara lösenordet' }).click()
  await page.getByRole('button', { name: 'Till inloggningen' }).click()
  await page.getByLabel('Användarnamn').fill('bo.ek')
  await page.getByLabel('Lösenord', { exact: true }).fill('fel')
  await page.keyboard.press('Enter')
  await page.getByText('Användarnamnet eller lösenordet stämmer inte.').waitFor()
  await inspect(page, 'sign-in')
  await page.getByLabel('Lösenord', { exact: true }).fill('tre katter i ett träd')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Du har ingen behörighet ännu' }).waitFor()
  await page.getByText('Chrome på').waitFor()
  await inspect(page, 'no-role')
  assert.match((await page.locator('.row').textContent()) ?? '', /Chrome på Linux.*den här/)

  const elsewhere = await visit(browser, address)
  await elsewhere.page.getByLabel('Användarnamn').fill('bo.ek')
  await elsewhere.page.getByLabel('Lösenord', { exact: true }).fill('tre katter i ett träd')
  await elsewhere.page.keyboard.press('Enter')
  await elsewhere.page.getByText('Chrome på').first().waitFor()
  await page.getByRole('button', { name: 'Logga ut överallt' }).click()
  await page.getByRole('heading', { name: 'Logga in' }).waitFor()
  await elsewhere.page.reload()
  await elsewhere.page.getByRole('heading', { name: 'Logga in' }).waitFor()
  assert.deepEqual(told([...bo.noise, ...elsewhere.noise]), [])
  await Promise.all([bo.leave(), elsewhere.leave()])
})

test('a spent link says so', async () => {
  const { page, leave } = await visit(browser, address)
  await page.goto('about:blank')
  await page.goto(link)
  await page.getByText('Länken är använd').waitFor()
  await inspect(page, 'spent-link')
  await leave()
})

test('the administrator changes the own password, and signs in with a recovery code', async () => {
  const { page } = ada
  await page.getByRole('link', { name: 'Mitt konto' }).click()
  await page.getByRole('button', { name: 'Byt lösenord' }).click()
  await page.getByLabel('Lösenordet du har nu').fill('gröna båtar på ån')
  await page.getByLabel('Nytt lösenord').fill('röda båtar på ån')
  await inspect(page, 'account')
  await page.getByRole('button', { name: 'Spara lösenordet' }).click()
  await page.getByText('Lösenordet är bytt').waitFor()
  await page.getByRole('button', { name: 'Nya reservkoder' }).click()
  await page.getByLabel('Lösenordet du har nu').fill('röda båtar på ån')
  await page.getByRole('button', { name: 'Fortsätt' }).click()
  const code = (await page.locator('.recovery-codes code').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await page.getByLabel('Användarnamn').fill('ada')
  await page.getByLabel('Lösenord', { exact: true }).fill('röda båtar på ån')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Skriv koden' }).waitFor()
  await inspect(page, 'code')
  await page.getByRole('button', { name: 'Jag har inte telefonen' }).click()
  await page.getByLabel('Reservkod').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Data', level: 1 }).waitFor()
  assert.deepEqual(told(ada.noise), [])
  assert.deepEqual(incidents, [])
  await ada.leave()
})
