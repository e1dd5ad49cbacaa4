// Rows × series as a table whose grounds tell the values in a few even steps of one colour; the figure is printed in every cell. Where the
// columns do not fit beside each other they continue in a block below.
import { ticks } from 'd3-array'
import type { Cell } from '../../contract/index.ts'
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid, GridRow } from '../grid.ts'
import { isBlank, isFaint, isHidden, isRough, isShown, rowsOf, whoIs } from '../grid.ts'
import { cellText, heldAgainst, liftedWords, markWords } from '../label.ts'
import { hatch, walkable } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatValue } from '../number.ts'
import { linesOf, textWidth, twoLines } from '../text-width.ts'
import { words } from '../words/words.ts'

const narrowest = 44
const widest = 120
const line = 36
const air = 2
const steps = 5
/** most pixels of a column's name that stands upright, in two lines where one is not enough */
const headingMost = 150
const headingLine = 15

/** Columns beside each other. `series`: places in the grid's series; `heading`: pixels of their names. */
interface Block {
  readonly series: readonly number[]
  readonly heading: number
}

interface Layout {
  readonly grid: Grid
  readonly rows: readonly GridRow[]
  readonly names: number
  readonly column: number
  readonly blocks: readonly Block[]
  readonly upright: boolean
  readonly bounds: readonly number[]
  readonly width: number
  readonly hatchId: string
}

/** Draws the grid for the frame's width. One walkable mark a cell that the answer has, hidden ones too. */
export function heat(grid: Grid, frame: ChartFrame): Chart {
  const layout = layOut(grid, frame)
  const marks: ChartMark[] = []
  let bottom = 0
  const drawn = layout.blocks.flatMap((block, nth) => {
    const top = bottom
    bottom += block.heading + layout.rows.length * line + 14
    return drawBlock(layout, block, nth, top, marks)
  })
  const key = layout.rows.length === 0 ? { nodes: [], height: 0 } : keyOf(layout, bottom)
  const [width, height] = [frame.width, bottom + key.height]
  const node = element('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, [
    hatch(layout.hatchId),
    ...drawn,
    ...key.nodes,
  ])
  return { node, width, height, marks, remarks: [] }
}

function layOut(grid: Grid, { width, id }: ChartFrame): Layout {
  const rows = rowsOf(grid)
  const longest = Math.max(0, ...rows.map(({ label, marked }) => textWidth(label, 15) + (marked ? 15 : 0)))
  // a school's name may take two lines, but none of its words is cut
  const parts = rows.flatMap(({ label, marked }) => label.split(' ').map((word) => textWidth(word, 15) + (marked ? 15 : 0)))
  const names = Math.min(longest + 12, Math.max(width * 0.34, Math.min(Math.max(0, ...parts) + 12, width * 0.45)))
  const fit = Math.max(1, Math.floor((width - names) / narrowest))
  const count = Math.ceil(grid.series.length / fit)
  const each = Math.ceil(grid.series.length / Math.max(1, count))
  const column = Math.min(widest, (width - names) / Math.max(1, each))
  const letters = grid.series.map(({ label }) => textWidth(label, 13))
  const upright = letters.some((room) => room > column - 6)
  const blocks = Array.from({ length: count }, (_, nth): Block => {
    const series = grid.series.map((_, at) => at).slice(nth * each, (nth + 1) * each)
    const lines = series.flatMap((at) => headingLines(grid.series[at]?.label ?? ''))
    return { series, heading: upright ? Math.max(...lines.map((text) => textWidth(text, 13))) + 14 : 26 }
  })
  const bounds = grid.values === null ? [] : ticks(grid.values[0], grid.values[1], steps).slice(0, steps)
  return { grid, rows, names, column, blocks, upright, bounds, width, hatchId: `${id}-hatch` }
}

function drawBlock(layout: Layout, { series, heading }: Block, nth: number, top: number, marks: ChartMark[]): PictureNode[] {
  const { rows, grid, names, column, upright, width } = layout
  const headings = series.map((at, place) => {
    const x = names + (place + 0.5) * column
    const label = grid.series[at]?.label ?? ''
    const y = top + heading - 8
    if (!upright) return element('text', { class: 'tick', x, y, 'text-anchor': 'middle' }, [label])
    const lines = headingLines(label)
    const left = x + 4 - ((lines.length - 1) * headingLine) / 2
    const spans = lines.map((text, nth) => element('tspan', { x: left, y: y + nth * headingLine }, [text]))
    return element('text', { class: 'tick', transform: `rotate(-90 ${left} ${y})` }, spans)
  })
  const lines = rows.flatMap((row, index) => {
    const y = top + heading + index * line
    const lifted = row.marked ? [element('rect', { class: 'lifted', x: -6, y, width: width + 12, height: line, rx: 8 })] : []
    const cells = series.flatMap((at, place) => {
      const box = { x: names + place * column + air / 2, y: y + air / 2, width: column - air, height: line - air }
      return cellAt(layout, row, at, nth * rows.length + index, box, marks)
    })
    return [...lifted, ...nameAt(row, names, y + line / 2), ...cells]
  })
  return [...headings, ...lines]
}

