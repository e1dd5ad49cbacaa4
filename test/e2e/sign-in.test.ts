// Chromium signs in with a real OpenID Connect provider, meets a refusal, and the coordinator sets providers up.
import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { freePort, rule, type Served, serve } from '../server/sign-in/fixture.ts'
import { type OidcIdp, startOidcIdp } from '../server/sign-in/oidc-idp.ts'
import { assertClean, assertFits, launch, visit } from './browser.ts'
import { buildWeb } from './built-web.ts'

let web: string
let served: Served
let idp: OidcIdp
let browser: Browser
before(async () => {
  web = await buildWeb()
  const port = await freePort()
  served = await serve(port, web)
  const { address, house } = served
  const id = await served.saveOidc(null, 'Kommunkontot', 'https://kommer.example')
  const people = { sara: { name: 'Sara Samordnare', groups: ['drift'] }, nils: { name: 'Nils Ny' } }
  idp = await startOidcIdp(people, [`${address}/api/sign-in/oidc/${id}`], [`${address}/`])
  await served.saveOidc(id, 'Kommunkontot', idp.issuer)
  house.signIn.saveRules([
    rule('groups', 'drift', 'coordinator'),
    rule('groups', 'rektorer', 'principal', { kind: 'claim', claim: 'unit' }),
  ])
  browser = await launch()
})
after(async () => {
  await browser.close()
  await idp.close()
  await served.close()
  await rm(web, { recursive: true })
})

async function signIn(page: Page, login: string): Promise<void> {
  await page.getByRole('button', { name: 'Logga in med Kommunkontot' }).click()
  await page.locator('input[name="login"]').fill(login)
  await page.locator('input[name="password"]').fill('x')
  await page.locator('button[type="submit"]').click()
}

/** What our own pages say from now on; the provider's page is not ours to judge. */
function listen(page: Page): readonly string[] {
  const said: string[] = []
  page.on('console', (message) => {
    if (message.location().url.startsWith(served.address)) said.push(message.text())
  })
  return said
}

for (const width of [360, 1280]) {
  test(`signing in with the provider, setting providers up and signing out everywhere at ${width} px`, async () => {
    const visiting = await visit(browser, served.address, { width })
    const { page } = visiting
    const said = listen(page)
    try {
      await page.getByRole('button', { name: 'Logga in med Kommunkontot' }).waitFor()
      await assertClean(page, 'sign-in')
      await assertFits(page, 'sign-in')
      await signIn(page, 'sara')
      await page.getByRole('navigation').waitFor()
      assert.equal(new URL(page.url()).origin, served.address)
      await page.goto(`${served.address}/inloggning`)
      await page.getByRole('heading', { name: 'Inloggning', exact: true }).waitFor()
      await page.getByRole('textbox', { name: 'Exempel på uppgifter' }).fill('groups: rektorer\nunit: 12345678')
      await page.getByRole('button', { name: 'Visa vad det ger' }).click()
      await page.getByText('Rektor för 12345678').waitFor()
      await assertClean(page, 'page of providers')
      await assertFits(page, 'page of providers')
      await page.getByRole('button', { name: 'Ändra Kommunkontot' }).click()
      await page.getByRole('button', { name: 'Prova' }).click()
      await page.getByText(`Inloggningstjänsten svarar och heter ${idp.issuer}.`).waitFor()
      await assertClean(page, 'form of a provider')
      await assertFits(page, 'form of a provider')
      await page.getByRole('button', { name: 'Avbryt' }).click()
      await page.getByRole('button', { name: 'Ta bort Kommunkontot' }).click()
      await page.getByText('Kommunkontot är borttagen.').waitFor()
      await page.getByRole('button', { name: 'Ångra', exact: true }).click()
      await page.getByRole('button', { name: 'Ändra Kommunkontot' }).waitFor()
      if (width < 1000) await page.getByRole('link', { name: 'Mer' }).click()
      await page.getByRole('button', { name: 'Logga ut' }).click()
      await page.locator('button[name="logout"], button[value="yes"]').first().click()
      await page.getByRole('button', { name: 'Logga in med Kommunkontot' }).waitFor()
      assert.deepEqual(said, [])
    } finally {
      await visiting.leave()
    }
  })
}

test('who has no role reads why, and with whom to talk, on the page of sign-in', async () => {
  const visiting = await visit(browser, served.address, { width: 360 })
  const { page } = visiting
  const said = listen(page)
  try {
    await signIn(page, 'nils')
    await page.getByText(/Du är inloggad hos Kommunkontot som Nils Ny men har ingen behörighet här/).waitFor()
    await assertClean(page, 'refused')
    await assertFits(page, 'refused')
    assert.deepEqual(said, [])
  } finally {
    await visiting.leave()
  }
})
