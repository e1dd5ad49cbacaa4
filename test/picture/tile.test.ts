// The first page's key figures: their words and their thin line.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cell, MeasureHead } from '../../src/contract/index.ts'
import { render, sayTile, sparkline } from '../../src/picture/index.ts'

const head: MeasureHead = {
  name: 'meritValue',
  label: 'Meritvärde',
  kind: 'mean',
  unit: 'points',
  range: [0, 340],
  direction: 'higher',
  rule: '2026-1',
}
const cell = (value: number | null, half = 5): Cell => ({
  ...{ keys: {}, grouping: [], measure: 'meritValue', against: null, origin: 'own', value, n: value === null ? null : 60 },
  ...{
    low: value === null ? null : value - half,
    high: value === null ? null : value + half,
    interval: value === null ? null : 't',
  },
  ...{ state: value === null ? 'hidden' : 'shown', mark: value === null ? '..' : null, reason: null, sources: [], checks: [] },
})
const told = (values: readonly (number | null)[], half = 5, municipality: number | null = null, as = head) =>
  sayTile({ head: as, cells: values.map((value) => cell(value, half)), municipality: cell(municipality) })

test('a tile says higher or lower than the year before, and when that may be chance', () => {
  assert.deepEqual(told([200, 230], 5, 221), {
    word: 'Högre',
    tone: 'good',
    rest: 'än förra läsåret (200).',
    beside: 'Kommunen 221.',
  })
  assert.deepEqual(told([230, 224], 5), {
    word: 'Lägre',
    tone: 'plain',
    rest: 'än förra läsåret (230), kan vara slump.',
    beside: '',
  })
  assert.equal(told([230, 200], 5).tone, 'attention')
  assert.equal(told([230, 200], 5, null, { ...head, direction: 'neither' }).tone, 'plain')
  assert.deepEqual([told([221.4, 220.6]).word, told([221.4, 220.6]).rest], ['Oförändrat', 'mot förra läsåret (221).'])
})

test('a hidden year is said, and ends what goes one way in a row', () => {
  assert.equal(told([200, null]).rest, 'För få elever för att visa ett resultat.')
  assert.equal(told([null, 200]).rest, 'Ingen siffra för förra läsåret.')
  assert.equal(told([230, 225, 220, 215]).beside, 'Nedåt 3 läsår i rad.')
  assert.equal(told([200, 205, 210, 220]).beside, 'Uppåt 3 läsår i rad.')
  assert.equal(told([230, null, 220, 215]).beside, '')
  assert.equal(told([210, 220, 215]).beside, '')
})

test('the thin line has a gap where nothing is shown, and ends in a dot', () => {
  const drawn = render(sparkline([cell(1), cell(3), cell(null), cell(2), cell(2)], 110, 30))
  assert.match(drawn, /d="M5 25L30 5M80 15L105 15"/)
  assert.match(drawn, /<circle class="spark-end" cx="105" cy="15" r="4"\/>/)
  assert.doesNotMatch(render(sparkline([cell(null)], 110, 30)), /path|circle/)
})
