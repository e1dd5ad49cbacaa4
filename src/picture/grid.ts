// An answer laid out for pictures, tables and sentences: rows (schools, classes …) × series (the sexes …), one measure.
import type { Cell, MeasureHead } from '../contract/index.ts'
import type { Reference } from './reference.ts'
import { words } from './words/words.ts'

/** `rows`/`series`: dimensions of the question's `by`; null when the question is not split so. */
export interface GridSpec {
  readonly measure: string
  readonly rows: string | null
  readonly series: string | null
  /** what the only row is called when `rows` is null */
  readonly place: string
  /** name of the school that the rows lie within (classes of a school); null when the rows are not parts of one */
  readonly within: string | null
  /** what tells times apart: school years, or the two times of the same pupils; null where nothing does */
  readonly time: 'rows' | 'series' | null
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
  /** what the row is held against, in the order the view draws it; the same ones in every row of a grid */
  readonly references: readonly Reference[]
  /** lifted forward by the view */
  readonly marked: boolean
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
  /** all rows together by series, in the grid's order, where the answer sums them */
  readonly totals: readonly (Cell | null)[]
  /** least and greatest of what is drawn, in the measure's unit, over all panels of the measure; null when nothing is shown */
  readonly extent: readonly [number, number] | null
  /** the same of the values alone */
  readonly values: readonly [number, number] | null
  /** whether the bands of uncertainty are drawn; they are told in words all the same */
  readonly intervals: boolean
  /** numbers of pupils are told in tens only */
  readonly rounded: boolean
}

/** The series of a grid that is not split: every row has one mark. */
export const wholeSeries = 'all'

/** The rows as a picture or table shows them: the parts, then the whole. */
export const rowsOf = ({ rows, within, whole }: Grid): readonly GridRow[] =>
  [...rows, within, whole].filter((row) => row !== null)

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
/** Somebody is kept from being known here (`..`, `~100`), so there is a why to tell. */
export const isWithheld = (cell: Cell | null): cell is Cell => isHidden(cell) || isRough(cell)

/** Whom the cell of a row at series `at` is about, e.g. `Åsskolan, flickor`. */
export function whoIs({ spec, series }: Grid, row: GridRow, at: number): string {
  const member = series[at]
  return spec.series === null || member === undefined ? row.label : `${row.label}, ${words.inSentence(member.label)}`
}

/** An interval wider than this part of the measure's scale tells too little to be read off: ±17 points of a share (about 30 pupils). */
export const widestReadable = 1 / 3

/** Shown, but greyed: the figure is called unreliable, or its interval is wider than `widestReadable` of the measure's scale. */
export function isFaint({ range }: Pick<MeasureHead, 'range'>, cell: Cell | null): boolean {
  if (!isShown(cell)) return false
  if (cell.state === 'unreliable') return true
  if (range === null || cell.low === null || cell.high === null) return false
  return cell.high - cell.low > (range[1] - range[0]) * widestReadable
}
