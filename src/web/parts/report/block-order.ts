// Where blocks stand, and how they are moved. A block is beside its neighbour when both have half width.
import type { PlacedBlock } from '../../../contract/index.ts'

type Blocks = readonly PlacedBlock[]
const idOf = ({ block }: PlacedBlock): string => block.id

/** One step up or down; the same blocks when it stands there already. */
export function moved(blocks: Blocks, id: string, by: -1 | 1): Blocks {
  const at = blocks.findIndex((placed) => idOf(placed) === id)
  const to = at + by
  const [one, other] = [blocks[at], blocks[to]]
  if (one === undefined || other === undefined) return blocks
  return blocks.map((placed, index) => (index === at ? other : index === to ? one : placed))
}

export const widened = (blocks: Blocks, id: string, width: PlacedBlock['width']): Blocks =>
  blocks.map((placed) => (idOf(placed) === id ? { ...placed, width } : placed))

/** Where a dragged block would land: before or after another, or at its side, which makes halves of both. */
export interface Landing {
  readonly by: string
  readonly edge: 'before' | 'after' | 'left' | 'right'
}

export function landed(blocks: Blocks, id: string, { by, edge }: Landing): Blocks {
  const dragged = blocks.find((placed) => idOf(placed) === id)
  if (dragged === undefined || by === id) return blocks
  const beside = edge === 'left' || edge === 'right'
  const rest = blocks
    .filter((placed) => placed !== dragged)
    .map((placed): PlacedBlock => (beside && idOf(placed) === by ? { ...placed, width: 'half' } : placed))
  const at = rest.findIndex((placed) => idOf(placed) === by) + (edge === 'after' || edge === 'right' ? 1 : 0)
  return rest.toSpliced(at, 0, beside ? { ...dragged, width: 'half' } : dragged)
}

interface Box {
  readonly id: string
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where a point among the blocks' boxes would land. `columns`: whether halves stand side by side at this width. */
export function landingAt(boxes: readonly Box[], x: number, y: number, columns: boolean): Landing | null {
  const away = ({ left, right, top, bottom }: Box): number =>
    Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom))
  const near = boxes.toSorted((a, b) => away(a) - away(b))[0]
  if (near === undefined) return null
  const side = (near.right - near.left) / 5
  if (columns && x < near.left + side) return { by: near.id, edge: 'left' }
  if (columns && x > near.right - side) return { by: near.id, edge: 'right' }
  return { by: near.id, edge: y < (near.top + near.bottom) / 2 ? 'before' : 'after' }
}
