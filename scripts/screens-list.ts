// What `npm run screens` takes pictures of. Each stands in docs/screens.md with what is seen.
import type { Page } from 'playwright-core'

/** Phone, tablet, desk. */
export const sizes = [
  { width: 360, height: 780 },
  { width: 768, height: 1024 },
  { width: 1280, height: 900 },
] as const

export interface Look {
  readonly colorScheme?: 'dark'
  readonly forcedColors?: 'active'
  readonly media?: 'print'
  readonly language?: 'en'
}

export interface Screen {
  /** of the file, with the width after it */
  readonly name: string
  /** who looks, by the name on the sign-in page; null: nobody is signed in */
  readonly who: string | null
  readonly path: string
  /** what is done before the picture is taken */
  readonly act?: (page: Page) => Promise<void>
  /** the picture ends where the screen does; else it shows two screens */
  readonly inSight?: true
  readonly look?: Look
}

export const people = {
  head: 'Marianne Sjöholm',
  analyst: 'Hanna Lindberg Rask',
  principal: 'Jonas Åkerlund Ek',
  small: 'Kerstin Övergård',
  keeper: 'Peter Brännlund',
  officer: 'Anders Wikmark',
} as const
const { head, analyst, principal, small, keeper, officer } = people

const press = (page: Page, name: string | RegExp): Promise<void> => page.getByRole('button', { name, exact: true }).click()
const chip = (page: Page, name: string): Promise<void> => page.locator('.chip').filter({ hasText: name }).click()

/** A sheet stands under its chip or mark: it is there before it is seen. */
const opened = async (page: Page): Promise<void> => {
  await page.getByRole('dialog').waitFor()
  await page.waitForFunction(() => {
    const sheet = document.querySelector('.picker')
    return sheet !== null && getComputedStyle(sheet).opacity === '1' && getComputedStyle(sheet).clipPath === 'none'
  })
}

