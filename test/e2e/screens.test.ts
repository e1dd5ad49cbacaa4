import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, afterEach, before, test } from 'node:test'
import type { Browser } from 'playwright-core'
import type { Look, Visit } from './browser.ts'
import { assertClean, assertFits, assertFitsEverywhere, goWithin, launch, resize, signInAs, visit, widths } from './browser.ts'
import { buildWeb } from './built-web.ts'
import { idOf } from './made-up.ts'
import type { Stub } from './stub-server.ts'
import { startStub } from './stub-server.ts'

let root: string
let stub: Stub
let browser: Browser
before(async () => {
  root = await buildWeb()
  ;[stub, browser] = await Promise.all([startStub(root), launch()])
})
after(async () => {
  await browser.close()
  await stub.close()
  await rm(root, { recursive: true })
})
afterEach(() => {
  stub.mood = 'well'
})

/** Opens the app as somebody, hands the page to `look`, and asserts that the console stayed silent. */
async function as(name: string | null, look: (seen: Visit) => Promise<void>, how: Look = {}): Promise<void> {
  const path = how.path ?? (name === null || name === 'Nils Åkesson' ? '/' : '/utforska')
  const person = name === null ? undefined : idOf(name)
  const seen = await visit(browser, stub.address, { ...how, path, ...(person === undefined ? {} : { person }) })
  try {
    await look(seen)
    assert.deepEqual(seen.noise, [])
  } finally {
    await seen.leave()
  }
}
const chart = '.chart'

test('the first screen at every width, light, dark and with forced colours: nothing for axe, nothing sticking out', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    await assertClean(page, 'first screen')
    for (const width of widths) {
      await resize(page, width)
      await assertFits(page, `first screen at ${width} px`)
      const sizes = (await page.evaluate(
        '[...document.querySelectorAll(".chart text")].map((text) => parseFloat(getComputedStyle(text).fontSize))',
      )) as number[]
      assert.ok(Math.min(...sizes) >= 13, `smallest letter ${Math.min(...sizes)} px at ${width} px`)
      if (width === 360) await assertClean(page, 'first screen on a phone')
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    await assertClean(page, 'first screen, dark')
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
    await assertClean(page, 'first screen, forced colours')
    const fills = await page.evaluate(
      '[...new Set([...document.querySelectorAll(".chart .mark")].map((mark) => getComputedStyle(mark).fill))]',
    )
    assert.equal((fills as string[]).includes('none'), false)
  }))

test('the sign-in page offers the made-up people and says that all is made up', () =>
  as(null, async ({ page }) => {
    await page.locator('.person').first().waitFor()
    assert.equal(await page.locator('.person').count(), 4)
    // those of a role stand together, and a group without anybody is not there
    assert.deepEqual(await page.getByRole('heading', { level: 3 }).allTextContents(), [
      'Förvaltning och nämnd',
      'Rektorer',
      'Samordning och dataskydd',
    ])
    const principals = page.getByRole('list', { name: 'Rektorer' }).getByRole('button')
    assert.deepEqual(await principals.locator('.person-name').allTextContents(), ['Erik Sandberg', 'Sara Öberg'])
    assert.match((await page.locator('main').textContent()) ?? '', /påhittat/)
    await assertClean(page, 'sign-in')
  }))

test('outside the demo municipality one signs in with user name and password', () => {
  stub.mood = 'bare'
  return as(null, async ({ page }) => {
    await page.getByLabel('Användarnamn').waitFor()
    assert.equal(await page.locator('.person').count(), 0)
    await assertClean(page, 'no demo')
  })
})

