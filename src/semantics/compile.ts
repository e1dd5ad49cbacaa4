// From a resolved question to one SQL statement. Text comes from the model alone; every key of the question is bound.
import { columnsOf, type PartColumns } from './columns.ts'
import type { FactQuestion, KeyFilter, Model, Question, Statement } from './model.ts'

/**
 * A CTE a fact at the grain of `by`, joined on its dimensions. Totals are added up from these rows when they are read
 * (read.ts): everything counted is additive, so a fact is read once and a question with totals is answered with no more rows
 * than one without. Portable SQL: case, full outer join on `is not distinct from`; `?` for every value.
 */
export function compile(question: Question, model: Model): Statement {
  const columnOf = columnsByName(model)
  const keys = question.by.map(columnOf)
  const parts = columnsOf(question)
  const values = question.parts.flatMap(valuesOf)
  const ctes = parts.map((part) => cte(part.relation, cells(part, keys, columnOf, model)))
  return { sql: `with ${ctes.join(', ')}\n${join(parts, keys)}`, values }
}

/** The rows of a part one by one: who they are of, and their keys in some dimensions. */
export function rowsOf(part: FactQuestion, dimensions: readonly string[], model: Model): Statement {
  const columnOf = columnsByName(model)
  const lines = [
    ...select([model.cohort.person, ...dimensions.map(columnOf)]),
    `from ${part.fact.table}`,
    ...where(part, columnOf, model),
  ]
  return { sql: lines.join('\n'), values: valuesOf(part) }
}

/** What is bound in a part, in the order of its conditions. */
const valuesOf = ({ where, rows = [], among = [] }: FactQuestion): readonly number[] =>
  [...where, ...rows.flat(), ...among.flatMap((group) => group.where)].flatMap((filter) => filter.keys)

const cte = (name: string, lines: readonly string[]): string => `${name} as (\n${lines.map((line) => `  ${line}`).join('\n')}\n)`

function columnsByName(model: Model): (dimension: string) => string {
  const columns = new Map(model.dimensions.map((dimension) => [dimension.name, dimension.column]))
  return (dimension) => {
    const column = columns.get(dimension)
    if (column === undefined) throw new Error('a resolved question names a dimension that the model lacks')
    return column
  }
}

// where nothing is split, the parts of a question meet in the one row that each of them is
const whole = 'whole'

/** The fact at the grain of `by`. */
function cells(
  part: PartColumns,
  keys: readonly string[],
  columnOf: (dimension: string) => string,
  model: Model,
): readonly string[] {
  const columns = [
    ...(keys.length === 0 ? [`1 as ${whole}`] : keys),
    `${plain('count(*)')} as ${part.n}`,
    ...part.measures.flatMap(({ measure, numerator, denominator, squares }) => [
      summed(measure.numerator, numerator),
      summed(measure.denominator, denominator),
      ...(measure.squares === null || squares === null ? [] : [summed(measure.squares, squares)]),
    ]),
  ]
  return [
    ...select(columns),
    `from ${part.part.fact.table}`,
    ...where(part.part, columnOf, model),
    // without keys to group by, an aggregate answers a row even over nothing
    ...(keys.length === 0 ? ['having count(*) > 0'] : [`group by ${keys.join(', ')}`]),
  ]
}

const where = (part: FactQuestion, columnOf: (dimension: string) => string, model: Model): readonly string[] =>
  conditions(part, columnOf, model).map((text, index) => `${index === 0 ? 'where' : '  and'} ${text}`)

function conditions(
  { where, rows, among = [] }: FactQuestion,
  columnOf: (dimension: string) => string,
  { cohort: { person } }: Model,
): readonly string[] {
  const text = (filter: KeyFilter): string => condition(filter, columnOf(filter.dimension))
  const alternatives = rows?.map((row) => `(${row.map(text).join(' and ')})`)
  return [
    ...where.map(text),
    ...(alternatives === undefined ? [] : [alternatives.length === 0 ? '1 = 0' : `(${alternatives.join(' or ')})`]),
    ...among.map(
      (group) => `${person} in (select ${person} from ${group.fact.table} where ${group.where.map(text).join(' and ')})`,
    ),
  ]
}

const select = (columns: readonly string[]): readonly string[] => [
  'select',
  ...columns.map((column, index) => `  ${column}${index === columns.length - 1 ? '' : ','}`),
]

// a sum over nulls alone is null, and means that nothing was counted
const summed = (expression: string, column: string): string => `${plain(`coalesce(sum(${expression}), 0)`)} as ${column}`

// whole numbers up to 2⁵³ and grade points are told exactly; the engine's own wide sums cost the reader more than the sum itself
const plain = (expression: string): string => `cast(${expression} as double precision)`

function condition(filter: KeyFilter, column: string): string {
  if (filter.keys.length === 0) return '1 = 0'
  if (filter.keys.length === 1) return `${column} = ?`
  return `${column} in (${filter.keys.map(() => '?').join(', ')})`
}

function join(parts: readonly PartColumns[], keys: readonly string[]): string {
  const first = parts[0]
  if (first === undefined) throw new Error('a question without a measure')
  const met = keys.length === 0 ? [whole] : keys
  const either = (column: string, of: readonly PartColumns[]): string => {
    const columns = of.map((part) => `${part.relation}.${column}`)
    return columns.length === 1 ? columns.join() : `coalesce(${columns.join(', ')})`
  }
  const columns = [
    ...met.map((column) => `${either(column, parts)} as ${column}`),
    ...parts.flatMap((part) => counted(part).map((column) => `${part.relation}.${column}`)),
  ]
  const lines = [...select(columns), `from ${first.relation}`]
  parts.forEach((part, index) => {
    if (index === 0) return
    const before = parts.slice(0, index)
    const same = met.map((key) => `${part.relation}.${key} is not distinct from ${either(key, before)}`)
    lines.push(`full outer join ${part.relation}`, ...same.map((equal, at) => `  ${at === 0 ? 'on' : 'and'} ${equal}`))
  })
  return lines.join('\n')
}

/** What is counted in a part: n, then the columns of each measure. */
const counted = (part: PartColumns): readonly string[] => [
  part.n,
  ...part.measures.flatMap(({ numerator, denominator, squares }) => [
    numerator,
    denominator,
    ...(squares === null ? [] : [squares]),
  ]),
]
