// Whole journeys over the real server and a small demo municipality: from the first page to what is brought to the meeting.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { read, utils } from '@e965/xlsx'
import type { FastifyInstance } from 'fastify'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Locator, Page } from 'playwright-core'
import type { Person } from '../../src/contract/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { settleDemo } from '../settled-demo.ts'
import { assertClean, assertFits, assertSwedish, type Look, launch, signInAs, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
const incidents: unknown[] = []
before(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'skolspegel-journeys-'))
  data = join(folder, 'data')
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
  await Promise.all([rm(join(data, '..'), { recursive: true }), rm(web, { recursive: true })])
})

const person = (id: string): Person =>
  house.demo?.people.find((one) => one.id === id) ?? assert.fail(`nobody in the demo is ${id}`)

/** A visitor of their own on the sign-in page; what the console says and what breaks in the server stops the test. */
async function journey(how: Look, walk: (page: Page) => Promise<void>): Promise<void> {
  const { page, noise, leave } = await visit(browser, address, how)
  try {
    await page.getByText('Prova med Demokommun').waitFor()
    await walk(page)
    assert.deepEqual([noise, incidents], [[], []])
  } finally {
    await leave()
  }
}

/** The figures are there, axe finds nothing, nothing sticks out, and all that is heard is Swedish. */
async function inspect(page: Page, state: string): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"], main .skeleton') === null)
  await assertClean(page, state)
  await assertFits(page, state)
  await assertSwedish(page, state)
}

/** A table as it reads, row by row, without what is only for screen readers. */
const tableIn = (table: Locator): Promise<string[][]> =>
  table.evaluate((told) =>
    [...told.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('th, td')].map((cell) => {
        const copy = cell.cloneNode(true) as Element
        for (const hidden of copy.querySelectorAll('.visually-hidden')) hidden.remove()
        return (copy.textContent ?? '').trim()
      }),
    ),
  )

async function taken(page: Page, name: string): Promise<Buffer> {
  const button = page.locator('.exports').getByRole('button', { name, exact: true })
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), button.click()])
  return readFile(await download.path())
}

// what a workbook has as a number is rounded and signed in the table
const asNumber = (text: string): number =>
  Number(
    text
      .replaceAll(/[\u00a0 ]/g, '')
      .replace('\u2212', '-')
      .replace(',', '.'),
  )
const isFigure = (text: string): boolean => /^[+\u2212]?\d[\d\u00a0 ]*(,\d+)?$/.test(text)

/** The sheet after the contents holds the table: the same words in the same places, figures as numbers. */
function assertInWorkbook(bytes: Buffer, shown: readonly (readonly string[])[]): void {
  const book = read(bytes, { type: 'buffer' })
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1, raw: true })
  const top = rows.findIndex(([first]) => first === shown[0]?.[0])
  assert.ok(top >= 0, JSON.stringify(rows))
  for (const [at, row] of shown.entries()) {
    for (const [column, seen] of row.entries()) {
      const cell = rows[top + at]?.[column]
      if (!isFigure(seen) || column === 0) assert.equal(cell, seen, row.join(' '))
      else {
        const decimals = /,(\d+)$/.exec(seen)?.[1]?.length ?? 0
        assert.equal(Number(cell).toFixed(decimals), asNumber(seen).toFixed(decimals), `${row[0]}: ${seen}`)
      }
    }
  }
}

/** The text of a PDF, without line breaks; asserts that it is tagged. */
async function textOf(bytes: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  const marks = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null
  assert.equal(marks?.get('Marked'), true)
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join(''))
  }
  await task.destroy()
  return pages.join(' ').replaceAll(/\s+/g, ' ')
}