test('the page says a sentence, draws the chart and holds the same figures in a native table', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    assert.match((await page.locator('.say').textContent()) ?? '', /Flickorna ligger \d+\spoäng över pojkarna i kommunen/)
    const [table] = await page.getByRole('table').all()
    const row =
      (await table
        ?.getByRole('row', { name: /Almskolan/ })
        .getByRole('cell')
        .allTextContents()) ?? []
    const labels = await page.evaluate(
      '[...document.querySelectorAll("[data-mark]")].map((mark) => mark.getAttribute("aria-label"))',
    )
    const [girls, boys] = ['flickor', 'pojkar'].map(
      (sex) => (labels as string[]).find((label) => label.startsWith(`Almskolan 7–9, ${sex}: `))?.match(/: (\d+)/)?.[1],
    )
    assert.deepEqual(row.slice(0, 2), [girls, boys])
  }))

test('hidden figures are hatched and worded in the chart and said in the table', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator('.hidden-bar').first().waitFor()
    await page.getByText('.. för få elever att visa').waitFor()
    await page
      .getByRole('button', { name: 'Lillskolan F–9, flickor: dold uppgift, för få elever att visa. Visa varför.' })
      .waitFor()
  }))

test('the chart is one stop for Tab; arrow keys walk its marks and show the tip', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    assert.equal(await page.locator(`${chart} >> nth=0 >> [tabindex="0"]`).count(), 1)
    await page.locator('[data-mark="0"]').first().focus()
    await page.keyboard.press('ArrowDown')
    const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")')
    const first = await focused()
    assert.match(String(first), /^Björkskolan F–9, /)
    assert.match((await page.locator('.tip').textContent()) ?? '', /Björkskolan.*Osäkerhet.*Elever.*Kommunen/)
    await page.keyboard.press('End')
    assert.notEqual(await focused(), first)
    await page.keyboard.press('Escape')
    await page.locator('.tip').waitFor({ state: 'detached' })
  }))

test('a chip opens its picker by keyboard: type to filter, Enter chooses, the address follows, undo and back lead back', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    await page.getByRole('button', { name: /^Läsår/ }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox').waitFor()
    await assertClean(page, 'open picker')
    await page.keyboard.type('2021/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/utforska?lasar=2021/22')
    await page.getByText('Läsår ändrades till 2021/22.').waitFor()
    await assertClean(page, 'toast')
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.waitForURL((url) => url.search === '')
    await page.goBack()
    await page.waitForURL('**/utforska?lasar=2021/22')
    assert.match((await page.locator('.page-head').textContent()) ?? '', /2021\/22/)
  }))

test('Esc closes a picker, changes nothing and gives the focus back to its chip', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.getByRole('button', { name: /^Skola/ }).press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // the focus goes back in the frame after the picker is gone
    await page.waitForFunction('document.activeElement.textContent.startsWith("Skola")')
    assert.equal(new URL(page.url()).search, '')
  }))

test('classes take the place of the one school they are in', () =>
  as('Erik Sandberg', async ({ page }) => {
    await page.getByRole('button', { name: /^Dela upp på/ }).press('Enter')
    await page.getByRole('option', { name: 'Klass' }).click()
    await page.waitForURL('**/utforska?dela=sex,class')
    await page.getByRole('button', { name: 'Klar' }).click()
    await page.getByRole('row', { name: /^9A/ }).waitFor()
  }))

test('a principal sees the own school beside the municipality and can look at its classes', () =>
  as('Erik Sandberg', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    const rows = await page.getByRole('table').first().getByRole('rowheader').allTextContents()
    assert.deepEqual(rows, ['Åsskolan 7–9', 'Kommunen'])
    assert.match((await page.locator('.say').textContent()) ?? '', /Åsskolan 7–9 ligger .* kommunen .*kan vara slump/)
    await page.getByRole('button', { name: 'Visa klasserna på Åsskolan 7–9' }).click()
    await page.getByRole('row', { name: /^9A/ }).waitFor()
    await assertClean(page, 'classes')
  }))

test('every picture says where its figures come from', () =>
  as('Maja Lindgren', async ({ page }) => {
    const summaries = page.getByText('Var kommer siffran ifrån?')
    await summaries.first().click()
    assert.equal(await summaries.count(), 2)
    const told = (await page.locator('.origin-body').first().textContent()) ?? ''
    for (const part of [
      'Så räknas det',
      'Vilka som räknas',
      'Regelversion',
      'Kontroller',
      'Version 41',
      'slutbetyg-11000001-vt2025.txt',
      '23 november 2026',
    ])
      assert.ok(told.includes(part), part)
    await assertClean(page, 'origin')
    await page.getByRole('button', { name: 'Visa alla 8 filer' }).click()
    await page.getByText('elevregister-2024-25.csv').waitFor()
  }))

