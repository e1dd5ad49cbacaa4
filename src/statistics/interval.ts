/** A closed interval; `high` may be Infinity where something is unbounded. */
export interface Interval {
  readonly low: number
  readonly high: number
}

/** Normal quantile of a two-sided 95 % interval. */
export const z95 = 1.959963984540054
