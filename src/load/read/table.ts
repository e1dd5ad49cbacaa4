import { detail, type Worded } from '../detail.ts'
import type { TextRows } from './csv.ts'

/** A workbook's cell that is not text: the pipeline of text must know what Excel has made of it. */
export interface CellMark {
  /** row of the sheet, 1-based */
  readonly line: number
  /** column, 0-based */
  readonly position: number
  readonly kind: 'number' | 'date'
}

/** Rows under a heading row: one CSV file, or one visible sheet of a workbook. */
export interface Table {
  /** 1-based number of the sheet when several are read; null when the file is one table. Sheet names are not repeated. */
  readonly sheet: number | null
  readonly headingLine: number
  readonly headings: readonly string[]
  readonly rows: TextRows
  readonly marks: readonly CellMark[]
}

/** The column as messages name it. */
export function columnName(heading: Worded, sheet: number | null): Worded {
  return sheet === null ? heading : detail('onSheet', sheet, heading)
}

/** First row as headings, the rest as rows; null when there is nothing at all. */
export function tableOf(rows: TextRows, sheet: number | null, marks: readonly CellMark[]): Table | null {
  const [headings, ...cells] = rows.cells
  const [headingLine, ...lines] = rows.lines
  if (headings === undefined || headingLine === undefined) return null
  return { sheet, headingLine, headings, rows: { lines, cells, open: rows.open }, marks }
}
