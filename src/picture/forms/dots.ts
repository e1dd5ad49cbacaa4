// A measure by row, a mark with its soft interval: one series on the row's line, several each on a lane of their own.
// No zero on the axis: position carries the value, not length.
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid } from '../grid.ts'
import type { PictureNode } from '../node.ts'
import { band, chartOf, hasRoom, markAt, placedIn, valueBeside } from './dumbbell.ts'
import type { RowLayout, RowPlace } from './row-layout.ts'
import { axisAbove, layRows, needsOnScale, rowName } from './row-layout.ts'
import { seriesReferences, sharedReferences, withheldBesides, withheldRow } from './row-marks.ts'

const lane = 22

/** Draws the grid for the frame's width. One walkable mark a shown or hidden cell. */
export function dots(grid: Grid, frame: ChartFrame): Chart {
  const body = Math.max(26, grid.series.length * lane)
  const layout = layRows(grid, frame, needsOnScale(grid, body, 17))
  const marks: ChartMark[] = []
  const rows = layout.places.flatMap((at) => drawRow(layout, at, marks))
  return chartOf(layout, marks, [...axisAbove(layout), ...rows])
}

function drawRow(layout: RowLayout, at: RowPlace, marks: ChartMark[]): PictureNode[] {
  const placed = placedIn(layout, at)
  const middle = (series: number): number => at.y + (series - (layout.grid.series.length - 1) / 2) * lane
  const against = [
    ...sharedReferences(layout, at),
    ...seriesReferences(layout, at, (series) => ({
      top: middle(series) - lane / 2,
      bottom: middle(series) + lane / 2,
      shape: null,
    })),
  ]
  const name = rowName(layout, at)
  if (placed.length === 0) return [...against, ...name, withheldRow(layout, at, marks)]
  return [
    ...against,
    ...name,
    ...placed.flatMap((each) => {
      const y = middle(each.at)
      return [
        ...band(layout, each, y),
        valueBeside(layout, each, y, hasRoom(layout, each) ? 1 : -1),
        markAt(layout, at, each, y, marks),
      ]
    }),
    ...withheldBesides(
      layout,
      at,
      placed.map(({ x }) => x),
      middle,
      marks,
    ),
  ]
}
