// What somebody asked, with only the names that the product itself has: a pupil's name may have been written where a class belongs, and
// the log holds no names.
import type { Comparison, Filter, Query } from '../contract/index.ts'
import { model } from '../school/index.ts'
import type { Members } from '../semantics/index.ts'

/** A list by name: its class and school year. */
export interface ListAsked {
  readonly class: string
  readonly schoolYear: string
}

/** Stands for names that neither the model nor the generation has, and for what a long list goes on with. */
const unknown = '…'
const mostNames = 8

const measures = new Set(model.measures.map(({ describe }) => describe.name))
const dimensions = new Set(model.dimensions.map(({ name }) => name))
const measure = (name: string): string => (measures.has(name) ? name : unknown)
const dimension = (name: string): string => (dimensions.has(name) ? name : unknown)
type MemberIn = (dimension: string, id: string) => string

const membersIn = (members: Members): MemberIn => {
  const ids = new Map([...members].map(([name, all]) => [name, new Set(all.map(({ id }) => id))]))
  return (name, id) => (ids.get(name)?.has(id) === true ? id : unknown)
}

export function knownList({ class: group, schoolYear }: ListAsked, members: Members): ListAsked {
  const member = membersIn(members)
  return { class: member('class', group), schoolYear: member('schoolYear', schoolYear) }
}

/** A few kB at most: totals and the ids of comparisons are left out, a list of members is cut to its first. */
export function knownQuestion({ measures, by, where, compare, cohort, generation }: Query, members: Members): Query {
  const member = membersIn(members)
  return {
    measures: measures.map(measure),
    ...(by === undefined ? {} : { by: by.map(dimension) }),
    ...(where === undefined ? {} : { where: where.map((filter) => knownFilter(filter, member)) }),
    ...(compare === undefined
      ? {}
      : { compare: compare.map((one, at) => ({ ...knownComparison(one, member), id: `${at + 1}` })) }),
    ...(cohort === undefined
      ? {}
      : { cohort: { anchor: { ...cohort.anchor, schoolYear: member('schoolYear', cohort.anchor.schoolYear) } } }),
    ...(generation === undefined ? {} : { generation }),
  }
}

function knownFilter({ dimension: name, in: chosen, notIn, from, to, last }: Filter, member: MemberIn): Filter {
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

function knownComparison(comparison: Comparison, member: MemberIn): Comparison {
  if ('widen' in comparison) return { ...comparison, widen: comparison.widen.map(dimension) }
  if (!('gap' in comparison)) return comparison
  const { dimension: name, a, b } = comparison.gap
  return { ...comparison, gap: { dimension: dimension(name), a: member(name, a), b: member(name, b) } }
}