test('a measure told roughly, a measure of one subject and other splits are drawn and clean', () =>
  as(
    'Maja Lindgren',
    async ({ page }) => {
      for (const path of [
        '/utforska?matt=eligibleVocational',
        '/utforska?matt=gradePoints&dela=subject,sex',
        '/utforska?dela=migrationBackground',
        '/utforska?dela=inget',
        '/utforska?kon=female',
      ]) {
        await goWithin(page, path)
        await page.locator(`[aria-busy="false"] ${chart}`).first().waitFor()
        await assertClean(page, path)
        await assertFitsEverywhere(page, path)
      }
    },
    { width: 360 },
  ))

test('a coordinator sees loads and checks, no figures, and why', () =>
  as('Nils Åkesson', async ({ page }) => {
    await page.waitForURL('**/data')
    await page.getByText('Här finns inga resultat').waitFor()
    await page.getByText('En skola saknas').waitFor()
    await page.getByText('En sak att titta på').waitFor()
    await page.getByRole('button', { name: 'Ändra tid: Elevregister' }).click()
    await page.getByRole('button', { name: 'Lägg till filer: Slutbetyg åk 9 (SCB)' }).click()
    assert.equal(await page.locator(chart).count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Spegeln' }).count(), 0)
    await assertClean(page, 'data')
    await assertFitsEverywhere(page, 'data')
  }))

test('while figures are on their way the page has their shape', () => {
  stub.mood = 'slow'
  return as('Maja Lindgren', async ({ page }) => {
    await page.locator('[aria-busy="true"] .skeleton').first().waitFor()
    await assertClean(page, 'loading')
  })
})

test('a question that takes more than a second says so, and can be given up', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    stub.mood = 'slow'
    await page.getByRole('button', { name: /^Läsår/ }).click()
    await page.getByRole('option', { name: '2021/22' }).click()
    await page.getByText('Det tar längre tid än vanligt.').waitFor()
    await assertClean(page, 'slow')
    await page.getByRole('button', { name: 'Avbryt' }).click()
    await page.waitForURL((url) => url.search === '')
    assert.match((await page.locator('.page-head').textContent()) ?? '', /2024\/25/)
    assert.ok(await page.locator(chart).first().isVisible())
  }))

test('a refusal says what is wrong and offers a way on', () => {
  stub.mood = 'refused'
  return as('Maja Lindgren', async ({ page }) => {
    await page.getByRole('alert').getByText('Det finns inga inlästa uppgifter ännu.').waitFor()
    await assertClean(page, 'refused')
    await page.getByRole('button', { name: 'Börja om från början' }).waitFor()
  })
})

test('an error shows no detail and can be tried again', async () => {
  stub.mood = 'broken'
  const seen = await visit(browser, stub.address)
  await signInAs(seen.page, 'Maja Lindgren')
  await seen.page.getByRole('alert').getByText('Något gick fel hos oss.').waitFor()
  await assertClean(seen.page, 'broken')
  stub.mood = 'well'
  await seen.page.getByRole('button', { name: 'Försök igen' }).click()
  await seen.page.locator(chart).first().waitFor()
  await seen.leave()
})

test('a page whose code cannot be fetched says so, and is there when it is tried again', async () => {
  const { page, leave } = await visit(browser, stub.address)
  await signInAs(page, 'Maja Lindgren')
  await page.route('**/explore-*.js', (route) => route.abort())
  await page.goto(`${stub.address}/utforska`)
  await page.getByRole('alert').getByText('Servern svarar inte.').waitFor()
  await assertClean(page, 'not fetched')
  await page.unroute('**/explore-*.js')
  await page.getByRole('button', { name: 'Försök igen' }).click()
  await page.locator(chart).first().waitFor()
  await leave()
})

