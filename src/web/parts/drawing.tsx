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

/** How the marks of a picture are walked: Tab stops at one, the others are reached by arrow keys; some open something when pressed. */
interface Walk {
  readonly stop: number
  readonly opens: (mark: number) => boolean
}
const still: Walk = { stop: -1, opens: () => false }

/** A picture as React elements. */
export function drawing(node: PictureNode | string, walk: Walk = still, key = 0): ReactNode {
  if (typeof node === 'string') return node
  const mark = node.attributes['data-mark']
  // a mark stays itself when the ground under a row comes or goes, and with it the focus
  const attributes: Record<string, string | number> = { key: typeof mark === 'number' ? `mark ${mark}` : key }
  for (const [name, value] of Object.entries(node.attributes)) attributes[reactName(name)] = value
  if (mark === walk.stop) attributes.tabIndex = 0
  if (typeof mark === 'number' && walk.opens(mark)) Object.assign(attributes, { role: 'button', 'aria-haspopup': 'dialog' })
  return createElement(node.tag, attributes, ...node.children.map((child, index) => drawing(child, walk, index)))
}
