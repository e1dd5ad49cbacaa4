import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balanceInterval, wilson } from '../../src/statistics/index.ts'
import { seeded } from '../privacy/tables.ts'

const of = (above: number, even: number, below: number) => balanceInterval(above + even + below, above - below, above + below)

test('nobody above or below has an interval that is as wide as a share of nought would have, both ways', () => {
  const [none, balance] = [wilson(0, 20), of(0, 20, 0)]
  assert.ok(none !== null && balance !== null)
  assert.ok(Math.abs(balance.high - none.high) < 1e-12 && Math.abs(balance.low + none.high) < 1e-12)
})

test('it holds the balance, turns with it, stays within −1 and 1, and is nothing without pupils', () => {
  const [ahead, behind] = [of(9, 10, 1), of(1, 10, 9)]
  assert.ok(ahead !== null && behind !== null)
  assert.ok(ahead.low < 0.4 && ahead.high > 0.4)
  assert.ok(Math.abs(ahead.low + behind.high) < 1e-12 && Math.abs(ahead.high + behind.low) < 1e-12)
  assert.equal(of(20, 0, 0)?.high, 1)
  assert.equal(of(0, 0, 0), null)
})

test('where nobody is below it is the share above, with what might be below', () => {
  const [share, balance] = [wilson(8, 40), of(8, 32, 0)]
  assert.ok(share !== null && balance !== null)
  assert.ok(balance.low < share.low && Math.abs(balance.high - share.high) < 1e-12)
})

test('95 of 100 drawn samples hold the true balance in their interval', () => {
  const random = seeded(5)
  for (const [n, above, below] of [
    [15, 0.3, 0.05],
    [40, 0.2, 0.2],
    [60, 0.45, 0.02],
  ] as const) {
    let held = 0
    const draws = 4000
    for (let draw = 0; draw < draws; draw++) {
      let [up, down] = [0, 0]
      for (let i = 0; i < n; i++) {
        const one = random()
        if (one < above) up++
        else if (one < above + below) down++
      }
      const interval = of(up, n - up - down, down)
      if (interval !== null && interval.low <= above - below && interval.high >= above - below) held++
    }
    assert.ok(held / draws > 0.935 && held / draws < 0.985, `${n} ${above} ${below}: ${held / draws}`)
  }
})
