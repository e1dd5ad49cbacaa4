import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlacedBlock } from '../../src/contract/index.ts'
import { stepsOf } from '../../src/web/parts/report/show-steps.ts'

const block = (kind: 'heading' | 'text', id: string): PlacedBlock => ({
  block: { kind, id, text: id },
  ...{ width: 'full', keeps: { period: false, unit: false } },
})

test('the title comes first, then a block a step under its heading; a heading with nothing under it is a step', () => {
  const blocks = [
    block('text', 'a'),
    block('heading', 'H1'),
    block('text', 'b'),
    block('text', 'c'),
    block('heading', 'H2'),
    block('heading', 'H3'),
  ]
  assert.deepEqual(
    stepsOf({ blocks }).map(({ block: id, heading }) => [id, heading]),
    [
      [null, null],
      ['a', null],
      ['b', 'H1'],
      ['c', 'H1'],
      ['H2', null],
      ['H3', null],
    ],
  )
  assert.equal(stepsOf({ blocks: [] }).length, 1)
})
