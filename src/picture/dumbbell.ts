// A measure by row (school, class …), a mark a series: dots on a common scale with soft interval bands, joined by a thin line.
// No zero on the axis: position carries the value, not length.
import { extent } from 'd3-array'
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { Cell } from '../contract/index.ts'
import type { Chart, ChartFrame, ChartMark } from './chart.ts'
import type { Grid, GridRow } from './grid.ts'
import { isBlank, isHidden, isRough, isShown, rowsOf } from './grid.ts'
import { cellText, hiddenInWords, markWords } from './label.ts'
import type { Look } from './marks.ts'
import { hatch, hiddenBar, lookOf, ringAt, shapeAt, walkable } from './marks.ts'
import type { PictureNode } from './node.ts'
import { element } from './node.ts'
import { formatValue } from './number.ts'
import { textWidth, twoLines } from './text-width.ts'
import { words } from './words/sv.ts'

const letter = 14
const radius = 7
const top = 26

interface Layout {
  readonly scale: ScaleLinear<number, number>
  /** row labels stand beside the marks, or on a line of their own where it is narrow */
  readonly beside: boolean
  readonly labelRoom: number
  readonly left: number
  readonly right: number
  readonly rowHeight: number
  readonly width: number
  readonly height: number
  readonly hatchId: string
}

/** Draws the grid for the frame's width. One walkable mark a cell, hidden and missing ones too. */
export function dumbbell(grid: Grid, frame: ChartFrame): Chart {
  const layout = layOut(grid, frame)
  const marks: ChartMark[] = []
  const rows = rowsOf(grid).map((row, index) => drawRow(grid, row, index, layout, marks))
  const node = element(
    'svg',
    { class: 'chart', width: layout.width, height: layout.height, viewBox: `0 0 ${layout.width} ${layout.height}` },
    [hatch(layout.hatchId), ...axis(grid, layout), ...divider(grid, layout), ...reference(grid, layout), ...rows.flat()],
  )
  return { node, width: layout.width, height: layout.height, marks }
}

function layOut(grid: Grid, { width, id }: ChartFrame): Layout {
  const beside = width >= 460
  const longest = Math.max(0, ...rowsOf(grid).map((row) => textWidth(row.label, 15)))
  const labelRoom = beside ? Math.min(longest + 16, width * 0.3) : 0
  const valueRoom =
    radius +
    10 +
    Math.max(...rowsOf(grid).flatMap((row) => row.cells.map((cell) => textWidth(cellText(grid.head, cell), letter))))
  const [left, right] = [labelRoom + valueRoom, width - valueRoom]
  const rowHeight = beside ? 42 : 58
  const height = top + rowsOf(grid).length * rowHeight + 6
  const scale = scaleLinear().domain(domainOf(grid)).range([left, right])
  return { scale, beside, labelRoom, left, right, rowHeight, width, height, hatchId: `${id}-hatch` }
}

function domainOf(grid: Grid): [number, number] {
  const cells = rowsOf(grid).flatMap((row) => [...row.cells, row.reference])
  const values = cells.flatMap((cell) => (isShown(cell) ? [cell.value, cell.low ?? cell.value, cell.high ?? cell.value] : []))
  if (cells.some(isRough) && grid.head.range !== null) values.push(grid.head.range[1])
  const [low, high] = extent(values)
  if (low === undefined || high === undefined) return grid.head.range === null ? [0, 1] : [grid.head.range[0], grid.head.range[1]]
  return low === high ? [low - 1, high + 1] : [low, high]
}

function axis(grid: Grid, layout: Layout): PictureNode[] {
  const count = Math.max(3, Math.min(7, Math.floor((layout.right - layout.left) / 64)))
  return layout.scale.ticks(count).flatMap((tick) => {
    const x = layout.scale(tick)
    return [
      element('path', { class: 'grid-line', d: `M${x} ${top}V${layout.height}` }),
      element('text', { class: 'tick', x, y: 14, 'text-anchor': 'middle' }, [formatValue(grid.head, tick)]),
    ]
  })
}

// A hairline sets the whole apart from its parts.
function divider(grid: Grid, layout: Layout): PictureNode[] {
  if (grid.whole === null || grid.rows.length === 0) return []
  return [element('path', { class: 'divider', d: `M0 ${top + grid.rows.length * layout.rowHeight}H${layout.width}` })]
}

function reference(grid: Grid, layout: Layout): PictureNode[] {
  return rowsOf(grid).flatMap((row, index) => {
    if (!isShown(row.reference)) return []
    const x = layout.scale(row.reference.value)
    const from = top + index * layout.rowHeight + 2
    return [element('path', { class: 'reference', d: `M${x} ${from}V${from + layout.rowHeight - 4}` })]
  })
}

interface Placed {
  readonly cell: Cell
  readonly look: Look
  readonly x: number
  readonly who: string
}

