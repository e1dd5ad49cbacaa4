// One grouping of a question: what all of its cells have in common, and how a row becomes a place among them.
import { askedKey, type FactQuestion, type Measure, type Member, type Question } from '../semantics/index.ts'
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
  readonly placeOf: (row: RowKeys) => Place
  /** dimension → the key that was asked by → the member, of those that `placeOf` has met */
  readonly met: ReadonlyMap<string, ReadonlyMap<number, Named>>
}

export interface Place {
  /** the ids that the reader asked by */
  readonly ids: Record<string, string>
  /** place in the order of the dimensions' own members: schools by name, years by time, never by result */
  readonly rank: number
}

export type Named = Pick<Member, 'id' | 'label' | 'ordinal'>

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
    met: new Map<number, Named>(),
    size: holding.members.get(dimension)?.length ?? 0,
  }))
  const placeOf = (row: RowKeys): Place => {
    const ids: Record<string, string> = {}
    let rank = 0
    for (const { dimension, met, size } of axes) {
      const key = askedKey(question, dimension, row[dimension] ?? -1)
      const member = met.get(key) ?? holding.memberOf(dimension, key) ?? { id: String(key), label: String(key), ordinal: 0 }
      met.set(key, member)
      ids[dimension] = member.id
      rank = rank * size + member.ordinal
    }
    return { ids, rank }
  }
  const met = new Map(axes.map((axis) => [axis.dimension, axis.met]))
  return { question, grouping: [...grouping], columns: new Map(columns), placeOf, met }
}

export function columnOf({ columns }: Grid, measure: string): Column {
  const column = columns.get(measure)
  if (column === undefined) throw new Error(`no part of the question has the measure ${measure}`)
  return column
}
