import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import { Fault } from '../../src/contract/index.ts'
import { openCredentials, openInvitations, passwordDefaults } from '../../src/store/index.ts'
import { openSigning } from './signing-in.ts'

const anna = { login: 'Anna.Ek', name: 'Anna Ek', kind: 'local', email: null } as const
const provided = { issuer: 'https://idp.example', subject: 'anna', name: 'Anna Ek', email: 'anna@example.se', staffKey: 12 }
const fault = (code: string) => (problem: unknown) => problem instanceof Fault && problem.code === code

test('a user name is one whatever its letters, and nobody else can have it', () => {
  const { accounts, close } = openSigning()
  const account = accounts.create(anna)
  assert.equal(account.login, 'anna.ek')
  assert.deepEqual(accounts.byLogin(' ANNA.EK '), account)
  assert.deepEqual(accounts.byId(account.id), account)
  assert.throws(() => accounts.create({ ...anna, login: 'anna.ek' }), fault('loginTaken'))
  for (const login of ['a', '', '-anna', 'anna ek', 'anna<b>', 'a'.repeat(65)])
    assert.throws(() => accounts.create({ ...anna, login }), fault('invalidLogin'), login)
  close()
})

test('an account from an identity provider is made once and follows what the provider says', () => {
  const { accounts, close } = openSigning()
  const first = accounts.fromIdentityProvider(provided)
  assert.deepEqual([first.kind, first.login, first.hasPassword, first.staffKey], ['sso', null, false, 12])
  const later = accounts.fromIdentityProvider({ ...provided, name: 'Anna Ek Berg', staffKey: null })
  assert.deepEqual([later.id, later.name, later.staffKey], [first.id, 'Anna Ek Berg', 12])
  const elsewhere = accounts.fromIdentityProvider({ ...provided, issuer: 'https://other.example' })
  assert.notEqual(elsewhere.id, first.id)
  assert.equal(accounts.list().length, 2)
  accounts.close(first.id)
  assert.throws(() => accounts.fromIdentityProvider(provided), fault('accountClosed'))
  close()
})

test('an account from an identity provider cannot be given a password, neither by us nor in the table', async () => {
  const { accounts, credentials, store, close } = openSigning()
  const account = accounts.fromIdentityProvider(provided)
  await assert.rejects(credentials.setPassword(account, 'en lång mening om hösten'), fault('noPasswordPath'))
  for (const column of ['password_hash', 'totp_secret', 'totp_proposal', 'login'])
    assert.throws(
      () => store.exec(`update account set ${column} = 'x' where id = '${account.id}'`),
      /constraint|datatype|cannot store/i,
    )
  assert.throws(() => store.exec(`update account set kind = 'local' where id = '${account.id}'`), /CHECK constraint/)
  close()
})

test('a password opens its own active account and no other', async () => {
  const { accounts, credentials, close } = openSigning()
  const account = accounts.create(anna)
  assert.equal(await credentials.check('anna.ek', ''), null)
  await credentials.setPassword(account, 'räven går över isen')
  assert.equal(await credentials.check('Anna.Ek', 'räven går över isen'), account.id)
  assert.equal(await credentials.check('anna.ek', 'Räven går över isen'), null)
  assert.equal(await credentials.checkOwn(account.id, 'räven går över isen'), true)
  accounts.close(account.id)
  assert.equal(await credentials.check('anna.ek', 'räven går över isen'), null)
  accounts.reopen(account.id)
  assert.equal(await credentials.check('anna.ek', 'räven går över isen'), account.id)
  close()
})

test('the same password is the same however its letters are put together', async () => {
  const hashed = await passwordDefaults.hash('på ön'.normalize('NFC'))
  assert.match(hashed, /^\$argon2id\$v=19\$m=32768,t=2,p=1\$/)
  assert.equal(await passwordDefaults.verify(hashed, 'på ön'.normalize('NFD')), true)
  assert.equal(await passwordDefaults.verify(hashed, 'pa on'), false)
})

test('one hash is compared whether the user name is unknown, has no password, is closed, or the password is wrong or right', async () => {
  const { accounts, credentials, counted, close } = openSigning()
  const account = accounts.create(anna)
  accounts.create({ ...anna, login: 'bo' })
  const closed = accounts.create({ ...anna, login: 'eva' })
  await credentials.setPassword(account, 'räven går över isen')
  await credentials.setPassword(closed, 'räven går över isen')
  accounts.close(closed.id)
  for (const [login, password] of [
    ['nobody', 'räven går över isen'],
    ['bo', 'räven går över isen'],
    ['eva', 'räven går över isen'],
    ['anna.ek', 'fel'],
    ['anna.ek', 'räven går över isen'],
  ] as const) {
    counted.verified = 0
    await credentials.check(login, password)
    assert.equal(counted.verified, 1, login)
  }
  close()
})

test('whoever is unknown is compared with a hash of the same cost as everyone else', async () => {
  const { store, close } = openSigning()
  const hashes: string[] = []
  const verify = async (hashed: string): Promise<boolean> => hashes.push(hashed) > 0
  const effects = { clock: () => new Date(), random: (bytes: number) => Buffer.alloc(bytes), hash: passwordDefaults.hash, verify }
  assert.equal(await openCredentials(store, () => Buffer.alloc(32), effects).check('nobody', 'x'), null)
  const settings = (hashed = ''): string => hashed.split('$').slice(0, 4).join('$')
  assert.equal(settings(hashes[0]), settings(await passwordDefaults.hash('x')))
  close()
})