function drawRow(grid: Grid, row: GridRow, index: number, layout: Layout, marks: ChartMark[]): PictureNode[] {
  const from = top + index * layout.rowHeight
  const y = layout.beside ? from + layout.rowHeight / 2 : from + 39
  const named = row.cells.map((cell, at) => ({
    cell,
    at,
    look: lookOf(grid.spec.series, grid.series[at]?.id ?? '', at),
    who: whoIs(grid, row, at),
  }))
  const placed = named.flatMap(({ cell, look, who }): Placed[] => {
    if (isShown(cell)) return [{ cell, look, who, x: layout.scale(cell.value) }]
    return isRough(cell) && grid.head.range !== null ? [{ cell, look, who, x: layout.scale(grid.head.range[1]) }] : []
  })
  const withheld = named.filter(({ cell }) => !isShown(cell) && !isRough(cell))
  const children = [rowLabel(row, layout, from, y), ...bands(placed, layout, y)]
  if (placed.length === 0) return [...children, wholeRowWithheld(grid, row, index, layout, y, marks)]
  const xs = placed.map(({ x }) => x)
  if (placed.length > 1) children.push(element('path', { class: 'joint', d: `M${Math.min(...xs)} ${y}H${Math.max(...xs)}` }))
  children.push(...valueLabels(grid, placed, layout, y))
  for (const each of [...placed].sort((a, b) => a.x - b.x)) {
    marks.push({ ...markWords(grid, each.who, each.cell, row.reference), x: each.x, y, row: index })
    children.push(
      walkable(marks.length - 1, last(marks).label, [
        ringAt(each.x, y, radius + 5),
        shapeAt(each.look, each.x, y, radius, isShown(each.cell) && each.cell.state === 'shown' ? '' : 'rough'),
      ]),
    )
  }
  return [...children, ...withheldBesides(grid, xs, index, withheld, layout, y, marks)]
}

function whoIs(grid: Grid, row: GridRow, at: number): string {
  const series = grid.series[at]
  return grid.spec.series === null || series === undefined ? row.label : `${row.label}, ${series.label.toLowerCase()}`
}

const last = (marks: readonly ChartMark[]): ChartMark => {
  const mark = marks[marks.length - 1]
  if (mark === undefined) throw new Error('no mark was placed')
  return mark
}

function rowLabel(row: GridRow, layout: Layout, from: number, y: number): PictureNode {
  const lines = twoLines(row.label, 15, layout.beside ? layout.labelRoom - 16 : layout.width)
  const first = layout.beside ? y + 5 - (lines.length - 1) * 9 : from + 16
  const name = row.kind === 'part' ? 'row-label' : 'row-label whole'
  const spans = lines.map((line, index) => element('tspan', { x: 0, y: first + index * 18 }, [line]))
  return element('text', { class: name, 'aria-hidden': 'true' }, spans)
}

function bands(placed: readonly Placed[], layout: Layout, y: number): PictureNode[] {
  return placed.flatMap(({ cell, look }) => {
    if (cell.low === null || cell.high === null) return []
    const x = layout.scale(cell.low)
    return [element('rect', { class: `band ${look.tone}`, x, y: y - 5, width: layout.scale(cell.high) - x, height: 10, rx: 5 })]
  })
}

// The outermost marks carry their values outside the pair, so that they never meet; marks between them speak in the tip and table.
function valueLabels(grid: Grid, placed: readonly Placed[], layout: Layout, y: number): PictureNode[] {
  const sorted = [...placed].sort((a, b) => a.x - b.x)
  const [first, final] = [sorted[0], sorted[sorted.length - 1]]
  if (first === undefined || final === undefined) return []
  const label = (each: Placed, side: -1 | 1): PictureNode => {
    const x = each.x + side * (radius + 6)
    const anchor = side < 0 ? 'end' : 'start'
    return element('text', { class: 'value', x, y, dy: '0.35em', 'text-anchor': anchor, 'aria-hidden': 'true' }, [
      cellText(grid.head, each.cell),
    ])
  }
  if (first !== final) return [label(first, -1), label(final, 1)]
  const room = layout.width - first.x > textWidth(cellText(grid.head, first.cell), letter) + 20
  return [label(first, room ? 1 : -1)]
}

function wholeRowWithheld(grid: Grid, row: GridRow, index: number, layout: Layout, y: number, marks: ChartMark[]): PictureNode {
  const cell = row.cells.find(isHidden) ?? row.cells[0] ?? null
  const [x, width] = [layout.labelRoom, layout.width - layout.labelRoom]
  marks.push({ ...markWords(grid, row.label, cell, null), x: x + width / 2, y, row: index })
  const ring = element('rect', { class: 'ring', x: x - 4, y: y - 13, width: width + 8, height: 26, rx: 13 })
  const drawn = isHidden(cell)
    ? hiddenBar(layout.hatchId, { x, y: y - 9, width, height: 18 }, `${words.marks.hidden} ${hiddenInWords(cell)}`)
    : [
        element('text', { class: 'absent', x: x + width / 2, y, dy: '0.35em', 'text-anchor': 'middle' }, [
          cell?.state === 'notApplicable' ? words.marks.notApplicableInWords : words.marks.missingInWords,
        ]),
      ]
  return walkable(marks.length - 1, last(marks).label, [ring, ...drawn])
}

// Beside a mark that is shown, a hidden sibling is a short hatched bar at the emptier end; a missing one is said only to who walks.
function withheldBesides(
  grid: Grid,
  taken: readonly number[],
  index: number,
  withheld: readonly { readonly cell: Cell | null; readonly who: string; readonly at: number }[],
  layout: Layout,
  y: number,
  marks: ChartMark[],
): PictureNode[] {
  const middle = (layout.left + layout.right) / 2
  const atLeft = taken.reduce((sum, x) => sum + x, 0) / Math.max(1, taken.length) > middle
  return withheld
    .filter(({ cell }) => !isBlank(cell))
    .map(({ cell, who, at }, nth) => {
      const text = `${grid.series[at]?.label ?? ''}: ${words.marks.hiddenShort}`
      const width = textWidth(text, 13) + 20
      const x = atLeft ? layout.labelRoom + nth * (width + 6) : layout.width - (nth + 1) * (width + 6)
      marks.push({ ...markWords(grid, who, cell, null), x: x + width / 2, y, row: index })
      const ring = element('rect', { class: 'ring', x: x - 4, y: y - 13, width: width + 8, height: 26, rx: 13 })
      return walkable(marks.length - 1, last(marks).label, [
        ring,
        ...hiddenBar(layout.hatchId, { x, y: y - 9, width, height: 18 }, text),
      ])
    })
}
