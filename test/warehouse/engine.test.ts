import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { numberIn, openGeneration, openWriter, textIn } from '../../src/warehouse/index.ts'
import { emptyFolder } from './folder.ts'

test('integers of every width, decimals, dates and blobs come back as plain values', async (t) => {
  const path = join(emptyFolder(t), 'a.duckdb')
  const writer = await openWriter(path)
  await writer.run('create table a (big bigint, day date, small smallint, flag boolean, bytes blob, none varchar)')
  await writer.append('a', [[281474976710655, '2024-10-15', 3, true, new Uint8Array([7, 0, 255]), null]])
  const rows = await writer.run('select *, sum(big) as total, count(*) as n, 1.5::decimal(4, 1) as tenth from a group by all')
  await writer.close()
  const row = rows[0] ?? {}
  assert.deepEqual(
    { ...row, bytes: [...(row.bytes as Uint8Array)] },
    {
      big: 281474976710655,
      day: '2024-10-15',
      small: 3,
      flag: true,
      bytes: [7, 0, 255],
      none: null,
      total: 281474976710655,
      n: 1,
      tenth: 1.5,
    },
  )
})

test('a reading generation cannot write, reach other files or change its configuration', async (t) => {
  const path = join(emptyFolder(t), 'a.duckdb')
  const writer = await openWriter(path)
  await writer.run('create table a (x integer)')
  await writer.close()
  const generation = await openGeneration(path, 1)
  t.after(() => generation.close())
  await assert.rejects(generation.run('insert into a values (1)'), /read-only/)
  await assert.rejects(generation.run("select * from read_csv('/etc/hostname')"), /Permission/)
  await assert.rejects(generation.run(`attach '${path}x' as other`), /Permission|access/i)
  await assert.rejects(generation.run('set threads = 1'), /locked/)
  await assert.rejects(generation.run('set enable_external_access = true'), /locked|Cannot/)
})

test('values are bound, never read as text of the statement', async (t) => {
  const writer = await openWriter(join(emptyFolder(t), 'a.duckdb'))
  t.after(() => writer.close())
  const hostile = "x'; drop table a; --"
  await writer.run('create table a (x varchar)')
  await writer.run('insert into a values (?)', [hostile])
  assert.deepEqual(
    (await writer.run('select x from a where x = $1', [hostile])).map((row) => textIn(row, 'x')),
    [hostile],
  )
  await assert.rejects(writer.run('select ? as x', []), /takes 1 values, not 0/)
})

test('twenty questions run side by side on eight connections, and close waits for the last', async (t) => {
  const path = join(emptyFolder(t), 'a.duckdb')
  const writer = await openWriter(path)
  await writer.run('create table a as select range as x from range(100000)')
  await writer.close()
  const generation = await openGeneration(path, 1)
  const asking = Array.from({ length: 20 }, async (_, at) => {
    const rows = await generation.run('select sum(x % ?) as s from a', [at + 2])
    return rows.map((row) => numberIn(row, 's'))
  })
  const closing = generation.close()
  const answers = await Promise.all(asking)
  await closing
  assert.equal(answers.length, 20)
  assert.deepEqual(answers[0], [50000])
  await assert.rejects(generation.run('select 1'), /closed/)
})

// counts what nobody would wait for
const endless = 'select count(*) as n from range(1000000000000) where range % 7 = ?'

test('a statement whose reader leaves is interrupted where it runs and dropped where it waits; its connection answers the next', async (t) => {
  const path = join(emptyFolder(t), 'a.duckdb')
  await (await openWriter(path)).close()
  const generation = await openGeneration(path, 1)
  const leaving = new AbortController()
  const left = new Error('left')
  // more than there are connections, so that the last ones wait
  const asked = Array.from({ length: 12 }, () => generation.run(endless, [3], leaving.signal))
  const told = Promise.allSettled(asked)
  await pause(50)
  leaving.abort(left)
  for (const one of await told) assert.equal(one.status === 'rejected' && one.reason, left)
  await assert.rejects(generation.run('select 1', [], leaving.signal), left)
  const after = await Promise.all(Array.from({ length: 12 }, (_, at) => generation.run('select ? as n', [at])))
  assert.deepEqual(
    after.flat().map((row) => numberIn(row, 'n')),
    [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
  )
  // the very statement that was interrupted, with a reader who stays
  const once = 'select count(*) as n from range(?) where range % 7 = 3'
  const soon = AbortSignal.timeout(20)
  await assert.rejects(generation.run(once, [10 ** 12], soon))
  assert.deepEqual(await generation.run(once, [70]), [{ n: 10 }])
  await generation.close()
})

test('a statement that is wrong says so, whether its reader has left or not', async (t) => {
  const path = join(emptyFolder(t), 'a.duckdb')
  await (await openWriter(path)).close()
  const generation = await openGeneration(path, 1)
  t.after(() => generation.close())
  const leaving = new AbortController()
  const wrong = generation.run('select nothing', [], leaving.signal)
  leaving.abort(new Error('left'))
  await assert.rejects(wrong, /Binder Error/)
})

test('a column of another kind than asked for is a bug and says which column', () => {
  assert.throws(() => numberIn({ x: 'a' }, 'x'), /column x holds string, not a number/)
  assert.throws(() => textIn({}, 'x'), /column x holds nothing, not text/)
})

test('a row that does not fit its table is refused', async (t) => {
  const writer = await openWriter(join(emptyFolder(t), 'a.duckdb'))
  t.after(() => writer.close())
  await writer.run('create table a (small smallint, day date)')
  await assert.rejects(writer.append('a', [[1]]), /has 1 values, not 2/)
  await assert.rejects(writer.append('a', [[70000, null]]))
  await assert.rejects(writer.append('a', [[1, '2024-13-01']]))
})

test('an integer beyond 2⁵³ is refused rather than rounded', async (t) => {
  const writer = await openWriter(join(emptyFolder(t), 'a.duckdb'))
  t.after(() => writer.close())
  await assert.rejects(writer.run('select 9007199254740993::bigint as x'), /beyond/)
})
