// What somebody asked, with only the names that the product itself has: a pupil's name may have been written where a class belongs, and
// the log holds no names.
import type { Cohort, Comparison, Filter, Query } from '../contract/index.ts'
import type { Names } from './current.ts'

/** A list by name: its class and school year. */
export interface ListAsked {
  readonly class: string
  readonly schoolYear: string
}

/** Stands for names that neither the model nor the generation has, and for what a long list goes on with. */
const unknown = '…'
const mostNames = 8

interface Known {
  readonly measure: (name: string) => string
  readonly dimension: (name: string) => string
  readonly member: (dimension: string, id: string) => string
}

function knownIn({ model, members }: Names): Known {
  const among = (names: readonly string[]): ((name: string) => string) => {
    const all = new Set(names)
    return (name) => (all.has(name) ? name : unknown)
  }
  const ids = new Map([...members].map(([name, all]) => [name, among(all.map(({ id }) => id))]))
  return {
    measure: among([...model.measures, ...model.made].map(({ describe }) => describe.name)),
    dimension: among([...model.dimensions, ...model.groupings].map(({ name }) => name)),
    member: (name, id) => ids.get(name)?.(id) ?? unknown,
  }
}

export function knownList({ class: group, schoolYear }: ListAsked, names: Names): ListAsked {
  const { member } = knownIn(names)
  return { class: member('class', group), schoolYear: member('schoolYear', schoolYear) }
}

/** A few kB at most: totals and the ids of comparisons are left out, a list of members is cut to its first. */
export function knownQuestion({ measures, by, where, compare, cohort, generation }: Query, names: Names): Query {
  const known = knownIn(names)
  return {
    measures: measures.map(known.measure),
    ...(by === undefined ? {} : { by: by.map(known.dimension) }),
    ...(where === undefined ? {} : { where: where.map((filter) => knownFilter(filter, known)) }),
    ...(compare === undefined
      ? {}
      : { compare: compare.map((one, at) => ({ ...knownComparison(one, known), id: `${at + 1}` })) }),
    ...(cohort === undefined ? {} : { cohort: knownCohort(cohort, known) }),
    ...(generation === undefined ? {} : { generation }),
  }
}

function knownCohort({ anchor: { schoolYear, ...anchor } }: Cohort, { member }: Known): Cohort {
  return { anchor: { ...anchor, ...(schoolYear === undefined ? {} : { schoolYear: member('schoolYear', schoolYear) }) } }
}

function knownFilter({ dimension: name, in: chosen, notIn, from, to, last }: Filter, { dimension, member }: Known): Filter {
  const several = (ids: readonly string[]): string[] => {
    const known = [...new Set(ids.map((id) => member(name, id)))]
    return known.length > mostNames ? [...known.slice(0, mostNames), unknown] : known
  }
  return {
    dimension: dimension(name),
    ...(chosen === undefined ? {} : { in: several(chosen) }),
    ...(notIn === undefined ? {} : { notIn: several(notIn) }),
    ...(from === undefined ? {} : { from: member(name, from) }),
    ...(to === undefined ? {} : { to: member(name, to) }),
    ...(last === undefined ? {} : { last }),
  }
}

function knownComparison(comparison: Comparison, { dimension, member }: Known): Comparison {
  if ('widen' in comparison) return { ...comparison, widen: comparison.widen.map(dimension) }
  if (!('gap' in comparison)) return comparison
  const { dimension: name, a, b } = comparison.gap
  return { ...comparison, gap: { dimension: dimension(name), a: member(name, a), b: member(name, b) } }
}
