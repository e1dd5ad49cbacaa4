// The shapes of a chart: one a series, so that colour is never alone in telling them apart. Classes carry the colours (tokens).
import type { Attributes, PictureNode } from './node.ts'
import { element } from './node.ts'

export type Shape = 'circle' | 'square' | 'diamond' | 'triangle' | 'wedge' | 'cross'
/** What fills a bar besides its colour. */
export type Weave = 'solid' | 'falling' | 'dotted' | 'lying' | 'crossed' | 'upright'
export interface Look {
  readonly shape: Shape
  readonly weave: Weave
  /** class of the colour token: girls, boys, third … sixth, whole */
  readonly tone: string
}

const sexLooks: Readonly<Record<string, Look>> = {
  female: { shape: 'circle', weave: 'solid', tone: 'girls' },
  male: { shape: 'square', weave: 'falling', tone: 'boys' },
  unknown: { shape: 'diamond', weave: 'dotted', tone: 'third' },
}
const looks: readonly Look[] = [
  { shape: 'circle', weave: 'solid', tone: 'girls' },
  { shape: 'square', weave: 'falling', tone: 'boys' },
  { shape: 'diamond', weave: 'dotted', tone: 'third' },
  { shape: 'triangle', weave: 'lying', tone: 'fourth' },
  { shape: 'wedge', weave: 'crossed', tone: 'fifth' },
  { shape: 'cross', weave: 'upright', tone: 'sixth' },
]
// the two times of the same pupils stand in panels of the sexes: theirs are the last looks that they get
const stageLooks: readonly Look[] = [...looks.slice(2), ...looks.slice(0, 2)]
const whole: Look = { shape: 'circle', weave: 'solid', tone: 'whole' }

/** The look of a series member; the sexes keep theirs whatever order they come in. */
export function lookOf(dimension: string | null, id: string, index: number): Look {
  if (dimension === null) return whole
  const own = dimension === 'stageYear' ? stageLooks : looks
  return (dimension === 'sex' ? sexLooks[id] : undefined) ?? own[index % own.length] ?? whole
}

/** A mark's shape centred on x, y; `r` its radius in pixels. All shapes weigh about the same to the eye. */
export function shapeAt(look: Look, x: number, y: number, r: number, extra = ''): PictureNode {
  const name = `mark ${look.tone}${extra === '' ? '' : ` ${extra}`}`
  if (look.shape === 'circle') return element('circle', { class: name, cx: x, cy: y, r })
  return element('path', { class: name, d: outline(look.shape, x, y, r) })
}

function outline(shape: Shape, x: number, y: number, r: number): string {
  const at = (dx: number, dy: number): string => `${px(x + dx * r)} ${px(y + dy * r)}`
  if (shape === 'square') return `M${at(-0.9, -0.9)}L${at(0.9, -0.9)}L${at(0.9, 0.9)}L${at(-0.9, 0.9)}Z`
  if (shape === 'diamond') return `M${at(0, -1.2)}L${at(1.2, 0)}L${at(0, 1.2)}L${at(-1.2, 0)}Z`
  if (shape === 'wedge') return `M${at(0, 1.15)}L${at(1.15, -0.9)}L${at(-1.15, -0.9)}Z`
  if (shape === 'cross') return `${arms.map(([dx, dy], index) => `${index === 0 ? 'M' : 'L'}${at(dx, dy)}`).join('')}Z`
  return `M${at(0, -1.15)}L${at(1.15, 0.9)}L${at(-1.15, 0.9)}Z`
}

const arms: readonly (readonly [number, number])[] = [
  [-0.4, -1.15],
  [0.4, -1.15],
  [0.4, -0.4],
  [1.15, -0.4],
  [1.15, 0.4],
  [0.4, 0.4],
  [0.4, 1.15],
  [-0.4, 1.15],
  [-0.4, 0.4],
  [-1.15, 0.4],
  [-1.15, -0.4],
  [-0.4, -0.4],
]

const px = (value: number): number => Math.round(value * 100) / 100

/** A mark one can walk to: its label is what a screen reader says, `data-mark` its place in the walk. */
export function walkable(index: number, label: string, children: readonly PictureNode[]): PictureNode {
  const attributes: Attributes = { class: 'walk', role: 'img', 'aria-label': label, 'data-mark': index, tabindex: -1 }
  return element('g', attributes, children)
}

