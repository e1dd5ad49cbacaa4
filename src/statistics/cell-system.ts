/** Σ coefficients[i] × cells[i] = total. Cells are indices, coefficients integers. */
export interface Relation {
  readonly cells: readonly number[]
  readonly coefficients: readonly number[]
  readonly total: number
}

/**
 * Counts in a table as an outsider sees them: every cell is a whole number from 0, some are open, and the relations hold
 * (margins, totals that stand in other tables). Cells are numbered from 0; one that no relation names is unbounded.
 */
export interface CellSystem {
  /** index of an open cell → its count */
  readonly known: ReadonlyMap<number, number>
  readonly relations: readonly Relation[]
}

/** The parts add up to the whole, all of them cells: a margin. */
export function sumsTo(parts: readonly number[], whole: number): Relation {
  return { cells: [...parts, whole], coefficients: [...parts.map(() => 1), -1], total: 0 }
}

/** The parts add up to a number that everyone knows. */
export function sumsToCount(parts: readonly number[], total: number): Relation {
  return { cells: parts, coefficients: parts.map(() => 1), total }
}
