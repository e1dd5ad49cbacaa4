// The names of the columns that a statement answers with: written by compile, read by readRows, and known to nobody else.
import type { FactQuestion, Measure, Question } from './model.ts'

interface MeasureColumns {
  readonly measure: Measure
  readonly numerator: string
  readonly denominator: string
  /** null when the measure has no squares */
  readonly squares: string | null
}

export interface PartColumns {
  readonly part: FactQuestion
  /** the CTE of the part, and that of its cells where totals are added up from them */
  readonly relation: string
  readonly cells: string
  readonly n: string
  readonly measures: readonly MeasureColumns[]
}

export const groupingColumn = 'grouping_id'

/** Parts and measures are numbered in the order of the question; no name from outside becomes part of a column. */
export function columnsOf(question: Question): readonly PartColumns[] {
  let count = 0
  return question.parts.map((part, index) => ({
    part,
    relation: `part_${index + 1}`,
    cells: `cells_${index + 1}`,
    n: `n_${index + 1}`,
    measures: part.measures.map((measure) => {
      count++
      return {
        measure,
        numerator: `numerator_${count}`,
        denominator: `denominator_${count}`,
        squares: measure.squares === null ? null : `squares_${count}`,
      }
    }),
  }))
}

/** The engine's `grouping(…)` of a grouping: a bit a dimension of `by`, the first the highest, 1 where it is summed over. */
export function groupingId(by: readonly string[], grouping: readonly string[]): number {
  return by.reduce((id, name) => id * 2 + (grouping.includes(name) ? 0 : 1), 0)
}
