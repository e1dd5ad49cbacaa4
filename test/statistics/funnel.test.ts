import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { binomialLimits, overDispersion, widenedLimits } from '../../src/statistics/funnel/index.ts'

const near = (one: number, other: number, within = 5e-7): void =>
  assert.ok(Math.abs(one - other) <= within, `${one} is not ${other}`)

// n, chance, then the 95 % and the 99.8 % limits, worked out with another library's binomial distribution (SciPy 1.17).
const known: readonly (readonly [n: number, chance: number, number, number, number, number])[] = [
  [10, 0.75, 0.409028, 0.955606, 0.218907, 0.998224],
  [15, 0.75, 0.479722, 0.921723, 0.337356, 0.995011],
  [20, 0.75, 0.520575, 0.899487, 0.401074, 0.984233],
  [30, 0.75, 0.570573, 0.88212, 0.469792, 0.951334],
  [50, 0.75, 0.61496, 0.855663, 0.539502, 0.913767],
  [100, 0.75, 0.657677, 0.827645, 0.604393, 0.870433],
  [200, 0.75, 0.686253, 0.806379, 0.649667, 0.838399],
  [3, 0.95, 0.377039, 0.99028, 0.040936, 0.999611],
  [620, 0.84, 0.809826, 0.867528, 0.792184, 0.883103],
  [5000, 0.6, 0.586301, 0.613461, 0.578435, 0.621251],
  [5000, 0.99, 0.987049, 0.992565, 0.985276, 0.993962],
]

test('limits of a share are those of the exact binomial distribution, interpolated between counts', () => {
  for (const [n, chance, low95, high95, low998, high998] of known) {
    const [inner, outer] = [binomialLimits(n, chance, 0.95), binomialLimits(n, chance, 0.998)]
    near(inner.low, low95)
    near(inner.high, high95)
    near(outer.low, low998)
    near(outer.high, high998)
  }
})

test('limits hold the chance, lie within 0 and 1, and the outer ones hold the inner ones', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900 }), fc.double({ min: 0.001, max: 0.999, noNaN: true }), (n, chance) => {
      const [inner, outer] = [binomialLimits(n, chance, 0.95), binomialLimits(n, chance, 0.998)]
      assert.ok(0 <= outer.low && outer.low <= inner.low && inner.low <= chance + 1 / n)
      assert.ok(chance - 1 / n <= inner.high && inner.high <= outer.high && outer.high <= 1)
    }),
  )
})

test('where everybody or nobody reaches it there is nothing to vary', () => {
  assert.deepEqual(binomialLimits(40, 1, 0.95), { low: 1, high: 1 })
  assert.deepEqual(binomialLimits(40, 0, 0.95), { low: 0, high: 0 })
  assert.throws(() => binomialLimits(0, 0.5, 0.95), /invalid size/)
  assert.throws(() => binomialLimits(10, 1.2, 0.95), /invalid chance/)
})

test('shares that spread as chance has them are not widened', () => {
  // z-scores −1, −0.5, 0, 0.5, 1: the mean of their squares is 0.5
  const units = [-1, -0.5, 0, 0.5, 1].map((z) => ({ n: 100, share: 0.5 + z * 0.05 }))
  assert.equal(overDispersion(units, 0.5), 1)
  assert.deepEqual(widenedLimits(100, 0.5, 0.95, 1), binomialLimits(100, 0.5, 0.95))
})

test('over-dispersion is the mean square of z-scores with the outermost tenth at either end drawn in', () => {
  // ten units with z = ±3 and one far outlier at each end: the outliers count as 3, so the spread is 9
  const scores = [-8, -3, -3, -3, -3, 3, 3, 3, 3, 8]
  const units = scores.map((z) => ({ n: 400, share: 0.5 + z * 0.025 }))
  near(overDispersion(units, 0.5), 9, 1e-9)
  const [plain, wide] = [binomialLimits(400, 0.5, 0.95), widenedLimits(400, 0.5, 0.95, 9)]
  near(wide.high - 0.5, 3 * (plain.high - 0.5), 1e-12)
  near(0.5 - wide.low, 3 * (0.5 - plain.low), 1e-12)
})

test('widened limits stay within 0 and 1, and few units must spread clearly more than chance before anything is widened', () => {
  assert.deepEqual(widenedLimits(10, 0.9, 0.998, 9).high, 1)
  assert.deepEqual(widenedLimits(10, 0.1, 0.998, 9).low, 0)
  // two standard errors of the mean square of five: 1 + 2√(2/5) = 2.26
  const spread = (z: number) => [-z, -z, z, z, z].map((each) => ({ n: 400, share: 0.5 + each * 0.025 }))
  assert.equal(overDispersion(spread(1.49), 0.5), 1)
  near(overDispersion(spread(1.52), 0.5), 1.52 ** 2, 1e-9)
  assert.equal(overDispersion([], 0.5), 1)
  assert.equal(overDispersion([{ n: 10, share: 1 }], 1), 1)
})
