// What the data protection officer and the coordinator do with what is kept, over the real server: the extract of one pupil, and
// retention, which comes last since it takes figures away.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { PupilExtract, Role } from '../../src/contract/index.ts'
import { checkDigit } from '../../src/school/rules/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { settleDemo } from '../settled-demo.ts'
import { assertClean, assertFitsEverywhere, assertSound, launch, visit } from './browser.ts'
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
  ;[web] = await Promise.all([buildWeb(), settleDemo(data, { from: 2023, to: 2024 })])
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

/** Looks as who holds the role, from an address on; the console has said nothing but what the browser itself says of a refusal. */
async function as(
  role: Role,
  path: string,
  width: number,
  look: (page: Page) => Promise<void>,
  scheme: 'light' | 'dark' = 'light',
): Promise<void> {
  const person = house.demo?.people.find((one) => one.role === role)
  assert.ok(person !== undefined)
  const { page, noise, leave } = await visit(browser, address, { width, scheme, path, person: person.id })
  try {
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

/** Clean for axe and no wider than any screen; with SCREENS set, a picture is put there. */
async function inspect(page: Page, state: string): Promise<void> {
  await assertClean(page, state)
  await assertFitsEverywhere(page, state)
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `${state}.png`), fullPage: true })
}

/** Opens a page by the menu, through Mer where the tabs have no room for it. */
async function open(page: Page, name: string, width: number, beyond: boolean): Promise<void> {
  if (width < 1000 && beyond) await page.getByRole('link', { name: 'Mer' }).click()
  await page.getByRole('link', { name, exact: true }).click()
}

/** Personal numbers: of a pupil with grades in a class, of a protected one, and of nobody. */
async function numbers(): Promise<Readonly<Record<'graded' | 'protected' | 'nobody', string>>> {
  const generation = await house.warehouse.current()
  const [keys] = await generation.run(`
    select min(p.pupil_key) filter (p.protection = 'none' and p.pupil_key in (select pupil_key from src_grade_row)) as graded,
      min(p.pupil_key) filter (p.protection = 'confidentiality') as protected
    from dim_pupil p`)
  const vault = new DatabaseSync(join(data, 'vault.sqlite'), { readOnly: true })
  const numberOf = (key: unknown): string =>
    String(vault.prepare('select personal_number from person where key = ?').get(Number(key))?.personal_number)
  const found = {
    graded: numberOf(keys?.graded),
    protected: numberOf(keys?.protected),
    nobody: `19120101123${checkDigit('120101123')}`,
  }
  vault.close()
  return found
}

test('the officer is told who has seen a pupil and what is stored, by keyboard, at every width', async () => {
  const { graded, nobody } = await numbers()
  await as('dataProtectionOfficer', '/', 1280, async (page) => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await open(page, 'Utdrag', 1280, false)
    await page.getByRole('heading', { name: 'Vem har sett mig?' }).waitFor()
    await inspect(page, 'extract-empty')
    const field = page.getByLabel('Personnummer', { exact: true })
    await field.focus()
    const search = async (number: string): Promise<void> => {
      await field.fill(number)
      await page.keyboard.press('Enter')
    }
    await search('12')
    await page.getByText('Skriv tio eller tolv siffror, till exempel').waitFor()
    await search(`${graded.slice(0, -1)}${(Number(graded.at(-1)) + 1) % 10}`)
    await page.getByText('Sista siffran stämmer inte med de andra').waitFor()
    await inspect(page, 'extract-wrong')
    await search(nobody)
    await page.getByText('Ingen elev har det personnumret här.').waitFor()
    await page.getByLabel('Ändamål').selectOption('incident')
    await search(`${graded.slice(0, 8)} ${graded.slice(8)}`)
    await page.getByRole('heading', { name: /^Registerutdrag för \p{Lu}/u }).waitFor()
    await page.waitForFunction('document.activeElement.textContent.startsWith("Registerutdrag för")')
    await page.getByRole('heading', { name: 'Betyg', exact: true }).waitFor()
    assert.equal(await page.getByRole('alert').getByText(/./).count(), 0)
    await assertSound(page, 'extract')
    for (const url of [page.url(), ...asked])
      for (const digits of [graded, graded.slice(2), graded.slice(8)]) assert.equal(url.includes(digits), false, url)
    // the sentence counts views before this one
    await search(graded)
    await page.getByText(/^Senast .* för Anders Wikmark \(dataskyddsombud\)/).waitFor()
    await page.getByText('Utredning av en incident').last().waitFor()
    await inspect(page, 'extract-seen')
  })
})

