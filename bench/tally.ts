// One line a figure, and whether each bound was kept.

import { median, percentile } from './measure.ts'

export interface Tally {
  /** A figure that is told only. */
  readonly tell: (what: string, value: string) => void
  /** A figure with a bound: `value` at most `bound`. */
  readonly atMost: (what: string, value: number, bound: number, unit: string) => void
  /** Something that must be so. */
  readonly mustBe: (what: string, holds: boolean, told: string) => void
  readonly missed: () => readonly string[]
}

export function openTally(say: (line: string) => void = (line) => console.log(line)): Tally {
  const missed: string[] = []
  const mustBe = (what: string, holds: boolean, told: string): void => {
    if (!holds) missed.push(what)
    say(`${holds ? 'pass' : 'FAIL'}  ${what}: ${told}`)
  }
  return {
    tell: (what, value) => say(`      ${what}: ${value}`),
    atMost: (what, value, bound, unit) => {
      const told = `${round(value)} ${unit} of ${round(bound)} allowed (${(value / bound).toFixed(2)})`
      mustBe(what, value <= bound, told)
    },
    mustBe,
    missed: () => missed,
  }
}

export const round = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** How many there were, and how long they took: `192, p50 8.07 ms, p95 14.5 ms`. */
export const toldTimes = (times: readonly number[]): string =>
  `${times.length}, p50 ${round(median(times))} ms, p95 ${round(percentile(times, 0.95))} ms`
