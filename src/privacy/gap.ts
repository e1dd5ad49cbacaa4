// The difference between two groups: told only when both groups' own figures are.
import { type Reason, reasonTexts } from '../contract/index.ts'
import type { CellRow, Figure, Gap, Question } from '../semantics/index.ts'
import { askedKeys } from '../semantics/index.ts'
import { type CellPlace, cellOf, measureOf, type Placed, placeCell, selectionOf } from './cell.ts'
import { type Asking, partOf } from './disclose.ts'
import { difference, hidden, roundedCount, type Told } from './figure.ts'

/** Cells of a − b: keyed as the question is, without the dimension of the gap. */
export function gapCells(question: Question, rows: readonly CellRow[], gap: Gap, asking: Asking): readonly CellPlace[] {
  const sides = new Map<string, { a: Side | null; b: Side | null }>()
  for (const row of rows) {
    for (const figure of row.figures) {
      const placed = { question, part: partOf(question, figure.measure), row, keys: askedKeys(question, row.keys), figure }
      const key = row.keys[gap.dimension]
      const name = JSON.stringify([row.grouping, figure.measure, withoutKey(row.keys, gap.dimension)])
      const pair = sides.get(name) ?? { a: null, b: null }
      const side = { placed, figure, told: cellOf(placed, asking) }
      if (key === gap.a) pair.a = side
      if (key === gap.b) pair.b = side
      sides.set(name, pair)
    }
  }
  return [...sides.values()].flatMap(({ a, b }) => (a === null || b === null ? [] : [gapCell(question, a, b, gap, asking)]))
}

interface Side {
  readonly placed: Placed
  readonly figure: Figure
  readonly told: CellPlace
}

function gapCell(question: Question, a: Side, b: Side, gap: Gap, asking: Asking): CellPlace {
  const keys = withoutKey(a.placed.keys, gap.dimension)
  const row = { ...a.placed.row, keys: withoutKey(a.placed.row.keys, gap.dimension) }
  const groupings = question.groupings.map((grouping) => grouping.filter((name) => name !== gap.dimension))
  const placed: Placed = { ...a.placed, question: { ...question, groupings }, row, keys }
  const selection = new Map([...selectionOf(a.placed), [gap.dimension, [gap.a, gap.b]]])
  const own = a.told.own && b.told.own
  const place = (said: Told, n: number | null, reason: Reason | null): CellPlace =>
    placeCell(placed, asking, selection, own, { ...said, n, reason })
  const unsaid = [a.told.cell, b.told.cell].find((cell) => cell.value === null)
  // a difference with ~100 in it would say more than ~100 does
  if (unsaid?.state === 'approximate')
    return place(hidden, null, { code: 'zeroOrAll', text: reasonTexts.zeroOrAll(0), wider: null })
  if (unsaid !== undefined) return place(unsaid, null, unsaid.reason)
  const measure = measureOf(a.placed)
  const said = difference(measure, a.figure, b.figure)
  const n = (a.told.cell.n ?? 0) + (b.told.cell.n ?? 0)
  return place(measure.kind === 'count' && asking.access.rounded ? roundedCount(said.value ?? 0) : said, n, null)
}

function withoutKey(keys: Readonly<Record<string, number>>, dimension: string): Record<string, number> {
  return Object.fromEntries(Object.entries(keys).filter(([name]) => name !== dimension))
}
