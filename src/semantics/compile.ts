// From a resolved question to one SQL statement. Text comes from the model alone; every key of the question is bound.
import { columnsOf, groupingColumn, type PartColumns } from './columns.ts'
import type { KeyFilter, Model, Question, Statement } from './model.ts'

/**
 * A CTE a fact, at the grain asked for, joined on the grouping and the dimensions of `by`. Totals are added up from the
 * cells of the same CTE: everything counted is additive, and the fact is read once. A grouping without rows gives no row.
 * Portable SQL: grouping sets, case, full outer join on `is not distinct from`; `?` for every value.
 */
export function compile(question: Question, model: Model): Statement {
  const columnOf = columnsByName(model)
  const keys = question.by.map(columnOf)
  const sets = question.groupings.map((grouping) => grouping.map(columnOf))
  const parts = columnsOf(question)
  const values = question.parts.flatMap((part) => part.where.flatMap((filter) => filter.keys))
  const ctes = parts.flatMap((part) =>
    question.groupings.length === 1
      ? [cte(part.relation, cells(part, keys, columnOf, true))]
      : [cte(part.cells, cells(part, keys, columnOf, false)), cte(part.relation, totals(part, keys, sets))],
  )
  return { sql: `with ${ctes.join(', ')}\n${join(parts, keys)}`, values }
}

const cte = (name: string, lines: readonly string[]): string => `${name} as (\n${lines.map((line) => `  ${line}`).join('\n')}\n)`

function columnsByName(model: Model): (dimension: string) => string {
  const columns = new Map(model.dimensions.map((dimension) => [dimension.name, dimension.column]))
  return (dimension) => {
    const column = columns.get(dimension)
    if (column === undefined) throw new Error('a resolved question names a dimension that the model lacks')
    return column
  }
}

/** The fact at the grain of `by`. Alone it is the whole part, and its one grouping is `by` itself: grouping id 0. */
function cells(
  part: PartColumns,
  keys: readonly string[],
  columnOf: (dimension: string) => string,
  alone: boolean,
): readonly string[] {
  const columns = [
    ...(alone ? [`0 as ${groupingColumn}`] : []),
    ...keys,
    `count(*) as ${part.n}`,
    ...part.measures.flatMap(({ measure, numerator, denominator, squares }) => [
      summed(measure.numerator, numerator),
      summed(measure.denominator, denominator),
      ...(measure.squares === null || squares === null ? [] : [summed(measure.squares, squares)]),
    ]),
  ]
  return [
    ...select(columns),
    `from ${part.part.fact.table}`,
    ...part.part.where.map(
      (filter, index) => `${index === 0 ? 'where' : '  and'} ${condition(filter, columnOf(filter.dimension))}`,
    ),
    // without keys to group by, an aggregate answers a row even over nothing
    ...(keys.length === 0 ? ['having count(*) > 0'] : [`group by ${keys.join(', ')}`]),
  ]
}

/** The groupings, added up from the cells. */
function totals(part: PartColumns, keys: readonly string[], sets: readonly (readonly string[])[]): readonly string[] {
  const columns = [
    `grouping(${keys.join(', ')}) as ${groupingColumn}`,
    ...keys,
    ...counted(part).map((column) => `sum(${column}) as ${column}`),
  ]
  return [
    ...select(columns),
    `from ${part.cells}`,
    `group by grouping sets (${sets.map((set) => `(${set.join(', ')})`).join(', ')})`,
    'having count(*) > 0',
  ]
}

const select = (columns: readonly string[]): readonly string[] => [
  'select',
  ...columns.map((column, index) => `  ${column}${index === columns.length - 1 ? '' : ','}`),
]

// a sum over nulls alone is null, and means that nothing was counted
const summed = (expression: string, column: string): string => `coalesce(sum(${expression}), 0) as ${column}`

function condition(filter: KeyFilter, column: string): string {
  if (filter.keys.length === 0) return '1 = 0'
  if (filter.keys.length === 1) return `${column} = ?`
  return `${column} in (${filter.keys.map(() => '?').join(', ')})`
}

function join(parts: readonly PartColumns[], keys: readonly string[]): string {
  const first = parts[0]
  if (first === undefined) throw new Error('a question without a measure')
  const met = [groupingColumn, ...keys]
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
    const same = keys.map((key) => `  and ${part.relation}.${key} is not distinct from ${either(key, before)}`)
    lines.push(`full outer join ${part.relation}`)
    lines.push(`  on ${part.relation}.${groupingColumn} = ${either(groupingColumn, before)}`, ...same)
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
