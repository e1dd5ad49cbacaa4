// From the engine's rows back to cells in the words of the question.
import { columnsOf, groupingColumn, groupingId, type PartColumns } from './columns.ts'
import type { CellRow, Figure, Model, Question } from './model.ts'

/** A row as the engine answers it: column → value; integers as numbers. */
type EngineRow = Readonly<Record<string, unknown>>

/**
 * Cells in no particular order. Keys are those of the rows themselves: under a `shift` they are the moved ones (see
 * `askedKeys`). A measure whose fact has no row in a cell is left out of it. Rows without a member (no class known, or a
 * pupil who must not be seen by class) make no cell of their own and still count in the totals.
 */
export function readRows(question: Question, model: Model, rows: readonly EngineRow[]): readonly CellRow[] {
  const parts = columnsOf(question)
  const indices = new Map(question.groupings.map((grouping, index) => [groupingId(question.by, grouping), index]))
  const keyColumns = question.groupings.map((grouping) =>
    grouping.map((name) => ({ name, column: model.dimensions.find((dimension) => dimension.name === name)?.column ?? '' })),
  )
  const cells: CellRow[] = []
  for (const row of rows) {
    const grouping = indices.get(numberIn(row, groupingColumn))
    if (grouping === undefined) throw new Error('the engine answered a grouping that was not asked for')
    const keys = readKeys(row, keyColumns[grouping] ?? [])
    if (keys !== null) cells.push({ grouping, keys, figures: parts.flatMap((part) => figuresIn(row, part)) })
  }
  return cells
}

/** The keys of the question that a cell of a shifted comparison answers: the year before is held against its own next year. */
export function askedKeys(question: Question, keys: CellRow['keys']): CellRow['keys'] {
  const asked: Record<string, number> = { ...keys }
  for (const [dimension, steps] of Object.entries(question.shift)) {
    const key = asked[dimension]
    if (key !== undefined) asked[dimension] = key - steps
  }
  return asked
}

function readKeys(
  row: EngineRow,
  columns: readonly { readonly name: string; readonly column: string }[],
): CellRow['keys'] | null {
  const keys: Record<string, number> = {}
  for (const { name, column } of columns) {
    if (row[column] === null) return null
    keys[name] = numberIn(row, column)
  }
  return keys
}

function figuresIn(row: EngineRow, part: PartColumns): readonly Figure[] {
  if (row[part.n] === null) return []
  const n = numberIn(row, part.n)
  return part.measures.map(({ measure, numerator, denominator, squares }) => ({
    measure: measure.describe.name,
    n,
    numerator: numberIn(row, numerator),
    denominator: numberIn(row, denominator),
    squares: squares === null ? null : numberIn(row, squares),
  }))
}

function numberIn(row: EngineRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new Error(`column ${column} of the engine's answer is not a number`)
}
