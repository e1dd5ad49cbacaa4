// Wilson and Newcombe: Newcombe, Statistics in Medicine 17 (1998) 857–872 (table I) and 873–890 (table II); the last difference from
// PSIAIMS/CAMIS (R, ci_for_2indep_prop). t quantiles: closed forms at 1 and 2 degrees, the rest SciPy 1.17. Means: Student's sleep data (1908), the
// intervals as R's t.test prints them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Interval, meanInterval, newcombe, t95, welchInterval, wilson } from '../../src/statistics/index.ts'

function near(found: Interval | null, low: number, high: number, digits: number): void {
  assert.ok(found !== null)
  assert.equal(found.low.toFixed(digits), low.toFixed(digits))
  assert.equal(found.high.toFixed(digits), high.toFixed(digits))
}

function moments(values: readonly number[]) {
  return {
    n: values.length,
    sum: values.reduce((sum, value) => sum + value, 0),
    squares: values.reduce((sum, value) => sum + value * value, 0),
  }
}

const sleepA = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
const sleepB = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]

test('Wilson’s interval of a share gives the published values', () => {
  near(wilson(81, 263), 0.2553, 0.3662, 4)
  near(wilson(15, 148), 0.0624, 0.1605, 4)
  near(wilson(0, 20), 0, 0.1611, 4)
  near(wilson(1, 29), 0.0061, 0.1718, 4)
  near(wilson(36, 154), 0.1739, 0.3066, 4)
})

test('Wilson’s interval is inside 0–1, around the share, never of zero width, and the mirror of its complement', () => {
  const share = fc.integer({ min: 1, max: 10_000 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
  fc.assert(
    fc.property(share, ([x, n]) => {
      const found = wilson(x, n)
      const mirror = wilson(n - x, n)
      assert.ok(found !== null && mirror !== null)
      assert.ok(0 <= found.low && found.low <= x / n && x / n <= found.high && found.high <= 1 && found.low < found.high)
      assert.ok(Math.abs(found.low - (1 - mirror.high)) < 1e-12)
    }),
  )
})

test('a share of nobody has no interval, and a share of more than all is a mistake', () => {
  assert.equal(wilson(0, 0), null)
  assert.throws(() => wilson(5, 4), /invalid share: 5 of 4/)
  assert.throws(() => wilson(-1, 4), /invalid share/)
  assert.throws(() => wilson(Number.NaN, 4), /invalid share/)
})

test('Newcombe’s interval of a difference gives the published values', () => {
  near(newcombe(56, 70, 48, 80), 0.0524, 0.3339, 4)
  near(newcombe(9, 10, 3, 10), 0.1705, 0.809, 4)
  near(newcombe(6, 7, 2, 7), 0.0582, 0.8062, 4)
  near(newcombe(5, 56, 0, 29), -0.0381, 0.1926, 4)
  near(newcombe(0, 10, 0, 20), -0.1611, 0.2775, 4)
  near(newcombe(0, 10, 0, 10), -0.2775, 0.2775, 4)
  near(newcombe(10, 10, 0, 20), 0.6791, 1, 4)
  near(newcombe(10, 10, 0, 10), 0.6075, 1, 4)
  near(newcombe(36, 154, 12, 77), -0.036142, 0.175125, 6)
})

test('Newcombe’s interval turns its sign with the order, and needs both groups', () => {
  const one = newcombe(56, 70, 48, 80)
  const other = newcombe(48, 80, 56, 70)
  assert.ok(one !== null && other !== null)
  near(other, -one.high, -one.low, 12)
  assert.equal(newcombe(0, 0, 3, 10), null)
  assert.equal(newcombe(3, 10, 0, 0), null)
})

test('the t quantile agrees with closed forms and SciPy', () => {
  const expected: [number, number][] = [
    [0.5, 164.55767348048818],
    [1, Math.tan(0.475 * Math.PI)],
    [1.5, 6.016663104427929],
    [2, 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2))],
    [3, 3.1824463052837078],
    [4.7, 2.62072607535317],
    [10, 2.228138851986274],
    [17.776, 2.102821310380221],
    [30, 2.0422724563012378],
    [99, 1.9842169515864174],
    [1000, 1.9623390808264083],
    [12345.6, 1.9601561582595104],
    [1e6, 1.959966356814107],
    [Number.POSITIVE_INFINITY, 1.959963984540054],
  ]
  for (const [degrees, t] of expected) {
    assert.ok(Math.abs(t95(degrees) / t - 1) < 1e-11, `${degrees}: ${t95(degrees)} against ${t}`)
  }
})

test('the t quantile falls with every degree of freedom, across the change of method too', () => {
  const degrees = [1, 2, 5, 20, 100, 500, 990, 999, 999.9, 1000, 1000.1, 1001, 1100, 5000]
  const values = degrees.map(t95)
  for (let i = 1; i < values.length; i++) assert.ok((values[i] ?? 0) < (values[i - 1] ?? 0), `at ${degrees[i]}`)
})

test('a t quantile without degrees of freedom is a mistake', () => {
  for (const degrees of [0, -1, Number.NaN]) assert.throws(() => t95(degrees), /invalid degrees of freedom/)
})

test('the interval of a mean is R’s for the sleep data', () => {
  const { n, sum, squares } = moments([...sleepA, ...sleepB])
  near(meanInterval(n, sum, squares), 0.5955845, 2.4844155, 7)
})

test('the mean of one value has no interval; equal values have one of zero width', () => {
  assert.equal(meanInterval(0, 0, 0), null)
  assert.equal(meanInterval(1, 230, 230 ** 2), null)
  assert.deepEqual(meanInterval(3, 690, 3 * 230 ** 2), { low: 230, high: 230 })
})

test('the interval of a difference of means is R’s Welch interval for the sleep data', () => {
  near(welchInterval(moments(sleepA), moments(sleepB)), -3.3654832, 0.2054832, 7)
  near(welchInterval(moments(sleepB), moments(sleepA)), -0.2054832, 3.3654832, 7)
})

test('Welch’s interval needs two values in both groups; without any spread it is the difference itself', () => {
  const flat = { n: 4, sum: 880, squares: 4 * 220 ** 2 }
  assert.equal(welchInterval({ n: 1, sum: 200, squares: 200 ** 2 }, flat), null)
  assert.equal(welchInterval(flat, { n: 0, sum: 0, squares: 0 }), null)
  assert.deepEqual(welchInterval(flat, { n: 2, sum: 400, squares: 80_000 }), { low: 20, high: 20 })
})

test('equal spread and size give Welch the interval of the mean difference with pooled degrees', () => {
  const a = moments([10, 12, 14])
  const b = moments([20, 22, 24])
  const reach = t95(4) * Math.sqrt(4 / 3 + 4 / 3)
  near(welchInterval(a, b), -10 - reach, -10 + reach, 10)
})
