import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OidcSettings } from '../../../src/contract/index.ts'
import { fetchDefaults } from '../../../src/server/sign-in/allowed-fetch.ts'
import { tryProvider } from '../../../src/server/sign-in/trial.ts'
import { clientId, startOidcIdp } from './oidc-idp.ts'
import { makeSamlIdp } from './saml-idp.ts'

const now = new Date('2030-01-01')
const settings = (issuer: string): OidcSettings => ({
  kind: 'oidc',
  label: 'x',
  issuer,
  clientId,
  scopes: 'openid profile',
  hosts: [],
})
const told = async (...trial: Parameters<typeof tryProvider>): Promise<readonly string[]> =>
  (await tryProvider(...trial)).map(({ state, text }) => `${state} ${text}`)

test('a provider that works is told as such, with what to know', async () => {
  const idp = await startOidcIdp({}, [])
  try {
    const found = await told({ settings: settings(idp.issuer), secret: 'x' }, null, now, fetchDefaults)
    assert.deepEqual(found, [
      `good Inloggningstjänsten svarar och heter ${idp.issuer}.`,
      'note Hemligheten prövas först när någon loggar in.',
      'good Den som loggar ut loggas ut även hos inloggningstjänsten.',
    ])
    const without = await told(
      { settings: { ...settings(idp.issuer), scopes: 'profile vard' }, secret: null },
      null,
      now,
      fetchDefaults,
    )
    assert.deepEqual(without.slice(1, 4), [
      'wrong Omfattningen saknar openid. Utan den vet inloggningstjänsten inte att det är en inloggning.',
      'note Inloggningstjänsten känner inte omfattningen vard.',
      'note Ingen hemlighet är angiven. Då måste klienten vara registrerad som publik hos inloggningstjänsten.',
    ])
  } finally {
    await idp.close()
  }
})

test('what is wrong is told: nobody there, hosts that are not allowed, no code flow', async () => {
  const gone = await startOidcIdp({}, [])
  await gone.close()
  const [down] = await told({ settings: settings(gone.issuer), secret: null }, null, now, fetchDefaults)
  assert.match(down ?? '', /^wrong Inloggningstjänsten 127\.0\.0\.1:\d+ går inte att nå: ingen svarar/)
  const elsewhere = {
    issuer: 'https://login.example',
    authorization_endpoint: 'https://login.example/auth',
    token_endpoint: 'https://token.example/token',
    jwks_uri: 'https://login.example/keys',
    userinfo_endpoint: 'https://graph.example/me',
    response_types_supported: ['id_token'],
  }
  const network = { fetch: async () => Response.json(elsewhere) }
  const found = await told({ settings: settings('https://login.example'), secret: null }, 'kept', now, network)
  assert.ok(found.some((text) => /^wrong .*token\.example, som inte är tillåten/.test(text)))
  assert.ok(found.some((text) => /^note .*graph\.example hämtas inte/.test(text)))
  assert.ok(found.some((text) => /^wrong .*kodflödet/.test(text)))
  const allowed = { ...settings('https://login.example'), hosts: ['token.example', 'graph.example'] }
  assert.ok(!(await told({ settings: allowed, secret: null }, 'kept', now, network)).some((text) => /tillåten/.test(text)))
})

test('SAML metadata is told in words, an old certificate too', async () => {
  const idp = makeSamlIdp('https://idp.kommunen.example')
  const trial = { settings: { kind: 'saml', label: 'x', metadata: idp.metadata }, secret: null } as const
  const found = await told(trial, null, new Date(), fetchDefaults)
  assert.equal(found[0], 'good Metadatan beskriver inloggningstjänsten https://idp.kommunen.example.')
  assert.equal(found[1], 'good Webbläsaren skickas till idp.kommunen.example för att logga in.')
  assert.match(found[2] ?? '', /^good Ett certifikat för signaturer, giltigt till/)
  const old = await told(trial, null, new Date('2100-01-01'), fetchDefaults)
  assert.match(old[2] ?? '', /^note Ett certifikats tid gick ut/)
})
