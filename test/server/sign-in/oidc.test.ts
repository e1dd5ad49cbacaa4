import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { after, before, test } from 'node:test'
import type { OidcSettings } from '../../../src/contract/index.ts'
import { type FetchEffects, fetchDefaults } from '../../../src/server/sign-in/allowed-fetch.ts'
import { type OidcFlow, type OidcProvider, openOidc } from '../../../src/server/sign-in/oidc.ts'
import { newAgent } from './agent.ts'
import { clientId, clientSecret, forgeToken, type OidcIdp, signInAt, startOidcIdp } from './oidc-idp.ts'

const callback = 'http://127.0.0.1:4080/api/sign-in/oidc/kommunen'
let idp: OidcIdp
let settings: OidcSettings
before(async () => {
  idp = await startOidcIdp({ anna: { name: 'Anna Ek', groups: ['rektorer', 'alla'] }, bo: { name: 'Bo Ask' } }, [callback])
  settings = { kind: 'oidc', label: 'Kommunen', issuer: idp.issuer, clientId, scopes: 'openid profile', hosts: [] }
})
after(() => idp.close())

interface Came {
  readonly provider: OidcProvider
  readonly cameTo: URL
  readonly flow: OidcFlow
}
async function comeBack(login: string, effects: FetchEffects = fetchDefaults): Promise<Came> {
  const provider = await openOidc(settings, clientSecret, effects)
  const { location, flow } = await provider.begin(callback)
  return { provider, cameTo: await signInAt(newAgent(), location, login), flow }
}

/** A network where somebody changes the provider's token answers: `change` gets the ID token's claims and answers another token. */
function tampering(change: (claims: Record<string, unknown>) => string): FetchEffects {
  return {
    fetch: async (url, init) => {
      const response = await fetch(url, init)
      if (!url.endsWith('/token')) return response
      const answer = (await response.json()) as { id_token: string }
      const claims = JSON.parse(Buffer.from(answer.id_token.split('.')[1] ?? '', 'base64url').toString()) as Record<
        string,
        unknown
      >
      return Response.json({ ...answer, id_token: change(claims) })
    },
  }
}

test('who signs in at the provider comes back with issuer, subject and claims, those of user info too', async () => {
  const { provider, cameTo, flow } = await comeBack('anna')
  const arrival = await provider.finish(cameTo, flow)
  assert.equal(arrival.issuer, idp.issuer)
  assert.equal(arrival.subject, 'anna')
  assert.deepEqual(arrival.claims.get('groups'), ['rektorer', 'alla'])
  assert.deepEqual(arrival.claims.get('name'), ['Anna Ek'])
})

test('the question asks for a code with PKCE, state and nonce, each new every time', async () => {
  const provider = await openOidc(settings, clientSecret)
  const asked = await Promise.all([provider.begin(callback), provider.begin(callback)])
  const [one, other] = asked.map(({ location }) => new URL(location).searchParams)
  assert.equal(one?.get('response_type'), 'code')
  assert.equal(one?.get('code_challenge_method'), 'S256')
  assert.equal(one?.get('redirect_uri'), callback)
  for (const name of ['state', 'nonce', 'code_challenge']) {
    assert.ok((one?.get(name) ?? '').length >= 43, name)
    assert.notEqual(one?.get(name), other?.get(name), name)
  }
})

test('a code is good once', async () => {
  const { provider, cameTo, flow } = await comeBack('anna')
  await provider.finish(cameTo, flow)
  await assert.rejects(provider.finish(cameTo, flow), { code: 'providerAnswerInvalid', message: /invalid_grant/ })
})

test('another state, another nonce, another verifier: refused', async () => {
  const { provider, cameTo, flow } = await comeBack('anna')
  await assert.rejects(provider.finish(cameTo, { ...flow, state: 'x'.repeat(43) }), {
    code: 'providerAnswerInvalid',
    message: /\(state\)/,
  })
  const second = await comeBack('anna')
  await assert.rejects(second.provider.finish(second.cameTo, { ...second.flow, nonce: 'x'.repeat(43) }), {
    code: 'providerAnswerInvalid',
    message: /\(nonce\)/,
  })
  const third = await comeBack('anna')
  await assert.rejects(third.provider.finish(third.cameTo, { ...third.flow, verifier: 'x'.repeat(43) }), {
    code: 'providerAnswerInvalid',
  })
})

