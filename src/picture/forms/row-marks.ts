// Marks that several row forms place: who a mark is, its comparisons, and the bars of what is withheld.
import type { Cell } from '../../contract/index.ts'
import type { ChartMark } from '../chart.ts'
import { isHidden, isShown, whoIs } from '../grid.ts'
import { heldAgainst, hiddenInWords, liftedWords, markWords } from '../label.ts'
import { hiddenBar, lookOf, referenceAt, shapeAt, walkable } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { element } from '../node.ts'
import { againstAt, isShared } from '../reference.ts'
import { textWidth } from '../text-width.ts'
import { words } from '../words/words.ts'
import type { RowLayout, RowPlace } from './row-layout.ts'
import { lastOf } from './row-layout.ts'

/** Adds a mark to the walk and gives it its group. `at`: the series; null for a mark of the whole row. */
export function place(
  { grid }: RowLayout,
  { row, index }: RowPlace,
  mark: { readonly at: number | null; readonly cell: Cell | null; readonly x: number; readonly y: number },
  marks: ChartMark[],
  children: readonly PictureNode[],
): PictureNode {
  const { at, cell, x, y } = mark
  const told = liftedWords(row, markWords(grid, at === null ? row.label : whoIs(grid, row, at), cell, heldAgainst(row, at ?? 0)))
  marks.push({ ...told, x, y, row: index })
  return walkable(marks.length - 1, lastOf(marks).label, children)
}

/** The pill-shaped ring round a bar. */
export const ringRound = (x: number, y: number, width: number, height: number): PictureNode =>
  element('rect', { class: 'ring', x: x - 4, y: y - 4, width: width + 8, height: height + 8, rx: (height + 8) / 2 })

/** Comparisons that are one level for the whole row: a thin mark through it. */
export function sharedReferences(
  { scale, beside }: RowLayout,
  { row, from, height }: RowPlace,
  markOf = referenceAt,
): PictureNode[] {
  // never through a name that stands above its marks
  const top = from + (beside ? 2 : 23)
  return row.references.flatMap((reference, index) => {
    if (!isShared(reference) || !isShown(reference.cell)) return []
    const x = scale(reference.cell.value)
    return markOf(index, `M${x} ${top}V${from + height - 2}`, { x, y: top + 2 })
  })
}

/** Comparisons by series: a thin mark each over `top` to `bottom` of the series' lane, with the series' small shape where lanes are shared. */
export function seriesReferences(
  { grid, scale }: RowLayout,
  { row }: RowPlace,
  lane: (at: number) => { readonly top: number; readonly bottom: number; readonly shape: number | null },
  markOf = referenceAt,
): PictureNode[] {
  return row.references.flatMap((reference, index) =>
    isShared(reference)
      ? []
      : reference.cells.flatMap((_, at) => {
          const cell = againstAt(reference, at)
          if (!isShown(cell)) return []
          const { top, bottom, shape } = lane(at)
          const x = scale(cell.value)
          const look = lookOf(grid.spec.series, grid.series[at]?.id ?? '', at)
          const sign = shape === null ? [] : [shapeAt(look, x, shape, 3, 'small')]
          return [...markOf(index, `M${x} ${top}V${bottom}`, { x, y: top }), ...sign]
        }),
  )
}

/** A row without any figure: hatched with the reason where somebody is hidden, else words alone. */
export function withheldRow(layout: RowLayout, at: RowPlace, marks: ChartMark[]): PictureNode {
  // one bar stands for the whole row, so it speaks of the whole where that is hidden too
  const cell = [at.row.total, ...at.row.cells].find(isHidden) ?? at.row.cells[0] ?? null
  const [x, width] = [layout.labelRoom, layout.width - layout.labelRoom]
  const drawn = isHidden(cell)
    ? hiddenBar(layout.hatchId, { x, y: at.y - 9, width, height: 18 }, `${words.marks.hidden} ${hiddenInWords(cell)}`)
    : [
        element('text', { class: 'absent', x: x + width / 2, y: at.y, dy: '0.35em', 'text-anchor': 'middle' }, [
          cell?.state === 'notApplicable' ? words.marks.notApplicableInWords : words.marks.missingInWords,
        ]),
      ]
  return place(layout, at, { at: null, cell, x: x + width / 2, y: at.y }, marks, [ringRound(x, at.y - 9, width, 18), ...drawn])
}

/**
 * Beside figures that are shown, a hidden sibling is a short hatched bar at the emptier end; a missing one is a gap. `taken`: where the shown
 * ones stand. `lineOf`: the line of a series where each has its own; null where they share the row's.
 */
export function withheldBesides(
  layout: RowLayout,
  at: RowPlace,
  taken: readonly number[],
  lineOf: ((series: number) => number) | null,
  marks: ChartMark[],
): PictureNode[] {
  const { grid, left, right, labelRoom, hatchId } = layout
  const atLeft = taken.reduce((sum, x) => sum + x, 0) / Math.max(1, taken.length) > (left + right) / 2
  const hidden = at.row.cells.flatMap((cell, series) => (isHidden(cell) ? [{ cell, series }] : []))
  return hidden.map(({ cell, series }, index) => {
    const text = `${grid.series[series]?.label ?? ''}: ${words.marks.hiddenShort}`
    const width = textWidth(text, 13) + 20
    const nth = lineOf === null ? index : 0
    const x = atLeft ? labelRoom + nth * (width + 6) : layout.width - (nth + 1) * (width + 6)
    const y = lineOf === null ? at.y : lineOf(series)
    return place(layout, at, { at: series, cell, x: x + width / 2, y }, marks, [
      ringRound(x, y - 9, width, 18),
      ...hiddenBar(hatchId, { x, y: y - 9, width, height: 18 }, text),
    ])
  })
}
