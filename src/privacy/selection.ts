// What a cell is about, and the few different parts that the cells of an answer have in common.
import { model } from '../school/index.ts'
import type { DimensionKind, FactQuestion } from '../semantics/index.ts'

/** Dimension → the member keys chosen; a dimension left out is not restricted. */
export type Keys = ReadonlyMap<string, readonly number[]>

/** The choice among the dimensions of one kind: in an answer one object for each different choice, so that what follows from it is worked out once. */
export interface Facet {
  /** tells it apart within the answer */
  readonly id: number
  /** tells the choice apart everywhere */
  readonly name: string
  readonly keys: Keys
}

export type Selection = Readonly<Record<DimensionKind, Facet>>

/** The facets of one answer. */
export interface Facets {
  /** the one with these keys */
  readonly of: (keys: Keys) => Facet
  /** where rows that are split alike find theirs */
  readonly known: (filters: Facet, split: readonly string[]) => Known
}

/** Facets by their keys, one dimension after the other. */
interface Known {
  facet: Facet | null
  readonly under: Map<number, Known>
}

export function openFacets(): Facets {
  const facets = new Map<string, Facet>()
  const splits = new Map<string, Known>()
  return {
    of: (keys) => {
      const name = [...keys].map(([dimension, members]) => `${dimension}:${members}`).join('/')
      const facet = facets.get(name) ?? { id: facets.size, name, keys }
      facets.set(name, facet)
      return facet
    },
    known: (filters, split) => {
      const name = `${filters.name}|${split}`
      const known = splits.get(name) ?? { facet: null, under: new Map() }
      splits.set(name, known)
      return known
    },
  }
}

export const kindOf = (dimension: string): DimensionKind => kinds[dimension] ?? 'unit'

const kinds: Readonly<Record<string, DimensionKind>> = Object.fromEntries(model.dimensions.map(({ name, kind }) => [name, kind]))

export const chosen = (selection: Selection, dimension: string): readonly number[] | undefined =>
  selection[kindOf(dimension)].keys.get(dimension)

/** What follows from each facet of an answer, worked out when it is first asked for. */
export function byFacet<V extends {}>(find: (facet: Facet) => V): (facet: Facet) => V {
  const known: (V | undefined)[] = []
  return (facet) => {
    const told = known[facet.id]
    if (told !== undefined) return told
    const found = find(facet)
    known[facet.id] = found
    return found
  }
}

/** The selection with each facet changed. */
export const changed = ({ unit, time, person, subject }: Selection, change: (facet: Facet) => Facet): Selection => ({
  unit: change(unit),
  time: change(time),
  person: change(person),
  subject: change(subject),
})

/** From a row's keys to what its cell is about: its own keys, and the question's filters where it has none. */
export function selections(part: FactQuestion, grouping: readonly string[], facets: Facets): (row: RowKeys) => Selection {
  const [unit, time, person, subject] = (['unit', 'time', 'person', 'subject'] as const).map((kind) =>
    facetsOfKind(part, grouping, kind, facets),
  )
  if (unit === undefined || time === undefined || person === undefined || subject === undefined)
    throw new Error('a kind is missing')
  return (row) => ({ unit: unit(row), time: time(row), person: person(row), subject: subject(row) })
}

export type RowKeys = Readonly<Record<string, number>>

function facetsOfKind(
  part: FactQuestion,
  grouping: readonly string[],
  kind: DimensionKind,
  facets: Facets,
): (row: RowKeys) => Facet {
  const split = grouping.filter((dimension) => kinds[dimension] === kind)
  const filters = part.where.flatMap(({ dimension, keys }) => (kinds[dimension] === kind ? [[dimension, keys] as const] : []))
  const all = facets.of(new Map(filters))
  const [first, ...others] = split
  if (first === undefined) return () => all
  // rows come in their thousands, their keys in tens
  const known = facets.known(all, split)
  return (row) => {
    let place = under(known, row[first] ?? -1)
    for (const dimension of others) place = under(place, row[dimension] ?? -1)
    place.facet ??= facets.of(new Map([...filters, ...split.map((dimension) => [dimension, [row[dimension] ?? -1]] as const)]))
    return place.facet
  }
}

function under({ under }: Known, key: number): Known {
  const known = under.get(key)
  if (known !== undefined) return known
  const next: Known = { facet: null, under: new Map() }
  under.set(key, next)
  return next
}
