// What one takes along is what the screen shows: the files, read back, against the page they were taken from.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { read, utils, type WorkBook } from '@e965/xlsx'
import type { FastifyInstance } from 'fastify'
import type { Browser, Download, Page } from 'playwright-core'
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
const incidents: unknown[] = []
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-exports-'))
  ;[web] = await Promise.all([buildWeb(), settleDemo(data, { from: 2023, to: 2024 })])
  house = openHouse(data)
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

const personIn = (role: Person['role']): Person =>
  house.demo?.people.find((person) => person.role === role) ?? assert.fail(`nobody is ${role}`)

/** Looks at a page that has files to take along, as somebody in the role. `own`: what the console says of refusals that the test makes itself. */
async function looking(
  path: string,
  role: Person['role'],
  width: number,
  look: (page: Page) => Promise<void>,
  own: RegExp | null = null,
): Promise<void> {
  const { page, noise, leave } = await visit(browser, address, { width, path, person: personIn(role).id })
  try {
    if (path !== '/rapporter') await page.locator('.exports').getByRole('button', { name: 'PDF' }).waitFor()
    await look(page)
    assert.deepEqual(
      noise.filter((line) => own?.test(line) !== true),
      [],
    )
    assert.deepEqual(incidents, [])
  } finally {
    await leave()
  }
}

const exploring = (...told: Tail<Parameters<typeof looking>>): Promise<void> => looking('/utforska', ...told)
type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer R] ? R : never

const press = (page: Page, name: string): Promise<void> =>
  page.locator('.exports').getByRole('button', { name, exact: true }).click()

async function taken(page: Page, name: string): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), press(page, name)])
  return download
}
const bytesOf = async (download: Download): Promise<Buffer> => readFile(await download.path())

/** The page's first table as it reads, without what is only for screen readers. */
const tableOf = (page: Page): Promise<string[][]> =>
  page
    .locator('.figures table')
    .first()
    .evaluate((table) =>
      [...table.querySelectorAll('tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map((cell) => {
          const copy = cell.cloneNode(true) as Element
          for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove()
          return (copy.textContent ?? '').trim()
        }),
      ),
    )

const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replace('\u2212', '-')

/** The sheet has the table's headings, names, figures (rounded as the screen has them) and marks, in their places. */
function assertSame(shown: readonly (readonly string[])[], book: WorkBook, sheet: number): void {
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[sheet] ?? ''] ?? {}, { header: 1, raw: true })
  const top = rows.findIndex(([first]) => first === shown[0]?.[0])
  for (const [at, row] of shown.entries()) {
    const told = (rows[top + at] ?? []).slice(0, row.length).map((cell) => (typeof cell === 'number' ? Math.round(cell) : cell))
    const seen = row.map((text) => (/^[+\u2212]?\d/.test(text) && at > 0 ? Number(plain(text).replace(' ', '')) : text))
    assert.deepEqual(told, seen, row.join(' '))
  }
}

test('a report becomes one workbook and one PDF for what it is read for, and its link holds period, unit and version fast', async () => {
  await looking(
    '/rapporter/mall/betyg-ak-9',
    'principal',
    1280,
    async (page) => {
      const shown = await tableOf(page)
      const titles = await page.locator('.figure > h2, .figure > h3').allTextContents()
      assert.ok(titles.length > 6, titles.join('\n'))
      await page.getByRole('button', { name: 'Ta med' }).click()
      assert.equal(await page.locator('.exports h2').evaluate((heading) => heading === document.activeElement), true)
      const download = await taken(page, 'Excel')
      assert.match(download.suggestedFilename(), /^Betyg i årskurs 9, Senaste läsåret, Åsskolan 7–9, version \d+\.xlsx$/)
      const book = read(await bytesOf(download), { type: 'buffer' })
      assert.equal(book.SheetNames.length, titles.length + 2)
      assertSame(shown, book, 1)
      assert.match((await bytesOf(await taken(page, 'PDF'))).toString('latin1'), /^%PDF/)
      await assertClean(page, 'a report with files')
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await press(page, 'Länk')
      await page.getByText('Länken är kopierad.').waitFor()
      const link = String(await page.evaluate('navigator.clipboard.readText()'))
      assert.match(link, /\/rapporter\/mall\/betyg-ak-9\?lasar=senaste&skola=\d{8}&version=\d+$/)
      await page.goto(link)
      await page.locator('.exports').getByRole('button', { name: 'PDF' }).waitFor()
      assert.deepEqual(await tableOf(page), shown)
      await page.goto(link.replace(/version=\d+/, 'version=4711'))
      await page.getByText('Version 4711 av uppgifterna finns inte kvar.').waitFor()
      await assertClean(page, 'a version that has left')
      await page.getByRole('button', { name: 'Visa de senaste siffrorna' }).click()
      await page.locator('.exports').getByRole('button', { name: 'PDF' }).waitFor()
    },
    /Failed to load resource/,
  )
})