/**
 * A comparison's thin mark along the path `d`; `index`: its place among the comparisons, each with dashes of its own. `cap`: where a small
 * sign besides the dashes stands, from the second comparison on.
 */
export function referenceAt(index: number, d: string, cap: { readonly x: number; readonly y: number }): PictureNode[] {
  const line = element('path', { class: `reference r${index % caps.length}`, d })
  const sign = caps[index % caps.length]?.(px(cap.x), px(cap.y)) ?? ''
  return sign === '' ? [line] : [line, element('path', { class: 'reference-cap', d: sign })]
}

/** The same over bars, on a ground of the card's colour. */
export const referenceOver = (index: number, d: string, cap: { readonly x: number; readonly y: number }): PictureNode[] => [
  element('path', { class: 'reference-halo', d }),
  ...referenceAt(index, d, cap),
]

const caps: readonly ((x: number, y: number) => string)[] = [
  () => '',
  (x, y) => `M${x - 4} ${y}H${x + 4}`,
  (x, y) => `M${x} ${y - 3}L${px(x + 3)} ${y}L${x} ${y + 3}L${px(x - 3)} ${y}Z`,
  (x, y) => `M${x - 3} ${y - 3}L${x + 3} ${y + 3}M${x + 3} ${y - 3}L${x - 3} ${y + 3}`,
  (x, y) => `M${x - 3} ${y - 3}H${x + 3}V${y + 3}H${x - 3}Z`,
  (x, y) => `M${x - 4} ${y - 3}L${x} ${y + 2}L${x + 4} ${y - 3}`,
]

/** The ring that shows where the keyboard is. */
export const ringAt = (x: number, y: number, r: number): PictureNode => element('circle', { class: 'ring', cx: x, cy: y, r })

/** Hatching for hidden figures; `id` must be unique in the page. */
export function hatch(id: string): PictureNode {
  const line = element('path', { class: 'hatch-line', d: 'M0 6L6 0M-1.5 1.5L1.5 -1.5M4.5 7.5L7.5 4.5' })
  const attributes = { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }
  return element('defs', {}, [
    element('pattern', attributes, [element('rect', { class: 'hatch-ground', width: 6, height: 6 }), line]),
  ])
}

// Thin threads of the card's colour on the tone, in a square of eight pixels.
const threads: Readonly<Record<Exclude<Weave, 'solid'>, string>> = {
  falling: 'M0 0L8 8M-2 6L2 10M6 -2L10 2',
  dotted: 'M2 2h1.6M6 6h1.6',
  lying: 'M0 4H8',
  crossed: 'M0 0L8 8M8 0L0 8',
  upright: 'M4 0V8',
}

/** Definitions of the weaves that bars of these looks are filled with; `id` must be unique in the page. */
export function weaves(id: string, looks: readonly Look[]): PictureNode {
  const square = { width: 8, height: 8 }
  const made = looks.flatMap(({ tone, weave }) => {
    if (weave === 'solid') return []
    const thread = element('path', { class: `thread ${weave}`, d: threads[weave] })
    const attributes = { id: `${id}-${tone}`, class: tone, ...square, patternUnits: 'userSpaceOnUse' }
    return [element('pattern', attributes, [element('rect', { class: 'weave-ground', ...square }), thread])]
  })
  return element('defs', {}, made)
}

/** A bar in the look of its series; `extra`: `faint` or `rough` as for shapes. `id`: as given to `weaves`. */
export function barAt(id: string, look: Look, { x, y, width, height }: Box, extra = ''): PictureNode {
  const woven = look.weave !== 'solid' && extra === ''
  const name = ['bar', woven ? 'woven' : '', look.tone, extra].filter((part) => part !== '').join(' ')
  return element('rect', { class: name, x, y, width, height, rx: 2, ...(woven ? { fill: `url(#${id}-${look.tone})` } : {}) })
}

/** A hatched bar with words in it, for figures that must not be told. */
export function hiddenBar(id: string, box: Box, text: string): PictureNode[] {
  const { x, y, width, height } = box
  const bar = element('rect', { class: 'hidden-bar', x, y, width, height, rx: height / 2, fill: `url(#${id})` })
  if (text === '') return [bar]
  const at = { class: 'hidden-text', x: x + width / 2, y: y + height / 2, dy: '0.35em', 'text-anchor': 'middle' }
  return [bar, element('text', at, [text])]
}
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}
