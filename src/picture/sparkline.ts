// The years behind a figure as a thin line: no axis, no letters, since the figure beside it says where it ends. Reckoned by hand: the
// first page has no other picture that needs the charts' code.
import type { Cell } from '../contract/index.ts'
import { isShown } from './grid.ts'
import type { PictureNode } from './node.ts'
import { element } from './node.ts'

const pad = 5

/** `cells`: in time order; what is not shown is a gap. Sizes in pixels. For the eye only: what it shows is said in words beside it. */
export function sparkline(cells: readonly (Cell | null)[], width: number, height: number): PictureNode {
  const shown = cells.flatMap((cell, at) => (isShown(cell) ? [{ at, value: cell.value }] : []))
  const [low, high] = [Math.min(...shown.map(({ value }) => value)), Math.max(...shown.map(({ value }) => value))]
  const x = (at: number): number => pad + (at / Math.max(1, cells.length - 1)) * (width - 2 * pad)
  const y = (value: number): number => height - pad - (low === high ? 0.5 : (value - low) / (high - low)) * (height - 2 * pad)
  const path = shown
    .map(({ at, value }, index) => `${shown[index - 1]?.at === at - 1 ? 'L' : 'M'}${px(x(at))} ${px(y(value))}`)
    .join('')
  const last = shown.at(-1)
  const frame = { class: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }
  return element('svg', frame, [
    ...(path === '' ? [] : [element('path', { class: 'spark-line', d: path })]),
    ...(last === undefined ? [] : [element('circle', { class: 'spark-end', cx: px(x(last.at)), cy: px(y(last.value)), r: 4 })]),
  ])
}

const px = (value: number): number => Math.round(value * 10) / 10
