// The app over the real server and a small demo municipality, for the tests of reports.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Person } from '../../src/contract/index.ts'
import { appDefaults, buildApp, openHouse } from '../../src/server/index.ts'
import { settleDemo } from '../settled-demo.ts'
import { assertClean, assertFits, assertFitsEverywhere, launch, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

interface Looking {
  readonly width?: number
  readonly scheme?: 'light' | 'dark'
}

export interface ReportsApp {
  readonly person: (id: string) => Person
  /** Looks as one of the demo's people, who goes to an address first; the console has said nothing. */
  readonly as: (id: string, look: (page: Page) => Promise<void>, looking?: Looking) => Promise<void>
  /** Goes to an address and waits for its figures. */
  readonly open: (page: Page, path: string) => Promise<void>
  /** A report made of a template and now open to be changed; answers its address. */
  readonly fromTemplate: (page: Page, template: string) => Promise<string>
  readonly close: () => Promise<void>
}

export async function openReportsApp(): Promise<ReportsApp> {
  const data = await mkdtemp(join(tmpdir(), 'skolspegel-reports-'))
  const [web] = await Promise.all([buildWeb(), settleDemo(data, { from: 2023, to: 2024 })])
  const house = openHouse(data)
  const app = await buildApp(house, { ...appDefaults, web, most: { requests: 10_000, signIns: 10_000 } })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const browser = await launch()
  const person: ReportsApp['person'] = (id) => {
    const found = house.demo?.people.find((one) => one.id === id)
    if (found === undefined) throw new Error(`the demo has no ${id}`)
    return found
  }
  const open: ReportsApp['open'] = async (page, path) => {
    await page.goto(address + path)
    await settled(page)
  }
  return {
    person,
    open,
    as: async (id, look, { width = 1280, scheme = 'light' } = {}) => {
      const { page, noise, leave } = await visit(browser, address, { width, scheme, person: id, path: null })
      try {
        await look(page)
        assert.deepEqual(noise.filter(isUnexpected), [])
      } finally {
        await leave()
      }
    },
    fromTemplate: async (page, template) => {
      await open(page, `/rapporter/mall/${template}`)
      await press(page, 'Använd mallen')
      await page.getByRole('heading', { name: 'Ändra rapporten' }).waitFor()
      await settled(page)
      return new URL(page.url()).pathname.replace('/andra', '')
    },
    close: async () => {
      await browser.close()
      await app.close()
      await house.close()
      await Promise.all([rm(data, { recursive: true }), rm(web, { recursive: true })])
    },
  }
}

// The browser itself tells of a refusal that the page was made to meet.
const isUnexpected = (line: string): boolean => !/status of 409/.test(line)

/** Every figure has come. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"], main .skeleton') === null)
}

/** Clean for axe and no wider than the screen; with SCREENS set, a picture is put there. */
export async function inspect(page: Page, state: string): Promise<void> {
  await settled(page)
  await assertClean(page, state)
  await assertFits(page, state)
  await keepPicture(page, state)
}

/** The same at every width, axe where the page stands: one visit. */
export async function inspectEverywhere(page: Page, state: string): Promise<void> {
  await inspect(page, state)
  await assertFitsEverywhere(page, state)
}

async function keepPicture(page: Page, state: string): Promise<void> {
  if (process.env.SCREENS !== undefined)
    await page.screenshot({ path: join(process.env.SCREENS, `${state}.png`), fullPage: true })
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click()
export const told = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByRole('status').getByText(text).first().waitFor()
