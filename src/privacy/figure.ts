import type { Cell } from '../contract/index.ts'
import { marks } from '../contract/index.ts'
import type { Figure, Measure } from '../semantics/index.ts'
import {
  balanceInterval,
  type Interval,
  type Moments,
  meanInterval,
  newcombe,
  welchInterval,
  wilson,
} from '../statistics/index.ts'
import { intervalAbout, leastStep, roundedTo, stepOf } from './rounding.ts'
import { privacyWords } from './words.ts'

export type Told = Pick<Cell, 'value' | 'low' | 'high' | 'interval' | 'state' | 'mark'>

export const missing: Told = { value: null, low: null, high: null, interval: null, state: 'missing', mark: marks.missing }
const nothing = { value: null, low: null, high: null, interval: null } as const
export const notApplicable: Told = { ...nothing, state: 'notApplicable', mark: marks.notApplicable }
export const nearlyAll: Told = { ...nothing, state: 'approximate', mark: marks.nearlyAll }
export const hidden: Told = { ...nothing, state: 'hidden', mark: marks.hidden }

/**
 * Value and 95 % interval of a figure: Wilson for a share, Student's t for a mean and a ratio, two of Wilson's for a balance, none for a count. `own`: told as exactly as it
 * is known, to those who hold the list. `inside`: how many units the reader knows from inside.
 */
export function told(measure: Measure, figure: Figure, own: boolean, inside: number): Told {
  if (measure.kind === 'count') return { ...nothing, value: figure.numerator, state: 'shown', mark: null }
  if (figure.denominator === 0) return missing
  const { numerator, denominator } = figure
  if (measure.kind === 'share') return shown(numerator / denominator, wilson(numerator, denominator), 'wilson')
  const step = own ? null : stepOf(measure, figure.n, inside)
  const of = measure.kind === 'balance' ? balanceInterval : meanInterval
  const method = measure.kind === 'balance' ? 'parts' : 't'
  const { n, sum, squares } = momentsOf(measure, figure)
  return within(measure, shown(meanOf(figure, step), of(n, sum, squares), method, step))
}

/**
 * What an interval is worked out from. The pupils of a ratio weigh as much as they have of the denominator, so that its moments are those of a
 * weighted mean over `n` pupils (Cochran, Sampling Techniques, 1977, 2.11: a ratio of means).
 */
function momentsOf({ kind }: Measure, { n, numerator, denominator, squares }: Figure): Moments {
  if (kind !== 'ratio') return { n: denominator, sum: numerator, squares: squares ?? 0 }
  return { n, sum: (numerator / denominator) * n, squares: ((squares ?? 0) / denominator) * n }
}

/** No ratio is told to lie outside its range, whatever the spread. */
function within({ kind, describe: { range } }: Measure, said: Told): Told {
  if (kind !== 'ratio' || said.low === null || said.high === null || range === null) return said
  return { ...said, low: Math.max(range[0], said.low), high: Math.min(range[1], said.high) }
}

const meanOf = ({ numerator, denominator }: Figure, step: number | null): number =>
  step === null ? numerator / denominator : roundedTo(numerator / denominator, step)

/** `step`: what the value has been rounded to, and its interval with it. */
export function shown(value: number, exact: Interval | null, method: Told['interval'], step: number | null = null): Told {
  const interval = exact === null || step === null ? exact : intervalAbout(value, (exact.high - exact.low) / 2, step)
  return {
    value,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    interval: interval === null ? null : method,
    state: 'shown',
    mark: null,
  }
}

/** Head counts in tens, for readers outside: “about 370”. */
export const inTens = (count: number): number => Math.round(count / 10) * 10 + 0 // + 0: no −0

export function roundedCount(count: number): Told {
  const value = inTens(count)
  return { ...nothing, value, state: 'approximate', mark: privacyWords.about(value < 0 ? `−${-value}` : String(value)) }
}

/** One side of a difference, and whether the reader holds its list. */
export interface Side {
  readonly figure: Figure
  readonly own: boolean
}

/** a − b of what is told of each, with its 95 % interval: Newcombe for shares, Welch for means, ratios and balances. */
export function difference(measure: Measure, a: Side, b: Side, inside: number): Told {
  const [x, y] = [a.figure, b.figure]
  if (measure.kind === 'count') return { ...nothing, value: x.numerator - y.numerator, state: 'shown', mark: null }
  if (x.denominator === 0 || y.denominator === 0) return missing
  if (measure.kind === 'share') {
    const interval = newcombe(x.numerator, x.denominator, y.numerator, y.denominator)
    return shown(x.numerator / x.denominator - y.numerator / y.denominator, interval, 'newcombe')
  }
  const stepFor = ({ figure, own }: Side): number | null => (own ? null : stepOf(measure, figure.n, inside))
  const steps = [stepFor(a), stepFor(b)]
  const widest = steps.reduce((wide, step) => (step === null ? wide : Math.max(wide ?? 0, step)), null)
  const gap = meanOf(x, steps[0] ?? null) - meanOf(y, steps[1] ?? null)
  return shown(
    steps.includes(null) ? gap : roundedTo(gap, leastStep(measure)),
    welchInterval(momentsOf(measure, x), momentsOf(measure, y)),
    'welch',
    widest,
  )
}
