// Groups and made measures before anything is resolved: the same question in the dimensions and measures that the facts have. A cell of
// a group of schools is the cell of the question that chooses those schools; a cell of a group of subjects is put together of the cells of its
// subjects (privacy/compose.ts).
import { type Comparison, Fault, type Filter, type Query } from '../contract/index.ts'
import type { Grouping, Made, Member, Members, Model } from './model.ts'
import { dimensionNamed, factOf, measureNamed, membersNamed, membersOf, refuseDoubles, withBelow } from './names.ts'
import { queryProblems } from './problems.ts'

/** A question over dimensions and measures of the facts, and what its answer is to the query that it was made of. */
export interface Variant {
  readonly query: Query
  /** the measure that its cells are of; null: their own */
  readonly made: Made | null
  /** grouping → the member that all of its cells belong to */
  readonly fixed: ReadonlyMap<string, Member>
  /** the dimension over which its cells are put together; null when there is none */
  readonly over: string | null
}

/** Dozens of groups by dozens of others are too many statements for one answer. */
const mostVariants = 200

/**
 * The query itself where it names neither a group nor a made measure. Faults of names (unknownMeasure, unknownDimension, unknownMember,
 * dimensionNotInMeasure), subjectRequired, invalidQuery.
 */
export function variantsOf(query: Query, model: Model, members: Members): readonly Variant[] {
  const named = [...(query.by ?? []), ...(query.where ?? []).map(({ dimension }) => dimension)]
  const compared = (query.compare ?? []).flatMap(namesIn)
  const isGrouping = (name: string): boolean => model.groupings.some((grouping) => grouping.name === name)
  const isMade = (name: string): boolean => model.made.some(({ describe }) => describe.name === name)
  if (![...named, ...compared].some(isGrouping) && !query.measures.some(isMade))
    return [{ query, made: null, fixed: new Map(), over: null }]
  check(query, isGrouping)
  const plain = query.measures.filter((name) => !isMade(name))
  const sets = [
    ...(plain.length > 0 ? [{ made: null, measures: plain }] : []),
    ...query.measures.flatMap((name) => {
      const made = model.made.find(({ describe }) => describe.name === name)
      return made === undefined ? [] : [{ made, measures: made.parts.map(({ measure }) => measure) }]
    }),
  ]
  const asked = new Set(named.filter(isGrouping))
  const groupings = model.groupings.filter(({ name }) => asked.has(name))
  const choices = new Map(groupings.map((grouping) => [grouping.name, chosenIn(query, grouping, members)]))
  const found = sets.flatMap((set) => variantsOfSet(query, { model, groupings, choices }, set))
  if (found.length > mostVariants)
    throw new Fault('invalidQuery', {
      at: 'by',
      problem: queryProblems.tooManyGroups(found.length, mostVariants),
    })
  return found
}

const namesIn = (comparison: Comparison): readonly string[] =>
  'gap' in comparison ? [comparison.gap.dimension] : 'widen' in comparison ? comparison.widen : []

/** What would not be seen once groups have become what they gather. */
function check({ measures, by = [], totals = [], compare = [] }: Query, isGrouping: (name: string) => boolean): void {
  refuseDoubles('measures', measures)
  refuseDoubles('by', by)
  for (const [index, total] of totals.entries()) {
    refuseDoubles(`totals[${index}]`, total)
    for (const name of total) {
      if (isGrouping(name) && !by.includes(name))
        throw new Fault('invalidQuery', { at: `totals[${index}]`, problem: queryProblems.notInBy(name) })
    }
  }
  for (const comparison of compare) {
    if ('gap' in comparison && isGrouping(comparison.gap.dimension))
      throw new Fault('invalidQuery', {
        at: `compare.${comparison.id}`,
        problem: queryProblems.gapOfGroups,
      })
  }
}

/** The groups that the conditions leave; null: nothing is said of them. */
function chosenIn({ where = [] }: Query, { name }: Grouping, members: Members): Choice {
  const all = membersOf(members, name)
  const filters = where.filter(({ dimension }) => dimension === name)
  const left = filters.reduce((some, filter) => some.filter((member) => keeps(filter, member, members)), all)
  return { left, isSaid: filters.length > 0 }
}
interface Choice {
  readonly left: readonly Member[]
  /** the query has conditions on them */
  readonly isSaid: boolean
}

function keeps(filter: Filter, member: Member, members: Members): boolean {
  const named = filter.in ?? filter.notIn
  if (named === undefined)
    throw new Fault('invalidQuery', {
      at: `where.${filter.dimension}`,
      problem: queryProblems.noOrder(filter.dimension),
    })
  const found = membersNamed(members, filter.dimension, named).some(({ id }) => id === member.id)
  return filter.in === undefined ? !found : found
}

interface Setting {
  readonly model: Model
  readonly groupings: readonly Grouping[]
  readonly choices: ReadonlyMap<string, Choice>
}
interface MeasureSet {
  readonly made: Made | null
  readonly measures: readonly string[]
}

function variantsOfSet(query: Query, setting: Setting, set: MeasureSet): readonly Variant[] {
  const { model, groupings } = setting
  const by = query.by ?? []
  for (const grouping of groupings) requireGrouping(query, model, set, grouping)
  const gathered = overOf(query, setting, set)
  const over = set.made?.over ?? gathered
  const split = groupings.filter(({ name }) => by.includes(name))
  // totals over other groups than the question's own are questions of their own
  const all = [by, ...(query.totals ?? [])]
  const splitIn = (grouping: readonly string[]): string =>
    split
      .filter(({ name }) => grouping.includes(name))
      .map(({ name }) => name)
      .join()
  const own = all.filter((grouping) => splitIn(grouping) === splitIn(by))
  const others = all.filter((grouping) => splitIn(grouping) !== splitIn(by))
  return [own, ...others.map((grouping) => [grouping])].flatMap((some) => {
    const [first = [], ...totals] = some
    const fixing = split.filter(({ name }) => first.includes(name))
    return productOf(fixing, setting.choices).map((fixed) => ({
      query: rewritten(query, { ...setting, set, fixed, over, by: first, totals }),
      made: set.made,
      fixed,
      over,
    }))
  })
}

