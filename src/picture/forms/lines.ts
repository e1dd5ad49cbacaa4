// A measure over school years: a line a series with its soft interval band; a year without figures is a gap, never zero and never
// bridged; a hidden year is hatched. Comparisons are thin dotted or dashed lines.
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import { area, curveLinear, line } from 'd3-shape'
import type { Cell } from '../../contract/index.ts'
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import { axisEnds } from '../extent.ts'
import type { Grid, ShownCell } from '../grid.ts'
import { isFaint, isHidden, isRough, isShown } from '../grid.ts'
import { heldAgainst, liftedWords, markWords } from '../label.ts'
import type { Box } from '../marks.ts'
import { hatch, hiddenBar, lookOf, referenceAt, ringAt, shapeAt, walkable } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatValue } from '../number.ts'
import { againstAt, isShared } from '../reference.ts'
import { textWidth } from '../text-width.ts'
import { ticksOf } from '../ticks.ts'
import { words } from '../words/words.ts'
import { apart } from './apart.ts'
import { ringRound } from './row-marks.ts'

const top = 18
const foot = 34

interface Layout {
  readonly x: (index: number) => number
  readonly y: ScaleLinear<number, number>
  readonly stepWidth: number
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly width: number
  readonly height: number
  readonly hatchId: string
}

/** Draws the grid (rows are school years in order) for the frame's width. One walkable mark a cell. */
export function lines(grid: Grid, frame: ChartFrame): Chart {
  const layout = layOut(grid, frame)
  const marks: ChartMark[] = []
  const body = [
    ...markedYears(grid, layout),
    ...axes(grid, layout),
    ...grid.series.flatMap((_, at) => band(grid, at, layout)),
    ...referenceLines(grid, layout),
    ...grid.series.flatMap((_, at) => seriesLine(grid, at, layout)),
    ...endLabels(grid, layout),
    ...grid.series.flatMap((_, at) => points(grid, at, layout, marks)),
  ]
  const { width, height } = layout
  const node = element(
    'svg',
    { class: grid.series.length > 3 ? 'chart many' : 'chart', width, height, viewBox: `0 0 ${width} ${height}` },
    [hatch(layout.hatchId), ...body],
  )
  return { node, width, height, marks, remarks: [] }
}

function layOut(grid: Grid, { width, id }: ChartFrame): Layout {
  const height = Math.round(Math.max(270, Math.min(390, width * 0.74)))
  const [left, bottom] = [44, height - foot]
  const right = width - Math.max(56, ...grid.series.map(({ label }) => textWidth(label, 14) + 20))
  const mostHidden = Math.max(...grid.rows.map((row) => row.cells.filter(isHidden).length), 0)
  const stepWidth = (right - left) / Math.max(1, grid.rows.length - 1)
  const y = scaleLinear()
    .domain(axisEnds(grid))
    .range([bottom - 4 - mostHidden * hiddenStep, top + 6])
    .nice(4)
  // two times have room for their whole names under them
  const inset = grid.rows.length === 2 ? (right - left) / 5 : 10
  const x = (index: number): number =>
    grid.rows.length === 1 ? (left + right) / 2 : left + inset + index * ((right - left - 2 * inset) / (grid.rows.length - 1))
  return { x, y, stepWidth, left, right, bottom, width, height, hatchId: `${id}-hatch` }
}

function axes(grid: Grid, layout: Layout): PictureNode[] {
  const levels = ticksOf(layout.y, grid.head, 4).flatMap((tick) => {
    const y = layout.y(tick)
    return [
      element('path', { class: 'grid-line', d: `M${layout.left} ${y}H${layout.right}` }),
      element('text', { class: 'tick', x: layout.left - 8, y, dy: '0.35em', 'text-anchor': 'end' }, [
        formatValue(grid.head, tick),
      ]),
    ]
  })
  const short = layout.stepWidth < 74
  const every = Math.max(1, Math.ceil((short ? 46 : 66) / layout.stepWidth))
  const final = grid.rows.length - 1
  const years = grid.rows.flatMap((row, index) => {
    if ((final - index) % every !== 0) return []
    const text = short ? row.label.replace(/^\d\d(?=\d\d\/)/, '') : row.label
    const name = row.marked ? 'tick marked' : 'tick'
    return [element('text', { class: name, x: layout.x(index), y: layout.height - 8, 'text-anchor': 'middle' }, [text])]
  })
  return [...levels, ...years]
}

// A year that is lifted forward stands on a ground of its own, with a small flag at its foot.
function markedYears(grid: Grid, layout: Layout): PictureNode[] {
  return grid.rows.flatMap((row, index) => {
    if (!row.marked) return []
    const [x, width] = [layout.x(index), Math.min(36, layout.stepWidth)]
    return [
      element('rect', { class: 'lifted', x: x - width / 2, y: top, width, height: layout.bottom - top, rx: 8 }),
      element('path', {
        class: 'flag',
        d: `M${x - 5} ${layout.bottom + 9}L${x} ${layout.bottom}L${x + 5} ${layout.bottom + 9}Z`,
      }),
    ]
  })
}

interface Point {
  readonly index: number
  readonly cell: ShownCell
}
/** Runs of neighbouring years that are shown; the gap between two runs is left open. */
function runs(cells: readonly (Cell | null)[]): Point[][] {
  const found: Point[][] = []
  let run: Point[] = []
  cells.forEach((cell, index) => {
    if (isShown(cell)) run.push({ index, cell })
    else if (run.length > 0) {
      found.push(run)
      run = []
    }
  })
  return run.length > 0 ? [...found, run] : found
}
const cellsOf = (grid: Grid, at: number): (Cell | null)[] => grid.rows.map((row) => row.cells[at] ?? null)
const toneOf = (grid: Grid, at: number): string => lookOf(grid.spec.series, grid.series[at]?.id ?? '', at).tone

