import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { type AuditEntry, openAudit, openStore } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-audit-'))
after(() => rmSync(folder, { recursive: true }))
let files = 0
const freshPath = (): string => join(folder, `${++files}.sqlite`)

function entry(question: string): AuditEntry {
  return {
    at: '2026-01-02T03:04:05.000Z',
    kind: 'answer',
    actor: 'head',
    role: 'head',
    purpose: 'screen',
    question,
    generation: 41,
    regime: 'across',
    shown: 12,
    hidden: 3,
  }
}

const read = (sequence: number, noted: AuditEntry): object => ({ sequence, ...noted, about: null, pupils: 0 })

test('a noted row reads back as it was noted, newest first', () => {
  const store = openStore(freshPath())
  const audit = openAudit(store)
  audit.note({ ...entry('a'), pupils: [4, 4, 2] })
  audit.note({ ...entry('b'), generation: null, regime: null })
  audit.flush()
  assert.deepEqual(audit.latest(10), [
    { ...read(2, entry('b')), generation: null, regime: null },
    { ...read(1, entry('a')), pupils: 2 },
  ])
  assert.equal(audit.latest(1).length, 1)
  audit.close()
  store.close()
})

test('rows are written 250 ms after they were noted, without being asked', async () => {
  const store = openStore(freshPath())
  const audit = openAudit(store)
  audit.note(entry('a'))
  assert.equal(audit.latest(1).length, 0)
  await pause(400)
  assert.equal(audit.latest(1).length, 1)
  store.close()
})

test('the 500th row writes the batch at once', () => {
  const store = openStore(freshPath())
  const audit = openAudit(store)
  for (let index = 1; index < 500; index++) audit.note(entry(String(index)))
  assert.equal(audit.latest(1000).length, 0)
  audit.note(entry('500'))
  assert.equal(audit.latest(1000).length, 500)
  store.close()
})

test('closing writes what is queued, and another process then finds it', () => {
  const path = freshPath()
  const store = openStore(path)
  const audit = openAudit(store)
  audit.note(entry('a'))
  audit.close()
  store.close()
  const again = openStore(path)
  assert.equal(openAudit(again).latest(10).length, 1)
  again.close()
})

test('the log refuses change and removal', () => {
  const store = openStore(freshPath())
  const audit = openAudit(store)
  audit.note(entry('a'))
  audit.flush()
  assert.throws(() => store.exec("update audit set actor = 'someone else'"), /append-only/)
  assert.throws(() => store.exec('delete from audit'), /append-only/)
  assert.deepEqual(audit.latest(1), [read(1, entry('a'))])
  store.close()
})

test('while the log cannot be written no figure can be noted, and nothing noted is lost', () => {
  const path = freshPath()
  const store = openStore(path)
  const problems: unknown[] = []
  const audit = openAudit(store, { log: (problem) => problems.push(problem) })
  store.exec("create trigger full before insert on audit begin select raise(abort, 'disk full'); end")
  audit.note(entry('a'))
  assert.throws(() => audit.flush(), /disk full/)
  assert.throws(() => audit.note(entry('b')), { code: 'auditUnwritable' })
  assert.equal(problems.length, 1)
  store.exec('drop trigger full')
  audit.note(entry('c'))
  audit.flush()
  assert.deepEqual(
    audit.latest(10).map(({ question }) => question),
    ['c', 'a'],
  )
  store.close()
})

test('a row that somebody has given another form is refused when it is read', () => {
  const store = openStore(freshPath())
  const audit = openAudit(store)
  audit.note(entry('a'))
  audit.flush()
  store.exec("drop trigger audit_keeps_values; update audit set kind = 'glance'")
  assert.throws(() => audit.latest(1), /kind/)
  store.close()
})

test('a head that cannot be written does not write the rows twice', () => {
  const path = freshPath()
  const store = openStore(path)
  const audit = openAudit(store)
  mkdirSync(path.replace('.sqlite', '.heads.jsonl'))
  audit.note(entry('a'))
  assert.throws(() => audit.flush(), /EISDIR/)
  audit.close()
  assert.equal(audit.latest(10).length, 1)
  store.close()
})
