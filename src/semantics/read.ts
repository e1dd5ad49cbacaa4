// From the engine's rows back to cells in the words of the question, and the totals added up from them.
import { columnsOf, type PartColumns } from './columns.ts'
import type { CellRow, Figure, Model, Question } from './model.ts'

/** A row as the engine answers it: column → value; integers as numbers. */
type EngineRow = Readonly<Record<string, unknown>>

/** The rows of a statement, read once for every question that they answer (readings.ts). */
export interface Grain {
  readonly rows: readonly GrainRow[]
  /** of each dimension of `by` one more than the largest key */
  readonly sizes: readonly number[]
}

/** A row at the grain of `by`: a key a dimension, null where it has no member, and the figures of each part, null where it has no row. */
interface GrainRow {
  readonly keys: readonly (number | null)[]
  readonly parts: readonly (readonly Figure[] | null)[]
}

export function readRows(question: Question, model: Model, rows: readonly EngineRow[]): Grain {
  const columns = question.by.map((name) => model.dimensions.find((dimension) => dimension.name === name)?.column ?? '')
  const parts = columnsOf(question)
  const read = rows.map((row) => ({
    keys: columns.map((column) => (row[column] === null ? null : numberIn(row, column))),
    parts: parts.map((part) => figuresIn(row, part)),
  }))
  return { rows: read, sizes: columns.map((_, at) => 1 + read.reduce((most, { keys }) => Math.max(most, keys[at] ?? 0), 0)) }
}

/**
 * Cells in no particular order. The rows may be those of a wider question with the same `by`: what this one did not choose is
 * left out. Keys are those of the rows themselves: under a `shift` they are the moved ones (see `askedKey`). A measure whose
 * fact has no row in a cell is left out of it. Rows without a member (no class known, or a pupil who must not be seen by class)
 * make no cell of their own and still count in the totals.
 */
export function cellsIn(question: Question, { rows, sizes }: Grain): readonly CellRow[] {
  const own = chosenRows(question, rows)
  return question.groupings.flatMap((grouping, index) => {
    const places = grouping.map((name) => question.by.indexOf(name))
    const whole = grouping.length === question.by.length
    return (whole ? own : added(own, places, sizes))
      .map((row) => cellRow(row, index, grouping, places))
      .filter((cell) => cell !== null)
  })
}

/** The key that the question asked of the row of a shifted comparison: the year before answers for its own next year. */
export const askedKey = (question: Question, dimension: string, key: number): number => key - (question.shift[dimension] ?? 0)

/** The rows without the parts that the question's own conditions leave out. */
function chosenRows({ by, parts }: Question, rows: readonly GrainRow[]): readonly GrainRow[] {
  const conditions = parts.map(({ where }) =>
    where.flatMap(({ dimension, keys }) => (by.includes(dimension) ? [{ at: by.indexOf(dimension), keys: new Set(keys) }] : [])),
  )
  if (conditions.every((condition) => condition.length === 0)) return rows
  return rows.map((row) => ({
    keys: row.keys,
    parts: row.parts.map((figures, part) =>
      conditions[part]?.every(({ at, keys }) => keys.has(row.keys[at] ?? -1)) === true ? figures : null,
    ),
  }))
}

function figuresIn(row: EngineRow, part: PartColumns): readonly Figure[] | null {
  if (row[part.n] === null) return null
  const n = numberIn(row, part.n)
  return part.measures.map(({ measure, numerator, denominator, squares }) => ({
    measure: measure.describe.name,
    n,
    numerator: numberIn(row, numerator),
    denominator: numberIn(row, denominator),
    squares: squares === null ? null : numberIn(row, squares),
  }))
}

/** Rows with the same keys at some places of `by`, added up; those without a member there are left out. */
function added(rows: readonly GrainRow[], places: readonly number[], sizes: readonly number[]): readonly GrainRow[] {
  const sums = new Map<number, { readonly keys: GrainRow['keys']; readonly parts: (Sum[] | null)[] }>()
  for (const { keys, parts } of rows) {
    const name = nameOf(keys, places, sizes)
    if (name === null) continue
    const known = sums.get(name)
    if (known === undefined) sums.set(name, { keys, parts: parts.map(copied) })
    else for (let part = 0; part < parts.length; part++) known.parts[part] = plus(known.parts[part] ?? null, parts[part] ?? null)
  }
  return [...sums.values()]
}

/** Keys are small whole numbers, so that all of a row's together still are one; null where a member is missing. */
function nameOf(keys: GrainRow['keys'], places: readonly number[], sizes: readonly number[]): number | null {
  let name = 0
  for (const at of places) {
    const key = keys[at] ?? null
    if (key === null) return null
    name = name * (sizes[at] ?? 1) + key
  }
  if (!Number.isSafeInteger(name)) throw new Error('the keys of a question are too large to be told apart')
  return name
}

type Sum = { -readonly [K in keyof Figure]: Figure[K] }

const copied = (figures: readonly Figure[] | null): Sum[] | null => figures?.map((figure) => ({ ...figure })) ?? null

/** The sums with the figures of one more row in them. */
function plus(sums: Sum[] | null, figures: readonly Figure[] | null): Sum[] | null {
  if (sums === null || figures === null) return sums ?? copied(figures)
  for (let at = 0; at < sums.length; at++) {
    const sum = sums[at]
    const figure = figures[at]
    if (sum === undefined || figure === undefined) continue
    sum.n += figure.n
    sum.numerator += figure.numerator
    sum.denominator += figure.denominator
    if (sum.squares !== null) sum.squares += figure.squares ?? 0
  }
  return sums
}

/** The cell of a row; null where a member is missing or nothing was counted. */
function cellRow(row: GrainRow, index: number, grouping: readonly string[], places: readonly number[]): CellRow | null {
  const keys: Record<string, number> = {}
  for (let i = 0; i < places.length; i++) {
    const key = row.keys[places[i] ?? -1] ?? null
    if (key === null) return null
    keys[grouping[i] ?? ''] = key
  }
  const figures = row.parts.length === 1 ? (row.parts[0] ?? []) : row.parts.flatMap((part) => part ?? [])
  return figures.length === 0 ? null : { grouping: index, keys, figures }
}

function numberIn(row: EngineRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new Error(`column ${column} of the engine's answer is not a number`)
}
