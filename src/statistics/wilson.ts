import { type Interval, z95 } from './interval.ts'

/**
 * Wilson's score interval of a share, 95 %, without continuity correction: never outside 0–1 and never of zero width,
 * unlike Wald's. `x` of `n`; null when n is 0.
 * Wilson (1927); method 3 of Newcombe, Statistics in Medicine 17 (1998) 857–872.
 */
export function wilson(x: number, n: number): Interval | null {
  if (!(x >= 0 && x <= n)) throw new Error(`invalid share: ${x} of ${n}`)
  if (n === 0) return null
  const z2 = z95 * z95
  const middle = 2 * x + z2
  const reach = z95 * Math.sqrt(z2 + (4 * x * (n - x)) / n)
  // the ends are exactly 0 and 1 there; arithmetic gives them only nearly
  return {
    low: x === 0 ? 0 : (middle - reach) / (2 * (n + z2)),
    high: x === n ? 1 : (middle + reach) / (2 * (n + z2)),
  }
}
