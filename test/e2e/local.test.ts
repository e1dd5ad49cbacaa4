// An analyst makes a group of subjects, publishes it and meets it in Utforska; the coordinator prepares without figures.
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
import { assertClean, assertFits, launch, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-local-'))
  ;[web] = await Promise.all([buildWeb(), settleDemo(data, { from: 2024, to: 2024 })])
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

async function as(
  role: Person['role'],
  width: number,
  look: (page: Page) => Promise<void>,
  refusals: readonly string[] = [],
): Promise<void> {
  const person = house.demo?.people.find((one) => one.role === role)
  assert.ok(person !== undefined)
  const { page, noise, leave } = await visit(browser, address, { width, path: '/egna-matt', person: person.id })
  try {
    await page.getByRole('heading', { name: 'Det som finns' }).waitFor()
    await look(page)
    assert.deepEqual(noise, refusals)
  } finally {
    await leave()
  }
}

const looksRight = async (page: Page, state: string): Promise<void> => {
  await assertClean(page, state)
  await assertFits(page, state)
}

const row = (page: Page, title: string) => page.locator('.rows > .row').filter({ hasText: title })

/** Presses the chip, chooses, and closes a picker of several. */
async function choose(page: Page, chip: RegExp, options: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: chip }).click()
  const sheet = page.getByRole('dialog')
  for (const name of options) await sheet.getByRole('option', { name, exact: true }).click()
  const done = sheet.getByRole('button', { name: 'Klar' })
  if ((await done.count()) > 0) await done.click()
  await sheet.waitFor({ state: 'detached' })
}

