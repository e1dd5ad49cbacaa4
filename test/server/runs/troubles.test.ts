// What is told as not as it should be, and what is not.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Loads } from '../../../src/contract/index.ts'
import { troublesOf, type Watched } from '../../../src/server/runs/troubles.ts'

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
