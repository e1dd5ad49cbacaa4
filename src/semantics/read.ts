// From the engine's rows back to cells in the words of the question, and the totals added up from them.
import { columnsOf, type PartColumns } from './columns.ts'
import type { CellRow, Figure, Model, Question } from './model.ts'

/** A row as the engine answers it: column → value; integers as numbers. */
type EngineRow = Readonly<Record<string, unknown>>

/**
 * Cells in no particular order. The rows may be those of a wider question with the same `by` (readings.ts): what this one did
 * not choose is left out. Keys are those of the rows themselves: under a `shift` they are the moved ones (see `askedKey`). A
 * measure whose fact has no row in a cell is left out of it. Rows without a member (no class known, or a pupil who must not be
 * seen by class) make no cell of their own and still count in the totals.
 */
export function readRows(question: Question, model: Model, rows: readonly EngineRow[]): readonly CellRow[] {
  const columns = question.by.map((name) => model.dimensions.find((dimension) => dimension.name === name)?.column ?? '')
  const parts = columnsOf(question).map((part) => ({ part, chosen: chosenIn(part, question) }))
  const grain = rows.map((row) => grainRow(row, columns, parts))
  const sizes = question.by.map((_, at) => 1 + grain.reduce((most, { keys }) => Math.max(most, keys[at] ?? 0), 0))
  return question.groupings.flatMap((grouping, index) => {
    const places = grouping.map((name) => question.by.indexOf(name))
    const whole = grouping.length === question.by.length
    return (whole ? grain : added(grain, places, sizes)).flatMap((row) => cellRow(row, index, grouping, places))
  })
}

/** The key that the question asked of the row of a shifted comparison: the year before answers for its own next year. */
export const askedKey = (question: Question, dimension: string, key: number): number => key - (question.shift[dimension] ?? 0)

/** A row at the grain of `by`: a key a dimension, and a figure a measure in the order of the parts. */
interface GrainRow {
  readonly keys: readonly (number | null)[]
  readonly figures: readonly (Figure | null)[]
}

interface Chosen {
  /** place in `by` */
  readonly at: number
  readonly keys: ReadonlySet<number>
}

interface ChosenPart {
  readonly part: PartColumns
  readonly chosen: readonly Chosen[]
}

const chosenIn = ({ part }: PartColumns, { by }: Question): readonly Chosen[] =>
  part.where.flatMap(({ dimension, keys }) =>
    by.includes(dimension) ? [{ at: by.indexOf(dimension), keys: new Set(keys) }] : [],
  )

function grainRow(row: EngineRow, columns: readonly string[], parts: readonly ChosenPart[]): GrainRow {
  const keys = columns.map((column) => (row[column] === null ? null : numberIn(row, column)))
  return { keys, figures: parts.flatMap((part) => figuresIn(row, keys, part)) }
}

function figuresIn(row: EngineRow, keys: GrainRow['keys'], { part, chosen }: ChosenPart): readonly (Figure | null)[] {
  if (row[part.n] === null || !chosen.every(({ at, keys: some }) => some.has(keys[at] ?? -1)))
    return part.measures.map(() => null)
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
function added(grain: readonly GrainRow[], places: readonly number[], sizes: readonly number[]): readonly GrainRow[] {
  const sums = new Map<number, { readonly keys: GrainRow['keys']; figures: readonly (Figure | null)[] }>()
  for (const { keys, figures } of grain) {
    if (places.some((at) => keys[at] === null)) continue
    // keys are small whole numbers, so that all of a row's together still are one
    const name = places.reduce((sum, at) => sum * (sizes[at] ?? 1) + (keys[at] ?? 0), 0)
    if (!Number.isSafeInteger(name)) throw new Error('the keys of a question are too large to be told apart')
    const sum = sums.get(name)
    if (sum === undefined) sums.set(name, { keys, figures })
    else sum.figures = sum.figures.map((figure, at) => plus(figure, figures[at] ?? null))
  }
  return [...sums.values()]
}

function plus(a: Figure | null, b: Figure | null): Figure | null {
  if (a === null || b === null) return a ?? b
  return {
    measure: a.measure,
    n: a.n + b.n,
    numerator: a.numerator + b.numerator,
    denominator: a.denominator + b.denominator,
    squares: a.squares === null || b.squares === null ? null : a.squares + b.squares,
  }
}

/** The cell of a row, or none where a member is missing or nothing was counted. */
function cellRow(row: GrainRow, index: number, grouping: readonly string[], places: readonly number[]): readonly CellRow[] {
  const keys: Record<string, number> = {}
  for (const [i, name] of grouping.entries()) {
    const key = row.keys[places[i] ?? -1] ?? null
    if (key === null) return []
    keys[name] = key
  }
  const figures = row.figures.filter((figure) => figure !== null)
  return figures.length === 0 ? [] : [{ grouping: index, keys, figures }]
}

function numberIn(row: EngineRow, column: string): number {
  const value = row[column]
  if (typeof value === 'number') return value
  throw new Error(`column ${column} of the engine's answer is not a number`)
}
