import type { Interval } from './interval.ts'
import { wilson } from './wilson.ts'

/**
 * Interval of the difference of two independent shares, x1/n1 − x2/n2, 95 %: the two Wilson intervals put together.
 * Null when n1 or n2 is 0. Method 10 of Newcombe, Statistics in Medicine 17 (1998) 873–890.
 */
export function newcombe(x1: number, n1: number, x2: number, n2: number): Interval | null {
  const first = wilson(x1, n1)
  const second = wilson(x2, n2)
  if (first === null || second === null) return null
  const p1 = x1 / n1
  const p2 = x2 / n2
  return {
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  }
}
