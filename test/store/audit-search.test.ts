import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { type AuditFilter, openAudit, openLog, openStore } from '../../src/store/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-search-'))
const store = openStore(join(folder, 'store.sqlite'))
const audit = openAudit(store)
const log = openLog(store, audit)
after(() => {
  store.close()
  rmSync(folder, { recursive: true })
})

const all: AuditFilter = { actors: null, role: null, kind: null, from: null, to: null, text: null, before: null, limit: 10 }
const found = async (filter: Partial<AuditFilter>): Promise<readonly number[]> =>
  (await log.search({ ...all, ...filter })).rows.map(({ sequence }) => sequence)

// 45,000 rows are three stretches; the first and the last few are the ones looked for.
for (let n = 1; n <= 45_000; n++) {
  audit.note({
    at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
    kind: n % 15_000 === 0 ? 'export' : 'answer',
    actor: n === 3 ? 'bertil' : 'anna',
    role: n <= 5 ? 'board' : 'head',
    question: n === 4 ? '{"measures":["MeritValue"]}' : '{}',
    about: n === 5 ? 'Ekskolan_9%' : null,
    pupils: n === 2 || n === 44_000 ? [77, n] : [],
  })
}

test('nothing asked for answers the newest first, a page at a time', async () => {
  const first = await log.search({ ...all, limit: 2 })
  assert.deepEqual([first.rows.map(({ sequence }) => sequence), first.more], [[45_000, 44_999], true])
  assert.deepEqual(await found({ before: 3 }), [2, 1])
})

test('by person, role, kind and text, wherever in the log they stand', async () => {
  assert.deepEqual(await found({ actors: ['bertil', 'carin'] }), [3])
  assert.deepEqual(await found({ actors: [] }), [])
  assert.deepEqual(await found({ role: 'board' }), [5, 4, 3, 2, 1])
  assert.deepEqual(await found({ kind: 'export' }), [45_000, 30_000, 15_000])
  assert.deepEqual(await found({ text: 'meritvalue' }), [4])
  assert.deepEqual(await found({ text: '_9%' }), [5])
  assert.deepEqual(await found({ role: 'board', actors: ['anna'], text: 'merit' }), [4])
})

test('by period: the first instant is in it, the last is not', async () => {
  const minute = (n: number): string => new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString()
  assert.deepEqual(await found({ from: minute(7), to: minute(9) }), [8, 7])
  assert.deepEqual(await found({ to: minute(3) }), [2, 1])
  assert.deepEqual(await found({ from: '2027-01-01' }), [])
  assert.deepEqual(await found({ to: '2025-01-01' }), [])
})

test('who has seen a pupil is told newest first, with how many were seen together', () => {
  assert.deepEqual(
    log.viewsOf(77).map(({ sequence, pupils }) => [sequence, pupils]),
    [
      [44_000, 2],
      [2, 2],
    ],
  )
  assert.deepEqual(log.viewsOf(78), [])
})

test('a search lets other work come between its stretches', async () => {
  let turns = 0
  const counting = setInterval(() => turns++, 0)
  await found({ actors: ['nobody'] })
  clearInterval(counting)
  assert.ok(turns > 0)
})

test('a log without rows answers nothing', async () => {
  const empty = openStore(join(folder, 'empty.sqlite'))
  assert.deepEqual(await openLog(empty, openAudit(empty)).search(all), { rows: [], more: false })
  empty.close()
})
