// The cells of a grid as a table: the same columns, order and words on the screen, on paper and in a workbook.
import type { Cell, MeasureHead } from '../contract/index.ts'
import type { Grid, GridRow } from './grid.ts'
import { isBlank, isHidden, isShown, isWithheld, rowsOf, whoIs } from './grid.ts'
import { cellInWords, cellText, inSentence } from './label.ts'
import { formatChange, formatNumber } from './number.ts'
import { words } from './words/words.ts'

/**
 * `series`: a figure of the grid's series `at` · `difference`: girls less boys, or of the same pupils now less then · `total`: over all series · `pupils`: how many are counted ·
 * `held`: the comparison `id` of series `at`, or over all of them (null).
 */
export type TableColumn =
  | { readonly kind: 'series'; readonly label: string; readonly at: number }
  | { readonly kind: 'held'; readonly label: string; readonly id: string; readonly at: number | null }
  | { readonly kind: 'difference' | 'total' | 'pupils'; readonly label: string }

/** A figure that is kept back: whom it is about, and what goes before the cell's own reason (null: nothing). */
export interface Withheld {
  readonly who: string
  readonly cell: Cell
  readonly lead: string | null
}

/**
 * `text`: the figure or the mark of its state, as printed. `said`: the same for a screen reader where the text is a mark, else null.
 * `why`: the reason of a withheld figure; `withheld`: what the screen tells of it when it is asked. `value`: what may be reckoned with, in the measure's unit; null where only a mark is told.
 */
export interface TableCell {
  readonly text: string
  readonly said: string | null
  readonly why: string | null
  readonly withheld: Withheld | null
  readonly value: number | null
  /** the 95 % interval; null where there is none */
  readonly interval: readonly [low: number, high: number] | null
}

export interface TableRow {
  readonly id: string
  readonly kind: GridRow['kind']
  readonly label: string
  /** lifted forward by the view */
  readonly marked: boolean
  /** in the order of the table's columns */
  readonly cells: readonly TableCell[]
}

