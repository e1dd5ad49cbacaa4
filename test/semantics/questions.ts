// Random questions over the model and the members of test/semantics/star.ts.
import fc from 'fast-check'
import type { Filter, Query } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import type { Members } from '../../src/semantics/index.ts'

/** Measures by what they take one at a time. */
const byNeed = Map.groupBy(model.measures, ({ requires }) => requires.join())
const dimensions = model.dimensions.map((dimension) => dimension.name)

export function aFilter(members: Members, names: readonly string[]): fc.Arbitrary<Filter> {
  return fc.constantFrom(...names).chain((dimension) => {
    const ids = (members.get(dimension) ?? []).map((member) => member.id)
    const some = fc.subarray(ids, { minLength: 1, maxLength: Math.min(4, ids.length) })
    const chosen: fc.Arbitrary<Filter>[] = [
      some.map((each) => ({ dimension, in: each })),
      some.map((each) => ({ dimension, notIn: each })),
    ]
    const ordered = model.dimensions.find((each) => each.name === dimension)?.ordered === true
    if (ordered) {
      chosen.push(fc.integer({ min: 1, max: 3 }).map((last) => ({ dimension, last })))
      chosen.push(fc.constantFrom(...ids).map((from) => ({ dimension, from })))
      chosen.push(fc.constantFrom(...ids).map((to) => ({ dimension, to })))
    }
    return fc.oneof(...chosen)
  })
}

/** A question that resolves: what a measure takes one at a time it is always split by, shifts always have a school year to start from. */
export function aQuery(members: Members): fc.Arbitrary<Query> {
  const apart = new Set(model.measures.flatMap(({ requires }) => requires))
  const kinds = [...byNeed.values()].map((measures) => {
    const needed = measures[0]?.requires ?? []
    const has = model.facts.find(({ name }) => name === measures[0]?.fact)?.dimensions ?? []
    const names = dimensions.filter((name) => has.includes(name) && (needed.includes(name) || !apart.has(name)))
    const measured = measures.map(({ describe }) => describe.name)
    return { weight: needed.length === 0 ? 3 : 1, arbitrary: questionOf(measured, names, needed, members) }
  })
  return fc.oneof(...kinds)
}

function questionOf(
  measures: readonly string[],
  names: readonly string[],
  always: readonly string[],
  members: Members,
): fc.Arbitrary<Query> {
  const optional = names.filter((name) => !always.includes(name))
  return fc
    .record({
      measures: fc.shuffledSubarray([...measures], { minLength: 1, maxLength: Math.min(5, measures.length) }),
      split: fc.shuffledSubarray(optional, { maxLength: 3 }),
      where: fc.array(aFilter(members, optional), { maxLength: 3 }),
      totals: fc.array(fc.array(fc.nat()), { maxLength: 3 }),
      widen: fc.subarray(optional, { minLength: 1, maxLength: 2 }),
      shift: fc.integer({ min: -2, max: 1 }),
    })
    .map(({ measures: asked, split, where, totals, widen, shift }) => {
      const by = [...always, ...split]
      const dated = by.includes('schoolYear') || where.some((filter) => filter.dimension === 'schoolYear')
      const some = (total: number[]): string[] => [...always, ...new Set(total.map((at) => split[at % split.length] ?? ''))]
      return {
        measures: asked,
        by,
        where,
        totals: split.length === 0 ? [] : totals.map(some),
        compare: [
          { id: 'wider', widen },
          ...(names.includes('sex') ? [{ id: 'gap', gap: { dimension: 'sex', a: 'female', b: 'male' } }] : []),
          ...(dated ? [{ id: 'before', shift: { schoolYear: shift } }] : []),
        ],
      }
    })
}
