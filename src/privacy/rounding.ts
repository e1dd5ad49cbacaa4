// How exactly a mean may be told to those who do not hold the list.
import type { MeasureKind } from '../contract/index.ts'
import type { Measure } from '../semantics/index.ts'
import { rulesOf } from './suppression/decide.ts'
import { fewWhoDiffer } from './suppression/primary.ts'

/** In points; of a balance, in parts of one: from a percentage point up, and of a ratio from a tenth of one. */
const steps = {
  mean: [0.1, 0.2, 0.5, 1, 2, 5],
  balance: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5],
  ratio: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05],
} as const
const stepsOf = (kind: MeasureKind): readonly [number, ...number[]] =>
  kind === 'balance' || kind === 'ratio' ? steps[kind] : steps.mean
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
  const own = stepsOf(kind)
  return own.find((step) => step >= least) ?? own[own.length - 1] ?? null
}

/** Thousandths, so that 2296 × 0.1 is 229.6 and no more. */
const inThousandths = (value: number): number => Math.round(value * 1000) / 1000 + 0 // + 0: no −0

export const roundedTo = (value: number, step: number): number => inThousandths(Math.round(value / step) * step)

/** What differences and sums of rounded values are told in: the least step there is. */
export const leastStep = ({ kind }: Pick<Measure, 'kind'>): number => stepsOf(kind)[0]

/** An interval about a rounded value that tells no more of its middle than the value does. */
export function intervalAbout(value: number, reach: number, step: number): { readonly low: number; readonly high: number } {
  const wide = Math.max(leastReach, Math.ceil(reach / step)) * step
  return { low: inThousandths(value - wide), high: inThousandths(value + wide) }
}