test('a list that a principal looked at stands in the extract of each pupil in it, with class, purpose and note', async () => {
  await as('principal', '/elever', 1280, async (page) => {
    for (const [chip, option] of [
      [/^Ändamål/, 'Stöd och anpassningar'],
      [/^Klass/, /^\d/],
    ] as const) {
      await page.getByRole('button', { name: chip }).click()
      await page.getByRole('option', { name: option }).first().click()
    }
    await page.getByLabel('Anteckning (frivillig)').fill('inför elevhälsan')
    await page.getByRole('button', { name: 'Visa elever' }).click()
    await page.getByRole('rowheader').first().waitFor()
  })
  house.audit.flush()
  const store = new DatabaseSync(join(data, 'store.sqlite'), { readOnly: true })
  const seen = store.prepare(`
    select min(p.pupil_key) as key
    from audit_pupil p
    join audit a on a.sequence = p.sequence
    where a.kind = 'pupilList'`)
  const vault = new DatabaseSync(join(data, 'vault.sqlite'), { readOnly: true })
  const person = vault.prepare('select personal_number as number from person where key = ?').get(Number(seen.get()?.key))
  vault.close()
  store.close()
  await as('dataProtectionOfficer', '/utdrag', 1280, async (page) => {
    await page.getByLabel('Personnummer', { exact: true }).fill(String(person?.number))
    await page.keyboard.press('Enter')
    await page.getByText(/^\d[A-Z] på skolenhet \d{8}, 2024\/25, inför elevhälsan$/).waitFor()
    const row = page.getByRole('row').filter({ hasText: 'inför elevhälsan' })
    assert.match((await row.textContent()) ?? '', /Elevlista.*Rektor.*Stöd och anpassningar/)
    await inspect(page, 'extract-listed')
  })
})

test('the extract is fetched as files that are named by the day, and hold what the page shows', async () => {
  const { graded } = await numbers()
  await as('dataProtectionOfficer', '/utdrag', 1280, async (page) => {
    await page.getByLabel('Personnummer', { exact: true }).fill(graded)
    await page.keyboard.press('Enter')
    const fetched = async (button: string): Promise<{ name: string; text: string }> => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
      return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
    }
    const json = await fetched('Hämta som JSON')
    assert.match(json.name, /^registerutdrag-\d{4}-\d\d-\d\d\.json$/)
    assert.equal((JSON.parse(json.text) as PupilExtract).personalNumber, graded)
    const csv = await fetched('Hämta som CSV')
    assert.match(csv.name, /^registerutdrag-\d{4}-\d\d-\d\d\.csv$/)
    assert.ok(csv.text.includes('\r\nBetyg;'))
  })
})

test('a protected pupil is shown without a name, and who is no pupil is told to have nothing stored', async () => {
  const found = await numbers()
  await as('dataProtectionOfficer', '/utdrag', 360, async (page) => {
    const search = async (number: string): Promise<void> => {
      await page.getByLabel('Personnummer', { exact: true }).fill(number)
      await page.keyboard.press('Enter')
    }
    await search(found.protected)
    await page.getByText('en person vars namn inte visas').waitFor()
    await page.getByText('sekretessmarkering').waitFor()
    await inspect(page, 'extract-protected-360')
    const vault = new DatabaseSync(join(data, 'vault.sqlite'), { readOnly: true })
    const generation = await house.warehouse.current()
    const [row] = await generation.run('select min(staff_key) as key from src_duty')
    const staff = vault.prepare('select personal_number as number from person where key = ?').get(Number(row?.key))
    vault.close()
    await search(String(staff?.number))
    await page.getByText('ingenting är sparat om henne eller honom som elev').waitFor()
    await inspect(page, 'extract-staff-360')
  })
})

test('the extract tells that something went wrong, and is shown when it is asked for again', async () => {
  const { graded } = await numbers()
  await as('dataProtectionOfficer', '/utdrag', 768, async (page) => {
    await page.getByLabel('Personnummer', { exact: true }).fill(graded)
    await page.route('**/api/pupils/extract', (route) => route.fulfill({ status: 502, body: 'a proxy’s own page' }))
    await page.keyboard.press('Enter')
    await page.getByRole('alert').getByText('Något gick fel hos oss.').waitFor()
    await page.unroute('**/api/pupils/extract')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: /^Registerutdrag för/ }).waitFor()
  })
})

test('a period is changed by keyboard, told, and taken back', async () => {
  for (const width of [360, 1280]) {
    await as(
      'coordinator',
      '/',
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
      width === 1280 ? 'dark' : 'light',
    )
  }
})

test('what is past is told, and leaves once the word is typed', async () => {
  house.setPeriod('pupils', 24)
  await as('coordinator', '/gallring', 1280, async (page) => {
    await page.getByText(/^\d[\d\s]* rader och \d+ filer är äldre än de får sparas\.$/).waitFor()
    await page.getByText('allt före läsåret 2024/25').waitFor()
    await assertSound(page, 'retention-past')
    await page.getByLabel('Skriv GALLRA för att bekräfta').fill('gallra')
    await page.keyboard.press('Enter')
    await page.getByText('Gallring går inte att ångra. Skriv GALLRA för att bekräfta. Inget har ändrats.').waitFor()
    await assertSound(page, 'retention-refused')
  })
  await as('coordinator', '/gallring', 360, async (page) => {
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
