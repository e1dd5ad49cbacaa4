// Reports as they are read and shown: every template for every role, a part that is closed, a presentation, and the way to and from Utforska.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { templatesFor } from '../../src/picture/index.ts'
import { assertFits } from './browser.ts'
import { inspect, inspectEverywhere, openReportsApp, press, type ReportsApp, settled, told } from './reports-app.ts'

let reports: ReportsApp
before(async () => {
  reports = await openReportsApp()
})
after(() => reports.close())

test('a presentation shows a block a step, by arrow keys, and Esc ends it where it began', async () => {
  await reports.as('skolchef', async (page) => {
    const report = await reports.fromTemplate(page, 'kvalitetsrapport')
    await reports.open(page, `${report}?lasar=2023/24`)
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

// axe once a template, whoever opens it first: in another's the same parts stand with other figures
const inspected = new Set<string>()
for (const [width, ...readers] of [
  [360, 'larare', 'namnd'],
  [768, 'rektor-lilla'],
  [1280, 'skolchef', 'rektor-as'],
] as const) {
  test(`templates open for each role without a closed part, at ${width} px`, async () => {
    for (const id of readers) {
      await reports.as(
        id,
        async (page) => {
          for (const { id: template, title } of templatesFor(reports.person(id))) {
            await reports.open(page, `/rapporter/mall/${template}`)
            await page.getByRole('heading', { name: title, level: 1 }).waitFor()
            assert.equal(await page.locator('.closed-part').count(), 0, `${template} for ${id}`)
            assert.ok((await page.locator('.figure').count()) > 0, `${template} for ${id}`)
            if (inspected.has(template)) await assertFits(page, `template-${template}-${id}-${width}`)
            else await inspectEverywhere(page, `template-${template}-${id}-${width}`)
            inspected.add(template)
          }
        },
        { width, scheme: width === 1280 ? 'dark' : 'light' },
      )
    }
  })
}

test('a part that is closed to a reader is told in its place, and the others stand', async () => {
  let report = ''
  await reports.as('rektor-as', async (page) => {
    report = await reports.fromTemplate(page, 'betyg-ak-9')
    await reports.open(page, `${report}/dela`)
    await press(page, /^En roll/)
    await page.getByRole('option', { name: 'Alla i nämnden' }).click()
    await told(page, 'Rapporten är delad med alla i nämnden.')
  })
  await reports.as('namnd', async (page) => {
    await reports.open(page, report)
    assert.equal(await page.locator('.closed-part').count(), 1)
    assert.match((await page.locator('.closed-part').textContent()) ?? '', /siffror per klass/)
    assert.ok((await page.locator('.chart').count()) > 3)
    await inspect(page, 'report-closed-part')
  })
})

test('what is found in Utforska is saved in a report, new or there already, leads back, and is taken back', async () => {
  await reports.as('rektor-tva', async (page) => {
    await reports.open(page, '/utforska')
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
    await reports.open(page, '/utforska?lasar=2023/24')
    await press(page, 'Spara som rapport')
    await page.getByRole('button', { name: /^Rapport / }).click()
    await page.getByRole('option', { name: 'Min första' }).click()
    await page.getByText('Frågan behåller läsåret 2023/24').waitFor()
    await press(page, 'Spara')
    await page.getByText('Frågan är sparad i Min första.').waitFor()
    await press(page, 'Ångra')
    await reports.open(page, '/rapporter')
    await page.getByRole('link', { name: 'Min första' }).click()
    await settled(page)
    assert.equal(await page.locator('.figure').count(), 1)
  })
})
