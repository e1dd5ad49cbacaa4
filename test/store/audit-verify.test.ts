import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, test } from 'node:test'
import {
  type AuditEntry,
  type AuditVerdict,
  anchorAudit,
  auditPast,
  openAudit,
  openStore,
  verifyAudit,
} from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-chain-'))
after(() => rmSync(folder, { recursive: true }))
let files = 0

const entry = (n: number): AuditEntry => ({
  at: `2026-01-0${n}T03:04:05.000Z`,
  kind: n === 3 ? 'pupilList' : 'answer',
  actor: 'anna',
  role: 'principal',
  purpose: 'undervisning',
  about: '9A',
  question: `{"n":${n}}`,
  generation: 41,
  regime: 'own',
  shown: 12,
  hidden: 3,
  pupils: n === 3 ? [7, 5] : [],
})

/** A log of five rows in two batches; `change` is what somebody with the file does to it. */
function verdictAfter(change: (store: DatabaseSync, path: string) => void): AuditVerdict {
  const path = join(folder, `${++files}.sqlite`)
  const store = openStore(path)
  const audit = openAudit(store)
  for (const n of [1, 2, 3]) audit.note(entry(n))
  audit.flush()
  for (const n of [4, 5]) audit.note(entry(n))
  audit.close()
  change(store, path)
  const verdict = verifyAudit(store)
  store.close()
  return verdict
}

/** What someone does who has the file and knows SQLite. */
function tamper(sql: string): AuditVerdict['broken'] {
  return verdictAfter((store) => {
    for (const table of ['audit', 'audit_pupil', 'audit_anchor']) {
      store.exec(`drop trigger ${table}_keeps_rows; drop trigger ${table}_keeps_values`)
    }
    store.exec(sql)
  }).broken
}

test('a log that nobody has touched holds, and its head is told', () => {
  const verdict = verdictAfter(() => undefined)
  assert.equal(verdict.broken, null)
  assert.deepEqual([verdict.rows, verdict.anchoredAt, verdict.head.sequence, verdict.afterHead], [5, 0, 5, 0])
  assert.match(verdict.head.hash, /^[0-9a-f]{64}$/)
})

const changes: Readonly<Record<string, string>> = {
  previous: "'0'",
  at: "'2020-01-01T00:00:00.000Z'",
  kind: "'export'",
  actor: "'bertil'",
  role: "'head'",
  purpose: 'null',
  about: "'9B'",
  question: "'{}'",
  generation: '42',
  regime: 'null',
  shown: '13',
  hidden: '0',
}
for (const sequence of [1, 3, 4, 5]) {
  for (const [column, value] of Object.entries(changes)) {
    test(`a changed ${column} in row ${sequence} of 5 is found, and the row named`, () => {
      assert.equal(tamper(`update audit set ${column} = ${value} where sequence = ${sequence}`)?.sequence, sequence)
    })
  }
}

test('every column of the log is tried above', () => {
  const store = openStore(join(folder, 'columns.sqlite'))
  const names = store.prepare("select name from pragma_table_info('audit')").all()
  store.close()
  assert.deepEqual(
    names.map(({ name }) => name),
    ['sequence', ...Object.keys(changes)],
  )
})

