// How many rows lie where, without their names: a histogram a series over one scale, counts from zero. Rows lifted forward stand by name.
import type { Bin } from 'd3-array'
import { bin, max, ticks } from 'd3-array'
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import { axisEnds } from '../extent.ts'
import type { Grid, GridRow, ShownCell } from '../grid.ts'
import { isHidden, isShown } from '../grid.ts'
import { heldAgainst, liftedWords, markWords } from '../label.ts'
import { barAt, hatch, lookOf, referenceOver, walkable, weaves } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatNumber, formatValue } from '../number.ts'
import { againstAt } from '../reference.ts'
import { textWidth } from '../text-width.ts'
import { words } from '../words/words.ts'
import { looksOf } from './bars.ts'
import { hiddenFoot } from './hidden-foot.ts'

const tall = 120
const axisRoom = 26
const side = 8

interface Placed {
  readonly row: GridRow
  readonly cell: ShownCell
}

interface Layout {
  readonly grid: Grid
  readonly scale: ScaleLinear<number, number>
  readonly thresholds: readonly number[]
  /** the most rows in one bin, over all series */
  readonly most: number
  /** pixels of one series, with what stands above its bars */
  readonly lane: number
  readonly headRoom: number
  readonly width: number
  readonly id: string
}

/** Draws the rows' values for the frame's width. One walkable mark a bin that holds rows, a row lifted forward, and all hidden rows. */
export function distribution(grid: Grid, frame: ChartFrame): Chart {
  const layout = layOut(grid, frame)
  const marks: ChartMark[] = []
  const lanes = grid.series.flatMap((_, at) => drawLane(layout, at, marks))
  const bottom = grid.series.length * layout.lane
  const hatchId = `${frame.id}-hatch`
  const hidden = grid.rows.filter(({ cells }) => cells.some(isHidden))
  const foot = hiddenFoot(grid, hidden, { id: hatchId, y: bottom + axisRoom, width: frame.width }, marks)
  const [width, height] = [frame.width, bottom + axisRoom + foot.height]
  const node = element('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, [
    hatch(hatchId),
    weaves(frame.id, looksOf(grid)),
    ...axis(layout, bottom),
    ...lanes,
    ...foot.nodes,
  ])
  const empty = grid.rows.length === 0
  return { node, width, height, marks, remarks: empty ? [] : [words.forms.distribution.read] }
}

const placedIn = ({ rows }: Grid, at: number): readonly Placed[] =>
  rows.flatMap((row) => {
    const cell = row.cells[at] ?? null
    return isShown(cell) ? [{ row, cell }] : []
  })

type Rows = Bin<Placed, number>
const binsOf = ({ grid, scale, thresholds }: Pick<Layout, 'grid' | 'scale' | 'thresholds'>, at: number): readonly Rows[] => {
  const [low = 0, high = 1] = scale.domain()
  const bins = bin<Placed, number>()
    .value(({ cell }) => cell.value)
    .domain([low, high])
    // a row on the scale's very end stands in the last bin, not in one of no width
    .thresholds(thresholds.filter((value) => value < high))
  return bins([...placedIn(grid, at)])
}

function layOut(grid: Grid, { width, id }: ChartFrame): Layout {
  const values = grid.values
  const ends = values !== null && values[0] < values[1] ? values : axisEnds({ head: grid.head, extent: values })
  const count = Math.max(4, Math.min(width < 460 ? 6 : 12, Math.round(Math.sqrt(grid.rows.length)) + 2))
  const scale = scaleLinear(ends, [side, width - side]).nice(count)
  const [low = 0, high = 1] = scale.domain()
  const thresholds = ticks(low, high, count)
  const most = max(grid.series.map((_, at) => max(binsOf({ grid, scale, thresholds }, at), ({ length }) => length) ?? 0)) ?? 0
  const named = grid.rows.filter(({ marked }) => marked).length
  const headRoom = (grid.spec.series === null ? 6 : 24) + 18 + named * 18
  return { grid, scale, thresholds, most, lane: headRoom + tall, headRoom, width, id }
}

