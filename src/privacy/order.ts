// Cells stand in the order of the question's own dimensions: schools by name, years by time, never by result.
import type { Query } from '../contract/index.ts'
import type { CellPlace } from './cell.ts'
import type { Grid } from './grid.ts'

/** The cells of one grouping of the question or of a comparison. */
export interface Block {
  readonly grid: Grid
  readonly places: readonly CellPlace[]
}

/** The question's cells first, grouping by grouping, then each comparison's in the order asked. */
export function ordered(blocks: readonly Block[], { compare = [], by = [] }: Query): readonly Block[] {
  const comparisons = compare.map((comparison) => comparison.id)
  const rank = ({ grid: { question, grouping } }: Block): readonly number[] => [
    question.against === null ? -1 : comparisons.indexOf(question.against),
    -grouping.length,
    // two totals of equal length do not mix
    ...grouping.map((dimension) => by.indexOf(dimension)),
  ]
  return blocks
    .map((block) => ({ block, rank: rank(block) }))
    .sort((a, b) => compareRanks(a.rank, b.rank))
    .map(({ block: { grid, places } }) => ({ grid, places: [...places].sort((a, b) => a.rank - b.rank) }))
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}