test('a new password ends every session and spends the link it was chosen with', async () => {
  const { accounts, credentials, sessions, invitations, close } = openSigning()
  const account = accounts.create(anna)
  const { token } = invitations.give(account.id)
  const session = sessions.start(account.id, 'Firefox på Windows', null)
  const other = sessions.start('somebody else', 'Safari på iPhone', null)
  await credentials.setPassword(account, 'räven går över isen')
  assert.equal(sessions.read(session), null)
  assert.equal(invitations.account(token), null)
  assert.equal(sessions.read(other)?.person, 'somebody else')
  close()
})

test('closing an account ends its sessions and its link', () => {
  const { accounts, sessions, invitations, close } = openSigning()
  const account = accounts.create(anna)
  const { token } = invitations.give(account.id)
  const session = sessions.start(account.id, '', null)
  accounts.close(account.id)
  assert.equal(sessions.read(session), null)
  assert.equal(invitations.account(token), null)
  assert.equal(accounts.byId(account.id)?.state, 'closed')
  close()
})

test('a link for choosing a password is good for three days, and a new one replaces it', () => {
  const { accounts, invitations, pass, store, close } = openSigning()
  const account = accounts.create(anna)
  const first = invitations.give(account.id)
  const second = invitations.give(account.id)
  assert.equal(invitations.account(first.token), null)
  assert.equal(invitations.account(second.token), account.id)
  assert.equal(second.expiresAt, '2026-01-05T08:00:00.000Z')
  assert.doesNotMatch(JSON.stringify(store.prepare('select * from invitation').all()), new RegExp(second.token))
  pass(72 * 3600)
  assert.equal(invitations.account(second.token), null)
  assert.equal(openInvitations(store).account('x'), null)
  close()
})

const codeAt = (secret: string, at: Date): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() })

test('a code counts once it has been confirmed, one step early or late, and never twice', () => {
  const { accounts, credentials, now, pass, close } = openSigning()
  const account = accounts.create(anna)
  const { secret, uri } = credentials.proposeCode(account)
  assert.match(uri, /^otpauth:\/\/totp\/Skolspegel:anna\.ek\?.*secret=[A-Z2-7]{32}/)
  assert.equal(accounts.byId(account.id)?.hasCode, false)
  assert.equal(credentials.spendCode(account, codeAt(secret, now())), false)
  assert.equal(credentials.confirmCode(account, '000000'), null)
  assert.notEqual(credentials.confirmCode(account, codeAt(secret, now())), null)
  assert.equal(accounts.byId(account.id)?.hasCode, true)
  const late = (seconds: number): string => codeAt(secret, new Date(now().getTime() + seconds * 1000))
  assert.equal(credentials.spendCode(account, late(0)), false, 'the code that confirmed is spent')
  pass(300)
  assert.equal(credentials.spendCode(account, late(-60)), false)
  assert.equal(credentials.spendCode(account, late(60)), false)
  assert.equal(credentials.spendCode(account, late(-30)), true)
  assert.equal(credentials.spendCode(account, late(-30)), false)
  assert.equal(credentials.spendCode(account, ` ${late(0).slice(0, 3)} ${late(0).slice(3)}`), true)
  assert.equal(credentials.spendCode(account, late(30)), true)
  assert.equal(credentials.spendCode(account, late(0)), false, 'nothing before a step that was used')
  close()
})

test('a recovery code opens once, and new ones replace the old', () => {
  const { accounts, credentials, now, close } = openSigning()
  const account = accounts.create(anna)
  const { secret } = credentials.proposeCode(account)
  const codes = credentials.confirmCode(account, codeAt(secret, now())) ?? []
  assert.equal(new Set(codes).size, 10)
  const [first = '', second = ''] = codes
  assert.match(first, /^[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}$/)
  assert.equal(credentials.spendCode(account, first.toLowerCase().replaceAll('-', ' ')), true)
  assert.equal(credentials.spendCode(account, first), false)
  assert.equal(credentials.recoveryCodesLeft(account), 9)
  const renewed = credentials.renewRecoveryCodes(account)
  assert.equal(credentials.spendCode(account, second), false)
  assert.equal(credentials.spendCode(account, renewed[0] ?? ''), true)
  credentials.removeCode(account)
  assert.equal(credentials.spendCode(account, renewed[1] ?? ''), false)
  assert.equal(accounts.byId(account.id)?.hasCode, false)
  close()
})

test('no file holds a code secret, a recovery code or a password in clear text, and another key opens nothing', async () => {
  const { accounts, credentials, now, path, store, close } = openSigning()
  const account = accounts.create(anna)
  await credentials.setPassword(account, 'räven går över isen')
  const { secret } = credentials.proposeCode(account)
  const codes = credentials.confirmCode(account, codeAt(secret, now())) ?? []
  store.exec('pragma wal_checkpoint(truncate)')
  const bytes = readFileSync(path)
  const raw = Buffer.from(Secret.fromBase32(secret).hex, 'hex')
  for (const text of [raw, secret, 'räven går över isen', ...codes]) assert.equal(bytes.includes(text), false)
  const other = openCredentials(store, () => Buffer.alloc(32, 8))
  assert.throws(() => other.spendCode(account, '123456'), /authenticate/)
  const bo = accounts.create({ ...anna, login: 'bo' })
  store.exec(
    `update account set totp_secret = (select totp_secret from account where id = '${account.id}') where id = '${bo.id}'`,
  )
  assert.throws(() => credentials.spendCode(bo, codeAt(secret, now())), /authenticate/, "another's secret, moved in the table")
  close()
})
