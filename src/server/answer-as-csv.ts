import type { Answer, Cell } from '../contract/index.ts'
import { words } from '../picture/index.ts'
import { labelOf, titleOf } from './answer-as-table.ts'
import { rowsOf } from './answer-rows.ts'
import { csvOf, quoted } from './csv.ts'

/**
 * The answer as CSV that a Swedish Excel opens right: UTF-8 with byte order mark, semicolons, decimal commas, one cell a line with
 * the member's id and name. Shares are 0–1. A hidden figure is an empty field with its mark beside it.
 */
export function answerAsCsv(answer: Answer): string {
  const { dimensions } = rowsOf(answer)
  const heading = [
    ...dimensions.flatMap((dimension) => [`${words.dimension(dimension).label} (kod)`, words.dimension(dimension).label]),
    ...['Mått', 'Värde', 'Elever', 'Lägst', 'Högst', 'Märke'],
  ]
  const lines = answer.cells.map((cell) => lineOf(cell, dimensions, answer))
  return csvOf([heading.map(quoted), ...lines])
}

function lineOf(cell: Cell, dimensions: readonly string[], answer: Answer): readonly string[] {
  return [
    ...dimensions.flatMap((dimension) => {
      const member = cell.keys[dimension]
      return [quoted(member ?? ''), quoted(labelOf(dimension, member, answer))]
    }),
    quoted(titleOf(cell, answer)),
    ...[cell.value, cell.n, cell.low, cell.high].map(decimalComma),
    quoted(cell.mark ?? ''),
  ]
}

function decimalComma(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',')
}
