// Reports from a template to another's own figures, and back as a note; changed, kept and put in order.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { inspect, openReportsApp, press, type ReportsApp, settled, told } from './reports-app.ts'

let reports: ReportsApp
before(async () => {
  reports = await openReportsApp()
})
after(() => reports.close())

/** The figures of the first row of the first table. */
const firstRow = async (page: Page): Promise<string> =>
  (await page.getByRole('table').first().locator('tbody tr').first().textContent()) ?? ''

test('a template is made one’s own, changed, shared, read with own figures, noted on and answered', async () => {
  let report = ''
  let ownersRow = ''
  await reports.as('skolchef', async (page) => {
    report = await reports.fromTemplate(page, 'flickor-och-pojkar')
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
  await reports.as(
    'rektor-as',
    async (page) => {
      await reports.open(page, '/rapporter')
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
  await reports.as('rektor-lilla', async (page) => {
    await reports.open(page, report)
    assert.equal(await page.getByText('Den här detaljen borde lyftas fram.').count(), 0)
  })
  await reports.as('skolchef', async (page) => {
    await reports.open(page, '/rapporter')
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
  await reports.as('rektor-as', async (page) => {
    await reports.open(page, report)
    await page.getByText('Nu står den först.').waitFor()
  })
})

test('every change while a report is changed can be taken back, and what is not saved is not lost', async () => {
  await reports.as('skolchef', async (page) => {
    const report = await reports.fromTemplate(page, 'amnesprofil')
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
    await reports.open(page, `${report}/andra`)
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
  await reports.as('skolchef', async (page) => {
    await reports.fromTemplate(page, 'amnesprofil')
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
  await reports.as('skolchef', async (page) => {
    const report = await reports.fromTemplate(page, 'betyg-ak-6')
    await reports.open(page, `${report}/dela`)
    await page.getByLabel('Sök på namn', { exact: true }).fill('hanna')
    await press(page, 'Dela med Hanna Lindberg Rask')
    await page.getByRole('button', { name: /Rätt får läsa/ }).click()
    await page.getByRole('option', { name: 'får läsa och ändra' }).click()
    await told(page, 'Hanna Lindberg Rask får läsa och ändra.')
    await reports.open(page, `${report}/andra`)
    await page.getByLabel('Rubrik på rapporten').fill('Chefens rubrik')
    const analystSaves = (title: string): Promise<void> =>
      reports.as('kvalitet', async (other) => {
        await reports.open(other, `${report}/andra`)
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
  await reports.as(
    'kvalitet',
    async (page) => {
      await reports.open(page, '/rapporter')
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
      await reports.open(page, '/rapporter')
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
