// The ends of the scale that pictures of one measure share.
import type { Cell } from '../contract/index.ts'
import type { Grid } from './grid.ts'
import { isRough, isShown, rowsOf } from './grid.ts'
import { againstAt } from './reference.ts'

type Ends = readonly [number, number]

/** Least and greatest of what the grids draw: `values` alone; `extent` with intervals, unless these are not drawn, and comparisons. */
export function endsOf(grids: readonly Grid[]): Pick<Grid, 'extent' | 'values'> {
  const cells = grids.flatMap((grid) => rowsOf(grid).flatMap((row) => row.cells.map((cell) => ({ grid, cell }))))
  const values = ends(cells.flatMap(({ grid, cell }) => valuesOf(grid, cell)))
  const intervals = cells.flatMap(({ grid, cell }) =>
    grid.intervals && isShown(cell) ? [cell.low ?? cell.value, cell.high ?? cell.value] : [],
  )
  const against = grids.flatMap((grid) =>
    rowsOf(grid).flatMap(({ references, cells: own }) =>
      references.flatMap((reference) => own.flatMap((_, at) => valuesOf(grid, againstAt(reference, at)))),
    ),
  )
  const drawn = [...(values ?? []), ...intervals, ...against]
  // a balance is read by which side of nought it lies on
  const nought = drawn.length > 0 && grids.some(({ head }) => head.kind === 'balance') ? [0] : []
  return { values, extent: ends([...drawn, ...nought]) }
}

// A figure told only roughly stands at the end of the measure's scale.
function valuesOf({ head }: Grid, cell: Cell | null): readonly number[] {
  if (isShown(cell)) return [cell.value]
  return isRough(cell) && head.range !== null ? [head.range[1]] : []
}

function ends(values: readonly number[]): Ends | null {
  if (values.length === 0) return null
  return values.reduce<Ends>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  )
}

/** The ends of an axis: the grid's own extent, the measure's scale where nothing is shown; never of no width. */
export function axisEnds({ head, extent }: Pick<Grid, 'head' | 'extent'>): Ends {
  if (extent === null) return head.range ?? [0, 1]
  const [low, high] = extent
  const pad = head.unit === 'share' || head.unit === 'sharePoints' ? 0.1 : 1
  return low === high ? [low - pad, high + pad] : extent
}
