// Signing in from end to end: the real server, a real OpenID Connect provider and a real SAML provider, over HTTP on this machine.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { load } from '../../../src/load/index.ts'
import { builder } from '../../load/municipality.ts'
import { follow } from './agent.ts'
import { everyByte, freePort, rule, type Served, serve, type Visitor, visitor } from './fixture.ts'
import { type OidcIdp, signInAt, startOidcIdp } from './oidc-idp.ts'
import { makeSamlIdp, type SamlIdp, type SamlPerson, type Spoiling } from './saml-idp.ts'

const number = '198112189876'
const anna: SamlPerson = {
  nameId: 'anna-id',
  attributes: {
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6': 'anna@kommunen.se',
    'urn:oid:2.5.4.42': 'Anna',
    'urn:oid:2.5.4.4': 'Ek',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.9': 'faculty@kommunen.se',
    'urn:oid:1.2.752.29.4.13': number,
  },
}
const people: Record<string, Record<string, unknown>> = {
  bo: { name: 'Bo Ask', groups: ['rektorer'], unit: ['12345678', 'kansliet', '87654321'] },
  cia: { name: 'Cia Al' },
  dan: { name: 'Dan Björk', groups: ['rektorer'], unit: '12345678', personal_identity_number: number },
}

let served: Served
let idp: OidcIdp
let samlIdp: SamlIdp
let oidc: string
let saml: string
before(async () => {
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  served = await serve(port)
  // Each must know the other's address: ours is told first, with an issuer that comes later.
  oidc = await served.saveOidc(null, 'Kommunkontot', 'https://kommer.example')
  idp = await startOidcIdp(people, [`${address}/api/sign-in/oidc/${oidc}`], [`${address}/`])
  await served.saveOidc(oidc, 'Kommunkontot', idp.issuer)
  samlIdp = makeSamlIdp('https://idp.kommunen.example')
  saml = await served.saveSaml('Skolfederation', samlIdp.metadata)
  served.house.signIn.saveRules([
    rule('groups', 'rektorer', 'principal', { kind: 'claim', claim: 'unit' }),
    rule('eduPersonScopedAffiliation', 'faculty@*', 'analyst'),
  ])
  await loadDuty()
})
after(async () => {
  await idp.close()
  await served.close()
  assert.deepEqual(served.incidents, [])
})

/** Makes who has the number a member of staff, by a duty that grants nothing. */
async function loadDuty(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-duties-'))
  const file = join(folder, 'tjanster.csv')
  writeFileSync(file, `Personnummer;Förnamn;Efternamn;Skolenhetskod;Roll\n${number};Anna;Ek;00010001;Skolsköterska\n`)
  const { status } = await load({ data: served.data, source: 'roster', files: [file], schoolYear: null }, { builder })
  assert.equal(status, 'published')
  rmSync(folder, { recursive: true })
}

const host = (): string => new URL(served.address).host
const ownMetadata = async (): Promise<string> =>
  (await visitor(served.address).agent.get(`${served.address}/api/sign-in/saml/metadata`)).text

/** Signs in with OpenID Connect as far as the address the provider sends the browser back to. */
async function throughOidc(visiting: Visitor, login: string): Promise<URL> {
  const { location } = await visiting.start(oidc)
  return await signInAt(visiting.agent, location, login)
}

/** Signs in with SAML as far as the form that the provider's page sends to us. */
async function throughSaml(visiting: Visitor, person: SamlPerson = anna, spoiling: Spoiling = {}): Promise<string> {
  const { location } = await visiting.start(saml)
  const metadata = await ownMetadata()
  return samlIdp.answer(await samlIdp.question(location, metadata), person, metadata, spoiling)
}
const sendForm = (visiting: Visitor, answer: string) =>
  visiting.agent.post(`${served.address}/api/sign-in/saml`, { SAMLResponse: answer })

