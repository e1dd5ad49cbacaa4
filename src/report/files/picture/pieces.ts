// What pictures are put together of, one piece under another.
import {
  type Attributes,
  type Chart,
  element,
  type LegendKey,
  linesOf,
  type PictureNode,
  textWidth,
} from '../../../picture/index.ts'

/** What a piece draws from its own top, and its height in pixels. */
export interface Piece {
  readonly height: number
  readonly draw: (y: number) => readonly PictureNode[]
}

/** Where the pieces stand: from `left`, `room` pixels wide. */
export interface Column {
  readonly left: number
  readonly room: number
}

/** The pieces from the top down, and where the last one ends. */
export function stack(
  pieces: readonly Piece[],
  top: number,
): { readonly nodes: readonly PictureNode[]; readonly bottom: number } {
  let bottom = top
  const nodes = pieces.flatMap((piece) => {
    const drawn = piece.draw(bottom)
    bottom += piece.height
    return drawn
  })
  return { nodes, bottom }
}

export const gap = (height: number): Piece => ({ height, draw: () => [] })

/** A text in as many lines as it takes. `style` has the size of the letters; `step`: from one line to the next. */
export const textPieces = (text: string, style: Attributes, step: number, { left, room }: Column): readonly Piece[] =>
  linesOf(text, Number(style['font-size']), room).map((line) => ({
    height: step,
    draw: (y) => [element('text', { ...style, x: left, y: y + Number(style['font-size']) }, [line])],
  }))

/** A picture within the picture, at a place. */
const at = (node: PictureNode, x: number, y: number): PictureNode =>
  element(node.tag, { ...node.attributes, x, y }, node.children)

export const chartPiece = ({ node, height }: Chart, { left }: Column): Piece => ({
  height: height + 8,
  draw: (y) => [at(node, left, y)],
})

const step = 23
const letter = 15

/** The keys of a chart beside each other, on as many lines as they take. */
export function legendPieces(keys: readonly LegendKey[], style: Attributes, { left, room }: Column): readonly Piece[] {
  const placed: { readonly x: number; readonly row: number; readonly key: LegendKey; readonly sign: number }[] = []
  let [x, row] = [0, 0]
  for (const key of keys) {
    const sign = key.sign === null ? 0 : Number(key.sign.attributes.width) + 6
    const wide = sign + textWidth(key.text, letter)
    if (x > 0 && x + wide > room) [x, row] = [0, row + 1]
    placed.push({ x: left + x, row, key, sign })
    x += wide + 18
  }
  if (placed.length === 0) return []
  const draw = (y: number): readonly PictureNode[] =>
    placed.flatMap(({ x: from, row: nth, key, sign }) => [
      ...(key.sign === null ? [] : [at(key.sign, from, y + nth * step)]),
      element('text', { ...style, x: from + sign, y: y + nth * step + 13, 'font-size': letter }, [key.text]),
    ])
  return [{ height: (row + 1) * step + 4, draw }]
}
