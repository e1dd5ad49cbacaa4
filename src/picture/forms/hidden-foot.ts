// Forms that show rows without a place of their own tell at their foot, in words, how many rows are hidden.
import type { ChartMark } from '../chart.ts'
import type { Grid, GridRow } from '../grid.ts'
import { isHidden } from '../grid.ts'
import { hiddenBar, walkable } from '../marks.ts'
import type { PictureNode } from '../node.ts'
import { words } from '../words/words.ts'
import { ringRound } from './row-marks.ts'

/** A hatched bar with the number of hidden rows; nothing where none is. `id` of the hatching. */
export function hiddenFoot(
  grid: Grid,
  hidden: readonly GridRow[],
  { id, y, width }: { readonly id: string; readonly y: number; readonly width: number },
  marks: ChartMark[],
): { readonly nodes: readonly PictureNode[]; readonly height: number } {
  if (hidden.length === 0) return { nodes: [], height: 0 }
  const { one, many } = words.dimension(grid.spec.rows ?? '')
  const text = words.forms.hiddenRows(hidden.length, one, many)
  const reason = hidden.flatMap(({ cells, total }) => [total, ...cells]).find(isHidden)?.reason?.text ?? null
  const label = reason === null ? `${text}.` : `${text}. ${reason}`
  const last = marks.reduce((most, { row }) => Math.max(most, row), -1)
  const told = { label, title: text, value: reason ?? words.marks.hiddenFigure, facts: [], cell: null }
  marks.push({ ...told, x: width / 2, y: y + 15, row: last + 1 })
  const bar = hiddenBar(id, { x: 0, y: y + 6, width, height: 18 }, `${words.marks.hidden} ${text}`)
  return { nodes: [walkable(marks.length - 1, label, [ringRound(0, y + 6, width, 18), ...bar])], height: 32 }
}
