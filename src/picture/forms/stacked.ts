// A share by row as parts of a whole: those who are counted in it and the rest, together 100 %. Length carries the value from zero.
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid } from '../grid.ts'
import { isFaint, isShown } from '../grid.ts'
import { cellText } from '../label.ts'
import { barAt, weaves } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatValue } from '../number.ts'
import { textWidth } from '../text-width.ts'
import { againstOver, bandOver, laneOf, looksOf } from './bars.ts'
import type { Placed } from './dumbbell.ts'
import { chartOf, placedIn, weightOf } from './dumbbell.ts'
import type { RowLayout, RowPlace } from './row-layout.ts'
import { axisAbove, layRows, rowName, valueRoom } from './row-layout.ts'
import { place, withheldBesides, withheldRow } from './row-marks.ts'

// half of what 100 % takes at the end of the axis
const endRoom = 20

/** Draws the grid (a share, 0–1) for the frame's width. One walkable mark a shown or hidden cell. */
export function stacked(grid: Grid, frame: ChartFrame): Chart {
  const lane = laneOf(grid)
  const layout = layRows(grid, frame, {
    body: Math.max(26, grid.series.length * lane),
    rooms: [valueRoom(grid, 14), endRoom],
    ends: [0, 1],
  })
  const marks: ChartMark[] = []
  const rows = layout.places.flatMap((at) => drawRow(layout, at, lane, frame.id, marks))
  return chartOf(layout, marks, [weaves(frame.id, looksOf(grid)), ...axisAbove(layout), ...rows])
}

function drawRow(layout: RowLayout, at: RowPlace, lane: number, id: string, marks: ChartMark[]): PictureNode[] {
  const placed = placedIn(layout, at)
  const middle = (series: number): number => at.y + (series - (layout.grid.series.length - 1) / 2) * lane
  const name = rowName(layout, at)
  if (placed.length === 0) return [...name, withheldRow(layout, at, marks)]
  return [
    ...name,
    ...placed.map((each) => parts(layout, at, each, middle(each.at), lane - 5, id, marks)),
    ...againstOver(layout, at, middle, lane),
    ...withheldBesides(layout, at, [layout.right], middle, marks),
  ]
}

function parts(
  layout: RowLayout,
  at: RowPlace,
  each: Placed,
  y: number,
  height: number,
  id: string,
  marks: ChartMark[],
): PictureNode {
  const { grid, scale, left, right } = layout
  const { cell, look, x } = each
  const box = { x: left, y: y - height / 2, width: scale(1) - left, height }
  const text = { y, dy: '0.35em', 'aria-hidden': 'true' }
  const rest = isShown(cell) ? formatValue(grid.head, 1 - cell.value) : ''
  const end = grid.intervals && cell.high !== null ? scale(cell.high) : x
  const told = right - end > textWidth(rest, 13) + 12
  return place(layout, at, { at: each.at, cell, x, y }, marks, [
    element('rect', { class: 'ring', x: box.x - 3, y: box.y - 3, width: box.width + 6, height: height + 6, rx: 5 }),
    element('rect', { class: 'rest', ...box, rx: 2 }),
    barAt(id, look, { ...box, width: x - left }, weightOf(grid, cell)),
    ...bandOver(layout, each, y),
    element('text', { class: isFaint(grid.head, cell) ? 'value faint' : 'value', x: left - 8, 'text-anchor': 'end', ...text }, [
      cellText(grid.head, cell),
    ]),
    ...(told ? [element('text', { class: 'rest-value', x: right - 6, 'text-anchor': 'end', ...text }, [rest])] : []),
  ])
}
