// How exactly a mean may be told to those who do not hold the list.
import type { Measure } from '../semantics/index.ts'
import { rulesOf } from './suppression/decide.ts'
import { fewWhoDiffer } from './suppression/primary.ts'

/** In points; of a balance, in parts of one: from a percentage point up. */
const steps = { mean: [0.1, 0.2, 0.5, 1, 2, 5], balance: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5] } as const
/** Half-widths under so many steps are told as so many: a smaller one could be that of one number of pupils alone. */
const leastReach = 5

/**
 * The step that a mean of a cell of `n` pupils is rounded to; null where it is told as it is. A mean gives its denominator away in
 * two ways, and with it how many of the `n` have no value at all. Alone: mean × denominator is a multiple of the grain, so the step
 * is at least the grain over every denominator from n − 4. Together with the means of its parts: a mean of two groups lies between theirs
 * in the proportion of their denominators, so one pupil more or less, in a group that lies `apart` from the whole, may not move it by a step.
 * `inside`: how many units the reader knows from inside. Of those nothing is uncertain, so the others' means stand for fewer pupils than `n`.
 */
export function stepOf({ kind, rounding }: Pick<Measure, 'kind' | 'rounding'>, n: number, inside = 0): number | null {
  if (rounding === null) return null
  const fewest = Math.max(rulesOf.across.mean.fewest, n - fewWhoDiffer + 1)
  const least = Math.max(rounding.grain / fewest, (rounding.apart * (1 + inside)) / n)
  const own: readonly number[] = kind === 'balance' ? steps.balance : steps.mean
  return own.find((step) => step >= least) ?? own[own.length - 1] ?? null
}

/** Hundredths, so that 2296 × 0.1 is 229.6 and no more. */
const inHundredths = (value: number): number => Math.round(value * 100) / 100 + 0 // + 0: no −0

export const roundedTo = (value: number, step: number): number => inHundredths(Math.round(value / step) * step)

/** What differences and sums of rounded values are told in: the least step there is. */
export const leastStep = ({ kind }: Pick<Measure, 'kind'>): number => (kind === 'balance' ? steps.balance : steps.mean)[0]

/** An interval about a rounded value that tells no more of its middle than the value does. */
export function intervalAbout(value: number, reach: number, step: number): { readonly low: number; readonly high: number } {
  const wide = Math.max(leastReach, Math.ceil(reach / step)) * step
  return { low: inHundredths(value - wide), high: inHundredths(value + wide) }
}
