import type { Interval } from './interval.ts'
import { wilson } from './wilson.ts'

/**
 * Interval of a balance, 95 %: of `n` that are each above (1), even (0) or below (−1), the share above less the share below. The two
 * Wilson intervals put together by the method of variance estimates recovery, with the correlation of two shares of one whole; never of
 * zero width, unlike a t interval where all are even. Null when n is 0. `sum`, `squares`: over the n.
 * Zou & Donner, Statistics in Medicine 27 (2008) 1693–1702; Newcombe's method 10 is the same without correlation.
 */
export function balanceInterval(n: number, sum: number, squares: number): Interval | null {
  const [above, below] = [(squares + sum) / 2, (squares - sum) / 2]
  const [up, down] = [wilson(above, n), wilson(below, n)]
  if (up === null || down === null) return null
  const [p, q] = [above / n, below / n]
  const rest = (1 - p) * (1 - q)
  const correlation = rest === 0 ? 0 : -Math.sqrt((p * q) / rest)
  const reach = (a: number, b: number): number => Math.sqrt(a * a - 2 * correlation * a * b + b * b)
  return {
    low: Math.max(-1, p - q - reach(p - up.low, down.high - q)),
    high: Math.min(1, p - q + reach(up.high - p, q - down.low)),
  }
}
