import type { Model } from 'highs'
import { type Constraint, contradiction, type HiddenCell } from './narrow.ts'
import type { Solver } from './solver.ts'

/** What solutions have shown a cell to reach: every count between is not claimed, both ends are. */
interface Reached {
  low: number
  high: number
}

interface Component {
  readonly cells: readonly HiddenCell[]
  readonly constraints: readonly Constraint[]
}

/**
 * Narrows each target of one connected component to its exact range. A linear programme answers first; its solution is
 * also a table that exists, so it shows what the other cells can reach and saves their programmes. Where the solution is not
 * whole (tables with three or more directions), a whole-number programme decides.
 */
export function settleExtremes(component: Component, targets: ReadonlySet<HiddenCell>, solver: Solver): void {
  const reached = new Map<HiddenCell, Reached>(
    component.cells.map((cell) => [cell, { low: Number.POSITIVE_INFINITY, high: Number.NEGATIVE_INFINITY }]),
  )
  solver.withModel(linearModel(component), (model) => {
    model.options.set({ output_flag: false, presolve: 'off', solver: 'simplex' })
    component.cells.forEach((cell, column) => {
      const seen = reached.get(cell)
      if (seen === undefined || !targets.has(cell)) return
      if (seen.low > cell.low) cell.low = extreme(component, reached, model, solver, column, 'low')
      if (seen.high < cell.high) cell.high = extreme(component, reached, model, solver, column, 'high')
    })
  })
}

function extreme(
  component: Component,
  reached: Map<HiddenCell, Reached>,
  model: Model,
  solver: Solver,
  column: number,
  end: 'low' | 'high',
): number {
  const found = optimise(model, solver, column, end)
  // rarely the simplex loses its way among hundreds of nearly equal rows; whole numbers are then asked for anew
  if (found === 'unknown') return wholeExtreme(component, solver, column, end)
  if (found === null) return Number.POSITIVE_INFINITY
  const table = wholeTable(component, found)
  if (table === null) return wholeExtreme(component, solver, column, end)
  component.cells.forEach((cell, i) => {
    const seen = reached.get(cell)
    const count = table[i]
    if (seen === undefined || count === undefined) return
    seen.low = Math.min(seen.low, count)
    seen.high = Math.max(seen.high, count)
  })
  return table[column] ?? 0
}

/** The solution with the least or greatest value of a column; null when there is no greatest, `unknown` when the solver cannot tell. */
function optimise(model: Model, solver: Solver, column: number, end: 'low' | 'high'): readonly number[] | null | 'unknown' {
  const { modelStatus, objectiveSense } = solver.constants
  model.changeColCost(column, 1)
  model.changeObjectiveSense(end === 'low' ? objectiveSense.minimize : objectiveSense.maximize)
  model.run()
  const status = model.getModelStatus()
  // read before the cost is taken back: any change of the model drops its solution
  const values = status === modelStatus.optimal ? [...model.getSolution().colValue] : null
  model.changeColCost(column, 0)
  if (values !== null) return values
  // the least value is asked first, so a component that reaches a greatest value has a table
  if (end === 'high' && (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible)) return null
  if (status === modelStatus.infeasible) throw contradiction()
  if (status === modelStatus.unknown) return 'unknown'
  throw new Error(`the solver stopped with status ${status}`)
}

/** The solution as whole counts, when it is a table to the last unit; else null. */
function wholeTable({ cells, constraints }: Component, values: readonly number[]): readonly number[] | null {
  const table = values.map((value) => Math.round(value) + 0)
  if (values.some((value, i) => Math.abs(value - (table[i] ?? 0)) > 1e-6)) return null
  const counts = new Map(cells.map((cell, i) => [cell, table[i] ?? 0]))
  const countOf = (cell: HiddenCell): number => counts.get(cell) ?? cell.low
  const holds = constraints.every(
    ({ terms, total }) => terms.reduce((sum, { cell, coefficient }) => sum + coefficient * countOf(cell), 0) === total,
  )
  return holds && cells.every((cell, i) => within(cell, table[i] ?? 0)) ? table : null
}

function within(cell: HiddenCell, count: number): boolean {
  return cell.low <= count && count <= cell.high
}

function wholeExtreme(component: Component, solver: Solver, column: number, end: 'low' | 'high'): number {
  const integrality = component.cells.map(() => solver.constants.variableType.integer)
  return solver.withModel({ ...linearModel(component), integrality }, (model) => {
    model.options.set({ output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0 })
    const found = optimise(model, solver, column, end)
    if (found === 'unknown') throw new Error('the solver cannot tell the least or greatest whole number of a hidden cell')
    return found === null ? Number.POSITIVE_INFINITY : Math.round(found[column] ?? 0) + 0
  })
}

function linearModel({ cells, constraints }: Component) {
  const columnOf = new Map(cells.map((cell, i) => [cell, i]))
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const totals = constraints.map(({ terms, total }) => {
    let rest = total
    for (const { cell, coefficient } of terms) {
      const column = columnOf.get(cell)
      if (column === undefined) rest -= coefficient * cell.low
      else {
        indices.push(column)
        values.push(coefficient)
      }
    }
    starts.push(indices.length)
    return rest
  })
  return {
    numCols: cells.length,
    numRows: constraints.length,
    colCost: cells.map(() => 0),
    colLower: cells.map((cell) => cell.low),
    colUpper: cells.map((cell) => cell.high),
    rowLower: totals,
    rowUpper: totals,
    matrix: { format: 'csr' as const, numRows: constraints.length, numCols: cells.length, starts, indices, values },
  }
}
