// A picture as it stands on its own, outside the app: what the app's stylesheet says of its classes is written on the elements.
import { readFileSync } from 'node:fs'
import { type Attributes, element, type PictureNode } from '../../../picture/index.ts'
import { matches, type Placed, type Rule, rulesIn, tokensIn } from './stylesheet.ts'

export interface Ink {
  readonly rules: readonly Rule[]
  readonly tokens: ReadonlyMap<string, string>
  /** the product's mark, as SVG text */
  readonly mark: string
}

const app = new URL('../../../web/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, app), 'utf8')

/** The light theme's inks, which paper has: one set of colours for the screen and for what is printed. */
export const openInk = (): Ink => ({
  rules: rulesIn(read('styles/chart.css')),
  tokens: tokensIn(read('styles/tokens.css')),
  mark: read('icon.svg'),
})

/** The family that every picture is set in; other programs fall back on their own. */
export const typeface = 'Source Sans 3'

// What SVG knows as attributes. The rest is layout of the page around a chart.
const presentation = new Set([
  ...[
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-linejoin',
    'stroke-linecap',
    'stroke-dasharray',
    'stroke-opacity',
  ],
  ...['paint-order', 'opacity', 'font-size', 'font-weight', 'font-style', 'letter-spacing'],
])
// For the one who walks among the marks; a picture of its own is one image with one text.
const interactive = /^(class|role|tabindex|aria-.*|data-.*)$/

/** The picture with its inks written out. Rings of focus are left out, and so is what is said of each mark. */
export function inked(node: PictureNode, { rules, tokens }: Ink): PictureNode {
  const walk = (at: PictureNode, around: readonly Placed[], named: Names): readonly PictureNode[] => {
    const placed = { tag: at.tag, classes: String(at.attributes.class ?? '').split(' ') }
    if (placed.classes.includes('ring')) return []
    const path = [...around, placed]
    const declared = new Map(rules.filter((rule) => matches(rule, path)).flatMap(({ declarations }) => [...declarations]))
    const names = new Map([...named, ...[...declared].filter(([name]) => name.startsWith('--'))])
    const kept = Object.entries(at.attributes).filter(([name]) => !interactive.test(name))
    const ink = [...declared].filter(([name]) => presentation.has(name)).map(([name, value]) => [name, told(name, value, names)])
    const attributes: Attributes = Object.fromEntries([...kept, ...ink])
    const children = at.children.flatMap((child): readonly (PictureNode | string)[] =>
      typeof child === 'string' ? [child] : walk(child, path, names),
    )
    return withHalo(element(at.tag, attributes, children))
  }
  const [made, ...more] = walk(node, [], tokens)
  if (made === undefined || more.length > 0) throw new Error('a picture is one element')
  return made
}

/**
 * A text with a halo as two: the halo, then the text. Few programs know `paint-order`, and a PDF draws letter by letter, so that the halo of
 * one would cover the letter before it.
 */
function withHalo(node: PictureNode): readonly PictureNode[] {
  const { 'paint-order': order, stroke, 'stroke-width': width, 'stroke-linejoin': join, ...rest } = node.attributes
  if (order === undefined || stroke === undefined || width === undefined) return [node]
  const edge = { stroke, 'stroke-width': width, 'stroke-linejoin': join ?? 'round' }
  return [element(node.tag, { ...rest, ...edge, fill: 'none' }, node.children), element(node.tag, rest, node.children)]
}

type Names = ReadonlyMap<string, string>

// The faces that files are set in, each from a weight on. Weights between them are for the screen, whose face has every weight.
const faces = [
  { from: 676, weight: '700' },
  { from: 476, weight: '600' },
  { from: 0, weight: '400' },
] as const

function told(name: string, value: string, names: Names): string {
  const found = resolved(value, names)
  return name === 'font-weight' ? (faces.find(({ from }) => Number(found) >= from)?.weight ?? found) : found
}

/** `var(--tone)` → `var(--girls)` → `#0f7285`, `calc(0.2 / 2)` → `0.1`; pixels as bare numbers. */
function resolved(value: string, names: Names, depth = 0): string {
  if (depth > 8) throw new Error(`the stylesheet’s ${value} leads to itself`)
  const said = value.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const known = names.get(name)
    if (known === undefined) throw new Error(`the stylesheet has no ${name}`)
    return resolved(known, names, depth + 1)
  })
  const [, whole, parts] = /^calc\(([\d.]+) \/ ([\d.]+)\)$/.exec(said) ?? []
  if (whole !== undefined && parts !== undefined) return String(Number(whole) / Number(parts))
  if (/\b(calc|var|color-mix)\(/.test(said)) throw new Error(`a picture outside the app cannot have ${value}`)
  return said.replaceAll(/(\d)px\b/g, '$1')
}