test('a principal with a gut feeling finds that boys are ahead in the study-heavy subjects, and brings it to the meeting', () =>
  journey({}, async (page) => {
    await signInAs(page, person('rektor-as').name)
    // what the mean hides stands on the first page
    const finding = page.locator('.sexes .finding').filter({ hasText: 'ligger pojkarna tydligt över flickorna' })
    await finding.waitFor()
    await inspect(page, 'the first page')
    await page.getByRole('link', { name: 'Utforska flickor och pojkar per ämne' }).click()
    await page.locator('.say').getByText('ligger pojkarna tydligt över flickorna').waitFor()
    const flag = page.getByRole('button', { name: 'Lyft fram Studietunga ämnen' })
    await flag.click()
    await page.getByText('Studietunga ämnen lyfts fram.').waitFor()
    await inspect(page, 'the groups of subjects')
    const shown = await tableIn(page.locator('.figures table').first())
    const heavy = shown.find(([name]) => name === 'Studietunga ämnen') ?? assert.fail(JSON.stringify(shown))
    const [girls = '', boys = ''] = heavy.slice(1)
    assert.ok(asNumber(boys) - asNumber(girls) > 1, heavy.join(' '))

    assertInWorkbook(await taken(page, 'Excel'), shown)
    const paper = await textOf(await taken(page, 'PDF'))
    for (const row of shown.map((cells) => cells.join(' ').replaceAll(/\s+/g, ' ')))
      assert.ok(paper.includes(row), `${row} in ${paper}`)

    await page.getByRole('button', { name: 'Spara som rapport' }).click()
    await page.getByLabel('Rubrik på den nya rapporten').fill('Pojkarna i nian')
    await inspect(page, 'saving')
    await page.getByRole('button', { name: 'Spara', exact: true }).click()
    await page.locator('.saved-to').getByRole('link').click()
    await page.getByRole('heading', { name: 'Pojkarna i nian' }).waitFor()
    await page.locator('.figure .chart').first().waitFor()
    await inspect(page, 'the report')
    assert.deepEqual(await tableIn(page.locator('.figures table').first()), shown)
    assert.match((await page.locator('.figures .lifted').first().textContent()) ?? '', /Studietunga ämnen/)
  }))

/** Tab until the focus is on what is called so; what cannot be reached fails. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const isThere = (text: string): boolean => (typeof name === 'string' ? text === name : name.test(text))
  const met: string[] = []
  for (let stop = 0; stop < 120; stop++) {
    await page.keyboard.press('Tab')
    const text = String(
      await page.evaluate(
        '((at) => (at.getAttribute("aria-label") ?? at.labels?.[0]?.textContent ?? at.textContent ?? "").replace(/\\s+/g, " ").trim())(document.activeElement)',
      ),
    )
    if (isThere(text)) return
    met.push(text)
  }
  assert.fail(`Tab never reaches ${name}: ${met.slice(0, 60).join(' · ')}`)
}

/** Opens the chip, types until one option is left, takes it, and leaves the sheet. */
async function choose(page: Page, chip: string, option: string): Promise<void> {
  await tabTo(page, new RegExp(`^${chip}`))
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog')
  await sheet.waitFor()
  await page.keyboard.type(option)
  await sheet.getByRole('option').nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  // one choice closes the sheet by itself; else the first Esc empties what was typed
  for (let times = 0; times < 2 && (await sheet.isVisible()); times++) await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
}

const byName = new Intl.Collator('sv', { numeric: true })

