import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ClaimRule, ProviderSettings } from '../../src/contract/index.ts'
import { openSessions, openSignInSettings, openStore, type SignInSettings } from '../../src/store/index.ts'

const key = new Uint8Array(32).fill(7)
const settings: ProviderSettings = {
  kind: 'oidc',
  label: 'Kommunens inloggning',
  issuer: 'https://x.se',
  clientId: 'c',
  scopes: 'openid',
  hosts: [],
}

async function open(
  use: (signIn: SignInSettings, parts: { folder: string; session: string; pass: (hours: number) => void }) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-settings-'))
  const store = openStore(join(folder, 'store.sqlite'))
  let now = new Date('2026-03-02T08:00:00Z').getTime()
  const effects = { clock: () => new Date(now), random: (bytes: number) => Buffer.alloc(bytes, 1) }
  try {
    const sessions = openSessions(store)
    const session = sessions.read(sessions.start('anna', 'Firefox', null))?.id ?? ''
    const pass = (hours: number): void => {
      now += hours * 3_600_000
    }
    use(
      openSignInSettings(store, () => key, effects),
      { folder, session, pass },
    )
  } finally {
    store.close()
    rmSync(folder, { recursive: true })
  }
}

test('a provider is kept under a readable name, its secret encrypted and kept until another is given', () =>
  open((signIn, { folder }) => {
    const id = signIn.save({ id: null, settings, secret: 'mycket-hemligt' })
    assert.equal(id, 'kommunens-inloggning-010101')
    assert.equal(signIn.secretOf(id ?? ''), 'mycket-hemligt')
    signIn.save({ id, settings: { ...settings, label: 'Nytt namn' }, secret: null })
    assert.deepEqual(signIn.providers(), [{ id, settings: { ...settings, label: 'Nytt namn' }, hasSecret: true }])
    assert.equal(signIn.secretOf(id ?? ''), 'mycket-hemligt')
    const bytes = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'latin1'))
      .join()
    assert.ok(bytes.includes('Nytt namn') && !bytes.includes('mycket-hemligt'))
    assert.equal(signIn.save({ id: 'finns-inte', settings, secret: null }), null)
  }))

test('a provider taken away can be brought back for a day, secret and all', () =>
  open((signIn, { pass }) => {
    const id = signIn.save({ id: null, settings, secret: 'h' }) ?? ''
    assert.ok(signIn.setRemoved(id, true))
    assert.equal(signIn.provider(id), null)
    assert.deepEqual(signIn.providers(), [])
    assert.ok(signIn.setRemoved(id, false))
    assert.equal(signIn.secretOf(id), 'h')
    signIn.setRemoved(id, true)
    pass(25)
    assert.equal(signIn.setRemoved(id, false), false)
  }))

test('rules are kept in their order and replaced as a whole; the address is the last one told', () =>
  open((signIn) => {
    const rule = (claim: string): ClaimRule => ({ provider: null, claim, pattern: 'x', role: 'head', scope: { kind: 'whole' } })
    signIn.saveRules([rule('b'), rule('a')])
    assert.deepEqual(
      signIn.rules().map(({ claim }) => claim),
      ['b', 'a'],
    )
    signIn.saveRules([rule('c')])
    assert.deepEqual(
      signIn.rules().map(({ claim }) => claim),
      ['c'],
    )
    assert.equal(signIn.address(), null)
    signIn.setAddress('https://a.se')
    signIn.setAddress('https://b.se')
    assert.equal(signIn.address(), 'https://b.se')
  }))

test('a kept text is made once; a pseudonym is the same for the same text and tells nothing of it', () =>
  open((signIn) => {
    assert.equal(
      signIn.kept('nyckel', () => 'ett'),
      'ett',
    )
    assert.equal(
      signIn.kept('nyckel', () => 'två'),
      'ett',
    )
    assert.equal(signIn.pseudonym('https://x.se 198112189876'), signIn.pseudonym('https://x.se 198112189876'))
    assert.notEqual(signIn.pseudonym('a'), signIn.pseudonym('b'))
    assert.match(signIn.pseudonym('a'), /^[A-Za-z0-9_-]{43}$/)
  }))

test('how a session came is told once, and forgotten with the session', () =>
  open((signIn, { session }) => {
    signIn.noteSession(session, { provider: 'kommunen', hint: 'tecken' })
    assert.deepEqual(signIn.takeSession(session), { provider: 'kommunen', hint: 'tecken' })
    assert.equal(signIn.takeSession(session), null)
    signIn.noteSession('en session som inte finns', { provider: 'kommunen', hint: null })
    signIn.noteSession(session, { provider: 'kommunen', hint: null })
    assert.equal(signIn.takeSession('en session som inte finns'), null)
  }))
