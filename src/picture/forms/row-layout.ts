// What every form with a row a school (class, year …) shares: room for names, the rows' places, the axis above them.
import { max } from 'd3-array'
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { ChartFrame, ChartMark } from '../chart.ts'
import { axisEnds } from '../extent.ts'
import type { Grid, GridRow } from '../grid.ts'
import { rowsOf } from '../grid.ts'
import { cellText } from '../label.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatValue } from '../number.ts'
import { linesOf, textWidth, twoLines } from '../text-width.ts'
import { ticksOf } from '../ticks.ts'

/** Pixels: letters of values, and of the rows' names. */
export const letter = 14
const nameLetter = 15
const top = 26
/** narrower than this the names stand on lines of their own */
const besideFrom = 460
const flag = 15

export interface RowPlace {
  readonly row: GridRow
  readonly index: number
  readonly from: number
  readonly height: number
  /** the line that the marks stand on */
  readonly y: number
}

export interface RowLayout {
  readonly grid: Grid
  readonly scale: ScaleLinear<number, number>
  readonly beside: boolean
  readonly labelRoom: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly places: readonly RowPlace[]
  /** id of the hatching of hidden figures */
  readonly hatchId: string
}

/**
 * `body`: pixels of height that the marks of a row take. `rooms`: pixels kept free at either end of the scale, for values. `ends`: of the
 * scale, in the measure's unit.
 */
export interface RowNeeds {
  readonly body: number
  readonly rooms: readonly [number, number]
  readonly ends: readonly [number, number]
}

/** Parts of the width that names may take beside their rows: where two lines are not enough, they stand above. */
const shares = [0.3, 0.36]
const fitsBeside =
  (labelRoom: number) =>
  ({ label, marked }: GridRow): boolean => {
    const room = labelRoom - 16 - (marked ? flag : 0)
    const lines = linesOf(label, nameLetter, room)
    return lines.length <= 2 && lines.every((line) => textWidth(line, nameLetter) <= room)
  }

export function layRows(grid: Grid, { width, id }: ChartFrame, { body, rooms, ends }: RowNeeds): RowLayout {
  const rows = rowsOf(grid)
  const longest = max(rows, (row) => textWidth(row.label, nameLetter) + (row.marked ? flag : 0)) ?? 0
  const wanted = shares.map((share) => Math.min(longest + 16, width * share)).find((room) => rows.every(fitsBeside(room)))
  const beside = width >= besideFrom && wanted !== undefined
  const labelRoom = beside ? wanted : 0
  const [left, right] = [labelRoom + rooms[0], width - rooms[1]]
  const height = beside ? body + 16 : body + 32
  const places = rows.map((row, index): RowPlace => {
    const from = top + index * height
    return { row, index, from, height, y: beside ? from + height / 2 : from + 26 + body / 2 }
  })
  const scale = scaleLinear().domain(ends).range([left, right])
  return {
    grid,
    scale,
    beside,
    labelRoom,
    left,
    right,
    top,
    width,
    height: top + rows.length * height + 6,
    places,
    hatchId: `${id}-hatch`,
  }
}

/** Pixels that the widest value of the grid takes beside its mark. */
export const valueRoom = (grid: Grid, away: number): number =>
  away + (max(rowsOf(grid), (row) => max(row.cells, (cell) => textWidth(cellText(grid.head, cell), letter))) ?? 0)

/** The needs of marks that stand on a scale without a zero, with their values on either side. */
export const needsOnScale = (grid: Grid, body: number, away: number): RowNeeds => ({
  body,
  rooms: [valueRoom(grid, away), valueRoom(grid, away)],
  ends: axisEnds(grid),
})

/** Lines and figures of the axis above the rows, fewer where it is narrow. */
export function axisAbove({ grid, scale, left, right, height }: RowLayout): PictureNode[] {
  const count = Math.max(3, Math.min(7, Math.floor((right - left) / 64)))
  return ticksOf(scale, grid.head, count).flatMap((tick) => {
    const x = scale(tick)
    return [
      element('path', { class: 'grid-line', d: `M${x} ${top}V${height}` }),
      element('text', { class: 'tick', x, y: 14, 'text-anchor': 'middle' }, [formatValue(grid.head, tick)]),
    ]
  })
}

/** The grounds of rows that are lifted forward, and the hairline that sets the whole apart from its parts. */
export function grounds({ places, width }: RowLayout): PictureNode[] {
  const lifted = places.flatMap(({ row, from, height }) =>
    row.marked ? [element('rect', { class: 'lifted', x: -6, y: from + 2, width: width + 12, height: height - 4, rx: 8 })] : [],
  )
  const apart = places.find(({ row }) => row.kind === 'whole')
  if (apart === undefined || apart.index === 0) return lifted
  return [...lifted, element('path', { class: 'divider', d: `M0 ${apart.from}H${width}` })]
}

/** A row's name; a lifted one is heavier and has a small flag before it. */
export function rowName({ beside, labelRoom, width }: RowLayout, { row, from, y }: RowPlace): PictureNode[] {
  const x = row.marked ? flag : 0
  const lines = twoLines(row.label, nameLetter, (beside ? labelRoom - 16 : width) - x)
  const first = beside ? y + 5 - (lines.length - 1) * 9 : from + 16
  const name = `row-label${row.kind === 'part' ? '' : ' whole'}${row.marked ? ' marked' : ''}`
  const spans = lines.map((line, index) => element('tspan', { x, y: first + index * 18 }, [line]))
  const text = element('text', { class: name, 'aria-hidden': 'true' }, spans)
  return row.marked ? [element('path', { class: 'flag', d: `M1 ${first - 10}L10 ${first - 5}L1 ${first}Z` }), text] : [text]
}

/** The mark that was placed last. */
export function lastOf(marks: readonly ChartMark[]): ChartMark {
  const mark = marks[marks.length - 1]
  if (mark === undefined) throw new Error('no mark was placed')
  return mark
}
