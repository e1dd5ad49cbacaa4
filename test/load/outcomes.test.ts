import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CheckOutcome } from '../../src/contract/index.ts'
import { gatherOutcomes, sumRows } from '../../src/load/outcomes.ts'

const outcome = (check: string, severity: CheckOutcome['severity'], count: number, message = 'm'): CheckOutcome => ({
  check,
  severity,
  count,
  message,
})
const file = (name: string, checks: readonly CheckOutcome[]) => ({
  name,
  checks,
  sha256: '',
  extracted: null,
  rows: { read: 3, accepted: 2, rejected: 1 },
  scopes: [],
  heldBack: [],
  staged: null,
})

test('a check that all files passed is told once, a finding in some of them with its counts added', () => {
  const files = [
    file('a.txt', [outcome('x', 'warning', 2), outcome('y', 'quarantine', 0)]),
    file('b.txt', [outcome('x', 'warning', 3), outcome('y', 'quarantine', 0)]),
    file('c.txt', [outcome('x', 'warning', 0, 'fine')]),
  ]
  assert.deepEqual(gatherOutcomes(files, [outcome('z', 'blocking', 0)]), [
    outcome('x', 'warning', 5),
    outcome('y', 'quarantine', 0),
    outcome('z', 'blocking', 0),
  ])
})

test('a blocking finding names its file', () => {
  const [told] = gatherOutcomes([file('a.txt', [outcome('x', 'blocking', 1, 'Filen är tom.')])], [])
  assert.equal(told?.message, 'a.txt: Filen är tom.')
})

test('rows are summed, and a stopped load accepts none', () => {
  const files = [file('a.txt', []), file('b.txt', [])]
  assert.deepEqual(sumRows(files, false), { read: 6, accepted: 4, rejected: 2 })
  assert.deepEqual(sumRows(files, true), { read: 6, accepted: 0, rejected: 2 })
})
