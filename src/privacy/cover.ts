import type { Page } from './book.ts'
import type { Keys } from './selection.ts'

/**
 * The widest units of a page that together hold exactly the pupils of the units selected (dimension → keys). Pupils shown in no class are part of
 * no class selected, but of every school. Schools in `own` are not taken for the municipality when they are all there is of it:
 * what their own rules show would be lost.
 */
export function cover(page: Page, selection: Keys, own: ReadonlySet<number>): readonly number[] {
  const selected = narrowest(page, selection)
  if (selected === null) return [0]
  return widened(page, selected, (node) => page.levels[node] === 'school' && own.has(page.keys[node] ?? -1))
}

const levels = ['class', 'school', 'municipality'] as const

/** The nodes that are selected at the narrowest level that is; null when no unit is. */
function narrowest(page: Page, selection: Keys): readonly number[] | null {
  if (selection.size === 0) return null
  const level = levels.find((name) => selection.has(name)) ?? null
  const operators = selection.get('operator')
  // an operator is all its schools
  const at = level === 'class' || operators === undefined ? level : 'school'
  if (at === null) return null
  const found = page.nodes.get(at)
  const keys = selection.get(at)
  // nearly every cell is about one unit and nothing but it
  if (selection.size === 1 && keys?.length === 1) return found?.get(keys[0] ?? -1) ?? []
  const nodes: number[] = []
  for (const key of (at === level ? keys : found?.keys()) ?? []) {
    for (const node of found?.get(key) ?? []) if (liesWithin(page, node, selection)) nodes.push(node)
  }
  return nodes
}

/** Are the unit itself and all units above it selected, where the selection speaks of them? */
function liesWithin(page: Page, from: number, selection: Keys): boolean {
  for (let node = from; node >= 0; node = page.parents[node] ?? -1) {
    const level = page.levels[node] ?? 'all'
    if (selection.get(level)?.includes(page.keys[node] ?? -1) === false) return false
    if (level === 'school' && selection.get('operator')?.includes(page.operators[node] ?? 0) === false) return false
  }
  return true
}

/** Where all units under one are there, that one in their place. */
function widened(page: Page, nodes: readonly number[], stays: (node: number) => boolean): readonly number[] {
  // nearly every cell is about one unit among others
  if (nodes.length === 1 && page.children[page.parents[nodes[0] ?? -1] ?? -1]?.length !== 1) return nodes
  const whole: number[] = []
  let level = nodes
  while (level.length > 0) {
    const above: number[] = []
    for (const [parent, children] of Map.groupBy(level, (node) => page.parents[node] ?? -1)) {
      if (parent >= 0 && children.length === page.children[parent]?.length && !children.every(stays)) above.push(parent)
      else whole.push(...children)
    }
    level = above
  }
  return whole
}