function axis({ grid, scale, thresholds, width }: Layout, bottom: number): PictureNode[] {
  const widest = Math.max(...thresholds.map((value) => textWidth(formatValue(grid.head, value), 13)), 0) + 10
  const step = thresholds.length < 2 ? width : Math.abs(scale(thresholds[1] ?? 0) - scale(thresholds[0] ?? 0))
  const every = Math.max(1, Math.ceil(widest / step))
  return thresholds.flatMap((value, index) => {
    if (index % every !== 0) return []
    const text = formatValue(grid.head, value)
    const room = textWidth(text, 13) / 2
    const x = Math.min(width - room, Math.max(room, scale(value)))
    return [element('text', { class: 'tick', x, y: bottom + 18, 'text-anchor': 'middle' }, [text])]
  })
}

function drawLane(layout: Layout, at: number, marks: ChartMark[]): PictureNode[] {
  const { grid, scale, lane, headRoom, width, most, id } = layout
  const [top, base] = [at * lane, (at + 1) * lane]
  const series = grid.series[at]
  const look = lookOf(grid.spec.series, series?.id ?? '', at)
  const named = grid.spec.series !== null && series !== undefined
  const name = named
    ? [element('text', { class: `end-label ${look.tone}`, x: side, y: top + 18, 'aria-hidden': 'true' }, [series.label])]
    : []
  const bins = binsOf(layout, at).flatMap((rows) => {
    if (rows.length === 0) return []
    const [from, to] = [scale(rows.x0 ?? 0), scale(rows.x1 ?? 0)]
    const height = ((tall - 4) * rows.length) / Math.max(1, most)
    const box = { x: from + 1, y: base - height, width: Math.max(2, to - from - 2), height }
    const told = binWords(layout, rows, named ? series.label : null)
    marks.push({ ...told, x: (from + to) / 2, y: box.y, row: at })
    const count = { class: 'value', x: (from + to) / 2, y: box.y - 6, 'text-anchor': 'middle', 'aria-hidden': 'true' }
    const ring = element('rect', { class: 'ring', x: box.x - 2, y: box.y - 3, width: box.width + 4, height: height + 5, rx: 4 })
    return [
      walkable(marks.length - 1, told.label, [ring, barAt(id, look, box), element('text', count, [formatNumber(rows.length)])]),
    ]
  })
  const floor = element('path', { class: 'zero', d: `M0 ${base}H${width}` })
  const against = (grid.rows[0]?.references ?? []).flatMap((reference, nth) => {
    // a comparison that differs between rows has no one place
    const cells = grid.rows.map(({ references }) => references[nth] ?? reference).map((each) => againstAt(each, at))
    const [first] = cells
    if (first === undefined || !isShown(first) || cells.some((cell) => cell?.value !== first.value)) return []
    const x = scale(first.value)
    return referenceOver(nth, `M${x} ${top + headRoom - 16}V${base}`, { x, y: top + headRoom - 14 })
  })
  return [...name, floor, ...bins, ...against, ...lifted(layout, at, marks)]
}

function binWords({ grid }: Layout, rows: Rows, series: string | null) {
  const { one, many } = words.dimension(grid.spec.rows ?? '')
  const say = words.forms.distribution
  const told = say.rows(rows.length, one, many)
  const between = say.between(formatValue(grid.head, rows.x0 ?? 0), formatValue(grid.head, rows.x1 ?? 0))
  const title = series === null ? between : `${series}, ${between}`
  return { label: `${title}: ${told}.`, title, value: told, facts: [], cell: null }
}

// A row lifted forward: an upright line at its value with its name above the bars.
function lifted(layout: Layout, at: number, marks: ChartMark[]): PictureNode[] {
  const { grid, scale, lane, headRoom, width } = layout
  return placedIn(grid, at)
    .filter(({ row }) => row.marked)
    .map(({ row, cell }, nth) => {
      const [x, y, base] = [scale(cell.value), at * lane + headRoom - 18 - nth * 18, (at + 1) * lane]
      const told = liftedWords(row, markWords(grid, row.label, cell, heldAgainst(row, at)))
      marks.push({ ...told, x, y, row: at })
      const end = x + 8 + textWidth(row.label, 15) < width
      const text = { class: 'row-label marked', x: end ? x + 7 : x - 7, y: y + 2, 'text-anchor': end ? 'start' : 'end' }
      return walkable(marks.length - 1, told.label, [
        element('rect', { class: 'ring', x: x - 5, y: y - 14, width: 10, height: base - y + 14, rx: 4 }),
        element('path', { class: 'reference-halo', d: `M${x} ${y - 10}V${base}` }),
        element('path', { class: 'forward-line', d: `M${x} ${y - 10}V${base}` }),
        element('text', { ...text, 'aria-hidden': 'true' }, [row.label]),
      ])
    })
}
