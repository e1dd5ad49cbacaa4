import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import type { LocalDraft } from '../../src/contract/index.ts'
import { openLocals, publishedLocals } from '../../src/store/index.ts'
import { localTables } from '../../src/store/locals.ts'

const anna = { by: 'anna', name: 'Anna' }
const bo = { by: 'bo', name: 'Bo' }
const draft = (subjects: string[]): LocalDraft => ({
  title: 'Ett namn',
  description: '',
  tree: { kind: 'subjectGroup', subjects },
})

function open() {
  const database = new DatabaseSync(':memory:')
  database.exec(localTables)
  let now = 0
  return { database, locals: openLocals(database, { clock: () => new Date(1000 * now++) }) }
}

test('a version may be saved many times, stands once published, and the next save is the next version', () => {
  const { locals, database } = open()
  const { id, draft: first } = locals.save(null, 'ett', draft(['MA', 'EN']), anna)
  assert.equal(first?.version, 1)
  assert.equal(locals.save(id, 'ett', draft(['MA', 'SV']), bo).draft?.version, 1)
  const published = locals.publish(id, 1, anna)
  assert.deepEqual([published?.draft, published?.published?.tree], [null, draft(['MA', 'SV']).tree])
  assert.equal(published?.ownerName, 'Anna')
  assert.deepEqual(locals.save(id, 'ett', draft(['BI', 'FY']), bo).draft?.version, 2)
  assert.deepEqual(
    publishedLocals(database).map(({ version, tree }) => [version, tree]),
    [[1, draft(['MA', 'SV']).tree]],
  )
})

test('withdrawing leaves the next draft, and what was withdrawn can be published again without it', () => {
  const { locals, database } = open()
  const { id } = locals.save(null, 'ett', draft(['MA', 'EN']), anna)
  locals.publish(id, 1, anna)
  locals.save(id, 'ett', draft(['BI', 'FY']), anna)
  const withdrawn = locals.withdraw(id, 'fel', anna)
  assert.deepEqual([withdrawn?.published, withdrawn?.last?.version, withdrawn?.draft?.version], [null, 1, 2])
  assert.equal(locals.withdraw(id, 'igen', anna), null)
  const again = locals.publish(id, 1, anna)
  assert.deepEqual([again?.published?.version, again?.draft?.version], [1, 2])
  assert.equal(locals.publish(id, 1, anna), null)
  assert.equal(locals.publish(id, 3, anna), null)
  assert.equal(locals.publish(id, 2, anna)?.published?.version, 2)
  assert.equal(publishedLocals(database).length, 1)
})

test('a draft is put away, and saved again comes back', () => {
  const { locals } = open()
  const { id } = locals.save(null, 'ett', draft(['MA', 'EN']), anna)
  assert.deepEqual([locals.discard(id, bo)?.draft, locals.discard(id, bo)], [null, null])
  assert.equal(locals.publish(id, 1, anna), null)
  assert.equal(locals.save(id, 'ett', draft(['MA', 'EN']), anna).draft?.version, 1)
  assert.deepEqual(
    locals.byId(id)?.history.map(({ kind, by }) => [kind, by]),
    [
      ['save', 'anna'],
      ['discard', 'bo'],
      ['save', 'anna'],
    ],
  )
})

test("a step is never changed or taken away, and a word is one item's", () => {
  const { locals, database } = open()
  locals.save(null, 'ett', draft(['MA', 'EN']), anna)
  assert.throws(() => database.exec(`update local_step set done_by = 'x'`), /append-only/)
  assert.throws(() => database.exec('delete from local_step'), /append-only/)
  assert.throws(() => locals.save(null, 'ett', draft(['MA', 'EN']), anna), /UNIQUE/)
  assert.equal(locals.list().length, 1)
  assert.throws(
    () => database.exec(`insert into local_step (item, kind, version, done_by, at) values (1, 'save', 1, 'x', 'x')`),
    /CHECK/,
  )
})
