import type { CellSystem } from './cell-system.ts'
import { settleExtremes } from './extremes.ts'
import type { Interval } from './interval.ts'
import { type Constraint, type HiddenCell, narrow } from './narrow.ts'
import type { Solver } from './solver.ts'

/**
 * What an outsider can work out about hidden counts: for each target the least and the greatest count of any table of whole
 * numbers that fits the open cells and the relations. Exact; `high` is Infinity where nothing bounds it. A target that is open gives
 * its own count twice. Throws when no table fits at all, which means that the system was put together wrongly.
 *
 * Hundepool et al., Handbook on Statistical Disclosure Control (2nd ed., 2024), 4.2.1: the attacker's problem.
 */
export function bounds(system: CellSystem, targets: readonly number[], solver: Solver): readonly Interval[] {
  const { hidden, settled } = narrow(system)
  const wanted = new Set(targets.flatMap((index) => hidden.get(index) ?? []))
  for (const component of components([...hidden.values()])) {
    if (!component.cells.some((cell) => wanted.has(cell)) || (settled && isSimple(component.constraints))) continue
    settleExtremes(component, wanted, solver)
  }
  return targets.map((index) => {
    const count = system.known.get(index)
    if (count !== undefined) return { low: count, high: count }
    const { low, high } = hidden.get(index) ?? { low: 0, high: Number.POSITIVE_INFINITY }
    return { low, high }
  })
}

// One relation where every cell counts once: ranges that it narrows no further are exact.
function isSimple(constraints: readonly Constraint[]): boolean {
  return constraints.length === 1 && (constraints[0]?.terms.every(({ coefficient }) => Math.abs(coefficient) === 1) ?? false)
}

/** Hidden cells that hang together through relations; cells narrowed to one count hold nothing together. */
function components(cells: readonly HiddenCell[]): readonly { cells: HiddenCell[]; constraints: Constraint[] }[] {
  const seen = new Set<HiddenCell>()
  return cells.flatMap((start) => {
    if (seen.has(start) || isFixed(start)) return []
    const found = new Set([start])
    const constraints = new Set<Constraint>()
    for (const cell of found) {
      for (const constraint of cell.constraints) {
        constraints.add(constraint)
        for (const { cell: neighbour } of constraint.terms) if (!isFixed(neighbour)) found.add(neighbour)
      }
    }
    for (const cell of found) seen.add(cell)
    return [{ cells: [...found], constraints: [...constraints] }]
  })
}

function isFixed(cell: HiddenCell): boolean {
  return cell.low === cell.high
}