const acts: readonly (readonly [what: string, sql: string, broken: AuditVerdict['broken']])[] = [
  ['a row taken out of the middle', 'delete from audit where sequence = 2', { sequence: 2, problem: 'gap' }],
  ['the first row taken away', 'delete from audit where sequence = 1', { sequence: 1, problem: 'gap' }],
  ['the last rows cut off', 'delete from audit where sequence > 3', { sequence: 4, problem: 'cut' }],
  ['the last row cut off', 'delete from audit where sequence = 5', { sequence: 5, problem: 'cut' }],
  ['everything taken away', 'delete from audit_pupil; delete from audit', { sequence: 1, problem: 'cut' }],
  [
    'a row put in between',
    `update audit set sequence = -sequence where sequence > 2;
    update audit set sequence = 1 - sequence where sequence < 0;
    insert into audit (sequence, previous, at, kind, actor) select 3, previous, at, kind, 'bertil' from audit where sequence = 4`,
    { sequence: 3, problem: 'headDiffers' },
  ],
  [
    'a row put in between, its pupils moved along',
    `update audit set sequence = -sequence where sequence > 2;
    update audit set sequence = 1 - sequence where sequence < 0;
    update audit_pupil set sequence = 4;
    insert into audit (sequence, previous, at, kind, actor) select 3, previous, at, kind, 'bertil' from audit where sequence = 4`,
    { sequence: 3, problem: 'headDiffers' },
  ],
  [
    'a row put in at the end',
    "insert into audit (sequence, previous, at, kind, actor) values (6, '0', '2026-01-09', 'answer', 'bertil')",
    { sequence: 6, problem: 'changed' },
  ],
  ['a row given another number', 'update audit set sequence = 9 where sequence = 5', { sequence: 5, problem: 'gap' }],
  [
    'two rows that change places',
    'update audit set sequence = 9 where sequence = 1; update audit set sequence = 1 where sequence = 2; update audit set sequence = 2 where sequence = 9',
    { sequence: 1, problem: 'changed' },
  ],
  ['a pupil taken out of a row', 'delete from audit_pupil where pupil_key = 5', { sequence: 3, problem: 'headDiffers' }],
  ['a pupil put in', 'insert into audit_pupil values (4, 9)', { sequence: 4, problem: 'changed' }],
  [
    'another pupil in place of one',
    'update audit_pupil set pupil_key = 6 where pupil_key = 5',
    { sequence: 3, problem: 'headDiffers' },
  ],
  ['a pupil of a row that is not there', 'insert into audit_pupil values (8, 9)', { sequence: 8, problem: 'loosePupil' }],
  [
    'a beginning cut off under an anchor that nobody signed',
    "insert into audit_anchor select 1, previous, '', '' from audit where sequence = 2; delete from audit where sequence = 1",
    { sequence: 1, problem: 'unsigned' },
  ],
]
for (const [what, sql, broken] of acts) {
  test(`${what} is found`, () => assert.deepEqual(tamper(sql), broken))
}