test('without net the page says so and keeps what it has', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    // sheets that may be opened are fetched once the page stands
    await page.waitForLoadState('networkidle')
    await page.context().setOffline(true)
    await page.getByText('Du är utan nät.').waitFor()
    assert.ok(await page.locator(chart).first().isVisible())
    await assertClean(page, 'offline')
    await page.context().setOffline(false)
  }))

test('a click on a row narrows to it, the back button widens again', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    await page.getByRole('button', { name: 'Åsskolan 7–9' }).first().click()
    await page.waitForURL('**/utforska?dela=class,sex&skola=11000007')
    await page.getByRole('row', { name: /^9A/ }).first().waitFor()
    await page.getByText('Nu visas bara Åsskolan 7–9.').waitFor()
    await page.goBack()
    await page.waitForURL((url) => url.search === '')
  }))

test('a row is lifted forward by its flag, by L on a mark and by Shift, stays so in the address, and is let go again', () =>
  as('Maja Lindgren', async ({ page }) => {
    await page.locator(chart).first().waitFor()
    const flag = page.getByRole('button', { name: 'Lyft fram Åsskolan 7–9' })
    await flag.click()
    await page.waitForURL('**/utforska?lyft=11000007')
    assert.equal(await flag.getAttribute('aria-pressed'), 'true')
    await page
      .getByRole('img', { name: /^Markerad: Åsskolan/ })
      .or(page.getByRole('button', { name: /^Markerad: Åsskolan/ }))
      .first()
      .waitFor()
    await page.locator(`${chart} [data-mark="0"]`).first().focus()
    await page.keyboard.press('l')
    await page.waitForURL('**/utforska?lyft=11000007,11000001')
    await page.getByText('Almskolan 7–9 lyfts fram.').waitFor()
    await assertClean(page, 'lifted rows')
    // the keyboard stands where it was
    assert.equal(await page.evaluate('document.activeElement.dataset.mark'), '0')
    await page.getByRole('button', { name: 'Ångra' }).click()
    await page.waitForURL('**/utforska?lyft=11000007')
    await page
      .locator(`${chart} [data-mark="0"]`)
      .first()
      .click({ modifiers: ['Shift'] })
    await page.waitForURL('**/utforska?lyft=11000007,11000001')
    await flag.press('Enter')
    await page.waitForURL('**/utforska?lyft=11000001')
  }))

test('several measures stand in panels, a chip can be taken away, and more urval can be added', () =>
  as(
    'Maja Lindgren',
    async ({ page }) => {
      await page.getByText('2 diagram', { exact: true }).first().waitFor()
      await page.getByRole('button', { name: 'Ta bort urvalet skola' }).click()
      await page.getByText('Urvalet skola togs bort.').waitFor()
      await page.getByRole('button', { name: 'Lägg till urval' }).press('Enter')
      await page.getByRole('option', { name: 'Kön' }).click()
      await page.getByRole('option', { name: 'Flickor' }).click()
      await page.waitForURL(/kon=female/)
      await assertClean(page, 'panels')
      await assertFitsEverywhere(page, 'panels')
    },
    { path: '/utforska?matt=meritValue,eligibleVocational&skola=11000007' },
  ))

test('an address that leads nowhere says so', () =>
  as(
    'Maja Lindgren',
    async ({ page }) => {
      await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor()
      await assertClean(page, 'unknown')
    },
    { path: '/finns-inte' },
  ))

test('signing in shows figures; signing out leads to the sign-in page and forgets them', () =>
  as(null, async ({ page }) => {
    await signInAs(page, 'Maja Lindgren')
    await page.goto(`${stub.address}/utforska`)
    await page.locator(chart).first().waitFor()
    await page.getByRole('button', { name: 'Logga ut' }).click()
    await page.getByText('Prova med Demokommun').waitFor()
    assert.equal(await page.locator(chart).count(), 0)
  }))
