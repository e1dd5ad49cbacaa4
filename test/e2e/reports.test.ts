// Reports over the real server and a small demo municipality: from a template to another's own figures, and back as a note.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import type { Browser, Page } from 'playwright-core'
import type { Person } from '../../src/contract/index.ts'
import { templatesFor } from '../../src/picture/index.ts'
import { appDefaults, buildApp, type House, makeDemo, openHouse } from '../../src/server/index.ts'
import { assertClean, assertFits, launch, signInAs, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let data: string
let house: House
let app: FastifyInstance
let address: string
let browser: Browser
before(async () => {
  data = await mkdtemp(join(tmpdir(), 'skolspegel-reports-'))
  ;[web] = await Promise.all([buildWeb(), makeDemo(data, () => undefined, { from: 2023, to: 2024 })])
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

function personOf(id: string): Person {
  const found = house.demo?.people.find((person) => person.id === id)
  if (found === undefined) throw new Error(`the demo has no ${id}`)
  return found
}

interface Looking {
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
}
async function as(id: string, look: (page: Page) => Promise<void>, { width = 1280, scheme = 'light' }: Looking = {}) {
  const { page, noise, leave } = await visit(browser, address, { width, scheme })
  try {
    await signInAs(page, personOf(id).name)
    await look(page)
    assert.deepEqual(noise.filter(isUnexpected), [])
  } finally {
    await leave()
  }
}
// The browser itself tells of a refusal that the page was made to meet.
const isUnexpected = (line: string): boolean => !/status of 409/.test(line)

/** Every figure has come. */
async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"], main .skeleton') === null)
}
async function inspect(page: Page, state: string): Promise<void> {
  await settled(page)
  await assertClean(page, state)
  await assertFits(page, state)
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `${state}.png`), fullPage: true })
}
const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()
const told = (page: Page, text: string | RegExp): Promise<void> => page.getByRole('status').getByText(text).first().waitFor()
const open = async (page: Page, path: string): Promise<void> => {
  await page.goto(address + path)
  await settled(page)
}
/** The figures of the first table, by what its rows are called. */
const firstRow = async (page: Page): Promise<string> =>
  (await page.getByRole('table').first().locator('tbody tr').first().textContent()) ?? ''

/** A report made of a template, with the address it has. */
async function fromTemplate(page: Page, template: string): Promise<string> {
  await open(page, `/rapporter/mall/${template}`)
  await press(page, 'Använd mallen')
  await page.getByRole('heading', { name: 'Ändra rapporten' }).waitFor()
  return new URL(page.url()).pathname.replace('/andra', '')
}

test('a template is made one’s own, changed, shared, read with own figures, noted on and answered', async () => {
  let report = ''
  let ownersRow = ''
  await as('skolchef', async (page) => {
    report = await fromTemplate(page, 'flickor-och-pojkar')
    await page.getByLabel('Rubrik på rapporten').fill('Flickor och pojkar hos oss')
    await press(page, 'Spara')
    await told(page, 'Sparad som version 2.')
    await page.getByRole('heading', { name: 'Flickor och pojkar hos oss' }).waitFor()
    await settled(page)
    ownersRow = await firstRow(page)
    await page.getByRole('link', { name: 'Dela' }).click()
    await press(page, /^En roll/)
    await page.getByRole('option', { name: 'Alla rektorer' }).click()
    await told(page, 'Rapporten är delad med alla rektorer.')
    await inspect(page, 'report-share')
    await page.getByRole('button', { name: /^Läsare/ }).click()
    await page.getByRole('option', { name: 'Rektor', exact: true }).click()
    await page.getByRole('button', { name: /^Skola/ }).click()
    await page.getByRole('option', { name: 'Åsskolan 7–9' }).click()
    await press(page, 'Visa')
    await page.getByText('Så öppnas rapporten för: Rektor på Åsskolan 7–9').waitFor()
    await page.locator('.seen-state').first().waitFor()
    await inspect(page, 'report-preview')
  })
  await as(
    'rektor-as',
    async (page) => {
      await open(page, '/rapporter')
      await page.getByRole('link', { name: 'Flickor och pojkar hos oss' }).click()
      await settled(page)
      assert.equal(new URL(page.url()).pathname, report)
      assert.equal(await page.getByRole('link', { name: 'Ändra' }).count(), 0)
      await page.getByRole('button', { name: /Skola Åsskolan 7–9/ }).waitFor()
      assert.notEqual(await firstRow(page), ownersRow)
      await press(page, 'Skriv till den som gjort rapporten')
      await page.getByRole('button', { name: /^Gäller/ }).click()
      await page.getByRole('option', { name: 'Flickor' }).first().click()
      await page.getByLabel('Anteckning').fill('Den här detaljen borde lyftas fram.')
      await inspect(page, 'report-note')
      await press(page, 'Skicka')
      await told(page, 'Anteckningen är skickad.')
    },
    { width: 360 },
  )
  await as('rektor-lilla', async (page) => {
    await open(page, report)
    assert.equal(await page.getByText('Den här detaljen borde lyftas fram.').count(), 0)
  })
  await as('skolchef', async (page) => {
    await open(page, '/rapporter')
    await page.getByText('1 obesvarad anteckning').waitFor()
    await page.getByRole('link', { name: 'Flickor och pojkar hos oss' }).click()
    const note = page.locator('.note')
    await note.getByText('Den här detaljen borde lyftas fram.').waitFor()
    assert.match((await note.textContent()) ?? '', /Flickor · Senaste läsåret · Åsskolan 7–9/)
    await note.getByRole('button', { name: 'Visa det som den gäller' }).click()
    await page.getByRole('button', { name: /Skola Åsskolan 7–9/ }).waitFor()
    await note.getByRole('button', { name: 'Svara' }).click()
    await page.getByLabel('Svar (frivilligt)').fill('Nu står den först.')
    await note.getByRole('button', { name: 'Klar' }).click()
    await told(page, 'Anteckningen är avklarad.')
    await settled(page)
    await inspect(page, 'report-answered')
  })
  await as('rektor-as', async (page) => {
    await open(page, report)
    await page.getByText('Nu står den först.').waitFor()
  })
})

