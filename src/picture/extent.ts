// The ends of the scale that pictures of one measure share.
import type { Cell } from '../contract/index.ts'
import type { Grid } from './grid.ts'
import { isRough, isShown, rowsOf } from './grid.ts'
import { againstAt } from './reference.ts'

/** Least and greatest of what the grids draw: values, their intervals unless these are not drawn, and what they are held against. */
export function extentOf(grids: readonly Grid[]): readonly [number, number] | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  const take = (value: number): void => {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  for (const grid of grids) {
    for (const row of rowsOf(grid)) {
      for (const cell of row.cells) for (const value of ends(grid, cell)) take(value)
      for (const reference of row.references) {
        row.cells.forEach((_, at) => {
          const cell = againstAt(reference, at)
          if (isShown(cell)) take(cell.value)
        })
      }
    }
  }
  return low > high ? null : [low, high]
}

function ends({ head, intervals }: Grid, cell: Cell | null): readonly number[] {
  if (isShown(cell)) return intervals ? [cell.value, cell.low ?? cell.value, cell.high ?? cell.value] : [cell.value]
  return isRough(cell) && head.range !== null ? [head.range[1]] : []
}

/** The ends of an axis: the grid's own extent, the measure's scale where nothing is shown; never of no width. */
export function axisEnds({ head, extent }: Pick<Grid, 'head' | 'extent'>): readonly [number, number] {
  if (extent === null) return head.range ?? [0, 1]
  const [low, high] = extent
  const pad = head.unit === 'share' ? 0.1 : 1
  return low === high ? [low - pad, high + pad] : extent
}
