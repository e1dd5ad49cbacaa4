// An answer laid out for pictures, tables and sentences: rows (schools, classes …) × series (the sexes), one measure.
import type { Answer, Cell, MeasureHead } from '../contract/index.ts'
import { words } from './words/sv.ts'

/**
 * `rows`/`series`: dimensions of the question's `by`; null when the question is not split so. `against`, `againstSeries`: ids of
 * comparisons with the whole municipality, all together and by series.
 */
export interface GridSpec {
  readonly measure: string
  readonly rows: string | null
  readonly series: string | null
  readonly against: string | null
  readonly againstSeries: string | null
  /** what the only row is called when `rows` is null */
  readonly place: string
  /** name of the school that the rows lie within (classes of a school); null when the rows are not parts of one */
  readonly within: string | null
}

export interface Series {
  readonly id: string
  readonly label: string
}

export interface GridRow {
  /** a part is one of many; the school they lie within and the municipality stand last and apart */
  readonly kind: 'part' | 'within' | 'whole'
  readonly id: string
  readonly label: string
  /** in the order of the grid's series; null where the answer has no cell */
  readonly cells: readonly (Cell | null)[]
  /** over all series; the cell itself when the question has no series */
  readonly total: Cell | null
  readonly reference: Cell | null
}

export interface Grid {
  readonly head: MeasureHead
  readonly spec: GridSpec
  readonly series: readonly Series[]
  readonly rows: readonly GridRow[]
  /** the school that the rows lie within, as a row of its own */
  readonly within: GridRow | null
  /** the whole municipality as a row of its own, where the answer compares with it */
  readonly whole: GridRow | null
  /** all rows and series of the choice together, where the answer sums them */
  readonly total: Cell | null
  /** numbers of pupils are told in tens only */
  readonly rounded: boolean
}

/** The series of a grid that is not split: every row has one mark. */
export const wholeSeries = 'all'

/** The answer as rows × series; null when the answer does not carry the measure. Rows and series in the answer's order. */
export function gridOf(answer: Answer, spec: GridSpec): Grid | null {
  const head = answer.measures.find((measure) => measure.name === spec.measure)
  if (head === undefined) return null
  const cells = answer.cells.filter((cell) => cell.measure === spec.measure)
  const own = cells.filter((cell) => cell.against === null)
  const references = spec.against === null ? [] : cells.filter((cell) => cell.against === spec.against)
  const split = own.filter((cell) => has(cell, spec.rows) && has(cell, spec.series))
  const series = seriesOf(split, spec, answer)
  const rows = membersOf(split, spec.rows).map((id): GridRow => {
    const inRow = (cell: Cell): boolean => spec.rows === null || cell.keys[spec.rows] === id
    return {
      kind: 'part',
      id,
      label: spec.rows === null ? spec.place : (answer.labels[spec.rows]?.[id] ?? id),
      cells: series.map(({ id: member }) => split.find((cell) => inRow(cell) && ofSeries(cell, spec, member)) ?? null),
      total: own.find((cell) => has(cell, spec.rows) && inRow(cell) && !splitBy(cell, spec.series)) ?? null,
      reference: references.find((cell) => fits(cell, spec.rows, id) && !splitBy(cell, spec.series)) ?? null,
    }
  })
  return {
    head,
    spec,
    series,
    rows,
    within: withinRowOf(own, references, spec, series),
    whole: wholeRowOf(cells, spec, series),
    total: totalOf(own, spec),
    rounded: answer.regime === 'public',
  }
}

function wholeRowOf(cells: readonly Cell[], spec: GridSpec, series: readonly Series[]): GridRow | null {
  const { against, againstSeries } = spec
  const total = cells.find((cell) => cell.against === against && !splitBy(cell, spec.series) && !splitBy(cell, spec.rows)) ?? null
  if (againstSeries === null || total === null) return null
  const split = cells.filter((cell) => cell.against === againstSeries && has(cell, spec.series) && !splitBy(cell, spec.rows))
  const inSeries = series.map(({ id }) => split.find((cell) => ofSeries(cell, spec, id)) ?? null)
  return { kind: 'whole', id: 'whole', label: words.municipality, cells: inSeries, total, reference: total }
}

const totalOf = (own: readonly Cell[], spec: GridSpec): Cell | null =>
  own.find((cell) => !splitBy(cell, spec.rows) && !splitBy(cell, spec.series)) ?? null

function withinRowOf(
  own: readonly Cell[],
  references: readonly Cell[],
  spec: GridSpec,
  series: readonly Series[],
): GridRow | null {
  if (spec.within === null) return null
  const summed = own.filter((cell) => !splitBy(cell, spec.rows))
  const total = totalOf(own, spec)
  const inSeries = series.map(({ id }) => summed.find((cell) => has(cell, spec.series) && ofSeries(cell, spec, id)) ?? null)
  const reference = references.find((cell) => !splitBy(cell, spec.series) && !splitBy(cell, spec.rows)) ?? null
  return { kind: 'within', id: 'within', label: spec.within, cells: inSeries, total, reference }
}

/** The rows as a picture or table shows them: the parts, then the whole. */
export const rowsOf = ({ rows, within, whole }: Grid): readonly GridRow[] =>
  [...rows, within, whole].filter((row) => row !== null)

const has = (cell: Cell, dimension: string | null): boolean => dimension === null || cell.keys[dimension] !== undefined
const splitBy = (cell: Cell, dimension: string | null): boolean => dimension !== null && cell.keys[dimension] !== undefined
const fits = (cell: Cell, rows: string | null, id: string): boolean =>
  rows === null || cell.keys[rows] === undefined || cell.keys[rows] === id
const ofSeries = (cell: Cell, spec: GridSpec, member: string): boolean =>
  spec.series === null || cell.keys[spec.series] === member

function membersOf(cells: readonly Cell[], dimension: string | null): string[] {
  if (dimension === null) return cells.length === 0 ? [] : [wholeSeries]
  return [...new Set(cells.map((cell) => cell.keys[dimension] ?? ''))]
}

// A member without a single pupil anywhere (no one of unknown sex) would only be a column of blanks.
function seriesOf(cells: readonly Cell[], spec: GridSpec, answer: Answer): Series[] {
  const { series } = spec
  if (series === null) return [{ id: wholeSeries, label: words.all }]
  return membersOf(cells, series)
    .filter((id) => cells.some((cell) => cell.keys[series] === id && !isBlank(cell)))
    .map((id) => ({ id, label: seriesLabel(series, id, answer) }))
}

const seriesLabel = (dimension: string, id: string, answer: Answer): string =>
  (dimension === 'sex' ? words.sexes[id]?.plural : undefined) ?? answer.labels[dimension]?.[id] ?? id

/** No figure and none to hide: nothing was there to count. */
export const isBlank = (cell: Cell | null): boolean => cell === null || cell.state === 'missing' || cell.state === 'notApplicable'

/** A cell that carries a value one may draw and reckon with. */
export interface ShownCell extends Cell {
  readonly value: number
}
export const isShown = (cell: Cell | null): cell is ShownCell =>
  cell !== null && cell.value !== null && (cell.state === 'shown' || cell.state === 'unreliable' || cell.state === 'approximate')
export const isHidden = (cell: Cell | null): boolean => cell !== null && cell.state === 'hidden'
/** A figure told only roughly (`~100`) without a value of its own. */
export const isRough = (cell: Cell | null): cell is Cell => cell !== null && cell.state === 'approximate' && cell.value === null
