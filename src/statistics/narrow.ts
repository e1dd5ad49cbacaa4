import type { CellSystem } from './cell-system.ts'

/** A hidden cell while it is worked on: a range that holds every possible count (perhaps more). */
export interface HiddenCell {
  low: number
  high: number
  readonly constraints: Constraint[]
}

/** A relation over hidden cells alone: the open ones are already in `total`. */
export interface Constraint {
  readonly terms: readonly { readonly cell: HiddenCell; readonly coefficient: number }[]
  readonly total: number
}

export interface Narrowed {
  readonly hidden: ReadonlyMap<number, HiddenCell>
  /** nothing moves any more: a relation taken by itself narrows no cell further */
  readonly settled: boolean
}

/** The hidden cells among the relations, each narrowed by its own relations. */
export function narrow(system: CellSystem): Narrowed {
  const hidden = new Map<number, HiddenCell>()
  const constraints = constraintsOf(system, hidden)
  for (const constraint of constraints) for (const { cell } of constraint.terms) cell.constraints.push(constraint)
  return { hidden, settled: settle(constraints) }
}

/** The relations with the open cells put in; adds the hidden cells it meets. */
function constraintsOf(system: CellSystem, hidden: Map<number, HiddenCell>): readonly Constraint[] {
  return system.relations.flatMap((relation) => {
    const coefficients = new Map<number, number>()
    let total = relation.total
    relation.cells.forEach((index, i) => {
      const coefficient = relation.coefficients[i] ?? 0
      const value = system.known.get(index)
      if (value === undefined) coefficients.set(index, (coefficients.get(index) ?? 0) + coefficient)
      else total -= coefficient * value
    })
    const terms = [...coefficients].flatMap(([index, coefficient]) => {
      const cell = hidden.get(index) ?? { low: 0, high: Number.POSITIVE_INFINITY, constraints: [] }
      hidden.set(index, cell)
      return coefficient === 0 ? [] : [{ cell, coefficient }]
    })
    if (terms.length === 0 && total !== 0) throw contradiction()
    return terms.length === 0 ? [] : [{ terms, total }]
  })
}

// Ranges narrow each other in rounds. A pair of relations that contradict each other could go on for ever, hence the limit:
// stopping early only leaves ranges wider than they need be, and the solver does the rest.
function settle(constraints: readonly Constraint[]): boolean {
  const waiting = new Set(constraints)
  let left = 20 * constraints.length
  for (const constraint of waiting) {
    if (left-- === 0) return false
    waiting.delete(constraint)
    for (const cell of tighten(constraint)) {
      for (const other of cell.constraints) waiting.add(other)
    }
  }
  return true
}

/** Narrows each cell by what the others leave for it; gives the cells that moved. */
function tighten({ terms, total }: Constraint): readonly HiddenCell[] {
  const ranges = terms.map(({ cell, coefficient }) =>
    coefficient > 0
      ? { low: coefficient * cell.low, high: coefficient * cell.high }
      : { low: coefficient * cell.high, high: coefficient * cell.low },
  )
  const lows = withoutEach(ranges.map((range) => range.low))
  const highs = withoutEach(ranges.map((range) => range.high))
  return terms.flatMap(({ cell, coefficient }, i) => {
    const one = (total - (highs[i] ?? 0)) / coefficient
    const other = (total - (lows[i] ?? 0)) / coefficient
    // + 0 turns −0 into 0
    const low = Math.max(cell.low, Math.ceil(Math.min(one, other))) + 0
    const high = Math.min(cell.high, Math.floor(Math.max(one, other)))
    if (low > high) throw contradiction()
    if (low === cell.low && high === cell.high) return []
    cell.low = low
    cell.high = high
    return [cell]
  })
}

/** For each value the sum of all the others; infinities are counted apart, since ∞ − ∞ is no number. */
function withoutEach(values: readonly number[]): readonly number[] {
  const infinite = values.filter((value) => !Number.isFinite(value))
  const sum = values.reduce((total, value) => (Number.isFinite(value) ? total + value : total), 0)
  return values.map((value) => {
    if (Number.isFinite(value)) return infinite[0] ?? sum - value
    return infinite.length > 1 ? value : sum
  })
}

export function contradiction(): Error {
  return new Error('no table of whole counts fits the open cells')
}
