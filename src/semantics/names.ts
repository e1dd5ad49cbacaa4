// From names to the things of the model; an unknown one is a fault that names the nearest.
import { Fault, nearest } from '../contract/index.ts'
import type { Dimension, Fact, Measure, Member, Members, Model } from './model.ts'
import { queryProblems } from './problems.ts'

/** Throws `unknownMeasure`. */
export function measureNamed(model: Model, name: string): Measure {
  const found = model.measures.find((measure) => measure.describe.name === name)
  if (found !== undefined) return found
  throw unknownMeasure(model, name)
}

export const unknownMeasure = ({ measures, made }: Model, name: string): Fault<'unknownMeasure'> =>
  new Fault('unknownMeasure', {
    name,
    nearest: nearest(
      name,
      [...measures, ...made].map(({ describe }) => describe.name),
    ),
  })

/** Throws `unknownDimension`. */
export function dimensionNamed(model: Model, name: string): Dimension {
  const found = model.dimensions.find((dimension) => dimension.name === name)
  if (found !== undefined) return found
  const names = [...model.dimensions, ...model.groupings].map((known) => known.name)
  throw new Fault('unknownDimension', { name, nearest: nearest(name, names) })
}

/** The fact a measure counts in; a model that names another has a bug. */
export function factOf(model: Model, measure: Measure): Fact {
  const found = model.facts.find((fact) => fact.name === measure.fact)
  if (found === undefined) throw new Error(`measure ${measure.describe.name} names fact ${measure.fact}, which the model lacks`)
  return found
}

/** Members of a dimension in their own order; none when the generation has none. */
export const membersOf = (members: Members, dimension: string): readonly Member[] => members.get(dimension) ?? []

/** Throws `unknownMember`; a label written in place of an id names that member's id. */
export function memberNamed(members: Members, dimension: string, name: string): Member {
  const known = membersOf(members, dimension)
  const found = known.find((member) => member.id === name)
  if (found !== undefined) return found
  throw new Fault('unknownMember', { dimension, name, nearest: nearestMember(known, name) })
}

/** As `memberNamed` for many names at once, in the dimension's own order and each once: one pass over the members. */
export function membersNamed(members: Members, dimension: string, names: readonly string[]): readonly Member[] {
  const wanted = new Set(names)
  const found = membersOf(members, dimension).filter((member) => wanted.has(member.id))
  if (found.length === wanted.size) return found
  return names.map((name) => memberNamed(members, dimension, name))
}

function nearestMember(known: readonly Member[], name: string): string | null {
  const labels = known.map((member) => member.label)
  const label = nearest(name, labels)
  const labelled = known.find((member) => member.label === label) ?? null
  if (labelled !== null && labelled.label.toLowerCase() === name.toLowerCase()) return labelled.id
  const ids = known.map((member) => member.id)
  return nearest(name, ids) ?? labelled?.id ?? null
}

/** The dimensions above, nearest first. */
function above(model: Model, dimension: Dimension): readonly Dimension[] {
  const chain: Dimension[] = []
  let parent = dimension.parent
  while (parent !== null) {
    const next = dimensionNamed(model, parent)
    chain.push(next)
    parent = next.parent
  }
  return chain
}

/** The dimension and everything that lies under it in its hierarchy. */
export function withBelow(model: Model, dimension: Dimension): readonly string[] {
  const under = model.dimensions.filter((other) => above(model, other).some((ancestor) => ancestor.name === dimension.name))
  return [dimension.name, ...under.map((other) => other.name)]
}

/** Throws `dimensionNotInMeasure` when the measure's fact lacks the dimension. `asked`: dimensions already in the question. */
export function requireInMeasure(model: Model, measure: Measure, dimension: Dimension, asked: readonly string[]): void {
  const fact = factOf(model, measure)
  if (fact.dimensions.includes(dimension.name)) return
  throw new Fault('dimensionNotInMeasure', {
    dimension: dimension.name,
    measure: measure.describe.name,
    nearest: instead(model, fact, dimension, asked),
  })
}

/** The most useful dimension the fact does have: above the one asked for, of the same kind, or the first not yet asked. */
function instead(model: Model, fact: Fact, dimension: Dimension, asked: readonly string[]): string | null {
  const candidates = [...above(model, dimension), ...model.dimensions.filter((other) => other.kind === dimension.kind)]
  const near = candidates.find((other) => fact.dimensions.includes(other.name))
  return near?.name ?? fact.dimensions.find((name) => !asked.includes(name)) ?? null
}

/** Throws invalidQuery naming what stands twice. */
export function refuseDoubles(at: string, names: readonly string[]): void {
  const double = names.find((name, index) => names.indexOf(name) !== index)
  if (double !== undefined) throw new Fault('invalidQuery', { at, problem: queryProblems.twice(double) })
}