test('a head holds twelve schools beside each other by keyboard alone, in the order of the alphabet and no other', () =>
  journey({}, async (page) => {
    await tabTo(page, new RegExp(person('skolchef').name))
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').waitFor()
    await tabTo(page, 'Utforska')
    await page.keyboard.press('Enter')
    await page.locator('.chart').first().waitFor()
    // the number of pupils, which every school has
    await choose(page, 'Mått', 'Antal elever')
    await choose(page, 'Mått', 'Genomsnittligt meritvärde')
    await page.waitForURL(/matt=pupils$/)
    const rows = page.locator('.figures').first().locator('tbody tr:not(.whole) th')
    await rows.nth(11).waitFor()
    const names = (await rows.allTextContents()).map((name) => name.trim())
    assert.equal(names.length, 12)
    assert.deepEqual(names, names.toSorted(byName.compare))
    await inspect(page, 'twelve schools')
    // nothing in the table orders by a figure
    assert.equal(
      await page
        .locator('.figures th')
        .getByRole('button', { name: /Elever|Skillnad|Alla|Värde/ })
        .count(),
      0,
    )
    // the chart is walked, and what somebody wants to talk about is lifted forward without leaving it
    await tabTo(page, new RegExp(`^${names[0]}`))
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('l')
    await page.getByText(`${names[1]} lyfts fram.`).waitFor()
    assert.deepEqual(
      (await rows.allTextContents()).map((name) => name.trim()),
      names,
    )
    // over to a share, held against the municipality, as a funnel: still by name
    await choose(page, 'Mått', 'Godkända i alla ämnen')
    await choose(page, 'Mått', 'Antal elever')
    await choose(page, 'Visa som', 'Tratt')
    await page.waitForURL(/form=funnel/)
    await inspect(page, 'a funnel')
    const shares = (await rows.allTextContents()).map((name) => name.trim())
    assert.deepEqual(shares, shares.toSorted(byName.compare))
    await tabTo(page, 'Spara som rapport')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Rubrik på den nya rapporten')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Niorna')
    await tabTo(page, 'Spara')
    await page.keyboard.press('Enter')
    await page.getByText('Frågan är sparad i Niorna.').waitFor()
  }))

test('on a phone a principal follows the same pupils, is offered what can be followed, and keeps it in a report', () =>
  journey({ width: 360, touch: true }, async (page) => {
    await signInAs(page, person('rektor-tva').name)
    await page.goto(`${address}/utforska`)
    await page.locator('.chart').first().waitFor()
    await page.locator('.chip').filter({ hasText: 'Jämför med' }).tap()
    await page.getByRole('option', { name: 'Samma elever i årskurs 8 läsåret 2023/24' }).tap()
    await page.getByText('Nu följs samma elever från årskurs 8 läsåret 2023/24.').waitFor()
    await page.getByRole('button', { name: 'Klar' }).tap()
    await page.waitForURL(/folj=1-tidigare/)
    const say = page.locator('.say')
    await say.getByText(/^\d+ elever gick här både i årskurs 8 läsåret 2023\/24 och i årskurs 9 läsåret 2024\/25\.$/).waitFor()
    await say.getByText(/(har kommit till|är inte kvar)/i).waitFor()
    await inspect(page, 'followed pupils')
    // other schools' pupils cannot be followed: said, with what can
    await page.goto(`${address}/utforska?dela=sex&skola=alla&folj=1-tidigare`)
    await page.getByText('Samma elever går inte att följa så:').waitFor()
    await inspect(page, 'what cannot be followed')
    await page.getByRole('button', { name: 'Följ dem på de egna enheterna' }).tap()
    await page.locator('.chart').first().waitFor()
    await page.getByRole('button', { name: 'Spara som rapport' }).tap()
    await page.getByLabel('Rubrik på den nya rapporten').fill('Nian då och nu')
    await page.getByRole('button', { name: 'Spara', exact: true }).tap()
    await page.locator('.saved-to').getByRole('link').tap()
    await page.getByRole('heading', { name: 'Nian då och nu' }).waitFor()
    await page
      .locator('.figure .says')
      .getByText(/elever gick här både i årskurs 8/)
      .waitFor()
    await inspect(page, 'a report on a phone')
    // the back button leads all the way home, and undo is offered where something was changed
    await page.goto(`${address}/utforska?dela=sex&folj=1-tidigare`)
    await page.getByRole('button', { name: 'Sluta följa samma elever' }).tap()
    await page.getByText('Nu visas alla elever.').waitFor()
    await page.getByRole('button', { name: 'Ångra' }).tap()
    await page.waitForURL(/folj=1-tidigare/)
  }))