/** A long name takes two lines as even as may be, so that the headings stay low. */
function headingLines(label: string): readonly string[] {
  let room = headingMost / 2
  while (room < headingMost && linesOf(label, 13, room).some((text, at) => at > 1 || textWidth(text, 13) > room)) room += 5
  return twoLines(label, 13, room)
}

function nameAt(row: GridRow, room: number, y: number): PictureNode[] {
  const x = row.marked ? 15 : 0
  const lines = twoLines(row.label, 15, room - 10 - x)
  const first = y + 5 - (lines.length - 1) * 8
  const name = `row-label${row.kind === 'part' ? '' : ' whole'}${row.marked ? ' marked' : ''}`
  const spans = lines.map((text, index) => element('tspan', { x, y: first + index * 16 }, [text]))
  const flag = row.marked ? [element('path', { class: 'flag', d: `M1 ${y - 5}L10 ${y}L1 ${y + 5}Z` })] : []
  return [...flag, element('text', { class: name, 'aria-hidden': 'true' }, spans)]
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function cellAt(layout: Layout, row: GridRow, at: number, place: number, box: Box, marks: ChartMark[]): PictureNode[] {
  const { grid } = layout
  const cell = row.cells[at] ?? null
  if (isBlank(cell)) return []
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const told = liftedWords(row, markWords(grid, whoIs(grid, row, at), cell, heldAgainst(row, at)))
  marks.push({ ...told, x, y: box.y + 6, row: place })
  const ground = isHidden(cell)
    ? element('rect', { class: 'hidden-bar', ...box, rx: 4, fill: `url(#${layout.hatchId})` })
    : element('rect', { class: `level ${levelOf(layout, cell)}`, ...box, rx: 4 })
  const name = isHidden(cell) ? 'hidden-text' : isFaint(grid.head, cell) ? 'figure faint' : 'figure'
  const text = element('text', { class: name, x, y, dy: '0.35em', 'text-anchor': 'middle', 'aria-hidden': 'true' }, [
    cellText(grid.head, cell),
  ])
  const ring = element('rect', { class: 'ring', ...box, rx: 4 })
  return [walkable(marks.length - 1, told.label, [ground, text, ring])]
}

/** `l1` to `l6` by value; none for a figure that is too uncertain to be told by a colour. */
function levelOf({ grid, bounds }: Layout, cell: Cell | null): string {
  if (isFaint(grid.head, cell)) return 'none'
  const value = isShown(cell) ? cell.value : isRough(cell) ? grid.head.range?.[1] : undefined
  return value === undefined ? 'none' : `l${bounds.filter((bound) => value >= bound).length + 1}`
}

// What the grounds stand for, under the table: each step with its bounds, and the hatching where somebody is hidden.
function keyOf(
  { grid, rows, bounds, width, hatchId }: Layout,
  top: number,
): { readonly nodes: PictureNode[]; readonly height: number } {
  const tell = (value: number): string => formatValue(grid.head, value)
  const between = bounds.slice(1).map((bound, index) => words.chart.to(tell(bounds[index] ?? bound), tell(bound)))
  const texts =
    bounds.length === 0 ? [] : [words.chart.under(tell(bounds[0] ?? 0)), ...between, words.chart.from(tell(bounds.at(-1) ?? 0))]
  const hidden = rows.some(({ cells }) => cells.some(isHidden))
  const entries = [
    ...texts.map((text, index) => ({ text, sign: { class: `level l${index + 1}` } })),
    ...(hidden ? [{ text: words.marks.hiddenFigure, sign: { class: 'hidden-bar', fill: `url(#${hatchId})` } }] : []),
  ]
  let [x, y] = [0, top + 4]
  const nodes = entries.flatMap(({ text, sign }) => {
    const room = 24 + textWidth(text, 13) + 16
    if (x > 0 && x + room > width) [x, y] = [0, y + 24]
    const at = x
    x += room
    return [
      element('rect', { ...sign, x: at, y, width: 18, height: 16, rx: 4 }),
      element('text', { class: 'tick', x: at + 24, y: y + 8, dy: '0.35em' }, [text]),
    ]
  })
  return { nodes, height: y - top + 24 }
}
