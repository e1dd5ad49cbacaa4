// From conditions on member ids to integer keys. Conditions on one dimension intersect; an empty rest is no error.
import { Fault, type Filter, type Query } from '../contract/index.ts'
import type { KeyFilter, Member, Members, Model, Slice } from './model.ts'
import { dimensionNamed, memberNamed, membersNamed, membersOf } from './names.ts'
import { queryProblems } from './problems.ts'

/** The conditions of a question: keys told outright, and `last` counts that wait for a fact to count in. */
export interface Conditions {
  readonly keys: ReadonlyMap<string, readonly number[]>
  readonly last: readonly { readonly dimension: string; readonly count: number }[]
}

/** Throws unknownDimension, unknownMember, invalidQuery (a range over a dimension without order, or backwards). */
export function readConditions(where: NonNullable<Query['where']>, model: Model, members: Members): Conditions {
  const keys = new Map<string, readonly number[]>()
  const last: { dimension: string; count: number }[] = []
  for (const filter of where) {
    if (filter.last !== undefined) {
      requireOrder(filter, model)
      last.push({ dimension: filter.dimension, count: filter.last })
      continue
    }
    const chosen = keysOf(filter, model, members)
    const before = keys.get(filter.dimension)
    keys.set(filter.dimension, before === undefined ? chosen : intersection(before, chosen))
  }
  return { keys, last }
}

/** Conditions without those on the dimensions named. */
export function withoutDimensions(conditions: Conditions, dropped: readonly string[]): Conditions {
  return {
    keys: new Map([...conditions.keys].filter(([dimension]) => !dropped.includes(dimension))),
    last: conditions.last.filter((each) => !dropped.includes(each.dimension)),
  }
}

/**
 * The conditions as key filters over one fact. `last` counts among the times the fact has rows for, under the question's
 * other conditions on time: the last three years of final grades are not moved by a year that has pupils only.
 */
export function keyFilters(
  conditions: Conditions,
  defaults: ReadonlyMap<string, readonly number[]>,
  fact: string,
  slices: readonly Slice[],
): readonly KeyFilter[] {
  const told = new Map([...conditions.keys, ...defaults])
  const keys = new Map(told)
  for (const { dimension, count } of conditions.last) {
    const chosen = lastKeys(slices, fact, dimension, count, told)
    const before = keys.get(dimension)
    keys.set(dimension, before === undefined ? chosen : intersection(before, chosen))
  }
  return [...keys].map(([dimension, chosen]) => ({ dimension, keys: chosen }))
}

function lastKeys(
  slices: readonly Slice[],
  fact: string,
  dimension: string,
  count: number,
  told: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  const held = new Set<number>()
  for (const slice of slices) {
    const key = slice.keys[dimension]
    if (slice.fact === fact && key !== undefined && agrees(slice, dimension, told)) held.add(key)
  }
  return [...held].sort((a, b) => a - b).slice(-count)
}

function agrees(slice: Slice, except: string, told: ReadonlyMap<string, readonly number[]>): boolean {
  for (const [dimension, key] of Object.entries(slice.keys)) {
    if (dimension !== except && told.get(dimension)?.includes(key) === false) return false
  }
  return true
}

function keysOf(filter: Filter, model: Model, members: Members): readonly number[] {
  const dimension = dimensionNamed(model, filter.dimension)
  const named = (name: string): Member => memberNamed(members, dimension.name, name)
  const all = membersOf(members, dimension.name)
  if (filter.in !== undefined) return ascending(membersNamed(members, dimension.name, filter.in).map((member) => member.key))
  if (filter.notIn !== undefined) {
    const left = new Set(membersNamed(members, dimension.name, filter.notIn).map((member) => member.key))
    return ascending(all.filter((member) => !left.has(member.key)).map((member) => member.key))
  }
  requireOrder(filter, model)
  const from = filter.from === undefined ? null : named(filter.from)
  const to = filter.to === undefined ? null : named(filter.to)
  if (from !== null && to !== null && from.ordinal > to.ordinal) {
    throw new Fault('invalidQuery', {
      at: `where.${dimension.name}`,
      problem: queryProblems.backwards(from.id, to.id),
    })
  }
  const within = all.filter(
    (member) => (from === null || member.ordinal >= from.ordinal) && (to === null || member.ordinal <= to.ordinal),
  )
  return ascending(within.map((member) => member.key))
}

function requireOrder(filter: Filter, model: Model): void {
  if (dimensionNamed(model, filter.dimension).ordered) return
  throw new Fault('invalidQuery', {
    at: `where.${filter.dimension}`,
    problem: queryProblems.noOrder(filter.dimension),
  })
}

// One order and no doubles, so that the same choice always makes the same statement.
const ascending = (keys: readonly number[]): readonly number[] => [...new Set(keys)].sort((a, b) => a - b)
function intersection(a: readonly number[], b: readonly number[]): readonly number[] {
  const kept = new Set(b)
  return a.filter((key) => kept.has(key))
}
