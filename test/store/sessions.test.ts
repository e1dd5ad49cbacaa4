import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { csrfOf, idleHours, newToken, sessionHours } from '../../src/store/index.ts'
import { openSigning } from './signing-in.ts'

const hour = 3600

test('a session tells its person, role and device until it ends', () => {
  const { sessions, close } = openSigning()
  const token = sessions.start('head', 'Firefox på Windows', 'head')
  const { id, ...told } = sessions.read(token) ?? { id: '' }
  assert.match(id, /^[A-Za-z0-9_-]{12}$/)
  assert.deepEqual(told, {
    person: 'head',
    role: 'head',
    device: 'Firefox på Windows',
    startedAt: '2026-01-02T08:00:00.000Z',
    seenAt: '2026-01-02T08:00:00.000Z',
  })
  assert.equal(sessions.read(`${token.slice(0, -1)}_`), null)
  sessions.end(token)
  assert.equal(sessions.read(token), null)
  close()
})

test('a session lasts a working day, however much it is used, and is removed when the next one starts', () => {
  const { store, sessions, pass, close } = openSigning()
  const token = sessions.start('head', '', null)
  for (let passed = 0; passed < sessionHours - 1; passed++) {
    pass(hour)
    assert.equal(sessions.read(token)?.person, 'head')
  }
  pass(hour)
  assert.equal(sessions.read(token), null)
  sessions.start('board', '', null)
  assert.equal(store.prepare('select count(*) as rows from session').get()?.rows, 1)
  close()
})

test('a session that is not used ends after two hours', () => {
  const { sessions, pass, close } = openSigning()
  const token = sessions.start('head', '', null)
  pass(idleHours * hour - 1)
  assert.equal(sessions.read(token)?.seenAt, '2026-01-02T09:59:59.000Z')
  pass(idleHours * hour)
  assert.equal(sessions.read(token), null)
  assert.deepEqual(sessions.list('head'), [])
  close()
})

test('being seen is written at most once a minute', () => {
  const { sessions, pass, close } = openSigning()
  const token = sessions.start('head', '', null)
  pass(59)
  assert.equal(sessions.read(token)?.seenAt, '2026-01-02T08:00:00.000Z')
  pass(1)
  assert.equal(sessions.read(token)?.seenAt, '2026-01-02T08:01:00.000Z')
  close()
})

test('sessions are listed for their own person, and ended one by one or all at once', () => {
  const { sessions, pass, close } = openSigning()
  const first = sessions.start('anna', 'Chrome på Android', null)
  pass(60)
  const second = sessions.start('anna', 'Safari på iPad', null)
  const other = sessions.start('bo', '', null)
  const [latest, earlier] = sessions.list('anna')
  assert.deepEqual([latest?.device, earlier?.device], ['Safari på iPad', 'Chrome på Android'])
  assert.equal(sessions.endListed('bo', earlier?.id ?? ''), false, "nobody ends another's session")
  assert.equal(sessions.endListed('anna', earlier?.id ?? ''), true)
  assert.equal(sessions.read(first), null)
  assert.equal(sessions.read(second)?.id, latest?.id)
  sessions.endAll('anna')
  assert.equal(sessions.read(second), null)
  assert.equal(sessions.read(other)?.person, 'bo')
  close()
})

test('a change of role gives a new token to the same session', () => {
  const { sessions, close } = openSigning()
  const token = sessions.start('anna', '', 'coordinator')
  const before = sessions.read(token)
  const next = sessions.changeRole(token, 'board') ?? ''
  assert.equal(sessions.read(token), null)
  assert.deepEqual(sessions.read(next), { ...before, role: 'board' })
  assert.equal(sessions.changeRole(token, 'head'), null)
  close()
})

test('the store holds the sha256 of a token, never the token', () => {
  const { path, store, sessions, close } = openSigning()
  const token = sessions.start('head', '', null)
  const rows = store.prepare('select token_hash from session').all()
  assert.deepEqual(
    rows.map((row) => row.token_hash),
    [createHash('sha256').update(token).digest('hex')],
  )
  store.exec('pragma wal_checkpoint(truncate)')
  assert.equal(readFileSync(path).includes(token), false)
  close()
})

test('a token is 256 random bits and its cross-site token is another text', () => {
  const token = newToken()
  assert.match(token, /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(newToken(), token)
  assert.match(csrfOf(token), /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(csrfOf(token), token)
  assert.equal(csrfOf(token), csrfOf(token))
})
