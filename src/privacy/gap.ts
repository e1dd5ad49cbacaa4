// The difference between two groups: told only when both groups' own figures are.
import { type Reason, reasonTexts } from '../contract/index.ts'
import type { CellRow, Gap, Question } from '../semantics/index.ts'
import { type CellPlace, cellOf, type Placed, placeCell, type Said } from './cell.ts'
import type { Asking } from './disclose.ts'
import { difference, hidden, roundedCount } from './figure.ts'
import { columnOf, type Grid, gridOf } from './grid.ts'

/** The grid of a − b in one grouping of its question, and its cells: keyed as the question is, without the dimension of the gap. */
export function gapCells(
  question: Question,
  grouping: readonly string[],
  rows: readonly CellRow[],
  gap: Gap,
  asking: Asking,
): { readonly grid: Grid; readonly places: readonly CellPlace[] } {
  const sides = gridOf(question, grouping, asking)
  const left = grouping.filter((name) => name !== gap.dimension)
  const grid = gridOf(question, left, asking)
  const pairs = Map.groupBy(rows, ({ keys }) => left.map((name) => keys[name]).join())
  const places = [...pairs.values()].flatMap((pair) => {
    const [a, b] = [gap.a, gap.b].map((key) => pair.find(({ keys }) => keys[gap.dimension] === key))
    if (a === undefined || b === undefined) return []
    return a.figures.flatMap(({ measure }) => {
      const [one, other] = [sideOf(sides, a, measure, asking), sideOf(sides, b, measure, asking)]
      return one === null || other === null ? [] : [gapCell(grid, one, other, asking)]
    })
  })
  return { grid, places }
}

interface Side {
  readonly placed: Placed
  readonly told: CellPlace
}

function sideOf(grid: Grid, row: CellRow, measure: string, asking: Asking): Side | null {
  const figure = row.figures.find((candidate) => candidate.measure === measure)
  if (figure === undefined) return null
  const column = columnOf(grid, measure)
  const placed = { grid, column, row, figure, selection: column.selectionAt(row.keys) }
  return { placed, told: cellOf(placed, asking) }
}

function gapCell(grid: Grid, a: Side, b: Side, asking: Asking): CellPlace {
  const { row, figure } = a.placed
  const column = columnOf(grid, figure.measure)
  // the question has both groups as its condition
  const placed: Placed = { grid, column, row, figure, selection: column.selectionAt(row.keys) }
  const place = (said: Said, reason: Reason | null): CellPlace =>
    placeCell(placed, asking, a.told.own && b.told.own, said, reason)
  const unsaid = [a.told.cell, b.told.cell].find((cell) => cell.value === null)
  // a difference with ~100 in it would say more than ~100 does
  if (unsaid?.state === 'approximate')
    return place({ ...hidden, n: null }, { code: 'zeroOrAll', text: reasonTexts.zeroOrAll(0), wider: null })
  if (unsaid !== undefined) return place({ ...unsaid, n: null }, unsaid.reason)
  const { measure } = column
  const said = difference(
    measure,
    { figure, own: a.told.own },
    { figure: b.placed.figure, own: b.told.own },
    asking.access.own.size,
  )
  const n = (a.told.cell.n ?? 0) + (b.told.cell.n ?? 0)
  return place({ ...(measure.kind === 'count' && asking.access.rounded ? roundedCount(said.value ?? 0) : said), n }, null)
}