test('OpenID Connect: who the rules give a role is signed in to it, under a new token, and comes back to the page left', async () => {
  const bo = visitor(served.address)
  const before = await bo.session()
  assert.equal(before.person, null)
  assert.deepEqual(before.providers, [
    { id: oidc, label: 'Kommunkontot' },
    { id: saml, label: 'Skolfederation' },
  ])
  const planted = bo.agent.cookies(host()).get('skolspegel')
  const { location } = await bo.start(oidc, '/?matt=meritValue')
  const cameTo = await signInAt(bo.agent, location, 'bo')
  const answered = await bo.agent.get(cameTo)
  assert.equal(answered.status, 303)
  assert.equal(answered.to?.href, `${served.address}/?matt=meritValue`)
  const { person, account } = await bo.session()
  assert.equal(person?.name, 'Bo Ask')
  assert.equal(person?.role, 'principal')
  assert.deepEqual([...(person?.scope ?? [])].sort(), ['12345678', '87654321'])
  assert.equal(account?.kind, 'sso')
  assert.notEqual(bo.agent.cookies(host()).get('skolspegel'), planted)
  const [grant] = served.house.grants.of(account?.id ?? '')
  assert.equal(grant?.origin, 'claim')
  assert.equal(grant?.reason, 'groups är rektorer')
})

test('SAML at the same time: the answer comes without our cookies, and the browser that began fetches its session', async () => {
  const visiting = visitor(served.address)
  const answer = await throughSaml(visiting)
  const bare = visitor(served.address) // a form from another site brings no Lax or Strict cookie
  const posted = await sendForm(bare, answer)
  assert.equal(posted.status, 303)
  assert.equal(posted.to?.pathname, '/api/sign-in/saml/collect')
  assert.equal(posted.headers.getSetCookie().length, 0)
  const collected = await visiting.agent.get(posted.to ?? '')
  assert.equal(collected.to?.pathname, '/')
  const { person, account } = await visiting.session()
  assert.equal(person?.name, 'Anna Ek')
  assert.equal(person?.role, 'analyst')
  assert.equal(served.house.accounts.byId(account?.id ?? '')?.staffKey, served.house.staffKey(number))
})

test('an address that a provider sent the browser to works once', async () => {
  const bo = visitor(served.address)
  const cameTo = await throughOidc(bo, 'bo')
  assert.equal((await bo.agent.get(cameTo)).to?.search, '')
  const other = visitor(served.address)
  assert.equal((await bo.agent.get(cameTo)).to?.search, '?inloggning=nekad')
  assert.equal((await bo.refusal())?.fault, 'signInLost')
  assert.equal((await other.agent.get(cameTo)).to?.search, '?inloggning=nekad')
  assert.equal((await other.session()).person, null)
})

test('a SAML answer is taken once, and so is the handle it gave', async () => {
  const visiting = visitor(served.address)
  const answer = await throughSaml(visiting)
  const posted = await sendForm(visiting, answer)
  assert.equal((await sendForm(visiting, answer)).to?.search, '?inloggning=nekad')
  assert.equal((await visiting.agent.get(posted.to ?? '')).to?.search, '')
  assert.equal((await visiting.agent.get(posted.to ?? '')).to?.search, '?inloggning=nekad')
})

test('after a false answer the true one comes too late: a question is answered once', async () => {
  const visiting = visitor(served.address)
  const answer = await throughSaml(visiting)
  const tampered = Buffer.from(Buffer.from(answer, 'base64').toString().replace('faculty@', 'rektor@')).toString('base64')
  assert.equal((await sendForm(visiting, tampered)).to?.search, '?inloggning=nekad')
  assert.match((await visiting.refusal())?.message ?? '', /signaturen stämmer inte/)
  assert.equal((await sendForm(visiting, answer)).to?.search, '?inloggning=nekad')
  assert.equal((await visiting.session()).person, null)
})

test('nobody is lured into another person’s account: what one browser began no other can finish', async () => {
  const [thief, victim] = [visitor(served.address), visitor(served.address)]
  await victim.start(oidc)
  const cameTo = await throughOidc(thief, 'bo')
  assert.equal((await victim.agent.get(cameTo)).to?.search, '?inloggning=nekad')
  assert.equal((await victim.session()).person, null)
  assert.equal((await victim.refusal())?.fault, 'signInLost')
  const posted = await sendForm(victim, await throughSaml(thief))
  assert.equal((await victim.agent.get(posted.to ?? '')).to?.search, '?inloggning=nekad')
  assert.equal((await victim.session()).person, null)
})

