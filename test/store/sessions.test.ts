import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { csrfOf, newToken, openSessions, openStore, sessionHours } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-sessions-'))
after(() => rmSync(folder, { recursive: true }))
let files = 0

function fixture() {
  let now = new Date('2026-01-02T08:00:00Z')
  let drawn = 0
  const store = openStore(join(folder, `${++files}.sqlite`))
  const effects = { clock: () => now, random: (bytes: number) => Buffer.alloc(bytes, ++drawn) }
  const pass = (hours: number): void => {
    now = new Date(now.getTime() + hours * 3_600_000)
  }
  return { store, sessions: openSessions(store, effects), pass }
}

test('a session tells its person until it ends', () => {
  const { store, sessions } = fixture()
  const token = sessions.start('head')
  assert.equal(sessions.person(token), 'head')
  assert.equal(sessions.person(`${token.slice(0, -1)}_`), null)
  sessions.end(token)
  assert.equal(sessions.person(token), null)
  store.close()
})

test('a session lasts a working day and is removed when the next one starts', () => {
  const { store, sessions, pass } = fixture()
  const token = sessions.start('head')
  pass(sessionHours - 0.01)
  assert.equal(sessions.person(token), 'head')
  pass(0.01)
  assert.equal(sessions.person(token), null)
  sessions.start('board')
  assert.deepEqual({ ...store.prepare('select count(*) as rows from session').get() }, { rows: 1 })
  store.close()
})

test('the store holds the sha256 of a token, never the token', () => {
  const { store, sessions } = fixture()
  const token = sessions.start('head')
  const rows = store.prepare('select token_hash from session').all()
  assert.deepEqual(
    rows.map((row) => row.token_hash),
    [createHash('sha256').update(token).digest('hex')],
  )
  store.exec('pragma wal_checkpoint(truncate)')
  assert.equal(readFileSync(join(folder, `${files}.sqlite`)).includes(token), false)
  store.close()
})

test('a token is 256 random bits and its cross-site token is another text', () => {
  const token = newToken()
  assert.match(token, /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(newToken(), token)
  assert.match(csrfOf(token), /^[A-Za-z0-9_-]{43}$/)
  assert.notEqual(csrfOf(token), token)
  assert.equal(csrfOf(token), csrfOf(token))
})