async function chooseKind(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Vad vill du göra/ }).click()
  await page.getByRole('option', { name }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('an analyst makes studietunga ämnen, publishes it, meets it in Utforska, and takes it back', {
  timeout: 240_000,
}, async () => {
  await as('analyst', 1280, async (page) => {
    await page.getByRole('button', { name: 'Gör ett nytt' }).click()
    await page.getByText('Här står vad måttet säger').waitFor()
    await chooseKind(page, /^Ämnesgrupp/)
    await page.getByText('Välj minst 2 ämnen.').waitFor()
    await choose(page, /^ämnen/, ['Matematik', 'Fysik', 'Kemi'])
    await page.getByLabel('Namn').fill('Våra studietunga ämnen')
    const preview = page.locator('.local-preview')
    await preview.getByRole('table').waitFor()
    assert.match((await preview.textContent()) ?? '', /Ämnena matematik, fysik och kemi\./)
    assert.equal(await preview.getByRole('cell').filter({ hasText: /\d/ }).count(), 6)
    await looksRight(page, 'builder with its preview')
    await page.getByRole('button', { name: 'Spara utkast' }).click()
    await page.getByText('Våra studietunga ämnen är sparat som utkast.').waitFor()
    const made = row(page, 'Våra studietunga ämnen')
    assert.match((await made.textContent()) ?? '', /Utkast/)
    // where the builder was the focus goes on
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Gör ett nytt')

    await made.getByRole('button', { name: 'Publicera Våra' }).click()
    await page.getByText('Det tas in i en ny version av siffrorna.').waitFor()
    await looksRight(page, 'what comes of publishing')
    await page.getByRole('form', { name: 'Publicera Våra' }).getByRole('button', { name: 'Publicera' }).click()
    await made.getByText('På väg in i siffrorna').waitFor()
    await made.getByText('Publicerat').waitFor({ timeout: 120_000 })
    await page.getByText('Klart. De nya siffrorna visas nu.').waitFor()
    await looksRight(page, 'published')

    await made.getByRole('link', { name: 'Se siffrorna för Våra' }).click()
    await page.locator('.chart').first().waitFor()
    assert.match((await page.locator('main').textContent()) ?? '', /Våra studietunga ämnen/)
    await page.goto(`${address}/utforska?matt=gradePoints&dela=subjectGroup,sex`)
    await page.locator('.chart').first().waitFor()
    await page.getByRole('rowheader', { name: 'Våra studietunga ämnen' }).first().waitFor()
    await looksRight(page, 'Utforska by groups of subjects')

    await page.goto(`${address}/egna-matt`)
    await made.getByRole('button', { name: 'Dra tillbaka Våra' }).click()
    await page.getByLabel('Varför dras det tillbaka?').fill('Provade bara')
    await page.getByRole('form', { name: 'Dra tillbaka Våra' }).getByRole('button', { name: 'Dra tillbaka' }).click()
    await made.getByText('På väg ut ur siffrorna').waitFor()
    await page.getByRole('button', { name: 'Ångra' }).click()
    await made.getByText('Publicerat').waitFor({ timeout: 120_000 })
    await made.getByText('Namn i frågor och historik').click()
    await made.getByText('local:vara-studietunga-amnen@1').waitFor()
    await made.getByText('Drog tillbaka version 1. ').waitFor()
  })
})

test('every kind is made by choosing, read as a sentence and shown before it is saved', { timeout: 120_000 }, async () => {
  const kinds: readonly (readonly [RegExp, RegExp, readonly string[], RegExp])[] = [
    [/^Skolgrupp/, /^skolor/, ['Åsskolan 7–9', 'Västra skolan 7–9'], /Skolorna .* räknade som en\./],
    [/^Betygspoäng/, /^ämnen/, ['Engelska', 'Svenska'], /Genomsnittlig betygspoäng i engelska och svenska\./],
    [/^Godkända/, /^ämnen/, ['Engelska', 'Svenska'], /Andelen elever med betyget E eller högre/],
    [/^Elever i vissa/, /^årskurser/, ['Årskurs 7', 'Årskurs 8', 'Årskurs 9'], /Antalet elever i åk 7, åk 8 och åk 9/],
  ]
  await as(
    'head',
    360,
    async (page) => {
      await page.getByRole('button', { name: 'Gör ett nytt' }).click()
      for (const [kind, chip, options, says] of kinds) {
        await chooseKind(page, kind)
        await choose(page, chip, options)
        await page.locator('.local-preview').getByText(says).waitFor()
        await page.locator('.local-preview').getByRole('table').waitFor()
        await looksRight(page, String(kind))
        // what is chosen of the same parts stays for the next kind; unchosen here so that each begins anew
        await page.getByRole('button', { name: chip }).click()
        for (const name of options) await page.getByRole('dialog').getByRole('option', { name, exact: true }).click()
        await page.getByRole('button', { name: 'Klar' }).click()
      }
      await chooseKind(page, /^Index/)
      await choose(page, /^mått/, ['Genomsnittligt meritvärde', 'Godkända i alla ämnen'])
      await page.getByLabel('Vikt för genomsnittligt meritvärde').selectOption('3')
      await page
        .locator('.local-preview')
        .getByText(/genomsnittligt meritvärde \(vikt 3 av 4\)/)
        .waitFor()
      await looksRight(page, 'index')
      await page.getByLabel('Namn').fill('NO-ämnen')
      await page.getByText(/Går inte att spara än: det finns redan ett som heter ”NO-ämnen”/).waitFor()
      await page.getByRole('button', { name: 'Spara utkast' }).click()
      await page
        .getByRole('alert')
        .getByText(/det finns redan ett som heter/)
        .waitFor()
      await looksRight(page, 'refused')
      await page.getByRole('button', { name: 'Avbryt' }).click()
      await looksRight(page, 'the list on a phone')
    },
    ['Failed to load resource: the server responded with a status of 400 (Bad Request)'],
  )
})

test('the coordinator prepares a draft by keyboard alone, without figures, and cannot publish', { timeout: 60_000 }, async () => {
  await as('coordinator', 768, async (page) => {
    await page.getByRole('button', { name: 'Gör ett nytt' }).press('Enter')
    await page.waitForFunction('document.activeElement.textContent.startsWith("Vad vill du göra")')
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /^Ämnesgrupp/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^ämnen/ }).press('Enter')
    await page.getByRole('dialog').waitFor()
    for (const word of ['Engelska', 'Svenska']) {
      await page.keyboard.type(word)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Control+A')
    }
    // the first one empties the search
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByLabel('Namn').fill('Språken')
    await page.getByText('Som samordnare ser du inga siffror.').waitFor()
    assert.equal(await page.locator('.local-preview table').count(), 0)
    await looksRight(page, 'the coordinator builds')
    await page.getByLabel('Namn').press('Enter')
    await row(page, 'Språken').waitFor()
    assert.equal(await page.getByRole('button', { name: /^Publicera/ }).count(), 0)
    assert.equal(await page.getByRole('link', { name: /^Se siffrorna/ }).count(), 0)
    await row(page, 'Språken').getByText('Kvalitetsansvarig eller verksamhetschef publicerar.').waitFor()
    await row(page, 'Språken').getByRole('button', { name: 'Kasta utkastet' }).click()
    await page.getByText('Utkastet till Språken är kastat.').waitFor()
    assert.equal(await row(page, 'Språken').count(), 0)
    await page.getByRole('button', { name: 'Ångra' }).click()
    await row(page, 'Språken').waitFor()
    await looksRight(page, 'the coordinator’s list')
  })
})
