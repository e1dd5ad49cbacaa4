import type { Answer, Cell } from '../contract/index.ts'

/** One line of a table: the cells of one grouping and one set of members, a cell a column (null where the answer has none). */
export interface AnswerRow {
  readonly keys: Readonly<Record<string, string>>
  readonly cells: readonly (Cell | null)[]
}

/** A column: a measure by itself, or held against a comparison. */
export interface AnswerColumn {
  readonly measure: string
  readonly against: string | null
}

export interface AnswerRows {
  readonly dimensions: readonly string[]
  readonly columns: readonly AnswerColumn[]
  readonly rows: readonly AnswerRow[]
}

/** Turns an answer's cells, one a measure and comparison, into lines in the answer's own order. */
export function rowsOf(answer: Answer): AnswerRows {
  const dimensions = [...new Set(answer.cells.flatMap((cell) => cell.grouping))]
  const comparisons = [...new Set(answer.cells.map((cell) => cell.against))]
  const columns = answer.measures.flatMap(({ name }) => comparisons.map((against) => ({ measure: name, against })))
  const lines = new Map<string, { keys: Cell['keys']; cells: (Cell | null)[] }>()
  for (const cell of answer.cells) {
    const id = JSON.stringify([cell.grouping, dimensions.map((dimension) => cell.keys[dimension] ?? null)])
    const line = lines.get(id) ?? { keys: cell.keys, cells: columns.map(() => null) }
    line.cells[columns.findIndex((column) => column.measure === cell.measure && column.against === cell.against)] = cell
    lines.set(id, line)
  }
  return { dimensions, columns, rows: [...lines.values()] }
}

/** The number of pupils a line is about: the same for every measure of the question itself; null when it is not shown. */
export function pupilsIn(row: AnswerRow): number | null {
  return row.cells.find((cell) => cell?.against === null && cell.n !== null)?.n ?? null
}
