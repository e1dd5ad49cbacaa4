// From a resolved question to one SQL statement. Text comes from the model alone; every key of the question is bound.
import { columnsOf, groupingColumn, type PartColumns } from './columns.ts'
import type { KeyFilter, Model, Question, Statement } from './model.ts'

/**
 * One CTE a fact, at the grain asked for, joined on the grouping and the dimensions of `by`. A grouping without rows gives
 * no row. Portable SQL: grouping sets, case, full outer join on `is not distinct from`; `?` for every value.
 */
export function compile(question: Question, model: Model): Statement {
  const columnOf = columnsByName(model)
  const keys = question.by.map(columnOf)
  const sets = question.groupings.map((grouping) => grouping.map(columnOf))
  const parts = columnsOf(question)
  const values = question.parts.flatMap((part) => part.where.flatMap((filter) => filter.keys))
  const ctes = parts.map((part) => `${part.relation} as (\n${aggregate(part, keys, sets, columnOf)}\n)`)
  return { sql: `with ${ctes.join(', ')}\n${join(parts, keys)}`, values }
}

function columnsByName(model: Model): (dimension: string) => string {
  const columns = new Map(model.dimensions.map((dimension) => [dimension.name, dimension.column]))
  return (dimension) => {
    const column = columns.get(dimension)
    if (column === undefined) throw new Error('a resolved question names a dimension that the model lacks')
    return column
  }
}

function aggregate(
  part: PartColumns,
  keys: readonly string[],
  sets: readonly (readonly string[])[],
  columnOf: (dimension: string) => string,
): string {
  const columns = [
    // grouping() takes at least one column
    `${keys.length === 0 ? '0' : `grouping(${keys.join(', ')})`} as ${groupingColumn}`,
    ...keys,
    `count(*) as ${part.n}`,
    ...part.measures.flatMap(({ measure, numerator, denominator, squares }) => [
      summed(measure.numerator, numerator),
      summed(measure.denominator, denominator),
      ...(measure.squares === null || squares === null ? [] : [summed(measure.squares, squares)]),
    ]),
  ]
  const lines = [
    '  select',
    columns.map((column) => `    ${column}`).join(',\n'),
    `  from ${part.part.fact.table}`,
    ...part.part.where.map(
      (filter, index) => `  ${index === 0 ? 'where' : '  and'} ${condition(filter, columnOf(filter.dimension))}`,
    ),
    `  group by grouping sets (${sets.map((set) => `(${set.join(', ')})`).join(', ')})`,
    // the empty grouping answers a row even over nothing
    '  having count(*) > 0',
  ]
  return lines.join('\n')
}

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
  const columns = [...met.map((column) => `${either(column, parts)} as ${column}`), ...parts.flatMap(figures)]
  const lines = ['select', columns.map((column) => `  ${column}`).join(',\n'), `from ${first.relation}`]
  parts.forEach((part, index) => {
    if (index === 0) return
    const before = parts.slice(0, index)
    const same = keys.map((key) => `  and ${part.relation}.${key} is not distinct from ${either(key, before)}`)
    lines.push(`full outer join ${part.relation}`)
    lines.push(`  on ${part.relation}.${groupingColumn} = ${either(groupingColumn, before)}`, ...same)
  })
  return lines.join('\n')
}

const figures = (part: PartColumns): readonly string[] =>
  [
    part.n,
    ...part.measures.flatMap(({ numerator, denominator, squares }) => [
      numerator,
      denominator,
      ...(squares === null ? [] : [squares]),
    ]),
  ].map((column) => `${part.relation}.${column}`)
