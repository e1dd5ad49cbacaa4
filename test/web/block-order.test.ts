import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlacedBlock } from '../../src/contract/index.ts'
import { landed, landingAt, moved, widened } from '../../src/web/parts/report/block-order.ts'

const keeps = { period: false, unit: false }
const blocks: readonly PlacedBlock[] = ['a', 'b', 'c'].map((id) => ({
  block: { kind: 'text', id, text: id },
  width: 'full',
  keeps,
}))
const told = (list: readonly PlacedBlock[]): string =>
  list.map(({ block, width }) => block.id + (width === 'half' ? '½' : '')).join(' ')

test('a block goes a step up or down, and no further than the ends', () => {
  assert.equal(told(moved(blocks, 'b', -1)), 'b a c')
  assert.equal(told(moved(blocks, 'b', 1)), 'a c b')
  assert.equal(moved(blocks, 'a', -1), blocks)
  assert.equal(moved(blocks, 'c', 1), blocks)
  assert.equal(moved(blocks, 'gone', 1), blocks)
})

test('a block gets half width and whole again', () => {
  assert.equal(told(widened(blocks, 'b', 'half')), 'a b½ c')
  assert.equal(told(widened(widened(blocks, 'b', 'half'), 'b', 'full')), 'a b c')
})

test('a dragged block lands before or after another; at its side both become halves', () => {
  assert.equal(told(landed(blocks, 'a', { by: 'c', edge: 'after' })), 'b c a')
  assert.equal(told(landed(blocks, 'c', { by: 'a', edge: 'before' })), 'c a b')
  assert.equal(told(landed(blocks, 'a', { by: 'c', edge: 'right' })), 'b c½ a½')
  assert.equal(told(landed(blocks, 'c', { by: 'a', edge: 'left' })), 'c½ a½ b')
  assert.equal(landed(blocks, 'a', { by: 'a', edge: 'right' }), blocks)
})

test('a point finds the nearest block, and its sides only where halves stand side by side', () => {
  const boxes = [
    { id: 'a', left: 0, right: 100, top: 0, bottom: 50 },
    { id: 'b', left: 0, right: 100, top: 60, bottom: 110 },
  ]
  assert.deepEqual(landingAt(boxes, 50, 10, true), { by: 'a', edge: 'before' })
  assert.deepEqual(landingAt(boxes, 50, 300, true), { by: 'b', edge: 'after' })
  assert.deepEqual(landingAt(boxes, 5, 80, true), { by: 'b', edge: 'left' })
  assert.deepEqual(landingAt(boxes, 95, 80, true), { by: 'b', edge: 'right' })
  assert.deepEqual(landingAt(boxes, 5, 80, false), { by: 'b', edge: 'before' })
  assert.equal(landingAt([], 5, 80, false), null)
})