test('an answer for one provider is not taken at another’s address', async () => {
  const bo = visitor(served.address)
  const cameTo = await throughOidc(bo, 'bo')
  cameTo.pathname = `/api/sign-in/oidc/${saml}`
  assert.equal((await bo.agent.get(cameTo)).to?.search, '?inloggning=nekad')
  assert.equal((await bo.refusal())?.fault, 'signInLost')
})

test('a SAML provider cannot answer for another, nor somebody nobody knows', async () => {
  const stranger = makeSamlIdp('https://annan.example')
  await served.saveSaml('Annan', stranger.metadata)
  const visiting = visitor(served.address)
  const { location } = await visiting.start(saml)
  const metadata = await ownMetadata()
  const answer = stranger.answer(await samlIdp.question(location, metadata), anna, metadata)
  assert.equal((await sendForm(visiting, answer)).to?.search, '?inloggning=nekad')
  assert.equal((await visiting.refusal())?.fault, 'samlAnswerInvalid')
})

test('who has no role is told so in words, with whom to ask, and is not signed in', async () => {
  const cia = visitor(served.address)
  await cia.agent.get(await throughOidc(cia, 'cia'))
  assert.equal((await cia.session()).account, null)
  const refusal = await cia.refusal()
  assert.equal(refusal?.fault, 'noGrants')
  assert.match(refusal?.message ?? '', /^Du är inloggad hos Kommunkontot som Cia Al men har ingen behörighet här\. Be den som/)
  assert.equal(await cia.refusal(), null)
  const account = served.house.accounts.list().find(({ name }) => name === 'Cia Al')
  served.house.grants.give(
    account?.id ?? '',
    { role: 'board', school: null, class: null, subjects: null, validFrom: '2020-01-01', validTo: null, reason: 'Vald 2022' },
    { origin: 'hand', by: 'system' },
  )
  await cia.agent.get(await throughOidc(cia, 'cia'))
  assert.equal((await cia.session()).person?.role, 'board')
})

test('what claims granted is withdrawn at the next sign-in without them, and kept as one row while they stay', async () => {
  const dan = visitor(served.address)
  const enter = async (): Promise<void> => {
    await dan.agent.get(await throughOidc(dan, 'dan'))
  }
  await enter()
  const { account } = await dan.session()
  const rows = () => served.house.grants.history(account?.id ?? '')
  await enter()
  assert.equal(rows().length, 1)
  people.dan = { ...people.dan, groups: ['larare'] }
  await enter()
  assert.equal((await dan.session()).person, null)
  assert.equal((await dan.refusal())?.fault, 'noGrants')
  assert.equal(rows()[0]?.withdrawn?.reason, 'Saknades vid inloggningen')
  people.dan = { ...people.dan, groups: ['rektorer'] }
})

test('a personal number finds the member of staff and stands nowhere afterwards but in the vault', async () => {
  const dan = visitor(served.address)
  await dan.agent.get(await throughOidc(dan, 'dan'))
  const { account } = await dan.session()
  assert.equal(served.house.accounts.byId(account?.id ?? '')?.staffKey, served.house.staffKey(number))
  served.house.audit.flush()
  const kept = everyByte(served.data, (file) => !file.startsWith('vault'))
  assert.ok(kept.includes('Dan Bj'), 'the bytes read are those of the store')
  assert.ok(everyByte(served.data, (file) => file.startsWith('vault')).includes(number), 'the number is sought as it is written')
  assert.ok(!kept.includes(number))
})