function band(grid: Grid, at: number, layout: Layout): PictureNode[] {
  if (!grid.intervals) return []
  const shape = area<Point>()
    .x(({ index }) => layout.x(index))
    .y0(({ cell }) => layout.y(cell.low ?? cell.value))
    .y1(({ cell }) => layout.y(cell.high ?? cell.value))
    .curve(curveLinear)
    .digits(2)
  return runs(cellsOf(grid, at)).map((run) => {
    const lone = run.length === 1 && run[0] !== undefined ? loneBand(run[0], layout) : null
    return element('path', { class: `band ${toneOf(grid, at)}`, d: lone ?? shape(run) ?? '' })
  })
}

// A year on its own has no width to fill: its interval is a narrow upright bar.
const loneBand = ({ index, cell }: Point, layout: Layout): string =>
  `M${layout.x(index) - 4} ${layout.y(cell.low ?? cell.value)}H${layout.x(index) + 4}V${layout.y(cell.high ?? cell.value)}H${layout.x(index) - 4}Z`

const path = (layout: Layout) =>
  line<Point>()
    .x(({ index }) => layout.x(index))
    .y(({ cell }) => layout.y(cell.value))
    .digits(2)

const seriesLine = (grid: Grid, at: number, layout: Layout): PictureNode[] =>
  runs(cellsOf(grid, at)).map((run) => element('path', { class: `line ${toneOf(grid, at)}`, d: path(layout)(run) ?? '' }))

// A comparison of one level is one line; of a level a series a line each.
function referenceLines(grid: Grid, layout: Layout): PictureNode[] {
  return (grid.rows[0]?.references ?? []).flatMap((_, nth) => {
    const along = grid.rows.flatMap(({ references }) => references[nth] ?? [])
    const levels = along.some(isShared) ? [0] : grid.series.map((_, at) => at)
    return levels.flatMap((at) =>
      runs(along.map((reference) => againstAt(reference, at))).flatMap((run) => {
        const end = run[run.length - 1]
        const cap = end === undefined ? { x: 0, y: 0 } : { x: layout.x(end.index), y: layout.y(end.cell.value) }
        return referenceAt(nth, path(layout)(run) ?? '', cap)
      }),
    )
  })
}

const hiddenStep = 18

/** Each hidden series of a year has a bar of its own, one above the other, so that each can be pointed at. `nth`: among the year's hidden ones. */
function hiddenAt(index: number, nth: number, layout: Layout): Box {
  const width = Math.min(34, layout.stepWidth - 4)
  return { x: layout.x(index) - width / 2, y: layout.bottom - 16 - nth * hiddenStep, width, height: 16 }
}

// Names stand at the lines' ends; where ends come close they are pushed apart, in the order of their values.
function endLabels(grid: Grid, layout: Layout): PictureNode[] {
  const ends = grid.series.flatMap(({ label }, at) => {
    const shown = cellsOf(grid, at).flatMap((cell, index) => (isShown(cell) ? [{ index, cell }] : []))
    const end = shown[shown.length - 1]
    return end === undefined
      ? []
      : [{ text: label, tone: `end-label ${toneOf(grid, at)}`, y: layout.y(end.cell.value), x: layout.x(end.index) + 13 }]
  })
  const sorted = ends.sort((a, b) => a.y - b.y)
  const heights = apart(
    sorted.map(({ y }) => y),
    layout.bottom,
  )
  return sorted.map(({ text, tone, y, x }, index) => {
    const at = heights[index] ?? y
    return element('text', { class: tone, x, y: at, dy: '0.35em', 'aria-hidden': 'true' }, [text])
  })
}

function points(grid: Grid, at: number, layout: Layout, marks: ChartMark[]): PictureNode[] {
  const look = lookOf(grid.spec.series, grid.series[at]?.id ?? '', at)
  const name = grid.spec.series === null ? grid.spec.place : (grid.series[at]?.label ?? '')
  return grid.rows.map((row, index) => {
    const cell = row.cells[at] ?? null
    const x = layout.x(index)
    // told only roughly, it stands at the end of the scale, joined to nothing
    const value = isShown(cell) ? cell.value : isRough(cell) ? (grid.head.range?.[1] ?? null) : null
    const box = hiddenAt(index, row.cells.slice(0, at).filter(isHidden).length, layout)
    const y = value === null ? (isHidden(cell) ? box.y + box.height / 2 : layout.bottom - 8) : layout.y(value)
    const told = liftedWords(row, markWords(grid, `${name}, ${row.label}`, cell, heldAgainst(row, at)))
    marks.push({ ...told, x, y, row: at })
    const weight = isFaint(grid.head, cell) ? 'faint' : cell?.state === 'approximate' ? 'rough' : ''
    const drawn = isHidden(cell)
      ? [ringRound(box.x, box.y, box.width, box.height), ...hiddenBar(layout.hatchId, box, words.marks.hidden)]
      : [ringAt(x, y, 10), ...(value === null ? [] : [shapeAt(look, x, y, row.marked ? 6.5 : 5, weight)])]
    return walkable(marks.length - 1, told.label, drawn)
  })
}
