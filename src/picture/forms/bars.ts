// A measure by row, a bar a series, grouped. Length carries the value, so the axis begins at zero.
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid } from '../grid.ts'
import { isFaint } from '../grid.ts'
import { cellText } from '../label.ts'
import { barAt, lookOf, referenceOver, weaves } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import type { Placed } from './dumbbell.ts'
import { chartOf, placedIn, weightOf } from './dumbbell.ts'
import type { RowLayout, RowPlace } from './row-layout.ts'
import { axisAbove, layRows, rowName, valueRoom } from './row-layout.ts'
import { place, seriesReferences, sharedReferences, withheldBesides, withheldRow } from './row-marks.ts'

/** Draws the grid for the frame's width. One walkable mark a shown or hidden cell. */
export function bars(grid: Grid, frame: ChartFrame): Chart {
  const [low, high] = grid.extent ?? grid.head.range ?? [0, 1]
  const lane = laneOf(grid)
  const layout = layRows(grid, frame, {
    body: Math.max(26, grid.series.length * lane),
    rooms: [6, valueRoom(grid, 14)],
    ends: [Math.min(0, low), high > 0 ? high : low < 0 ? 0 : 1],
  })
  const marks: ChartMark[] = []
  const zero = element('path', { class: 'zero', d: `M${layout.scale(0)} ${layout.top}V${layout.height}` })
  const rows = layout.places.flatMap((at) => drawRow(layout, at, lane, frame.id, marks))
  return chartOf(layout, marks, [weaves(frame.id, looksOf(grid)), ...axisAbove(layout), zero, ...rows])
}

export const looksOf = (grid: Grid) => grid.series.map(({ id }, at) => lookOf(grid.spec.series, id, at))
/** Pixels of height for a series' bar and the air about it. */
export const laneOf = (grid: Grid): number => (grid.series.length === 1 ? 24 : 19)

function drawRow(layout: RowLayout, at: RowPlace, lane: number, id: string, marks: ChartMark[]): PictureNode[] {
  const placed = placedIn(layout, at)
  const middle = (series: number): number => at.y + (series - (layout.grid.series.length - 1) / 2) * lane
  const name = rowName(layout, at)
  if (placed.length === 0) return [...name, withheldRow(layout, at, marks)]
  return [
    ...name,
    ...placed.map((each) => bar(layout, at, each, middle(each.at), lane - 5, id, marks)),
    ...againstOver(layout, at, middle, lane),
    ...placed.map((each) => valueAfter(layout, each, middle(each.at))),
    ...withheldBesides(layout, at, [layout.right], middle, marks),
  ]
}

/** Comparisons over the bars: through the row, or a series at a time in its lane. */
export const againstOver = (layout: RowLayout, at: RowPlace, middle: (series: number) => number, lane: number): PictureNode[] => [
  ...sharedReferences(layout, at, referenceOver),
  ...seriesReferences(
    layout,
    at,
    (series) => ({ top: middle(series) - lane / 2, bottom: middle(series) + lane / 2, shape: null }),
    referenceOver,
  ),
]

function bar(
  layout: RowLayout,
  at: RowPlace,
  each: Placed,
  y: number,
  height: number,
  id: string,
  marks: ChartMark[],
): PictureNode {
  const { grid, scale } = layout
  const [from, to] = [scale(0), each.x].sort((a, b) => a - b) as [number, number]
  const box = { x: from, y: y - height / 2, width: to - from, height }
  return place(layout, at, { at: each.at, cell: each.cell, x: each.x, y }, marks, [
    element('rect', { class: 'ring', x: from - 3, y: box.y - 3, width: box.width + 6, height: height + 6, rx: 5 }),
    barAt(id, each.look, box, weightOf(grid, each.cell)),
    ...bandOver(layout, each, y),
  ])
}

/** The soft band of an interval over the end of a bar. */
export function bandOver({ grid, scale }: RowLayout, { cell }: Placed, y: number): PictureNode[] {
  if (!grid.intervals || cell.low === null || cell.high === null) return []
  const x = scale(cell.low)
  return [element('rect', { class: 'band over', x, y: y - 3, width: scale(cell.high) - x, height: 6, rx: 3 })]
}

function valueAfter({ grid, scale }: RowLayout, { cell, x }: Placed, y: number): PictureNode {
  const end = grid.intervals && cell.high !== null ? Math.max(x, scale(cell.high)) : x
  const name = isFaint(grid.head, cell) ? 'value faint' : 'value'
  return element('text', { class: name, x: end + 7, y, dy: '0.35em', 'aria-hidden': 'true' }, [cellText(grid.head, cell)])
}
