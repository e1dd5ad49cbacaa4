// One figure put together of several that are told: a function of them and of nothing else, so that it says no more than they do.
import { type Cell, type MeasureHead, type Reason, reasonTexts } from '../contract/index.ts'
import { hidden, missing, notApplicable, type Told } from './figure.ts'

/** A figure as it is told, and what it is in the whole. */
export interface Part {
  readonly cell: Cell
  readonly weight: number
  /** from its own scale to that of the whole */
  readonly scaled: (value: number) => number
  /** nothing is left of the whole without it; else it weighs nothing where nobody has a value */
  readonly needed: boolean
}

export interface Pooled {
  readonly told: Told
  readonly reason: Reason | null
}

/** The parts are told no more exactly than in tenths of a point. */
const asTold = (value: number, unit: MeasureHead['unit']): number => (unit === 'points' ? Math.round(value * 10) / 10 + 0 : value) // + 0: no −0

/**
 * The weighted mean of the parts. Its interval is the weighted mean of theirs: that holds however strongly the parts go together, as the
 * grades of one pupil do. Hidden where any part is; ~100 speaks of one figure, and a sum with it in would tell more than it says.
 */
export function pool(parts: readonly Part[], unit: MeasureHead['unit']): Pooled {
  const cells = parts.map(({ cell }) => cell)
  const closed = cells.find(({ state }) => state === 'hidden')
  if (closed !== undefined) return { told: hidden, reason: closed.reason }
  if (cells.some(({ state }) => state === 'approximate'))
    return { told: hidden, reason: { code: 'zeroOrAll', text: reasonTexts.zeroOrAll(0), wider: null } }
  const shown = parts.filter(({ cell }) => cell.value !== null)
  const unsaid = shown.length === 0 ? cells[0] : parts.find(({ cell, needed }) => needed && cell.value === null)?.cell
  if (unsaid !== undefined) return { told: unsaid.state === 'notApplicable' ? notApplicable : missing, reason: unsaid.reason }
  const total = shown.reduce((sum, { weight }) => sum + weight, 0)
  const mean = (end: 'value' | 'low' | 'high'): number | null => {
    let sum = 0
    for (const { cell, weight, scaled } of shown) {
      const value = cell[end]
      if (value === null) return null
      sum += weight * scaled(value)
    }
    return asTold(sum / total, unit)
  }
  return { told: shownAs(mean('value'), mean('low'), mean('high')), reason: null }
}

function shownAs(value: number | null, low: number | null, high: number | null): Told {
  const interval = low === null || high === null ? null : 'parts'
  return {
    value,
    low: interval === null ? null : low,
    high: interval === null ? null : high,
    interval,
    state: 'shown',
    mark: null,
  }
}

/** a − b of what is told of each; its interval by the method of variance estimates recovery, from the ends of both. */
export function gapBetween(a: Cell, b: Cell, unit: MeasureHead['unit']): Pooled {
  const unsaid = [a, b].find(({ value }) => value === null)
  if (unsaid !== undefined) {
    const { value, low, high, interval, state, mark } = unsaid
    return { told: { value, low, high, interval, state, mark }, reason: unsaid.reason }
  }
  const [x, y] = [a.value ?? 0, b.value ?? 0]
  const reach = (up: Cell, down: Cell): number | null =>
    up.high === null || down.low === null ? null : Math.hypot(up.high - (up.value ?? 0), (down.value ?? 0) - down.low)
  const [less, more] = [reach(b, a), reach(a, b)]
  const end = (distance: number | null): number | null => (distance === null ? null : asTold(x - y + distance, unit))
  return { told: shownAs(asTold(x - y, unit), end(less === null ? null : -less), end(more)), reason: null }
}
