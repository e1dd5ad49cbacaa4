// A measure by row (school, class …), a mark a series: marks on a common scale with soft interval bands, joined by a thin line.
// No zero on the axis: position carries the value, not length.
import type { Cell } from '../../contract/index.ts'
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid } from '../grid.ts'
import { isFaint, isRough, isShown } from '../grid.ts'
import { cellText } from '../label.ts'
import type { Look } from '../marks.ts'
import { hatch, lookOf, ringAt, shapeAt } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { textWidth } from '../text-width.ts'
import type { RowLayout, RowPlace } from './row-layout.ts'
import { axisAbove, grounds, layRows, letter, needsOnScale, rowName } from './row-layout.ts'
import { place, seriesReferences, sharedReferences, withheldBesides, withheldRow } from './row-marks.ts'

const radius = 7

/** Draws the grid for the frame's width. One walkable mark a shown or hidden cell. */
export function dumbbell(grid: Grid, frame: ChartFrame): Chart {
  const layout = layRows(grid, frame, needsOnScale(grid, 26, radius + 10))
  const marks: ChartMark[] = []
  const rows = layout.places.flatMap((at) => drawRow(layout, at, marks))
  return chartOf(layout, marks, [...axisAbove(layout), ...rows])
}

/** The whole drawing of a row form: grounds, what is given, and the hatching it refers to. */
export function chartOf(layout: RowLayout, marks: readonly ChartMark[], children: readonly PictureNode[]): Chart {
  const { width, height } = layout
  const node = element('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, [
    hatch(layout.hatchId),
    ...grounds(layout),
    ...children,
  ])
  return { node, width, height, marks, remarks: [] }
}

/** A cell that has a place on the scale. */
export interface Placed {
  readonly cell: Cell
  readonly at: number
  readonly look: Look
  readonly x: number
}

/** The cells of a row that are shown, and those told only roughly, which stand at the end of the measure's scale. */
export function placedIn({ grid, scale }: RowLayout, { row }: RowPlace): readonly Placed[] {
  return row.cells.flatMap((cell, at): Placed[] => {
    const look = lookOf(grid.spec.series, grid.series[at]?.id ?? '', at)
    if (isShown(cell)) return [{ cell, at, look, x: scale(cell.value) }]
    return isRough(cell) && grid.head.range !== null ? [{ cell, at, look, x: scale(grid.head.range[1]) }] : []
  })
}

/** Class of a mark that is not quite a figure: told roughly, or too uncertain to read off. */
export const weightOf = ({ head }: Grid, cell: Cell): string =>
  isFaint(head, cell) ? 'faint' : cell.state === 'approximate' ? 'rough' : ''

function drawRow(layout: RowLayout, at: RowPlace, marks: ChartMark[]): PictureNode[] {
  const { y } = at
  const reach = layout.beside ? 18 : 14
  const placed = placedIn(layout, at)
  const name = rowName(layout, at)
  const against = [
    ...sharedReferences(layout, at),
    ...seriesReferences(layout, at, (series) =>
      series === 0 ? { top: y - reach, bottom: y, shape: y - reach + 3 } : { top: y, bottom: y + reach, shape: y + reach - 3 },
    ),
  ]
  if (placed.length === 0) return [...against, ...name, withheldRow(layout, at, marks)]
  const xs = placed.map(({ x }) => x)
  const joint = placed.length > 1 ? [element('path', { class: 'joint', d: `M${Math.min(...xs)} ${y}H${Math.max(...xs)}` })] : []
  return [
    ...against,
    ...name,
    ...placed.flatMap((each) => band(layout, each, y)),
    ...joint,
    ...valuesBeside(layout, placed, y),
    ...[...placed].sort((a, b) => a.x - b.x).map((each) => markAt(layout, at, each, y, marks)),
    ...withheldBesides(layout, at, xs, null, marks),
  ]
}

/** The soft band of a mark's interval. */
export function band({ grid, scale }: RowLayout, { cell, look }: Placed, y: number): PictureNode[] {
  if (!grid.intervals || cell.low === null || cell.high === null) return []
  const x = scale(cell.low)
  return [element('rect', { class: `band ${look.tone}`, x, y: y - 5, width: scale(cell.high) - x, height: 10, rx: 5 })]
}

/** The walkable shape of a mark. */
export function markAt(layout: RowLayout, at: RowPlace, { cell, look, x, at: series }: Placed, y: number, marks: ChartMark[]) {
  return place(layout, at, { at: series, cell, x, y }, marks, [
    ringAt(x, y, radius + 5),
    shapeAt(look, x, y, radius, weightOf(layout.grid, cell)),
  ])
}

// The outermost marks carry their values outside the pair, so that they never meet; marks between them speak in the tip and table.
function valuesBeside(layout: RowLayout, placed: readonly Placed[], y: number): PictureNode[] {
  const sorted = [...placed].sort((a, b) => a.x - b.x)
  const [first, final] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || final === undefined) return []
  if (first !== final) return [valueBeside(layout, first, y, -1), valueBeside(layout, final, y, 1)]
  return [valueBeside(layout, first, y, hasRoom(layout, first) ? 1 : -1)]
}

/** Whether a value fits to the right of its mark. */
export const hasRoom = ({ grid, width }: RowLayout, { cell, x }: Placed): boolean =>
  width - x > textWidth(cellText(grid.head, cell), letter) + 20

/** A mark's figure on one side of it. */
export function valueBeside({ grid }: RowLayout, { cell, x }: Placed, y: number, side: -1 | 1): PictureNode {
  const attributes = { x: x + side * (radius + 6), y, dy: '0.35em', 'text-anchor': side < 0 ? 'end' : 'start' }
  const name = isFaint(grid.head, cell) ? 'value faint' : 'value'
  return element('text', { class: name, ...attributes, 'aria-hidden': 'true' }, [cellText(grid.head, cell)])
}
