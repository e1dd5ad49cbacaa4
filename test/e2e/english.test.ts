// The app in English over the real server: chosen on the sign-in page, and after that no Swedish but names, on any screen, read or heard.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import type { Role } from '../../src/contract/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import { settleDemo } from '../settled-demo.ts'
import { hasSwedish } from '../words/own-names.ts'
import { assertClean, assertFits, launch, signInAs, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

interface Served {
  readonly data: string
  readonly house: House
  readonly app: FastifyInstance
  readonly address: string
}

let web: string
let demo: Served
let empty: Served
let browser: Browser
before(async () => {
  const folders = await Promise.all(['demo', 'empty'].map((name) => mkdtemp(join(tmpdir(), `skolspegel-english-${name}-`))))
  const [demoData = '', emptyData = ''] = folders
  ;[web] = await Promise.all([buildWeb('sv', 'en'), settleDemo(demoData, { from: 2023, to: 2024 })])
  demo = await serve(demoData)
  empty = await serve(emptyData)
  browser = await launch()
})
after(async () => {
  await browser.close()
  for (const { app, house, data } of [demo, empty]) {
    await app.close()
    await house.close()
    await rm(data, { recursive: true })
  }
  await rm(web, { recursive: true })
})

async function serve(data: string): Promise<Served> {
  const house = openHouse(data)
  const most = { requests: 10_000, signIns: 10_000 }
  const app = await buildApp(house, { ...appDefaults, web, most, log: () => undefined })
  return { data, house, app, address: await app.listen({ port: 0, host: '127.0.0.1' }) }
}

/** What the page says to eyes and ears, and what it holds that says nothing yet. */
const told = `(() => {
  const found = [document.title]
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (walk.nextNode()) if (!['SCRIPT', 'STYLE'].includes(walk.currentNode.parentElement.tagName)) found.push(walk.currentNode.data)
  for (const name of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'alt', 'placeholder'])
    for (const element of document.querySelectorAll('[' + name + ']')) found.push(element.getAttribute(name))
  return [...new Set(found.map((text) => text.trim()).filter((text) => text !== ''))]
})()`

interface Walk {
  readonly swedish: string[]
  texts: number
}

async function read(page: Page, where: string, walk: Walk): Promise<void> {
  const texts = (await page.evaluate(told)) as string[]
  walk.texts += texts.length
  walk.swedish.push(...texts.filter(hasSwedish).map((text) => `${where}: ${text.slice(0, 200)}`))
}

/** Menus and dialogs already read, by the kind that their buttons name: many stand on every page and at every figure. */
const opened = new Set<string>()
const buttons = 'main button[aria-haspopup], header button[aria-haspopup]'
const kinds = `[...document.querySelectorAll('${buttons}')].map((button) => button.checkVisibility()
  ? (button.getAttribute('aria-label')?.replace(/^.*?(?=[,:] )/, '') ?? (button.firstElementChild ?? button).textContent)
  : null)`

/** Reads the page as it stands and with each of its menus and dialogs open; no wider than the screen. */
async function inspect(page: Page, where: string, walk: Walk): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1, h2').first().waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  await read(page, where, walk)
  await assertFits(page, where)
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `english${where.replaceAll(/[^\w-]+/g, '_')}.png`), fullPage: true })
  for (const [at, kind] of ((await page.evaluate(kinds)) as (string | null)[]).entries()) {
    if (kind === null || opened.has(kind)) continue
    opened.add(kind)
    await page.locator(buttons).nth(at).click()
    await page.locator('[role="dialog"], [role="menu"], [role="listbox"]').first().waitFor()
    await read(page, `${where}, menu ${at}`, walk)
    await page.keyboard.press('Escape')
    await page.locator('[role="dialog"], [role="menu"], [role="listbox"]').first().waitFor({ state: 'detached' })
  }
}

test('English is chosen before anybody has signed in, and the address with its question is kept', async () => {
  const walk: Walk = { swedish: [], texts: 0 }
  const { page, noise, leave } = await visit(browser, demo.address)
  await page.goto(`${demo.address}/utforska?matt=eligibleVocational&dela=school`)
  assert.equal(await page.locator('html').getAttribute('lang'), 'sv')
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('html[lang="en"]').waitFor()
  await inspect(page, '/sign-in', walk)
  await assertClean(page, '/sign-in')
  assert.deepEqual(walk.swedish, [])
  assert.equal(page.url(), `${demo.address}/utforska?matt=eligibleVocational&dela=school`)
  const head = demo.house.demo?.people.find(({ role }) => role === 'head')
  await signInAs(page, head?.name ?? '')
  await page
    .getByRole('heading', { name: /eligible/i })
    .first()
    .waitFor()
  assert.match(await page.title(), /Skolspegel/)
  await page.getByRole('button', { name: 'Svenska' }).click()
  await page.locator('html[lang="sv"]').waitFor()
  await page
    .getByRole('heading', { name: /behöriga/i })
    .first()
    .waitFor()
  assert.deepEqual(noise, [])
  await leave()
})