test('every change while a report is changed can be taken back, and what is not saved is not lost', async () => {
  await as('skolchef', async (page) => {
    const report = await fromTemplate(page, 'amnesprofil')
    const names = (): Promise<string[]> => page.locator('.edit-name').allTextContents()
    const before = await names()
    await press(page, /^Ta bort: Genomsnittlig betygspoäng i ämnet per ämne och kön/)
    await told(page, /togs bort/)
    assert.equal((await names()).length, before.length - 1)
    await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click()
    assert.deepEqual(await names(), before)
    // by keyboard alone: down a step, then half width
    const handle = page.getByRole('button', { name: /^Flytta Att prata om/ })
    await handle.focus()
    await page.keyboard.press('ArrowUp')
    await told(page, 'Att prata om flyttades.')
    assert.match((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '', /^Flytta Att prata om/)
    await page.keyboard.press('ArrowLeft')
    await told(page, 'Att prata om har nu halv bredd.')
    await page.getByLabel('Rubrik på rapporten').fill('Osparad rubrik')
    await page.getByRole('link', { name: 'Till rapporten' }).click()
    await page.getByText('Du har ändringar i den här rapporten som inte är sparade.').waitFor()
    await inspect(page, 'report-unsaved')
    await page.goto(`${address}${report}/andra`)
    await settled(page)
    assert.equal(await page.getByLabel('Rubrik på rapporten').inputValue(), 'Osparad rubrik')
    await press(page, 'Spara')
    await told(page, 'Sparad som version 2.')
    await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click()
    await page.getByRole('heading', { name: 'Ämnesprofil', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'Versioner' }).click()
    await page.getByText('samma som version 1').waitFor()
    await inspect(page, 'report-versions')
    await press(page, 'Ta upp igen: version 2')
    await told(page, 'Version 2 gäller igen.')
    await page.getByRole('link', { name: 'Titta på version 2' }).click()
    await page.getByRole('heading', { name: 'Osparad rubrik' }).waitFor()
  })
})

test('a block is dragged past another, and to its side', async () => {
  await as('skolchef', async (page) => {
    await fromTemplate(page, 'amnesprofil')
    await settled(page)
    const grab = async (
      from: number,
      onto: number,
      at: (box: { x: number; y: number; width: number; height: number }) => [number, number],
    ) => {
      await page.evaluate(() => window.scrollTo(0, 0))
      const handle = await page.locator('[data-handle]').nth(from).boundingBox()
      const box = await page.locator('[data-block]').nth(onto).boundingBox()
      assert.ok(handle !== null && box !== null)
      await page.mouse.move(handle.x + 10, handle.y + 10)
      await page.mouse.down()
      await page.mouse.move(...at(box), { steps: 5 })
      await page.locator('[class*="land-"]').first().waitFor()
      await page.mouse.up()
    }
    const names = (): Promise<string[]> => page.locator('.edit-name').allTextContents()
    const [first, second] = await names()
    await grab(0, 1, ({ x, y, width, height }) => [x + width / 2, y + height - 4])
    await told(page, /flyttades/)
    assert.deepEqual(
      (await names()).slice(0, 2).map(bare),
      [second, first].map((name) => bare(name ?? '')),
    )
    await grab(1, 0, ({ x, y, width, height }) => [x + width - 10, y + height / 2])
    assert.equal(await page.locator('.edit-block.half').count(), 6)
  })
})
const bare = (name: string): string => name.replace(/^Block \d+ av \d+:\s*/, '')

test('two who save: the second is told by whom, keeps everything, and goes on in any of three ways', async () => {
  await as('skolchef', async (page) => {
    const report = await fromTemplate(page, 'betyg-ak-6')
    await open(page, `${report}/dela`)
    await page.getByLabel('Sök på namn', { exact: true }).fill('hanna')
    await press(page, 'Dela med Hanna Lindberg Rask')
    await page.getByRole('button', { name: /Rätt får läsa/ }).click()
    await page.getByRole('option', { name: 'får läsa och ändra' }).click()
    await told(page, 'Hanna Lindberg Rask får läsa och ändra.')
    await open(page, `${report}/andra`)
    await page.getByLabel('Rubrik på rapporten').fill('Chefens rubrik')
    const analystSaves = (title: string): Promise<void> =>
      as('kvalitet', async (other) => {
        await open(other, `${report}/andra`)
        await other.getByLabel('Rubrik på rapporten').fill(title)
        await press(other, 'Spara')
        await told(other, /Sparad som version/)
      })
    await analystSaves('Hannas rubrik')
    await press(page, 'Spara')
    await page
      .getByRole('alert')
      .getByText(/Hanna Lindberg Rask sparade rapporten .* medan du ändrade/)
      .waitFor()
    assert.equal(await page.getByLabel('Rubrik på rapporten').inputValue(), 'Chefens rubrik')
    await inspect(page, 'report-conflict')
    await press(page, 'Läs in den senaste')
    await told(page, 'Den senaste versionen är inläst.')
    assert.equal(await page.getByLabel('Rubrik på rapporten').inputValue(), 'Hannas rubrik')
    await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click()
    assert.equal(await page.getByLabel('Rubrik på rapporten').inputValue(), 'Chefens rubrik')
    await analystSaves('Hannas andra rubrik')
    await press(page, 'Spara')
    await press(page, 'Spara som ny version')
    await page.getByRole('heading', { name: 'Chefens rubrik' }).waitFor()
    await page.getByRole('link', { name: 'Versioner' }).click()
    await page.getByText('Hannas andra rubrik').waitFor()
  })
})

test('a report is begun from nothing by keyboard, found, starred, put in a folder, removed and taken back', async () => {
  await as(
    'kvalitet',
    async (page) => {
      await open(page, '/rapporter')
      await page.getByText('Du har ingen egen rapport ännu').waitFor()
      await inspect(page, 'reports-empty')
      await page.getByRole('link', { name: 'Ny rapport' }).press('Enter')
      await page.getByLabel('Rubrik på rapporten').waitFor()
      await press(page, 'Spara')
      await page.getByText('Rapporten behöver en rubrik innan den kan sparas.').waitFor()
      await page.getByLabel('Rubrik på rapporten').fill('Från början')
      await press(page, 'Fråga')
      await settled(page)
      await page.getByRole('button', { name: /^Visa som/ }).click()
      await page.getByRole('option', { name: 'Tabell', exact: true }).click()
      await told(page, 'Visa som ändrades till tabell.')
      await settled(page)
      assert.equal(await page.locator('.figure .chart').count(), 0)
      await inspect(page, 'report-new')
      await press(page, 'Spara')
      await told(page, 'Rapporten är sparad.')
      await open(page, '/rapporter')
      await press(page, 'Gör Från början till favorit')
      await told(page, 'Från början är favorit.')
      await press(page, 'Ny mapp')
      await page.getByLabel('Mappens namn').fill('Nämnden')
      await press(page, 'Spara mappen')
      await press(page, 'Mer om Från början')
      await page.getByRole('menuitem', { name: 'Flytta till Nämnden' }).click()
      await told(page, 'Från början ligger nu i Nämnden.')
      await press(page, 'Nämnden')
      await page.getByRole('link', { name: 'Från början' }).waitFor()
      await inspect(page, 'reports-folder')
      await press(page, 'Ta bort mappen')
      await told(page, /Mappen Nämnden är borttagen/)
      await page.locator('.toast').getByRole('button', { name: 'Ångra' }).click()
      await press(page, 'Nämnden')
      await page.getByRole('link', { name: 'Från början' }).waitFor()
      await press(page, 'Alla')
      await press(page, 'Mer om Från början')
      await page.getByRole('menuitem', { name: 'Ta bort', exact: true }).click()
      await told(page, 'Från början är borttagen.')
      await page.getByText('Borttagna (1)').click()
      await press(page, 'Ta tillbaka Från början')
      await page.getByRole('link', { name: 'Från början' }).waitFor()
    },
    { width: 360, scheme: 'dark' },
  )
})

test('a presentation shows a block a step, by arrow keys, and Esc ends it where it began', async () => {
  await as('skolchef', async (page) => {
    const report = await fromTemplate(page, 'kvalitetsrapport')
    await open(page, `${report}?lasar=2023/24`)
    await press(page, 'Presentera')
    await page.getByRole('region', { name: 'Presentation: Huvudmannens kvalitetsrapport' }).waitFor()
    const at = (step: string): Promise<void> => page.locator('.show-bar').getByText(step).waitFor()
    await at('1 av ')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('PageDown')
    await at('3 av ')
    await page.locator('.slide-heading').getByText('Eleverna').waitFor()
    await settled(page)
    await inspect(page, 'report-show')
    await page.keyboard.press('ArrowLeft')
    await at('2 av ')
    await page.keyboard.press('End')
    await page.getByText('Skriv här: Vad ska göras').waitFor()
    await page.reload()
    await page.getByText('Skriv här: Vad ska göras').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Dela' }).waitFor()
    const { pathname, search } = new URL(page.url())
    assert.deepEqual([pathname, decodeURIComponent(search)], [report, '?lasar=2023/24'])
  })
})

for (const [width, ...readers] of [
  [360, 'larare', 'namnd'],
  [768, 'rektor-lilla'],
  [1280, 'skolchef', 'rektor-as'],
] as const) {
  test(`templates open for each role without a closed part, at ${width} px`, async () => {
    for (const id of readers) {
      await as(
        id,
        async (page) => {
          for (const { id: template, title } of templatesFor(personOf(id))) {
            await open(page, `/rapporter/mall/${template}`)
            await page.getByRole('heading', { name: title, level: 1 }).waitFor()
            assert.equal(await page.locator('.closed-part').count(), 0, `${template} for ${id}`)
            assert.ok((await page.locator('.figure').count()) > 0, `${template} for ${id}`)
            await inspect(page, `template-${template}-${id}-${width}`)
          }
        },
        { width, scheme: width === 1280 ? 'dark' : 'light' },
      )
    }
  })
}

test('a part that is closed to a reader is told in its place, and the others stand', async () => {
  let report = ''
  await as('rektor-as', async (page) => {
    report = await fromTemplate(page, 'betyg-ak-9')
    await open(page, `${report}/dela`)
    await press(page, /^En roll/)
    await page.getByRole('option', { name: 'Alla i nämnden' }).click()
    await told(page, 'Rapporten är delad med alla i nämnden.')
  })
  await as('namnd', async (page) => {
    await open(page, report)
    assert.equal(await page.locator('.closed-part').count(), 1)
    assert.match((await page.locator('.closed-part').textContent()) ?? '', /siffror per klass/)
    assert.ok((await page.locator('.chart').count()) > 3)
    await inspect(page, 'report-closed-part')
  })
})

test('what is found in Utforska is saved in a report, new or there already, leads back, and is taken back', async () => {
  await as('rektor-tva', async (page) => {
    await open(page, '/utforska')
    await press(page, 'Spara som rapport')
    await page.getByLabel('Rubrik på den nya rapporten').fill('Min första')
    await inspect(page, 'save-to-report')
    await press(page, 'Spara')
    await page.getByText('Frågan är sparad i Min första.').waitFor()
    await page.getByRole('link', { name: 'Öppna rapporten' }).click()
    await page.getByRole('heading', { name: 'Min första' }).waitFor()
    await settled(page)
    await page.getByRole('link', { name: /^Utforska frågan/ }).click()
    await page.getByRole('heading', { name: 'Utforska', level: 1 }).waitFor()
    await open(page, '/utforska?lasar=2023/24')
    await press(page, 'Spara som rapport')
    await page.getByRole('button', { name: /^Rapport / }).click()
    await page.getByRole('option', { name: 'Min första' }).click()
    await page.getByText('Frågan behåller läsåret 2023/24').waitFor()
    await press(page, 'Spara')
    await page.getByText('Frågan är sparad i Min första.').waitFor()
    await press(page, 'Ångra')
    await open(page, '/rapporter')
    await page.getByRole('link', { name: 'Min första' }).click()
    await settled(page)
    assert.equal(await page.locator('.figure').count(), 1)
  })
})
