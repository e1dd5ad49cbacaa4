// A picture is plain data: the same tree becomes text (golden files, print) and React elements (the app).

export type Attributes = Readonly<Record<string, string | number>>

/** One SVG element. Attribute names as SVG writes them (`text-anchor`, `class`). A child that is a string is text. */
export interface PictureNode {
  readonly tag: string
  readonly attributes: Attributes
  readonly children: readonly (PictureNode | string)[]
}

export function element(tag: string, attributes: Attributes = {}, children: readonly (PictureNode | string)[] = []): PictureNode {
  return { tag, attributes, children }
}

/** The tree as SVG text. Numbers are rounded to a hundredth of a pixel, so that golden files do not hang on the last bit. */
export function render(node: PictureNode | string): string {
  if (typeof node === 'string') return escapeText(node)
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeText(String(round(value)))}"`)
    .join('')
  if (node.children.length === 0) return `<${node.tag}${attributes}/>`
  const inner = node.children.map(render).join('')
  return `<${node.tag}${attributes}>${inner}</${node.tag}>`
}

const round = (value: string | number): string | number => (typeof value === 'number' ? Math.round(value * 100) / 100 : value)

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
