// Limits within which shares of one and the same chance lie, by size, and how much more than that they spread. Spiegelhalter, Statistics in
// Medicine 24 (2005) 1185–1202: exact binomial limits (appendix A.1.1) and winsorised over-dispersion.
import type { Interval } from '../interval.ts'

/** A share (0–1) of `n`. */
export interface Unit {
  readonly share: number
  readonly n: number
}

/**
 * Exact limits of a share of `n` when the chance is `chance` (0–1), `level` of them within: 0.95, 0.998. Interpolated between the counts
 * on either side, so that they narrow smoothly with `n`.
 */
export function binomialLimits(n: number, chance: number, level: number): Interval {
  if (!(n >= 1 && Number.isInteger(n))) throw new Error(`invalid size: ${n}`)
  if (!(chance >= 0 && chance <= 1)) throw new Error(`invalid chance: ${chance}`)
  if (chance === 0 || chance === 1) return { low: chance, high: chance }
  const tail = (1 - level) / 2
  const [low, high] = quantiles(n, chance, [tail, 1 - tail])
  return { low: Math.max(0, (low ?? 0) / n), high: Math.min(1, (high ?? n) / n) }
}

// Counts, interpolated, that the chances `at` (rising) lie at: r − (P(R ≤ r) − p) / P(R = r), r the least count with P(R ≤ r) ≥ p.
function quantiles(n: number, chance: number, at: readonly number[]): readonly number[] {
  const found: number[] = []
  const odds = Math.log(chance) - Math.log1p(-chance)
  // in logarithms: the chance of none is too small for a double where n is large
  let log = n * Math.log1p(-chance)
  let sum = 0
  for (let count = 0; count <= n; count++) {
    const exactly = Math.exp(log)
    sum += exactly
    while (found.length < at.length && sum >= (at[found.length] ?? 1))
      found.push(count - (sum - (at[found.length] ?? 1)) / exactly)
    log += Math.log(n - count) - Math.log(count + 1) + odds
  }
  // rounding may leave the sum a hair under the last chance
  while (found.length < at.length) found.push(n)
  return found
}

/** Part of the units at either end that is drawn in to the next one before spread is measured. */
const drawnIn = 0.1

/**
 * How many times as much the units spread as chance alone would have them (variance): the mean of squared z-scores around `chance`, the
 * outermost tenth at either end drawn in. 1 where it is not clearly more (over 1 + 2√(2/units), two standard errors), or `chance` is 0 or 1.
 */
export function overDispersion(units: readonly Unit[], chance: number): number {
  if (units.length === 0 || chance <= 0 || chance >= 1) return 1
  const scores = units.map(({ share, n }) => (share - chance) / Math.sqrt((chance * (1 - chance)) / n)).sort((a, b) => a - b)
  const cut = Math.floor(units.length * drawnIn)
  const [least = 0, most = 0] = [scores[cut], scores[scores.length - 1 - cut]]
  const squares = scores.map((score) => Math.min(most, Math.max(least, score)) ** 2)
  const spread = squares.reduce((sum, square) => sum + square, 0) / units.length
  return spread > 1 + 2 * Math.sqrt(2 / units.length) ? spread : 1
}

/** Exact limits widened around `chance` by the square root of `dispersion`, within 0–1. */
export function widenedLimits(n: number, chance: number, level: number, dispersion: number): Interval {
  const { low, high } = binomialLimits(n, chance, level)
  const wide = Math.sqrt(dispersion)
  return { low: Math.max(0, chance + (low - chance) * wide), high: Math.min(1, chance + (high - chance) * wide) }
}