test('signing out ends the session here and at the provider, and leads home', async () => {
  const bo = visitor(served.address)
  await bo.agent.get(await throughOidc(bo, 'bo'))
  const { status, body } = await bo.ask('DELETE', '/api/session')
  assert.equal(status, 200)
  const { leaveAt, person } = body as { leaveAt: string | null; person: unknown }
  assert.equal(person, null)
  assert.equal((await bo.session()).account, null)
  const leaving = new URL(leaveAt ?? '')
  assert.equal(leaving.origin, idp.issuer)
  assert.ok(leaving.searchParams.has('id_token_hint'))
  const { page } = await follow(bo.agent, leaving, leaving.host)
  const [, action = '', xsrf = ''] = /<form[^>]*action="([^"]+)"[\s\S]*?name="xsrf" value="([^"]+)"/.exec(page.text) ?? []
  const left = await bo.agent.post(action, { xsrf, logout: 'yes' })
  assert.equal(left.to?.href, `${served.address}/`)
  const { location } = await bo.start(oidc)
  assert.match((await follow(bo.agent, location, new URL(location).host)).page.text, /type="password"/)
})

test('a token that tells a personal number is not kept for signing out', async () => {
  const dan = visitor(served.address)
  await dan.agent.get(await throughOidc(dan, 'dan'))
  const { leaveAt } = (await dan.ask('DELETE', '/api/session')).body as { leaveAt: string | null }
  assert.equal(new URL(leaveAt ?? '').searchParams.has('id_token_hint'), false)
})

test('an account of a provider has no password path: refused in the same words as a user name that nobody has', async () => {
  const bo = visitor(served.address)
  await bo.agent.get(await throughOidc(bo, 'bo'))
  const { account } = await bo.session()
  const stranger = visitor(served.address)
  const say = async (login: string) =>
    stranger.ask('POST', '/api/session/password', { login, password: 'ett långt lösenord som ingen har', code: null })
  const nobody = await say('ingen-alls')
  assert.equal(nobody.status, 401)
  for (const login of [account?.id ?? '', 'bo', 'Bo Ask', `${idp.issuer} bo`]) assert.deepEqual(await say(login), nobody, login)
})

test('when the provider is down its button says so in Swedish, the other provider and the passwords go on working', async () => {
  const down = await startOidcIdp({}, [])
  const id = await served.saveOidc(null, 'Nere', down.issuer)
  await down.close()
  const visiting = visitor(served.address)
  const { status, message } = await visiting.start(id)
  assert.equal(status, 503)
  assert.match(message, /går inte att nå: ingen svarar på den porten.*Konton med lösenord fungerar som vanligt/)
  const account = served.house.accounts.create({ login: 'nod', name: 'Nödkonto', kind: 'breakGlass', email: null })
  await served.house.credentials.setPassword(account, 'en mening jag minns väl')
  const { status: entered } = await visiting.ask('POST', '/api/session/password', {
    login: 'nod',
    password: 'en mening jag minns väl',
    code: null,
  })
  assert.equal(entered, 200)
  const posted = await sendForm(visiting, await throughSaml(visiting))
  assert.equal((await visiting.agent.get(posted.to ?? '')).to?.search, '')
})

test('the exception from the cross-site token is for the provider’s form alone, and so is the form', async () => {
  const visiting = visitor(served.address)
  const json = await visiting.agent.json('POST', `${served.address}/api/sign-in/start`, { way: oidc, returnTo: '/' })
  assert.deepEqual([json.status, (json.body as { fault: string }).fault], [403, 'staleSession'])
  const { csrf } = await visiting.session()
  const form = await fetch(`${served.address}/api/sign-in/start`, {
    method: 'POST',
    headers: {
      'x-csrf-token': csrf,
      cookie: [...visiting.agent.cookies(host())].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: new URLSearchParams({ way: oidc, returnTo: '/' }),
  })
  assert.deepEqual([form.status, ((await form.json()) as { fault: string }).fault], [400, 'unreadableRequest'])
  assert.equal((await visiting.agent.post(`${served.address}/api/sign-in/saml`, {})).to?.search, '?inloggning=nekad')
})

test('a page elsewhere cannot be given to return to', async () => {
  const visiting = visitor(served.address)
  for (const returnTo of ['//annan.example', '/\\annan.example', 'https://annan.example', 'x']) {
    assert.equal((await visiting.start(oidc, returnTo)).status, 400, returnTo)
  }
})
