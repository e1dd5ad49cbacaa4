// As much of CSS as the charts' stylesheet uses: classes and tags one within another, and values that name other values.

/** One compound of a selector: `text`, `.mark.rough`, `.bar:not(.woven)`. */
interface Compound {
  readonly tag: string | null
  readonly classes: readonly string[]
  readonly without: readonly string[]
}

export interface Rule {
  /** outermost first; the last one is the element itself */
  readonly selector: readonly Compound[]
  readonly declarations: ReadonlyMap<string, string>
  readonly weight: number
}

/** The rules outside `@` blocks whose selectors are made of classes and tags alone; states (`:focus`) are for the screen. Weakest first. */
export function rulesIn(css: string): readonly Rule[] {
  const plain = withoutBlocks(css.replaceAll(/\/\*[\s\S]*?\*\//g, ''))
  const rules = [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, selectors = '', body = '']) => {
    const declarations = declarationsIn(body)
    return selectors.split(',').flatMap((written): readonly Rule[] => {
      const selector = compoundsIn(written.trim())
      return selector === null ? [] : [{ selector, declarations, weight: weightOf(selector) }]
    })
  })
  return rules.toSorted((a, b) => a.weight - b.weight)
}

/** The custom properties of the first `:root`. */
export function tokensIn(css: string): ReadonlyMap<string, string> {
  const [, body] = /:root\s*\{([^{}]*)\}/.exec(css) ?? []
  if (body === undefined) throw new Error('the stylesheet has no :root')
  return declarationsIn(body)
}

function withoutBlocks(css: string): string {
  let kept = css
  for (let at = kept.indexOf('@'); at >= 0; at = kept.indexOf('@')) kept = kept.slice(0, at) + kept.slice(endOfBlock(kept, at))
  return kept
}

function endOfBlock(css: string, from: number): number {
  let depth = 0
  for (let at = from; at < css.length; at++) {
    if (css[at] === '{') depth++
    if (css[at] === '}' && --depth === 0) return at + 1
    if (css[at] === ';' && depth === 0) return at + 1
  }
  throw new Error('a block of the stylesheet is not closed')
}

const declarationsIn = (body: string): ReadonlyMap<string, string> =>
  new Map(
    body
      .split(';')
      .map((line) => /^\s*([\w-]+)\s*:\s*([\s\S]+?)\s*$/.exec(line))
      .flatMap((found) => (found === null ? [] : [[found[1] ?? '', found[2] ?? ''] as const])),
  )

function compoundsIn(selector: string): readonly Compound[] | null {
  const parts = selector.split(/\s+/)
  const compounds = parts.map((part) => /^([a-z]+)?((?:\.[\w-]+)*)((?::not\(\.[\w-]+\))*)$/.exec(part))
  if (compounds.includes(null)) return null
  return compounds.map((found) => ({
    tag: found?.[1] ?? null,
    classes: namesIn(found?.[2] ?? ''),
    without: namesIn(found?.[3] ?? ''),
  }))
}

const namesIn = (written: string): readonly string[] => [...written.matchAll(/\.([\w-]+)/g)].map(([, name]) => name ?? '')

const weightOf = (selector: readonly Compound[]): number =>
  selector.reduce((sum, { tag, classes, without }) => sum + (classes.length + without.length) * 100 + (tag === null ? 0 : 1), 0)

export interface Placed {
  readonly tag: string
  readonly classes: readonly string[]
}

/** `path`: the element and what it stands in, outermost first. */
export function matches({ selector }: Rule, path: readonly Placed[]): boolean {
  const [element] = path.slice(-1)
  const [last] = selector.slice(-1)
  if (element === undefined || last === undefined || !fits(last, element)) return false
  let left = selector.length - 1
  for (let at = path.length - 2; at >= 0 && left > 0; at--) {
    const [around, wanted] = [path[at], selector[left - 1]]
    if (around !== undefined && wanted !== undefined && fits(wanted, around)) left--
  }
  return left === 0
}

const fits = ({ tag, classes, without }: Compound, element: Placed): boolean =>
  (tag === null || tag === element.tag) &&
  classes.every((name) => element.classes.includes(name)) &&
  !without.some((name) => element.classes.includes(name))
