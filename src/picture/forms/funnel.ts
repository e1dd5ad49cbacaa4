// A share by school, by size: within exact binomial limits around the whole, schools differ no more than chance has them differ.
import { max, min } from 'd3-array'
import type { ScaleLinear } from 'd3-scale'
import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { Unit } from '../../statistics/funnel/index.ts'
import { overDispersion, widenedLimits } from '../../statistics/funnel/index.ts'
import type { Chart, ChartFrame, ChartMark } from '../chart.ts'
import type { Grid, GridRow, ShownCell } from '../grid.ts'
import { isHidden, isShown } from '../grid.ts'
import type { MarkWords } from '../label.ts'
import { inSentence, liftedWords, markWords } from '../label.ts'
import { hatch, lookOf, referenceAt, ringAt, shapeAt, walkable } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { formatNumber, formatValue } from '../number.ts'
import { textWidth } from '../text-width.ts'
import { ticksOf } from '../ticks.ts'
import { words } from '../words/words.ts'
import { apart } from './apart.ts'
import { hiddenFoot } from './hidden-foot.ts'

const top = 14
const levels = { inner: 0.95, outer: 0.998 } as const

interface Placed extends Unit {
  readonly row: GridRow
  readonly cell: ShownCell
}

/** What the schools are held against: the comparison's level where the view draws one, else all that are shown taken together. */
interface Target {
  readonly label: string
  readonly share: number
}

