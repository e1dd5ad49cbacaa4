import type { Cell } from '../contract/index.ts'
import { marks } from '../contract/index.ts'
import type { Figure, Measure } from '../semantics/index.ts'
import { type Interval, meanInterval, newcombe, welchInterval, wilson } from '../statistics/index.ts'

export type Told = Pick<Cell, 'value' | 'low' | 'high' | 'interval' | 'state' | 'mark'>

export const missing: Told = { value: null, low: null, high: null, interval: null, state: 'missing', mark: marks.missing }
const nothing = { value: null, low: null, high: null, interval: null } as const
export const notApplicable: Told = { ...nothing, state: 'notApplicable', mark: marks.notApplicable }
export const nearlyAll: Told = { ...nothing, state: 'approximate', mark: marks.nearlyAll }
export const hidden: Told = { ...nothing, state: 'hidden', mark: marks.hidden }

/** Value and 95 % interval of a figure: Wilson for a share, Student's t for a mean, none for a count. */
export function told(measure: Measure, figure: Figure): Told {
  if (measure.kind === 'count') return { ...nothing, value: figure.numerator, state: 'shown', mark: null }
  if (figure.denominator === 0) return missing
  const { numerator, denominator } = figure
  const interval =
    measure.kind === 'share' ? wilson(numerator, denominator) : meanInterval(denominator, numerator, figure.squares ?? 0)
  return shown(numerator / denominator, interval, measure.kind === 'share' ? 'wilson' : 't')
}

const shown = (value: number, interval: Interval | null, method: Told['interval']): Told => ({
  value,
  low: interval?.low ?? null,
  high: interval?.high ?? null,
  interval: interval === null ? null : method,
  state: 'shown',
  mark: null,
})

/** Head counts in tens, for readers outside: ”cirka 370”. */
export const inTens = (count: number): number => Math.round(count / 10) * 10 + 0 // + 0: no −0

export function roundedCount(count: number): Told {
  const value = inTens(count)
  return { ...nothing, value, state: 'approximate', mark: `cirka ${value < 0 ? `−${-value}` : value}` }
}

/** a − b with its 95 % interval: Newcombe for shares, Welch for means. */
export function difference(measure: Measure, a: Figure, b: Figure): Told {
  if (measure.kind === 'count') return { ...nothing, value: a.numerator - b.numerator, state: 'shown', mark: null }
  if (a.denominator === 0 || b.denominator === 0) return missing
  const moments = (f: Figure) => ({ n: f.denominator, sum: f.numerator, squares: f.squares ?? 0 })
  const interval =
    measure.kind === 'share'
      ? newcombe(a.numerator, a.denominator, b.numerator, b.denominator)
      : welchInterval(moments(a), moments(b))
  const gap = a.numerator / a.denominator - b.numerator / b.denominator
  return shown(gap, interval, measure.kind === 'share' ? 'newcombe' : 'welch')
}
