// What a figure is held against (last year, the municipality): how a comparison of the question is named and found among the cells.
import type { Answer, Cell, Comparison, View } from '../contract/index.ts'
import { words } from './words/words.ts'

export type ReferenceKind = 'time' | 'mean' | 'place'

/**
 * A comparison as a row carries it. `time`: the same at another time, `mean`: the same over several years, `place`: a wider place or group. `cell`: over all series; null when
 * the comparison has none such. `cells`: by series, in the grid's order; all null when the comparison does not tell them apart.
 */
export interface Reference {
  readonly id: string
  readonly label: string
  readonly kind: ReferenceKind
  readonly cell: Cell | null
  readonly cells: readonly (Cell | null)[]
}

/**
 * `ids`: comparisons that together make the reference: the municipality over all and by series may be asked for apart. `widens`: dimensions
 * that it leaves open.
 */
export interface ReferenceSpec {
  readonly ids: readonly string[]
  readonly label: string
  readonly kind: ReferenceKind
  readonly widens: readonly string[]
}

/**
 * The comparisons that a view draws, in its order. A gap is no reference: it is a difference, not a level. Where the view itself tells the
 * school years apart, a year before stands there already.
 */
export function referencesOf(view: View, answer: Answer): readonly ReferenceSpec[] {
  const { query, against, rows, series, panels } = view
  const overYears = [rows, series, panels].includes('schoolYear')
  const specs: ReferenceSpec[] = []
  for (const id of against) {
    const comparison = query.compare?.find((each) => each.id === id)
    const spec = comparison === undefined ? null : specOf(comparison, answer)
    if (spec === null || (overYears && spec.kind === 'time')) continue
    const same = specs.findIndex(({ label }) => label === spec.label)
    const known = specs[same]
    if (known === undefined) specs.push(spec)
    else specs[same] = { ...known, ids: [...known.ids, id] }
  }
  return specs
}

function specOf(comparison: Comparison, answer: Answer): ReferenceSpec | null {
  const ids = [comparison.id]
  if ('shift' in comparison) {
    return { ids, label: words.references.years(comparison.shift.schoolYear), kind: 'time', widens: [] }
  }
  if ('pool' in comparison) return { ids, label: words.references.mean(comparison.pool.schoolYear), kind: 'mean', widens: [] }
  if ('widen' in comparison) return { ids, label: widened(comparison.widen), kind: 'place', widens: withBelow(comparison.widen) }
  if ('area' in comparison) {
    const name = answer.labels.municipality?.[comparison.area] ?? words.references.area(comparison.area)
    return { ids, label: name, kind: 'place', widens: withBelow(['municipality']) }
  }
  return null
}

const places = ['municipality', 'operator', 'school', 'class']
/** Whoever leaves a school open leaves its classes open. */
function withBelow(dropped: readonly string[]): readonly string[] {
  const highest = places.findIndex((name) => dropped.includes(name))
  return highest < 0 ? dropped : [...new Set([...dropped, ...places.slice(highest)])]
}

// Named by the widest of what the comparison leaves open.
function widened(dropped: readonly string[]): string {
  if (['municipality', 'operator', 'school'].some((name) => dropped.includes(name))) return words.municipality
  return dropped.includes('class') ? words.references.school : words.all
}

/**
 * The reference as drawn for a mark of series `at`. In time a series is held against itself; a place stands as one level for all series
 * where it has one, since the place's own row tells the series apart.
 */
export function againstAt(reference: Reference, at: number): Cell | null {
  const own = reference.cells[at] ?? null
  return reference.kind === 'place' ? (reference.cell ?? own) : (own ?? reference.cell)
}

/** One level for the whole row: every series is held against the same cell. */
export const isShared = (reference: Reference): boolean =>
  reference.cell !== null && (reference.kind === 'place' || reference.cells.every((cell) => cell === null))