export interface Table {
  readonly head: MeasureHead
  /** heading of the first column: the dimension of the rows */
  readonly first: string
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

/**
 * Everything the chart of the grid shows, in the same order, and nothing that the chart lacks. `held`: with columns last for what the chart
 * holds each row against, which a screen tells in tips.
 */
export function tableOf(grid: Grid, { held = false }: { readonly held?: boolean } = {}): Table {
  const columns = held ? [...columnsOf(grid), ...heldColumns(grid)] : columnsOf(grid)
  const rows = rowsOf(grid).map((row) => ({
    id: row.id,
    kind: row.kind,
    label: row.label,
    marked: row.marked,
    cells: columns.map((column) => cellAt(grid, row, column)),
  }))
  return { head: grid.head, first: grid.spec.rows === null ? words.all : words.dimension(grid.spec.rows).label, columns, rows }
}

function columnsOf(grid: Grid): readonly TableColumn[] {
  const { head, series, spec } = grid
  const counts = head.unit === 'pupils'
  const single = counts ? words.mirror.pupils : words.mirror.value
  const ofSeries = series.map(
    ({ label }, at): TableColumn => ({ kind: 'series', label: spec.series === null ? single : label, at }),
  )
  const withGap = !counts && comparedIn(grid) !== null
  const withTotal = spec.series !== null && rowsOf(grid).some(({ total }) => total !== null)
  return [
    ...ofSeries,
    ...(withGap
      ? [{ kind: 'difference', label: spec.time === 'series' ? words.mirror.change : words.mirror.difference } as const]
      : []),
    ...(withTotal ? [{ kind: 'total', label: words.all } as const] : []),
    ...(counts ? [] : [{ kind: 'pupils', label: countedAs(grid) } as const]),
  ]
}

/**
 * Of the comparisons that no row or column of the table tells: by series where they are told apart, and over all where that is asked for.
 * A municipality held against itself is not told twice.
 */
function heldColumns({ rows, series, spec, whole, within }: Grid): readonly TableColumn[] {
  const rowed = [whole?.label, within === null ? undefined : words.references.school]
  const told = (rows[0]?.references ?? []).filter(({ kind, label }) => kind !== 'place' || !rowed.includes(label))
  return told.flatMap(({ id, label }): readonly TableColumn[] => {
    const isNew = (at: number | null): boolean =>
      rows.some((row) => {
        const [held, own] = [heldAt(row, id, at), at === null ? row.total : (row.cells[at] ?? null)]
        return !isBlank(held) && held?.value !== own?.value
      })
    const kept = [...(spec.series === null ? [] : series.keys()), null].filter(isNew)
    const nameOf = (at: number | null): string => (at === null ? words.all : (series[at]?.label ?? ''))
    const alone = kept.length === 1 && kept[0] === null
    return kept.map((at) => ({ kind: 'held', id, at, label: alone ? label : words.references.of(nameOf(at), inSentence(label)) }))
  })
}

/** The cell of a comparison; `at` null: over all series. */
function heldAt({ references }: GridRow, id: string, at: number | null): Cell | null {
  const reference = references.find((one) => one.id === id)
  return (at === null ? reference?.cell : reference?.cells[at]) ?? null
}

/** Several subjects together count grades, where all else counts pupils. */
function countedAs(grid: Grid): string {
  const { pupils, pupilsRounded, grades, gradesRounded } = words.mirror
  const ofGrades = rowsOf(grid).some(({ total, cells }) => [total, ...cells].some((cell) => cell?.counts === 'grades'))
  return ofGrades ? (grid.rounded ? gradesRounded : grades) : grid.rounded ? pupilsRounded : pupils
}

function cellAt(grid: Grid, row: GridRow, column: TableColumn): TableCell {
  if (column.kind === 'series') return figure(grid.head, row.cells[column.at] ?? null, whoIs(grid, row, column.at))
  if (column.kind === 'held') return heldCell(grid.head, row, column)
  if (column.kind === 'total') return figure(grid.head, row.total, row.label)
  // of the two times of the same pupils there is no total
  if (column.kind === 'pupils') return pupils(row.label, grid.spec.time === 'series' ? (row.cells.at(-1) ?? null) : row.total)
  return difference(grid, row)
}

/** Without its interval: that stands with the figure it is the comparison of. A row that is held against nothing has a blank. */
function heldCell(head: MeasureHead, row: GridRow, { id, at }: Extract<TableColumn, { kind: 'held' }>): TableCell {
  if (row.references.every((reference) => reference.id !== id)) return blankCell()
  return { ...figure(head, heldAt(row, id, at), row.label), interval: null }
}

function figure(head: MeasureHead, cell: Cell | null, who: string): TableCell {
  const text = cellText(head, cell)
  const interval = cell === null || cell.low === null || cell.high === null ? null : ([cell.low, cell.high] as const)
  if (isShown(cell) && cell.state === 'shown') return { ...plain(text, cell.value), interval }
  const value = cell?.state === 'unreliable' ? cell.value : null
  return {
    text,
    said: cellInWords(head, cell),
    why: cell?.reason?.text ?? null,
    withheld: isWithheld(cell) ? { who, cell, lead: null } : null,
    value,
    interval: value === null ? null : interval,
  }
}

const plain = (text: string, value: number): TableCell => ({
  ...{ text, value, said: null, why: null, withheld: null, interval: null },
})
const mark = (text: string, said: string, withheld: Withheld | null = null): TableCell => ({
  ...{ text, said, withheld, why: null, value: null, interval: null },
})
/** What stands where a table has no such row or column. */
export const blankCell = (): TableCell => mark('', words.marks.notApplicableInWords)
const missing = (): TableCell => mark(words.marks.missing, words.marks.missingInWords)
const hidden = (withheld: Withheld): TableCell => mark(words.marks.hidden, words.marks.hiddenFigure, withheld)

function pupils(label: string, total: Cell | null): TableCell {
  if (total !== null && total.n !== null) return plain(formatNumber(total.n), total.n)
  if (total === null || !isHidden(total)) return missing()
  return hidden({ who: words.withheld.pupils(label), cell: total, lead: null })
}

/** Places of the two series that a difference is between, what is taken away last. */
function comparedIn({ head, series, spec }: Grid): readonly [number, number] | null {
  if (spec.time === 'series') return series.length < 2 || head.perStage === true ? null : [series.length - 1, 0]
  if (spec.series !== 'sex') return null
  const [girls, boys] = ['female', 'male'].map((id) => series.findIndex((each) => each.id === id))
  return girls === undefined || boys === undefined || girls < 0 || boys < 0 ? null : [girls, boys]
}

// From the values shown; hidden where either is.
function difference(grid: Grid, row: GridRow): TableCell {
  const [one, other] = (comparedIn(grid) ?? []).map((at) => row.cells[at] ?? null)
  if (one !== undefined && other !== undefined && isShown(one) && isShown(other)) {
    const change = one.value - other.value
    return plain(formatChange(grid.head, change), change)
  }
  const cell = [one ?? null, other ?? null].find(isWithheld)
  if (cell === undefined) return missing()
  return hidden({ who: words.withheld.difference(row.label), cell, lead: words.withheld.eitherHidden })
}
