// The years behind a figure as a thin line: no axis, no letters, since the figure beside it says where it ends.
import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import type { Cell } from '../contract/index.ts'
import { isShown } from './grid.ts'
import type { PictureNode } from './node.ts'
import { element } from './node.ts'

const pad = 5

/** `cells`: in time order; what is not shown is a gap. Sizes in pixels. For the eye only: what it shows is said in words beside it. */
export function sparkline(cells: readonly (Cell | null)[], width: number, height: number): PictureNode {
  const values = cells.map((cell) => (isShown(cell) ? cell.value : null))
  const shown = values.filter((value) => value !== null)
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  const x = scaleLinear([0, Math.max(1, cells.length - 1)], [pad, width - pad])
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [height - pad, pad])
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, at) => x(at))
    .y((value) => y(value ?? 0))(values)
  const last = values.findLastIndex((value) => value !== null)
  const frame = { class: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' }
  return element('svg', frame, [
    ...(path === null ? [] : [element('path', { class: 'spark-line', d: path })]),
    ...(last < 0 ? [] : [element('circle', { class: 'spark-end', cx: x(last), cy: y(values[last] ?? 0), r: 4 })]),
  ])
}
