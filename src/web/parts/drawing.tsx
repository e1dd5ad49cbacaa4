import type { ReactNode } from 'react'
import { createElement } from 'react'
import type { PictureNode } from '../../picture/index.ts'

// React writes SVG attributes in camel case; only aria- and data- keep their dashes.
const reactName = (name: string): string => {
  if (name === 'class') return 'className'
  if (name === 'tabindex') return 'tabIndex'
  if (name.startsWith('aria-') || name.startsWith('data-')) return name
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** A picture as React elements. `active`: the mark that Tab stops at; the others are reached by arrow keys. */
export function drawing(node: PictureNode | string, active: number, key = 0): ReactNode {
  if (typeof node === 'string') return node
  const attributes: Record<string, string | number> = { key }
  for (const [name, value] of Object.entries(node.attributes)) attributes[reactName(name)] = value
  if (node.attributes['data-mark'] === active) attributes.tabIndex = 0
  return createElement(node.tag, attributes, ...node.children.map((child, index) => drawing(child, active, index)))
}
