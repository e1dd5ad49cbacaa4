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
  /** the CTE of the part */
  readonly relation: string
  readonly n: string
  readonly measures: readonly MeasureColumns[]
}

/** Parts and measures are numbered in the order of the question; no name from outside becomes part of a column. */
export function columnsOf(question: Question): readonly PartColumns[] {
  let count = 0
  return question.parts.map((part, index) => ({
    part,
    relation: `part_${index + 1}`,
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
