// Accounts over the server: set-up, invitations, signing in, one's own account, the coordinator's page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { AccountList, CodeProposal, InvitedAccount, OwnAccount, RecoveryCodes, Session } from '../../src/contract/index.ts'
import { loginKey } from '../../src/store/index.ts'
import { type Fixture, openEmpty, type Visitor, visit } from './fixture.ts'

const adaPassword = 'gröna båtar på ån'
const boPassword = 'tre katter i ett träd'
let fixture: Fixture & { readonly secret: string }
let ada: Visitor
let adaSecret: string
let bo: InvitedAccount
before(async () => {
  fixture = await openEmpty()
})
after(() => fixture.close())

const codeOf = (secret: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
const faultOf = ({ status, body }: { status: number; body: unknown }): string => `${status} ${(body as { fault: string }).fault}`
const signedIn = ({ body }: { body: unknown }): Session => body as Session
const enter = (visitor: Visitor, login: string, password: string, code: string | null = null) =>
  visitor.ask('POST', '/api/session/password', { login, password, code })
const logged = (): readonly string[] => {
  fixture.house.audit.flush()
  return fixture.house.audit
    .latest(50)
    .map(({ kind, actor, purpose }) => `${kind} ${purpose} ${actor === 'nobody' || actor === 'system' ? actor : 'account'}`)
}

test('set-up takes the secret on the console, a password that will do, and makes a coordinator', async () => {
  const visitor = await visit(fixture.app, null)
  assert.equal(signedIn(await visitor.ask('GET', '/api/session')).setUp, true)
  const wanted = { secret: fixture.secret, login: 'Ada', name: 'Ada Byron', password: adaPassword }
  const wrong = { ...wanted, secret: '0'.repeat(32) }
  assert.equal(faultOf(await visitor.ask('POST', '/api/set-up', wrong)), '403 setUpRefused')
  assert.equal(faultOf(await visitor.ask('POST', '/api/set-up', { ...wanted, password: 'ada byron 1815' })), '400 weakPassword')
  assert.equal(faultOf(await visitor.ask('POST', '/api/set-up', { ...wanted, login: 'a b' })), '400 invalidLogin')
  const before = visitor.cookie()
  const { person, account, setUp } = signedIn(await visitor.ask('POST', '/api/set-up', wanted))
  assert.deepEqual([person?.role, account?.codeNeeded, setUp], ['coordinator', true, false])
  assert.notEqual(visitor.cookie(), before)
  ada = visitor
})

test('afterwards set-up answers as an address that does not exist, even with the secret', async () => {
  const visitor = await visit(fixture.app, null)
  const wanted = { secret: fixture.secret, login: 'eve', name: 'Eve', password: 'en alldeles egen dörr' }
  const answer = await visitor.ask('POST', '/api/set-up', wanted)
  const nowhere = await visitor.ask('POST', '/api/nowhere', wanted)
  assert.equal(faultOf(answer), faultOf(nowhere))
  assert.deepEqual(answer.body, { fault: 'noSuchAddress', message: 'Det finns inget på adressen /api/set-up.' })
  assert.equal(fixture.house.accounts.byLogin('eve'), null)
})

test('a coordinator without codes reaches the own account alone', async () => {
  assert.equal(faultOf(await ada.ask('GET', '/api/accounts')), '403 codeNeeded')
  assert.equal(faultOf(await ada.ask('GET', '/api/loads')), '403 codeNeeded')
  assert.equal((await ada.ask('GET', '/api/account')).status, 200)
})

test('codes are turned on with the password and a first code, and then everything is open', async () => {
  assert.equal(faultOf(await ada.ask('POST', '/api/account/code', { code: '123456' })), '409 codeNotProposed')
  assert.equal(faultOf(await ada.ask('POST', '/api/account/code/proposal', { current: 'fel' })), '403 wrongPassword')
  const { body } = await ada.ask('POST', '/api/account/code/proposal', { current: adaPassword })
  const { secret, uri, qr } = body as CodeProposal
  assert.match(uri, /^otpauth:\/\/totp\/Skolspegel:ada\?/)
  assert.ok(qr.size > 40 && qr.path.startsWith('M4 4h7v1'))
  assert.equal(faultOf(await ada.ask('POST', '/api/account/code', { code: 'nej' })), '401 wrongCode')
  const { recoveryCodes } = (await ada.ask('POST', '/api/account/code', { code: codeOf(secret, 0) })).body as RecoveryCodes
  assert.equal(recoveryCodes.length, 10)
  adaSecret = secret
  assert.equal((await ada.ask('GET', '/api/accounts')).status, 200)
  assert.equal(faultOf(await ada.ask('POST', '/api/account/code/removal', { current: adaPassword })), '409 codeMustStay')
})

test('an account is made with a link that is shown once, and nobody signs in before a password is chosen with it', async () => {
  const made = await ada.ask('POST', '/api/accounts', { login: 'Bo.Ek', name: 'Bo Ek', email: 'bo@example.se' })
  bo = made.body as InvitedAccount
  assert.deepEqual([bo.account.login, bo.account.hasPassword, bo.account.state], ['bo.ek', false, 'active'])
  assert.equal(faultOf(await ada.ask('POST', '/api/accounts', { login: 'BO.EK', name: 'Bo', email: null })), '409 loginTaken')
  const { body } = await ada.ask('GET', '/api/accounts')
  assert.equal(JSON.stringify(body).includes(bo.invitation.token), false)
  const visitor = await visit(fixture.app, null)
  assert.equal(faultOf(await enter(visitor, 'bo.ek', boPassword)), '401 signInFailed')
  const { token } = bo.invitation
  assert.deepEqual((await visitor.ask('POST', '/api/invitation', { token })).body, { login: 'bo.ek', name: 'Bo Ek' })
  const weak = await visitor.ask('POST', '/api/invitation/password', { token, password: 'Sommar2026!!' })
  assert.match((weak.body as { message: string }).message, /prövas först/)
  assert.equal((await visitor.ask('POST', '/api/invitation/password', { token, password: boPassword })).status, 200)
  assert.equal(faultOf(await visitor.ask('POST', '/api/invitation', { token })), '410 invitationSpent')
})

test('an account without a role is signed in and sees nothing but itself', async () => {
  const visitor = await visit(fixture.app, null)
  const { person, account } = signedIn(await enter(visitor, ' BO.ek ', boPassword))
  assert.deepEqual([person, account?.name, account?.codeNeeded], [null, 'Bo Ek', false])
  assert.equal((await visitor.ask('GET', '/api/account')).status, 200)
  for (const url of ['/api/status', '/api/catalogue', '/api/loads', '/api/accounts'])
    assert.equal((await visitor.ask('GET', url)).status, 401, url)
})

test('unknown user name and wrong password are answered in the same words', async () => {
  const visitor = await visit(fixture.app, null)
  const unknown = await enter(visitor, 'nobody', boPassword)
  const wrong = await enter(visitor, 'bo.ek', 'tre hundar i ett träd')
  assert.deepEqual(unknown, wrong)
  assert.deepEqual(unknown.body, { fault: 'signInFailed', message: 'Användarnamnet eller lösenordet stämmer inte.' })
})

test('an account with codes is asked for one after the right password, and each counts once', async () => {
  const visitor = await visit(fixture.app, null)
  assert.equal(faultOf(await enter(visitor, 'ada', 'fel', codeOf(adaSecret, 1))), '401 signInFailed')
  assert.equal(faultOf(await enter(visitor, 'ada', adaPassword)), '401 codeRequired')
  assert.equal(faultOf(await enter(visitor, 'ada', adaPassword, '000000')), '401 wrongCode')
  const code = codeOf(adaSecret, 1)
  assert.equal(signedIn(await enter(visitor, 'ada', adaPassword, code)).person?.role, 'coordinator')
  const other = await visit(fixture.app, null)
  assert.equal(faultOf(await enter(other, 'ada', adaPassword, code)), '401 wrongCode')
})

test('after five failures the user is told when to try again, whether anybody has the user name or not', async () => {
  const visitor = await visit(fixture.app, null)
  for (const login of ['bo.ek', 'ghost']) {
    fixture.house.attempts.forget(loginKey(login))
    for (let count = 0; count < 5; count++) assert.equal(faultOf(await enter(visitor, login, 'fel')), '401 signInFailed')
    const { status, body } = await enter(visitor, login, boPassword)
    assert.equal(status, 429)
    assert.match((body as { message: string }).message, /försök igen klockan \d\d:\d\d\./)
  }
  fixture.house.attempts.forget(loginKey('bo.ek'))
})

test('a changed password ends the other sessions and keeps this one under a new token', async () => {
  const [here, there] = [await visit(fixture.app, null), await visit(fixture.app, null)]
  await enter(here, 'bo.ek', boPassword)
  await enter(there, 'bo.ek', boPassword)
  const before = here.cookie()
  assert.equal(faultOf(await here.ask('POST', '/api/account/password', { current: 'fel', password: 'x' })), '403 wrongPassword')
  const next = 'fyra katter i ett träd'
  const { account } = signedIn(await here.ask('POST', '/api/account/password', { current: boPassword, password: next }))
  assert.equal(account?.name, 'Bo Ek')
  assert.notEqual(here.cookie(), before)
  assert.equal((await here.ask('GET', '/api/account')).status, 200)
  assert.equal((await there.ask('GET', '/api/account')).status, 401)
  await here.ask('POST', '/api/account/password', { current: next, password: boPassword })
})

test('sessions are listed with device and times, ended one by one, and all at once', async () => {
  const [here, there, third] = [await visit(fixture.app, null), await visit(fixture.app, null), await visit(fixture.app, null)]
  for (const visitor of [here, there, third]) await enter(visitor, 'bo.ek', boPassword)
  const { sessions } = (await here.ask('GET', '/api/account')).body as OwnAccount
  assert.ok(sessions.length >= 3)
  assert.equal(sessions.filter(({ own }) => own).length, 1)
  const theirs = ((await there.ask('GET', '/api/account')).body as OwnAccount).sessions.find(({ own }) => own)
  assert.equal(theirs?.device, 'Okänd webbläsare')
  const kept = signedIn(await here.ask('POST', '/api/account/sessions/end', { session: theirs?.id }))
  assert.equal(kept.account?.name, 'Bo Ek')
  assert.equal((await there.ask('GET', '/api/account')).status, 401)
  const ended = signedIn(await here.ask('POST', '/api/account/sessions/end', { session: null }))
  assert.equal(ended.account, null)
  for (const visitor of [here, third]) assert.equal((await visitor.ask('GET', '/api/account')).status, 401)
})

test("nobody ends another's session, and a made-up id ends nothing", async () => {
  const visitor = await visit(fixture.app, null)
  await enter(visitor, 'bo.ek', boPassword)
  const [adas] = fixture.house.sessions.list(fixture.house.accounts.byLogin('ada')?.id ?? '')
  await visitor.ask('POST', '/api/account/sessions/end', { session: adas?.id })
  await visitor.ask('POST', '/api/account/sessions/end', { session: 'x' })
  assert.equal((await ada.ask('GET', '/api/account')).status, 200)
  assert.equal((await visitor.ask('GET', '/api/account')).status, 200)
})

test('codes of an account whose role does not ask for them can be turned off again', async () => {
  const visitor = await visit(fixture.app, null)
  await enter(visitor, 'bo.ek', boPassword)
  const { secret } = (await visitor.ask('POST', '/api/account/code/proposal', { current: boPassword })).body as CodeProposal
  const first = (await visitor.ask('POST', '/api/account/code', { code: codeOf(secret, 0) })).body as RecoveryCodes
  const renewed = (await visitor.ask('POST', '/api/account/recovery-codes', { current: boPassword })).body as RecoveryCodes
  const other = await visit(fixture.app, null)
  assert.equal(faultOf(await enter(other, 'bo.ek', boPassword, first.recoveryCodes[0])), '401 wrongCode')
  assert.equal(signedIn(await enter(other, 'bo.ek', boPassword, renewed.recoveryCodes[0])).account?.name, 'Bo Ek')
  const { hasCode, recoveryCodesLeft } = (await other.ask('POST', '/api/account/code/removal', { current: boPassword }))
    .body as OwnAccount
  assert.deepEqual([hasCode, recoveryCodesLeft], [false, 0])
})

test('a reset takes the password away, ends the sessions and gives a new link', async () => {
  const visitor = await visit(fixture.app, null)
  await enter(visitor, 'bo.ek', boPassword)
  const { account, invitation } = (await ada.ask('POST', '/api/accounts/reset', { account: bo.account.id, removeCode: true }))
    .body as InvitedAccount
  assert.equal(account.hasPassword, false)
  assert.equal((await visitor.ask('GET', '/api/account')).status, 401)
  assert.equal(faultOf(await enter(visitor, 'bo.ek', boPassword)), '401 signInFailed')
  await visitor.ask('POST', '/api/invitation/password', { token: invitation.token, password: boPassword })
  assert.equal(signedIn(await enter(visitor, 'bo.ek', boPassword)).account?.name, 'Bo Ek')
})

test('a closed account is signed out and cannot sign in until it is opened again', async () => {
  const visitor = await visit(fixture.app, null)
  await enter(visitor, 'bo.ek', boPassword)
  const { accounts } = (await ada.ask('POST', '/api/accounts/close', { account: bo.account.id })).body as AccountList
  assert.equal(accounts.find(({ id }) => id === bo.account.id)?.state, 'closed')
  assert.equal((await visitor.ask('GET', '/api/account')).status, 401)
  assert.equal(faultOf(await enter(visitor, 'bo.ek', boPassword)), '401 signInFailed')
  const reset = { account: bo.account.id, removeCode: false }
  assert.equal(faultOf(await ada.ask('POST', '/api/accounts/reset', reset)), '403 accountClosed')
  await ada.ask('POST', '/api/accounts/reopen', { account: bo.account.id })
  assert.equal(signedIn(await enter(visitor, 'bo.ek', boPassword)).account?.name, 'Bo Ek')
})

test('the only administrator cannot close the own account', async () => {
  const id = fixture.house.accounts.byLogin('ada')?.id
  assert.equal(faultOf(await ada.ask('POST', '/api/accounts/close', { account: id })), '409 lastAdministrator')
})

test('an account from an identity provider has no password path anywhere', async () => {
  const { house } = fixture
  const identity = { issuer: 'https://idp.example', subject: '1', name: 'Cia', email: null, staffKey: null }
  const account = house.accounts.fromIdentityProvider(identity)
  const reset = { account: account.id, removeCode: false }
  assert.equal(faultOf(await ada.ask('POST', '/api/accounts/reset', reset)), '409 noPasswordPath')
  const token = house.sessions.start(account.id, '', null)
  const { app } = fixture
  const cookie = `skolspegel=${token}`
  const { csrf } = (await app.inject({ method: 'GET', url: '/api/session', headers: { cookie } })).json<Session>()
  const headers = { cookie, 'x-csrf-token': csrf }
  for (const [url, payload] of [
    ['/api/account/password', { current: 'x', password: boPassword }],
    ['/api/account/code/proposal', { current: 'x' }],
  ] as const) {
    const response = await app.inject({ method: 'POST', url, headers, payload })
    assert.equal(response.json<{ fault: string }>().fault, 'noPasswordPath', url)
  }
  const { token: link } = house.invitations.give(account.id)
  const visitor = await visit(app, null)
  const chosen = await visitor.ask('POST', '/api/invitation/password', { token: link, password: boPassword })
  assert.equal(faultOf(chosen), '409 noPasswordPath')
})

test('a break-glass account must have codes, and each sign-in with it is noted as such', async () => {
  const { house } = fixture
  const account = house.accounts.create({ login: 'reserv', name: 'Reserv', kind: 'breakGlass', email: null })
  const { token } = house.invitations.give(account.id)
  const visitor = await visit(fixture.app, null)
  await visitor.ask('POST', '/api/invitation/password', { token, password: boPassword })
  house.giveAdministration(account.id, account.id)
  const session = signedIn(await enter(visitor, 'reserv', boPassword))
  assert.deepEqual([session.person?.role, session.account?.codeNeeded], ['coordinator', true])
  assert.equal(faultOf(await visitor.ask('GET', '/api/loads')), '403 codeNeeded')
  assert.equal(faultOf(await visitor.ask('POST', '/api/account/code/removal', { current: boPassword })), '409 codeMustStay')
  assert.deepEqual(logged().slice(0, 2), ['refused codeNeeded account', 'signIn breakGlass account'])
})

test('a personal number that is none, or that nobody has, is refused and kept nowhere', async () => {
  const staff = (personalNumber: string | null) =>
    ada.ask('POST', '/api/accounts/staff', { account: bo.account.id, personalNumber })
  assert.equal(faultOf(await staff('123')), '400 invalidPersonalNumber')
  assert.equal(faultOf(await staff('20000101-2384')), '404 unknownStaff')
  assert.equal((await staff(null)).status, 200)
})

test('over https the cookie is bound to the host', async () => {
  const response = await fixture.app.inject({ method: 'GET', url: '/api/session', headers: { 'x-forwarded-proto': 'https' } })
  const [cookie] = response.cookies
  assert.deepEqual(
    [cookie?.name, cookie?.path, cookie?.secure, cookie?.httpOnly, cookie?.domain],
    ['__Host-skolspegel', '/', true, true, undefined],
  )
})

test('the log tells who came, who was turned away and what was done to accounts, without a name', () => {
  const rows = logged()
  for (const row of [
    'signIn local account',
    'refused signInFailed nobody',
    'account resetWithCode account',
    'account close account',
  ])
    assert.ok(rows.includes(row), row)
  const whole = JSON.stringify(fixture.house.audit.latest(1000))
  for (const text of ['bo.ek', 'Bo Ek', 'ghost', 'Ada']) assert.equal(whole.includes(text), false, text)
  assert.deepEqual(fixture.incidents, [])
})
