import type { Answer, Cell } from '../contract/index.ts'
import { fileWords, formatInstant, words } from '../picture/index.ts'
import { figuresOf, type Page } from '../report/index.ts'
import { labelOf, titleOf } from './answer-as-table.ts'
import { rowsOf } from './answer-rows.ts'
import { csvOf, quoted } from './csv.ts'
import { outputWords } from './words/output.ts'

/**
 * The answer as CSV that a Swedish Excel opens right: UTF-8 with byte order mark, semicolons, decimal commas, one cell a line with
 * the member's id and name. Shares are 0–1. A hidden figure is an empty field with its mark beside it. In English too: a spreadsheet
 * follows the country it is set to, not the language of what it reads.
 */
export function answerAsCsv(answer: Answer): string {
  const { dimensions } = rowsOf(answer)
  const heading = [...dimensions.flatMap(memberNames), outputWords.measure, ...outputWords.figures]
  const lines = answer.cells.map((cell) => [
    ...membersOf(cell, dimensions, answer),
    quoted(titleOf(cell, answer)),
    ...figureOf(cell),
  ])
  return csvOf([heading.map(quoted), ...lines])
}

/** The figures of a page in one table: which question each belongs to, and on every line the version that it is of. */
export function figuresAsCsv(page: Page): string {
  const figures = figuresOf(page)
  const dimensions = [...new Set(figures.flatMap(({ answer }) => rowsOf(answer).dimensions))]
  const heading = [
    fileWords.question,
    ...dimensions.flatMap(memberNames),
    outputWords.measure,
    outputWords.comparison,
    ...outputWords.figures,
    ...fileWords.csv,
  ]
  const about = [String(page.generation), ...[formatInstant(page.asOf), page.catalogue, page.madeBy].map(quoted)]
  const lines = figures.flatMap(({ title, answer, compared }) =>
    answer.cells.map((cell) => [
      quoted(title),
      ...membersOf(cell, dimensions, answer),
      quoted(titleOf({ ...cell, against: null }, answer)),
      quoted(cell.against === null ? '' : (compared.get(cell.against) ?? cell.against)),
      ...figureOf(cell),
      ...about,
    ]),
  )
  return csvOf([heading.map(quoted), ...lines])
}

const memberNames = (dimension: string): readonly string[] => {
  const { label } = words.dimension(dimension)
  return [outputWords.memberCode(label), label]
}

const membersOf = ({ keys }: Cell, dimensions: readonly string[], answer: Answer): readonly string[] =>
  dimensions.flatMap((dimension) => [quoted(keys[dimension] ?? ''), quoted(labelOf(dimension, keys[dimension], answer))])

const figureOf = ({ value, n, low, high, mark }: Cell): readonly string[] => [
  ...[value, n, low, high].map(decimalComma),
  quoted(mark ?? ''),
]

function decimalComma(value: number | null): string {
  return value === null ? '' : String(value).replace('.', ',')
}
