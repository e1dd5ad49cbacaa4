// What the signs of a picture stand for. Text beside every sign: colour alone tells nothing.
import type { DrawnForm } from './form.ts'
import type { Grid } from './grid.ts'
import { isFaint, isShown, rowsOf } from './grid.ts'
import { barAt, lookOf, referenceAt, shapeAt, weaves } from './marks.ts'
import type { PictureNode } from './node.ts'
import { element } from './node.ts'
import { formatValue } from './number.ts'
import { againstAt } from './reference.ts'
import { words } from './words/words.ts'

/** `sign`: a small drawing of its own, null where the text says it all. */
export interface LegendKey {
  readonly text: string
  readonly sign: PictureNode | null
}

const withShapes: readonly DrawnForm[] = ['dumbbell', 'dots', 'lines']
const withBars: readonly DrawnForm[] = ['bars', 'stacked']

/**
 * The keys of a picture, in the order they are read: series, parts, comparisons, what grey and bands mean. `id`: unique in the page. `many`:
 * the picture is one of several that share the legend, so that it names comparisons without their figures.
 */
export function legendOf(form: DrawnForm, grid: Grid, id: string, many = false): readonly LegendKey[] {
  return [
    ...(grid.spec.series === null ? [] : seriesKeys(form, grid, id)),
    ...(form === 'stacked' ? partKeys(grid) : []),
    ...(form === 'heat' ? [] : referenceKeys(form, grid, many)),
    ...(form === 'funnel' ? [{ text: words.forms.funnel.edges, sign: null }] : []),
    ...faintKeys(form, grid),
    ...bandKeys(form, grid),
  ]
}

function seriesKeys(form: DrawnForm, grid: Grid, id: string): readonly LegendKey[] {
  return grid.series.flatMap(({ id: member, label }, at) => {
    const look = lookOf(grid.spec.series, member, at)
    if (withShapes.includes(form)) return [{ text: label, sign: glyph(16, [shapeAt(look, 8, 8, 6.5)]) }]
    if (!withBars.includes(form)) return []
    const bar = barAt(id, look, { x: 1, y: 2, width: 20, height: 12 })
    return [{ text: label, sign: glyph(22, [weaves(id, [look]), bar]) }]
  })
}

function partKeys({ head, spec }: Grid): readonly LegendKey[] {
  const box = { x: 1, y: 2, width: 20, height: 12 }
  const counted = { text: head.label, sign: glyph(22, [barAt('', lookOf(null, '', 0), box)]) }
  const rest = { text: words.forms.stacked.rest, sign: glyph(22, [element('rect', { class: 'rest', ...box, rx: 2 })]) }
  return spec.series === null ? [counted, rest] : [rest]
}

/** A comparison's line, with its figure where it is the same one everywhere. */
function referenceKeys(form: DrawnForm, grid: Grid, many: boolean): readonly LegendKey[] {
  const references = rowsOf(grid)[0]?.references ?? []
  if (form === 'funnel') {
    const label = references.find(({ kind, cell }) => kind === 'place' && isShown(cell))?.label ?? words.forms.funnel.together
    return [{ text: label, sign: referenceGlyph(0, true) }]
  }
  return references.flatMap(({ label }, index) => {
    const cells = rowsOf(grid).flatMap((row) => {
      const reference = row.references[index]
      return reference === undefined ? [] : grid.series.map((_, at) => againstAt(reference, at))
    })
    const shown = cells.filter(isShown)
    const [first] = shown
    if (first === undefined) return []
    const one = !many && form !== 'lines' && shown.every(({ value }) => value === first.value)
    const text = one ? words.chart.reference(label, formatValue(grid.head, first.value)) : label
    return [{ text, sign: referenceGlyph(index, form === 'lines') }]
  })
}

const referenceGlyph = (index: number, lying: boolean): PictureNode =>
  lying ? glyph(22, referenceAt(index, 'M1 8H21', { x: 17, y: 8 })) : glyph(16, referenceAt(index, 'M8 0V16', { x: 8, y: 3 }))

// Where the limits themselves tell how uncertain a figure is, only what is called unreliable is grey.
function faintKeys(form: DrawnForm, grid: Grid): readonly LegendKey[] {
  if (form === 'distribution' || form === 'heat') return []
  const cells = rowsOf(grid).flatMap((row) => (form === 'funnel' ? [row.total] : row.cells))
  const faint = cells.some((cell) => (form === 'funnel' ? cell?.state === 'unreliable' : isFaint(grid.head, cell)))
  if (!faint) return []
  const shape = shapeAt(lookOf(null, '', 0), 8, 8, 6.5, 'faint')
  return [{ text: words.forms.faint, sign: glyph(16, [shape]) }]
}

function bandKeys(form: DrawnForm, grid: Grid): readonly LegendKey[] {
  const drawn = grid.intervals && [...withShapes, ...withBars].includes(form)
  const banded = drawn && rowsOf(grid).some(({ cells }) => cells.some((cell) => cell !== null && cell.low !== null))
  return banded ? [{ text: words.chart.band, sign: null }] : []
}

const glyph = (width: number, children: readonly PictureNode[]): PictureNode =>
  element('svg', { class: 'glyph', width, height: 16, viewBox: `0 0 ${width} 16`, 'aria-hidden': 'true' }, children)
