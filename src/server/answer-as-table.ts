import type { Answer, Cell } from '../contract/index.ts'
import { formatNumber, formatValue, sayCohort, words } from '../picture/index.ts'
import { type AnswerColumn, pupilsIn, rowsOf } from './answer-rows.ts'
import { alignColumns } from './telling.ts'
import { outputWords } from './words/output.ts'

/** The answer as a table to read: numbers as they are written, marks where a figure is not shown, and under it what the marks mean. */
export function answerAsTable(answer: Answer): string {
  const { dimensions, columns, rows } = rowsOf(answer)
  const heading = [
    ...dimensions.map((dimension) => words.dimension(dimension).label),
    ...columns.map((column) => titleOf(column, answer)),
    outputWords.pupils,
  ]
  const lines = rows.map((row) => {
    const pupils = pupilsIn(row)
    return [
      ...dimensions.map((dimension) => labelOf(dimension, row.keys[dimension], answer)),
      ...row.cells.map((cell) => figureIn(cell, answer)),
      pupils === null ? words.marks.hidden : formatNumber(pupils),
    ]
  })
  const numbers = new Set(Array.from(heading.keys()).filter((column) => column >= dimensions.length))
  const followed = sayCohort(answer)
  const told = followed === null ? [] : [followed, '']
  return [alignColumns([heading, ...lines], numbers), ...told, ...explanations(answer), origin(answer), ''].join('\n')
}

export function titleOf({ measure, against }: AnswerColumn, answer: Answer): string {
  const label = answer.measures.find(({ name }) => name === measure)?.label ?? measure
  return against === null ? label : `${label} (${against})`
}

export function labelOf(dimension: string, member: string | undefined, answer: Answer): string {
  return member === undefined ? words.all : (answer.labels[dimension]?.[member] ?? member)
}

function figureIn(cell: Cell | null, answer: Answer): string {
  if (cell === null) return words.marks.missing
  if (cell.mark !== null) return cell.mark
  const measure = answer.measures.find(({ name }) => name === cell.measure)
  return cell.value === null || measure === undefined ? words.marks.missing : formatValue(measure, cell.value)
}

/** Each mark once, with its reasons in words. */
function explanations(answer: Answer): readonly string[] {
  const reasons = new Set(
    answer.cells.flatMap(({ mark, reason }) => (reason === null ? [] : [`${mark ?? words.marks.hidden}  ${reason.text}`])),
  )
  return reasons.size === 0 ? [] : [...reasons, '']
}

function origin(answer: Answer): string {
  const files = answer.sources.length
  return outputWords.origin(answer.generation, formatNumber(files), files === 1)
}
