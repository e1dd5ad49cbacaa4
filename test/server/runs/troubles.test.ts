// What is told as not as it should be, and what is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Loads } from '../../../src/contract/index.ts'
import { noticesOf, troublesOf, type Watched } from '../../../src/server/runs/troubles.ts'

const now = new Date('2026-11-28T10:00:00Z')
const loadOf = (read: number, status: Loads['loads'][number]['status'] = 'published'): Loads['loads'][number] => ({
  ...{ load: 1, at: '', source: 'roster', status, files: 1, generation: 1, checks: [] },
  rows: { read, accepted: read, rejected: 0 },
})
const watched = (more: Partial<Watched>): Watched => ({
  ...({ source: 'roster', label: 'Elevregister', everyDays: null, since: null, last: null, loads: [] } as const),
  ...more,
})
const kinds = (more: Partial<Watched>): readonly string[] => troublesOf(watched(more), now).map(({ kind }) => kind)
const rows = (...read: readonly number[]): Partial<Watched> => ({ loads: read.map((count) => loadOf(count)) })

test('a delivery of less than half or more than twice the rows of those before it is asked about', () => {
  assert.deepEqual(kinds(rows(100, 100, 100)), [])
  assert.deepEqual(kinds(rows(50, 100, 100)), [])
  assert.deepEqual(kinds(rows(49, 100, 100)), ['volume'])
  assert.deepEqual(kinds(rows(200, 100, 100)), [])
  assert.deepEqual(kinds(rows(201, 100, 100)), ['volume'])
  // one before it is no custom, and what was stopped or unchanged is no delivery
  assert.deepEqual(kinds(rows(1, 100)), [])
  assert.deepEqual(kinds({ loads: [loadOf(1, 'unchanged'), loadOf(100), loadOf(100), loadOf(100)] }), [])
})

test('a delivery is late when it is awaited and more days have gone', () => {
  const since = '2026-11-20T10:00:00Z'
  assert.deepEqual(kinds({ since }), [])
  assert.deepEqual(kinds({ since, everyDays: 8 }), [])
  assert.deepEqual(kinds({ since, everyDays: 7 }), ['late'])
  assert.deepEqual(kinds({ everyDays: 7 }), [])
})

test('a stopped load is told with what stopped it, alone', () => {
  const check = (name: string, severity: string, count: number) => ({ check: name, severity, count, message: `${name}.` })
  const checks = [check('A', 'blocking', 1), check('B', 'blocking', 0), check('C', 'warning', 3)]
  const [trouble] = troublesOf(watched({ loads: [{ ...loadOf(1, 'stopped'), checks }, loadOf(9)] }), now)
  assert.match(trouble?.text ?? '', /^Elevregister: .*gäller\. A\.$/)
  assert.deepEqual(kinds({ loads: [loadOf(9), loadOf(1, 'stopped')] }), [])
})

test('what leaves the house by mail names no file: a check by its name, a fault with texts in it not at all', () => {
  const message = 'elever Kalle Karlsson.csv: rubrikraden saknas.'
  const checks = [{ check: 'heading-row', severity: 'blocking', count: 1, message }]
  const texts = (more: Partial<Watched>): readonly string[] => noticesOf(watched(more), now).map(({ text }) => text)
  const [stopped = ''] = texts({ loads: [{ ...loadOf(1, 'stopped'), checks }] })
  assert.match(stopped, /gäller\. Rubrikrad\.$/)
  const failed = (code: string, parameters: object): Partial<Watched> => {
    const fault = { code, parameters: { ...parameters } }
    const run = { id: 1, source: 'roster', cause: 'hand', day: null, beganAt: '', endedAt: '', outcome: 'failed' } as const
    return { last: { ...run, load: null, files: [], fault, retryAt: null, tries: 1 } }
  }
  assert.deepEqual(texts(failed('unreadableFile', { path: 'Kalle Karlsson.csv', problem: 'x' })), [
    'Elevregister: Något hindrade inläsningen. Vad det är står på sidan Data.',
  ])
  assert.match(texts(failed('diskFull', {}))[0] ?? '', /Disken är full/)
})

test('a trouble is told of by the day, an unusual delivery by the load', () => {
  const marks = (more: Partial<Watched>): readonly string[] => noticesOf(watched(more), now).map(({ mark }) => mark)
  assert.deepEqual(marks({ since: '2026-11-01T10:00:00Z', everyDays: 1 }), ['2026-11-28'])
  assert.deepEqual(marks({ loads: [{ ...loadOf(1), load: 12 }, loadOf(100), loadOf(100)] }), ['load 000000012'])
})