interface Layout {
  readonly grid: Grid
  readonly placed: readonly Placed[]
  readonly target: Target
  readonly dispersion: number
  readonly x: ScaleLinear<number, number>
  readonly y: ScaleLinear<number, number>
  readonly left: number
  readonly right: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

/**
 * Draws the rows' totals (shares, 0–1) over their numbers of pupils. Limits: exact binomial, 95 % and 99.8 %, widened where the schools
 * spread more than chance. One walkable mark a shown row, and one for all that are hidden.
 */
export function funnel(grid: Grid, frame: ChartFrame): Chart {
  const layout = layOut(grid, frame)
  const marks: ChartMark[] = []
  const hatchId = `${frame.id}-hatch`
  const body =
    layout.placed.length === 0
      ? []
      : [...axes(layout), ...limits(layout), ...target(layout), ...endWords(layout), ...points(layout, marks)]
  const hidden = grid.rows.filter(({ total }) => isHidden(total))
  const foot = hiddenFoot(grid, hidden, { id: hatchId, y: layout.height, width: layout.width }, marks)
  const [width, height] = [layout.width, layout.height + foot.height]
  const node = element('svg', { class: 'chart', width, height, viewBox: `0 0 ${width} ${height}` }, [
    hatch(hatchId),
    ...body,
    ...foot.nodes,
  ])
  return { node, width, height, marks, remarks: remarksOf(layout) }
}

function layOut(grid: Grid, { width }: ChartFrame): Layout {
  const placed = grid.rows.flatMap((row): Placed[] => {
    const { total } = row
    return isShown(total) && total.n !== null && total.n >= 1
      ? [{ row, cell: total, share: total.value, n: Math.round(total.n) }]
      : []
  })
  const target = targetOf(grid, placed)
  const dispersion = overDispersion(placed, target.share)
  const height = Math.round(Math.max(290, Math.min(420, width * 0.66)))
  const [left, right, bottom] = [46, width - 52, height - 44]
  const least = Math.max(1, Math.round((min(placed, ({ n }) => n) ?? 1) * 0.8))
  const most = Math.round((max(placed, ({ n }) => n) ?? 1) * 1.04) + 1
  const wide = widenedLimits(least, target.share, levels.outer, dispersion)
  const low = Math.min(wide.low, min(placed, ({ share }) => share) ?? 0)
  const high = Math.max(wide.high, max(placed, ({ share }) => share) ?? 1)
  const x = scaleLinear([least, most], [left, right])
  const y = scaleLinear([low, high], [bottom - 6, top + 6]).nice(4)
  return { grid, placed, target, dispersion, x, y, left, right, bottom, width, height }
}

function targetOf(grid: Grid, placed: readonly Placed[]): Target {
  const reference = grid.rows[0]?.references.find(({ kind, cell }) => kind === 'place' && isShown(cell))
  if (reference !== undefined && isShown(reference.cell)) return { label: reference.label, share: reference.cell.value }
  const pupils = placed.reduce((sum, { n }) => sum + n, 0)
  const share = pupils === 0 ? 0 : placed.reduce((sum, each) => sum + each.share * each.n, 0) / pupils
  return { label: words.forms.funnel.together, share }
}

function axes({ grid, x, y, left, right, bottom, height }: Layout): PictureNode[] {
  const shares = ticksOf(y, grid.head, 4).flatMap((tick) => [
    element('path', { class: 'grid-line', d: `M${left} ${y(tick)}H${right}` }),
    element('text', { class: 'tick', x: left - 8, y: y(tick), dy: '0.35em', 'text-anchor': 'end' }, [
      formatValue(grid.head, tick),
    ]),
  ])
  const sizes = x
    .ticks(Math.max(2, Math.floor((right - left) / 90)))
    .filter(Number.isInteger)
    .map((tick) => element('text', { class: 'tick', x: x(tick), y: bottom + 18, 'text-anchor': 'middle' }, [formatNumber(tick)]))
  const title = element('text', { class: 'tick', x: (left + right) / 2, y: height - 6, 'text-anchor': 'middle' }, [
    words.chart.pupilsAxis,
  ])
  return [...shares, ...sizes, title]
}

interface Edge {
  readonly n: number
  readonly low: number
  readonly high: number
}

function limits(layout: Layout): PictureNode[] {
  const { x, y } = layout
  return (['outer', 'inner'] as const).flatMap((name) => {
    const edges = edgesOf(layout, levels[name])
    const ground = area<Edge>()
      .x(({ n }) => x(n))
      .y0(({ low }) => y(low))
      .y1(({ high }) => y(high))
      .digits(1)
    const edge = (end: 'low' | 'high') =>
      line<Edge>()
        .x(({ n }) => x(n))
        .y((each) => y(each[end]))
        .digits(1)(edges) ?? ''
    return [
      element('path', { class: 'band whole', d: ground(edges) ?? '' }),
      element('path', { class: `limit ${name}`, d: edge('low') }),
      element('path', { class: `limit ${name}`, d: edge('high') }),
    ]
  })
}

// What the edges and the level are called stands at their right ends, outside the points.
function endWords({ grid, target: { share }, dispersion, x, y, right, bottom }: Layout): PictureNode[] {
  const n = Math.round(x.domain()[1] ?? 1)
  const high = (level: number): number => y(widenedLimits(n, share, level, dispersion).high)
  const texts = [
    { text: words.chart.limits998, at: high(levels.outer) },
    { text: words.chart.limits95, at: high(levels.inner) },
    { text: formatValue(grid.head, share), at: y(share) },
  ]
  const heights = apart(
    texts.map(({ at }) => at),
    bottom,
  )
  return texts.map(({ text }, index) =>
    element('text', { class: 'tick', x: right + 6, y: heights[index] ?? 0, dy: '0.35em' }, [text]),
  )
}

// A size a few pixels: the limits are steps too fine to see between.
function edgesOf({ x, target, dispersion }: Layout, level: number): Edge[] {
  const [from = 1, to = 1] = x.domain()
  const count = Math.min(60, to - from)
  const sizes = Array.from({ length: count + 1 }, (_, at) => Math.round(from + ((to - from) * at) / Math.max(1, count)))
  return [...new Set(sizes)].map((n) => ({ n, ...widenedLimits(n, target.share, level, dispersion) }))
}

const target = ({ target: { share }, y, left, right }: Layout): PictureNode[] =>
  referenceAt(0, `M${left} ${y(share)}H${right}`, { x: right, y: y(share) })

function points(layout: Layout, marks: ChartMark[]): PictureNode[] {
  const { grid, placed, x, y } = layout
  const look = lookOf(null, '', 0)
  const against = [{ label: layout.target.label, value: layout.target.share }]
  const drawn = placed.map(({ row, cell, share, n }, index) => {
    const told = liftedWords(row, withZone(markWords(grid, row.label, cell, against), layout, share, n))
    const [px, py] = [x(n), y(share)]
    marks.push({ ...told, x: px, y: py, row: index })
    const weight = cell.state === 'unreliable' ? 'faint' : row.marked ? 'forward' : ''
    const shape = shapeAt(look, px, py, row.marked ? 7.5 : 5.5, weight)
    return { row, node: walkable(index, told.label, [ringAt(px, py, 11), shape]) }
  })
  // those lifted forward are drawn last, over the others, and keep their place in the walk
  const order = (row: GridRow): number => (row.marked ? 1 : 0)
  return [...drawn.toSorted((a, b) => order(a.row) - order(b.row)).map(({ node }) => node), ...names(layout)]
}

// Only rows lifted forward stand by name; the others say theirs in the tip and to who walks.
function names({ placed, x, y, right, bottom }: Layout): PictureNode[] {
  const lifted = placed.filter(({ row }) => row.marked).sort((a, b) => y(a.share) - y(b.share))
  const heights = apart(
    lifted.map(({ share }) => y(share)),
    bottom,
  )
  return lifted.map(({ row, n }, index) => {
    const after = x(n) + 16 + textWidth(row.label, 15) < right
    const attributes = {
      x: x(n) + (after ? 13 : -13),
      y: heights[index] ?? 0,
      dy: '0.35em',
      'text-anchor': after ? 'start' : 'end',
    }
    return element('text', { class: 'row-label marked', ...attributes, 'aria-hidden': 'true' }, [row.label])
  })
}

/** The words of a mark with where it lies: within the limits, or outside which. */
function withZone(told: MarkWords, { target, dispersion }: Layout, share: number, n: number): MarkWords {
  const outside = (level: number): boolean => {
    const { low, high } = widenedLimits(n, target.share, level, dispersion)
    return share < low || share > high
  }
  const zones = words.forms.funnel
  const zone = outside(levels.outer) ? zones.outsideOuter : outside(levels.inner) ? zones.outsideInner : zones.within
  const facts = [...told.facts, { name: zones.limits, value: inSentence(zone) }]
  return { ...told, facts, label: `${told.label} ${zone}.` }
}

function remarksOf({ placed, dispersion }: Layout): readonly string[] {
  if (placed.length === 0) return []
  const say = words.forms.funnel
  return [say.read, ...(dispersion > 1 ? [say.widened(formatNumber(Math.sqrt(dispersion), 1))] : [])]
}
