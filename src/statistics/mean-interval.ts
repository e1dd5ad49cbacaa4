import type { Interval } from './interval.ts'
import { t95 } from './student-t.ts'

/** What a mean needs: number of values, their sum and the sum of their squares. */
export interface Moments {
  readonly n: number
  readonly sum: number
  readonly squares: number
}

/** Interval of a mean, 95 %, Student's t; null under two values, where the spread is unknown. */
export function meanInterval(n: number, sum: number, squares: number): Interval | null {
  if (n < 2) return null
  const mean = sum / n
  const reach = t95(n - 1) * Math.sqrt(variance({ n, sum, squares }) / n)
  return { low: mean - reach, high: mean + reach }
}

/**
 * Interval of the difference of two means, a − b, 95 %, without assuming equal spread: Welch, Biometrika 34 (1947) 28–35, with
 * Satterthwaite's degrees of freedom. Null when either has under two values.
 */
export function welchInterval(a: Moments, b: Moments): Interval | null {
  if (a.n < 2 || b.n < 2) return null
  const difference = a.sum / a.n - b.sum / b.n
  const fromA = variance(a) / a.n
  const fromB = variance(b) / b.n
  const both = fromA + fromB
  if (both === 0) return { low: difference, high: difference }
  const degrees = both ** 2 / (fromA ** 2 / (a.n - 1) + fromB ** 2 / (b.n - 1))
  const reach = t95(degrees) * Math.sqrt(both)
  return { low: difference - reach, high: difference + reach }
}

// Grade points and merit values are multiples of 2.5, so both sums are exact and the difference loses nothing; rounding may
// still leave a hair under zero when all values are equal.
function variance({ n, sum, squares }: Moments): number {
  return Math.max(0, (squares - (sum * sum) / n) / (n - 1))
}