test('a report of texts alone says that there are no figures to make files of', async () => {
  await looking('/rapporter', 'head', 360, async (page) => {
    const path = await page.evaluate(makeReport)
    await page.goto(`${address}/rapporter/${path}`)
    await page.getByText('Rapporten har inga frågor, så det finns inga siffror att göra filer av.').waitFor()
    assert.equal(await page.locator('.exports button').count(), 0)
    await assertFits(page, 'a report of texts')
  })
})

/** Run in the page: a report with one text; answers its id. */
const makeReport = `(async () => {
  const { csrf } = await (await fetch('/api/session')).json()
  const keeps = { period: false, unit: false }
  const blocks = [{ block: { kind: 'text', id: 't', text: 'Bara text.' }, width: 'full', keeps }]
  const content = { title: 'Texter', lead: null, period: null, unit: 'all', blocks }
  const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf }
  const answer = await fetch('/api/reports', { method: 'POST', headers, body: JSON.stringify({ content, folder: null }) })
  return (await answer.json()).id
})()`

test('each button gives its kind of file, with a name that says what and which version', async () => {
  await exploring('head', 1280, async (page) => {
    const kinds = { PDF: /^%PDF/, CSV: /^\ufeffFråga;/, 'Bild (PNG)': /^.PNG/, 'Bild (SVG)': /^<\?xml/ }
    for (const [name, start] of Object.entries(kinds)) {
      const download = await taken(page, name)
      const bytes = await bytesOf(download)
      assert.match(name === 'CSV' ? bytes.toString('utf8') : bytes.toString('latin1'), start, name)
      await page.getByText(`${download.suggestedFilename()} är sparad.`).waitFor()
    }
  })
})

test('what is for others says so in its name, and the choice is explained in a sentence', async () => {
  await exploring('principal', 360, async (page) => {
    await page.getByText('Filen visar det du ser här, och kan ha siffror som bara du får se.').waitFor()
    await page.getByText('Till andra').click()
    await page.getByText('Filen räknas om för läsare utan elevlistor').waitFor()
    const download = await taken(page, 'CSV')
    assert.match(download.suggestedFilename(), /, version \d+, för andra\.csv$/)
    await assertClean(page, 'export bar')
    await assertFits(page, 'export bar')
  })
})

test('the link leads back to the same figures, of the version that they were of', async () => {
  await exploring('head', 1280, async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    const shown = await tableOf(page)
    await press(page, 'Länk')
    await page.getByText('Länken är kopierad.').waitFor()
    const link = String(await page.evaluate('navigator.clipboard.readText()'))
    assert.match(link, new RegExp(`^${address}/utforska\\?.*version=\\d+$`))
    await page.goto(link)
    await page.locator('.exports').waitFor()
    assert.deepEqual(await tableOf(page), shown)
    await page.goto(link.replace(/version=\d+/, 'version=4711'))
    await page.getByText('Version 4711 av uppgifterna finns inte kvar.').waitFor()
  })
})

test('a file under way can be given up, and one that cannot be made says why, in its place', async () => {
  const look = async (page: Page): Promise<void> => {
    // an answer that never comes
    await page.route('**/api/export', () => new Promise(() => undefined))
    await press(page, 'PDF')
    await page.getByText('Gör filen (PDF)').waitFor()
    assert.ok(await page.locator('.exports').getByRole('button', { name: 'Excel' }).isDisabled())
    await assertClean(page, 'while a file is made')
    await press(page, 'Avbryt')
    await page.getByText('Filen avbröts.').waitFor()
    await page.unroute('**/api/export')
    const fault = { fault: 'exportTooLarge', message: 'Filen blir för stor: den har 9 rader. Dela upp sidan.' }
    await page.route('**/api/export', (route) => route.fulfill({ status: 413, json: fault }))
    await press(page, 'PDF')
    const alert = page.locator('.exports').getByRole('alert')
    await alert.getByText('Filen blir för stor').waitFor()
    await assertFits(page, 'a refused file')
    await page.unroute('**/api/export')
    await taken(page, 'CSV')
    assert.equal(await alert.textContent(), '')
  }
  await exploring('head', 360, look, /Failed to load resource: .* 413/)
})
