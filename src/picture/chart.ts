// What every chart hands back: the tree to draw, and its marks in the order the arrow keys walk them.
import type { MarkWords } from './label.ts'
import type { PictureNode } from './node.ts'

export interface ChartMark extends MarkWords {
  /** where the tip points, in pixels of the chart */
  readonly x: number
  readonly y: number
  /** arrows up and down go between rows, left and right within one */
  readonly row: number
}

export interface Chart {
  readonly node: PictureNode
  readonly width: number
  readonly height: number
  readonly marks: readonly ChartMark[]
  /** what must be known to read the picture, in whole sentences; shown under it */
  readonly remarks: readonly string[]
}

export interface ChartFrame {
  /** pixels there is room for; the chart is laid out for it, its letters never shrink */
  readonly width: number
  /** unique in the page: patterns are referred to by id */
  readonly id: string
  readonly title: string
}

/** The mark an arrow key leads to from `index`; the same one at an edge. Left and right walk all marks, up and down rows. */
export function step(marks: readonly ChartMark[], index: number, key: string): number {
  const here = marks[index]
  if (here === undefined) return 0
  if (key === 'Home') return 0
  if (key === 'End') return marks.length - 1
  if (key === 'ArrowRight') return Math.min(index + 1, marks.length - 1)
  if (key === 'ArrowLeft') return Math.max(index - 1, 0)
  const way = key === 'ArrowDown' ? 1 : key === 'ArrowUp' ? -1 : 0
  if (way === 0) return index
  const target = here.row + way
  const inRow = marks.flatMap((mark, at) => (mark.row === target ? [{ at, off: Math.abs(mark.x - here.x) }] : []))
  return inRow.reduce((best, each) => (each.off < best.off ? each : best), { at: index, off: Number.POSITIVE_INFINITY }).at
}
