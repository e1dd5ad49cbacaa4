// One grouping of a question: what all of its cells have in common, and how a row becomes a place among them.
import { askedKey, type FactQuestion, type Measure, type Question } from '../semantics/index.ts'
import type { Asking } from './disclose.ts'
import { type RowKeys, type Selection, selections } from './selection.ts'
import { type Widening, wideningOf } from './wider.ts'

/** A measure of the question within a grid. */
export interface Column {
  readonly measure: Measure
  readonly part: FactQuestion
  /** place among the measures asked for */
  readonly at: number
  readonly selectionAt: (row: RowKeys) => Selection
  readonly widening: Widening
}

export interface Grid {
  readonly question: Question
  /** shared by the cells; nobody changes it */
  readonly grouping: string[]
  /** by the measure's name */
  readonly columns: ReadonlyMap<string, Column>
  /** the ids that the reader asked by */
  readonly idsOf: (row: RowKeys) => Record<string, string>
  /** place in the order of the dimensions' own members: schools by name, years by time, never by result */
  readonly rankOf: (row: RowKeys) => number
  /** dimension → key → id of the members that `idsOf` has named */
  readonly named: ReadonlyMap<string, ReadonlyMap<number, string>>
}

export function gridOf(question: Question, grouping: readonly string[], asking: Asking): Grid {
  const { query, holding, facets } = asking
  const columns = question.parts.flatMap((part) => {
    const selectionAt = selections(part, grouping, facets)
    const dimensions = [...part.where.map((filter) => filter.dimension), ...grouping]
    return part.measures.map((measure): [string, Column] => {
      const { name } = measure.describe
      const widening = wideningOf(measure, dimensions, asking)
      return [name, { measure, part, at: query.measures.indexOf(name), selectionAt, widening }]
    })
  })
  const axes = grouping.map((dimension) => ({
    dimension,
    ids: new Map<number, string>(),
    size: holding.members.get(dimension)?.length ?? 0,
  }))
  return {
    question,
    grouping: [...grouping],
    columns: new Map(columns),
    named: new Map(axes.map(({ dimension, ids }) => [dimension, ids])),
    idsOf: (row) => {
      const named: Record<string, string> = {}
      for (const { dimension, ids } of axes) {
        const key = askedKey(question, dimension, row[dimension] ?? -1)
        const id = ids.get(key) ?? holding.memberOf(dimension, key)?.id ?? String(key)
        ids.set(key, id)
        named[dimension] = id
      }
      return named
    },
    rankOf: (row) => {
      let rank = 0
      for (const { dimension, size } of axes) {
        const member = holding.memberOf(dimension, askedKey(question, dimension, row[dimension] ?? -1))
        rank = rank * size + (member?.ordinal ?? 0)
      }
      return rank
    },
  }
}

export function columnOf({ columns }: Grid, measure: string): Column {
  const column = columns.get(measure)
  if (column === undefined) throw new Error(`no part of the question has the measure ${measure}`)
  return column
}