test('a whole chain computed anew differs from the heads written beside it', () => {
  const verdict = verdictAfter((_, path) => {
    const heads = path.replace('.sqlite', '.heads.jsonl')
    const [first = '', ...rest] = readFileSync(heads, 'utf8').split('\n')
    writeFileSync(heads, [first.replace(/"hash":"."/, '"hash":"x"').replace(/"hash":"./, '"hash":"x'), ...rest].join('\n'))
  })
  assert.deepEqual(verdict.broken, { sequence: 3, problem: 'headDiffers' })
})

test('a head written down elsewhere finds what was cut off together with the file of heads', () => {
  const path = join(folder, 'elsewhere.sqlite')
  const store = openStore(path)
  const audit = openAudit(store)
  for (const n of [1, 2]) audit.note(entry(n))
  audit.close()
  const { head } = verifyAudit(store)
  store.exec('drop trigger audit_keeps_rows; delete from audit where sequence = 2')
  writeFileSync(path.replace('.sqlite', '.heads.jsonl'), '')
  assert.equal(verifyAudit(store).broken, null)
  assert.deepEqual(verifyAudit(store, head).broken, { sequence: 2, problem: 'cut' })
  store.close()
})

test('a head line cut by a crash is passed over, and rows without a head are told', () => {
  const verdict = verdictAfter((_, path) => {
    const heads = path.replace('.sqlite', '.heads.jsonl')
    const [first = '', second = ''] = readFileSync(heads, 'utf8').split('\n')
    writeFileSync(heads, `${first}\n${second.slice(0, 20)}`)
  })
  assert.deepEqual([verdict.broken, verdict.afterHead], [null, 2])
})

test('two processes that write to one log make one chain', () => {
  const path = join(folder, 'two.sqlite')
  const stores = [openStore(path), openStore(path)]
  const audits = stores.map((store) => openAudit(store))
  for (let turn = 0; turn < 6; turn++) {
    const audit = audits[turn % 2]
    audit?.note(entry(1 + turn))
    audit?.flush()
  }
  for (const store of stores) assert.deepEqual([verifyAudit(store).broken, verifyAudit(store).rows], [null, 6])
  for (const store of stores) store.close()
})

test('rows past their period leave under a signed anchor, and the log goes on holding', () => {
  const path = join(folder, 'retention.sqlite')
  const store = openStore(path)
  const audit = openAudit(store)
  for (const n of [1, 2, 3, 4, 5]) audit.note(entry(n))
  audit.flush()
  const past = auditPast(store, '2026-01-04T00:00:00.000Z')
  assert.deepEqual(past, { rows: 3, through: 3, oldest: entry(1).at, newest: entry(3).at })
  assert.equal(anchorAudit(store, past.through, '2026-06-01T00:00:00.000Z', 'carin'), 3)
  assert.deepEqual(auditPast(store, '2026-01-04T00:00:00.000Z').rows, 0)
  audit.note(entry(6))
  audit.close()
  const verdict = verifyAudit(store)
  assert.deepEqual([verdict.broken, verdict.rows, verdict.anchoredAt, verdict.head.sequence], [null, 4, 3, 7])
  assert.equal(store.prepare('select count(*) as n from audit_pupil').get()?.n, 0)
  assert.throws(() => store.exec('delete from audit where sequence = 4'), /append-only/)
  assert.throws(() => store.exec('delete from audit_anchor'), /append-only/)
  store.exec('drop trigger audit_keeps_rows; delete from audit where sequence = 4')
  assert.deepEqual(verifyAudit(store).broken, { sequence: 4, problem: 'gap' })
  store.close()
})

test('everything may leave, and again later', () => {
  const store = openStore(join(folder, 'all.sqlite'))
  const audit = openAudit(store)
  for (const n of [1, 2]) audit.note(entry(n))
  audit.flush()
  anchorAudit(store, 2, '2026-06-01T00:00:00.000Z', 'system')
  audit.note(entry(3))
  audit.flush()
  anchorAudit(store, 4, '2026-07-01T00:00:00.000Z', 'system')
  const verdict = verifyAudit(store)
  assert.deepEqual([verdict.broken, verdict.rows, verdict.anchoredAt, verdict.head.sequence], [null, 1, 4, 5])
  store.close()
})

test('a log from before the chain is chained as it stands, in its own order', () => {
  const path = join(folder, 'before.sqlite')
  const old = new DatabaseSync(path)
  old.exec(`
    create table audit (
      sequence integer primary key, at text not null, actor text not null, role text not null, purpose text not null,
      question text not null, generation integer, regime text, shown integer not null, hidden integer not null
    ) strict;
    create table session (token_hash text primary key, person text not null, started_at text not null, expires_at text not null) strict;
    create table reject (load integer) strict;
    insert into audit (at, actor, role, purpose, question, generation, regime, shown, hidden) values
      ('2026-01-01', 'a', 'head', 'p', '{}', 1, 'across', 3, 0), ('2026-01-02', 'b', 'board', 'p', '{}', null, null, 1, 1);
    pragma user_version = 3`)
  old.close()
  const store = openStore(path)
  const audit = openAudit(store)
  assert.deepEqual(
    audit.latest(9).map(({ actor, kind }) => [actor, kind]),
    [
      ['b', 'answer'],
      ['a', 'answer'],
    ],
  )
  audit.note(entry(3))
  audit.close()
  assert.deepEqual([verifyAudit(store).broken, verifyAudit(store).rows], [null, 3])
  store.close()
})