async function pick(page: Page, name: string, option: string): Promise<void> {
  await chip(page, name)
  await page.getByRole('option', { name: option }).first().click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** A part of the page in the middle of the screen. */
const show = (page: Page, selector: string): Promise<void> =>
  page
    .locator(selector)
    .first()
    .evaluate((part) => part.scrollIntoView({ block: 'center' }))

async function why(page: Page): Promise<void> {
  await show(page, '.why-mark')
  await page.locator('.why-mark').first().click()
  await opened(page)
}

/** The front as it stands where nothing is made up: before the first account, and with an identity provider. */
async function withoutDemo(page: Page, path: string, session: object): Promise<void> {
  const nobody = { person: null, account: null, demo: null, providers: [], setUp: false, csrf: 'x' }
  await page.route('**/api/session', (route) => route.fulfill({ json: { ...nobody, ...session } }))
  await page.goto(new URL(path, page.url()).href)
  await page.getByRole('textbox').first().waitFor()
}

const explore: readonly Screen[] = [
  { name: 'explore', who: head, path: '/utforska' },
  {
    name: 'explore-picker',
    who: head,
    path: '/utforska',
    inSight: true,
    act: async (page) => {
      await chip(page, 'Mått')
      await opened(page)
    },
  },
  { name: 'explore-dots', who: head, path: '/utforska?matt=eligibleVocational&dela=school' },
  { name: 'explore-bars', who: head, path: '/utforska?matt=meritValue&dela=school,sex&form=bars' },
  { name: 'explore-stacked', who: head, path: '/utforska?matt=passedAllSubjects&dela=school,sex&form=stacked' },
  { name: 'explore-lines', who: principal, path: '/utforska?dela=sex&lasar=senaste-10' },
  {
    name: 'explore-distribution',
    who: head,
    path: '/utforska?dela=class&form=distribution',
  },
  { name: 'explore-heat', who: head, path: '/utforska?matt=gradePoints&dela=school,subject&form=heat' },
  { name: 'explore-funnel', who: head, path: '/utforska?matt=passedAllSubjects&dela=school&arskurs=6&form=funnel' },
  { name: 'explore-table', who: head, path: '/utforska?matt=meritValue,eligibleVocational&dela=school,sex&form=table' },
  { name: 'explore-panels', who: head, path: '/utforska?matt=meritValue,eligibleVocational&dela=school,sex' },
  { name: 'explore-classes', who: principal, path: '/utforska?dela=class,sex&skola=00010010' },
  { name: 'explore-lifted', who: head, path: '/utforska?dela=school,sex&lyft=00010010,00010120' },
  { name: 'explore-followed', who: head, path: '/utforska?matt=gradePoints&dela=subject,sex&folj=3-tidigare&lyft=MA' },
  { name: 'explore-hidden', who: head, path: '/utforska', inSight: true, act: why },
  { name: 'explore-small', who: small, path: '/utforska?dela=class,sex&skola=00010120' },
  { name: 'explore-empty', who: head, path: '/utforska?dela=school,sex&skola=00010020&arskurs=6' },
  { name: 'explore-refused', who: head, path: '/utforska?dela=school,sex&skola=99999999' },
  {
    name: 'explore-broken',
    who: head,
    inSight: true,
    path: '/data',
    act: async (page) => {
      await page.route('**/api/queries', (route) => route.fulfill({ status: 502, body: 'a proxy’s own page' }))
      await page.goto(new URL('/utforska', page.url()).href)
      await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor()
    },
  },
  {
    name: 'explore-waiting',
    who: head,
    inSight: true,
    path: '/data',
    act: async (page) => {
      await page.route('**/api/queries', () => new Promise(() => undefined))
      await page.goto(new URL('/utforska', page.url()).href)
      await page.getByRole('heading', { name: 'Utforska', level: 1 }).waitFor()
      await page.locator('main .skeleton').first().waitFor()
    },
  },
  {
    name: 'explore-export',
    who: head,
    path: '/utforska',
    inSight: true,
    act: async (page) => {
      await page.route('**/api/export', () => new Promise(() => undefined))
      await page.locator('.exports').getByRole('button', { name: 'PDF' }).click()
      await page.locator('.slow').waitFor()
      await show(page, '.exports')
    },
  },
  { name: 'explore-dark', who: head, path: '/utforska', look: { colorScheme: 'dark' } },
  { name: 'explore-forced', who: head, path: '/utforska', look: { forcedColors: 'active' } },
  { name: 'explore-print', who: head, path: '/utforska', look: { media: 'print' } },
  { name: 'explore-english', who: head, path: '/utforska', look: { language: 'en' } },
]

const reports = (report: string): readonly Screen[] => [
  { name: 'reports', who: principal, path: '/rapporter' },
  { name: 'report', who: principal, path: report },
  { name: 'report-edit', who: principal, path: `${report}/andra` },
  { name: 'report-share', who: principal, path: `${report}/dela` },
  { name: 'report-versions', who: principal, path: `${report}/versioner` },
  {
    name: 'report-present',
    who: principal,
    path: `${report}/visa`,
    inSight: true,
    act: async (page) => {
      await page.locator('.show-bar').waitFor()
      for (let step = 0; step < 2; step++) await page.keyboard.press('ArrowRight')
      await page.locator('.chart').first().waitFor()
    },
  },
  { name: 'report-template', who: head, path: '/rapporter/mall/kvalitetsrapport' },
  { name: 'report-dark', who: principal, path: report, look: { colorScheme: 'dark' } },
]

const work: readonly Screen[] = [
  { name: 'local', who: analyst, path: '/egna-matt' },
  { name: 'local-builder', who: analyst, path: '/egna-matt', act: (page) => press(page, 'Gör ett nytt') },
  {
    name: 'pupils',
    who: principal,
    path: '/elever',
    act: async (page) => {
      await pick(page, 'Ändamål', 'Stöd')
      await pick(page, 'Klass', '9D')
      await press(page, 'Visa elever')
      await page.getByRole('rowheader').first().waitFor()
    },
  },
  { name: 'data', who: head, path: '/data' },
  { name: 'loads', who: keeper, path: '/data' },
  { name: 'grants', who: keeper, path: '/behorigheter' },
  { name: 'providers', who: keeper, path: '/inloggning' },
  { name: 'retention', who: keeper, path: '/gallring' },
  {
    name: 'log',
    who: officer,
    path: '/logg',
    act: async (page) => {
      await press(page, 'Sök')
      await page.getByRole('listitem').filter({ hasText: 'Som det står i loggen' }).first().waitFor()
    },
  },
  { name: 'extract', who: officer, path: '/utdrag' },
  { name: 'why', who: principal, path: '/varfor' },
  { name: 'more', who: keeper, path: '/mer' },
  { name: 'unknown', who: principal, path: '/finns-inte' },
]

const style: readonly Screen[] = [
  { name: 'style', who: head, path: '/stil' },
  { name: 'style-dark', who: head, path: '/stil', look: { colorScheme: 'dark' } },
  { name: 'style-forced', who: head, path: '/stil', look: { forcedColors: 'active' } },
  { name: 'style-print', who: head, path: '/stil', look: { media: 'print' } },
]

/** Over the demo municipality, in the order of docs/screens.md. `report`: the path of one that the principal may change. */
export const screens = (report: string): readonly Screen[] => [
  { name: 'sign-in', who: null, path: '/' },
  {
    name: 'sign-in-password',
    who: null,
    path: '/',
    act: (page) => withoutDemo(page, '/', { providers: [{ id: 'kommunen', label: 'Demokommun' }] }),
  },
  { name: 'set-up', who: null, path: '/', act: (page) => withoutDemo(page, '/setup', { setUp: true }) },
  { name: 'mirror', who: principal, path: '/' },
  { name: 'mirror-head', who: head, path: '/' },
  { name: 'mirror-dark', who: principal, path: '/', look: { colorScheme: 'dark' } },
  { name: 'mirror-english', who: principal, path: '/', look: { language: 'en' } },
  ...explore,
  ...reports(report),
  ...work,
  ...style,
]