// each screen is read by one who sees the most of it
const figures = [
  '/',
  '/utforska?matt=meritValue&dela=school',
  '/utforska?matt=passedSubject&dela=subject&mot=sex',
  '/utforska?matt=passedAllSubjects&dela=schoolYear&arskurs=6',
  '/utforska?matt=meritValue&dela=sex&folj=1-tidigare',
  '/rapporter',
  '/varfor',
  '/mer',
]
const screens: readonly (readonly [Role, readonly string[]])[] = [
  ['head', figures],
  ['principal', ['/']],
  ['teacher', ['/', '/utforska?matt=meritValue&dela=class', '/elever']],
  ['board', ['/utforska?matt=pupils&dela=stageYear']],
  ['coordinator', ['/data', '/egna-matt', '/inloggning', '/behorigheter', '/gallring']],
  ['dataProtectionOfficer', ['/logg', '/utdrag']],
]

for (const [role, paths] of screens)
  test(`a ${role} reads and hears no Swedish but names`, async () => {
    const walk: Walk = { swedish: [], texts: 0 }
    const person = demo.house.demo?.people.find((candidate) => candidate.role === role)
    const width = role === 'teacher' ? 360 : 1280
    const who = { language: 'en', person: person?.id ?? '', path: null } as const
    const { page, noise, leave } = await visit(browser, demo.address, { ...who, width })
    for (const path of paths) {
      await page.goto(demo.address + path)
      await inspect(page, `${role} ${path}`, walk)
      if (role === 'head') await assertClean(page, path)
    }
    assert.ok(walk.texts > paths.length * 30, `${walk.texts} texts read`)
    assert.deepEqual(walk.swedish, [])
    assert.deepEqual(noise, [])
    await leave()
  })

test('a template of a report is in English', async () => {
  const walk: Walk = { swedish: [], texts: 0 }
  const person = demo.house.demo?.people.find(({ role }) => role === 'analyst')
  const who = { language: 'en', person: person?.id ?? '', path: '/rapporter' } as const
  const { page, noise, leave } = await visit(browser, demo.address, who)
  const template = await page.locator('a[href^="/rapporter/mall/"]').first().getAttribute('href')
  await page.goto(`${demo.address}${template}`)
  await inspect(page, 'template', walk)
  assert.ok(walk.texts > 100, `${walk.texts} texts read`)
  assert.deepEqual(walk.swedish, [])
  assert.deepEqual(noise, [])
  await leave()
})

test('the first start, codes, an account and the own account are in English', async () => {
  const walk: Walk = { swedish: [], texts: 0 }
  const secret = empty.house.setUp.open()
  const { page, leave } = await visit(browser, empty.address, { language: 'en' })
  await page.getByRole('link', { name: 'To the first start' }).click()
  await inspect(page, '/setup', walk)
  await page.getByLabel('One-time code').fill(secret)
  await page.getByLabel('Your name').fill('Ada Byron')
  await page.getByLabel('User name').fill('ada')
  await page.getByLabel('Password', { exact: true }).fill('password1234')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('alert').first().waitFor()
  await inspect(page, 'refused password', walk)
  await page.getByLabel('Password', { exact: true }).fill('green boats upon a river')
  await page.getByRole('button', { name: 'Make the account' }).click()
  await page.getByRole('heading', { name: 'Turn on codes first' }).waitFor()
  await page.getByLabel('The password you have now').fill('green boats upon a river')
  await page.getByRole('button', { name: 'Continue' }).click()
  const key = (await page.locator('.key').textContent()) ?? ''
  await inspect(page, 'codes', walk)
  const code = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) }).generate()
  await page.getByLabel('The code that the app shows').fill(code)
  await page.getByRole('button', { name: 'Turn on' }).click()
  await page.getByText('Your recovery codes').waitFor()
  await inspect(page, 'recovery codes', walk)
  await page.getByRole('button', { name: 'I have saved them' }).click()
  for (const path of ['/data', '/konton', '/konto']) {
    await page.goto(empty.address + path)
    await inspect(page, path, walk)
  }
  assert.deepEqual(walk.swedish, [])
  await leave()
})

test('menus and dialogs were read', () => {
  assert.ok(opened.size > 12, [...opened].join())
})