test('an answer without the code, and one where the person said no', async () => {
  const { provider, cameTo, flow } = await comeBack('anna')
  const refused = new URL(callback)
  refused.search = new URLSearchParams({ error: 'access_denied', state: flow.state, iss: idp.issuer }).toString()
  await assert.rejects(provider.finish(refused, flow), { code: 'signInAborted', message: /access_denied/ })
  cameTo.searchParams.delete('code')
  await assert.rejects(provider.finish(cameTo, flow), { code: 'providerAnswerInvalid' })
})

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const forgeries: readonly (readonly [string, (claims: Record<string, unknown>) => string, RegExp])[] = [
  ['no algorithm (none)', (claims) => forgeToken(claims, null), /\(alg\)/],
  ['a key that is not the provider’s', (claims) => forgeToken(claims, stranger), /signaturen/],
  ['a key nobody knows', (claims) => forgeToken(claims, stranger, 'okand'), /signaturen/],
  ['another audience', (claims) => forgeToken({ ...claims, aud: 'annan' }, idp.key), /\(aud\)/],
  ['another issuer', (claims) => forgeToken({ ...claims, iss: 'https://annan.example' }, idp.key), /\(iss\)/],
  ['expired', (claims) => forgeToken({ ...claims, exp: Math.floor(Date.now() / 1000) - 120 }, idp.key), /giltighetstid/],
  ['somebody else’s nonce', (claims) => forgeToken({ ...claims, nonce: 'annan' }, idp.key), /\(nonce\)/],
]
for (const [name, change, expected] of forgeries) {
  test(`an ID token is refused: ${name}`, async () => {
    const { provider, cameTo, flow } = await comeBack('anna', tampering(change))
    await assert.rejects(provider.finish(cameTo, flow), { code: 'providerAnswerInvalid', message: expected })
  })
}

test('the same token signed by the provider’s own key is let through, so it is the forgery that is refused', async () => {
  const { provider, cameTo, flow } = await comeBack(
    'anna',
    tampering((claims) => forgeToken(claims, idp.key)),
  )
  assert.equal((await provider.finish(cameTo, flow)).subject, 'anna')
})

test('user info about somebody else is refused', async () => {
  const { provider, cameTo, flow } = await comeBack('anna', {
    fetch: async (url, init) => (url.endsWith('/me') ? Response.json({ sub: 'bo' }) : await fetch(url, init)),
  })
  await assert.rejects(provider.finish(cameTo, flow), { code: 'providerAnswerInvalid' })
})

test('signing out leads to the provider and home again', async () => {
  const { provider, cameTo, flow } = await comeBack('anna')
  const { idToken } = await provider.finish(cameTo, flow)
  const leaving = new URL(provider.leaveAt(idToken, 'http://127.0.0.1:4080/') ?? '')
  assert.equal(leaving.origin, idp.issuer)
  assert.equal(leaving.searchParams.get('id_token_hint'), idToken)
  assert.equal(leaving.searchParams.get('post_logout_redirect_uri'), 'http://127.0.0.1:4080/')
})

test('the address of the discovery document means the issuer', async () => {
  const provider = await openOidc({ ...settings, issuer: `${idp.issuer}/.well-known/openid-configuration` }, clientSecret)
  assert.equal(provider.metadata().issuer, idp.issuer)
})

test('a provider that calls itself something else is refused', async () => {
  const lying: FetchEffects = {
    fetch: async (url, init) => {
      const response = await fetch(url, init)
      return url.includes('.well-known')
        ? Response.json({ ...((await response.json()) as object), issuer: 'https://annan.example' })
        : response
    },
  }
  await assert.rejects(openOidc(settings, clientSecret, lying), { code: 'providerAnswerInvalid', message: /\(iss\)/ })
})