/** Throws dimensionNotInMeasure: the fact must have what the grouping gathers, and a made measure must not have chosen it already. */
function requireGrouping({ by = [] }: Query, model: Model, { made, measures }: MeasureSet, { name, of }: Grouping): void {
  for (const measure of measures) {
    const { dimensions } = factOf(model, measureNamed(model, measure))
    if (dimensions.includes(of) && made?.over !== of) continue
    throw new Fault('dimensionNotInMeasure', {
      dimension: name,
      measure: made?.describe.name ?? measure,
      nearest: dimensions.find((dimension) => dimension !== made?.over && !by.includes(dimension)) ?? null,
    })
  }
}

/**
 * The dimension that a measure takes one member of at a time, where a group of them is asked for as one. Throws subjectRequired,
 * dimensionNotInMeasure, invalidQuery.
 */
function overOf(query: Query, { model, groupings, choices }: Setting, { made, measures }: MeasureSet): string | null {
  const named = [...(query.by ?? []), ...(query.where ?? []).map(({ dimension }) => dimension)]
  if (made !== null && made.over !== null) {
    if (named.includes(made.over))
      throw new Fault('dimensionNotInMeasure', { dimension: made.over, measure: made.describe.name, nearest: null })
    return null
  }
  for (const { name, of } of groupings) {
    const alone = measures.find((measure) => measureNamed(model, measure).requires.includes(of))
    const isSplit = query.by?.includes(name) === true
    if (alone === undefined || (query.by?.includes(of) === true && !isSplit)) continue
    if (named.includes(of)) throw new Fault('invalidQuery', { at: 'by', problem: queryProblems.notBoth(name, of) })
    const groups = [query.by ?? [], ...(query.totals ?? [])]
    const isOne = isSplit ? groups.every((grouping) => grouping.includes(name)) : choices.get(name)?.left.length === 1
    if (!isOne) throw new Fault('subjectRequired', { measure: alone })
    return of
  }
  return null
}

/** Every choice of one member a grouping. */
function productOf(groupings: readonly Grouping[], choices: Setting['choices']): readonly ReadonlyMap<string, Member>[] {
  let all: readonly ReadonlyMap<string, Member>[] = [new Map()]
  for (const { name } of groupings) {
    all = all.flatMap((fixed) => (choices.get(name)?.left ?? []).map((member) => new Map([...fixed, [name, member]])))
  }
  return all
}

interface Rewriting extends Setting {
  readonly set: MeasureSet
  readonly fixed: ReadonlyMap<string, Member>
  readonly over: string | null
  readonly by: readonly string[]
  readonly totals: readonly (readonly string[])[]
}

function rewritten(query: Query, { model, groupings, choices, set, fixed, over, by, totals }: Rewriting): Query {
  const isGrouping = (name: string): boolean => groupings.some((grouping) => grouping.name === name)
  const inner = (grouping: readonly string[]): string[] => [
    ...grouping.filter((name) => !isGrouping(name)),
    ...(over === null ? [] : [over]),
  ]
  const gathered = groupings.flatMap(({ name, of }): readonly Filter[] => {
    const member = fixed.get(name)
    const choice = choices.get(name)
    if (member === undefined && choice?.isSaid !== true) return []
    const ids = member?.gathers ?? [...new Set((choice?.left ?? []).flatMap(({ gathers = [] }) => gathers))]
    return [{ dimension: of, in: [...ids] }]
  })
  const carried = (set.made?.where ?? []).map(({ dimension, in: ids }) => ({ dimension, in: [...ids] }))
  // what the query is split by takes no default, also in a total that is not
  const said = (query.by ?? []).filter((name) => !isGrouping(name) && !by.includes(name))
  const usual = new Set(set.measures.flatMap((name) => Object.keys(measureNamed(model, name).describe.defaults)))
  const summed = said.filter((name) => usual.has(name)).map((dimension) => ({ dimension, notIn: [] }))
  const widened = (name: string): string => model.groupings.find((grouping) => grouping.name === name)?.of ?? name
  return {
    ...query,
    measures: [...set.measures],
    by: inner(by),
    where: [...(query.where ?? []).filter(({ dimension }) => !isGrouping(dimension)), ...gathered, ...carried, ...summed],
    totals: totals.map(inner),
    compare: (query.compare ?? []).map((comparison) =>
      'widen' in comparison ? { ...comparison, widen: comparison.widen.map(widened) } : comparison,
    ),
  }
}

/** The groups that a comparison's cells still belong to: what is widened past a school is past its groups, too. */
export function fixedIn({ fixed }: Variant, against: string | null, { compare = [] }: Query, model: Model): Variant['fixed'] {
  const comparison = compare.find(({ id }) => id === against)
  if (comparison === undefined || !('widen' in comparison)) return fixed
  const ofGrouping = (name: string): string => model.groupings.find((grouping) => grouping.name === name)?.of ?? name
  const gone = comparison.widen.flatMap((name) => withBelow(model, dimensionNamed(model, ofGrouping(name))))
  return new Map([...fixed].filter(([name]) => !gone.includes(ofGrouping(name))))
}
