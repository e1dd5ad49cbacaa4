// What a question asks, in words: the measures, the splits, the conditions and the comparisons.
import type { Cohort, Comparison, Filter, MeasureDescription, Query } from '../../contract/index.ts'
import { fileWords, inSentence, type Names, sayTime, words } from '../../picture/index.ts'

export interface Fact {
  readonly name: string
  readonly value: string
}

const say = fileWords
// A condition may name two thousand schools; a reader needs to know which kind of list it is.
const mostNamed = 30

/** Everything that decides which pupils are counted, also what the measures take for granted. */
export function askedOf(query: Query, measures: readonly MeasureDescription[], names: Names): readonly Fact[] {
  const by = (query.by ?? []).map((dimension) => inSentence(words.dimension(dimension).label))
  const compared = [...comparisonsIn(query, names).values()]
  return [
    { name: say.measure, value: words.list(query.measures.map(names.measure)) },
    { name: say.by, value: by.length === 0 ? say.notSplit : words.list(by) },
    ...conditionsIn(query, measures, names).map(({ name, value }) => ({ name, value })),
    ...(compared.length === 0 ? [] : [{ name: say.comparisons, value: words.list([...new Set(compared)]) }]),
  ]
}

/** What each comparison of a question is called, by its id. */
export const comparisonsIn = ({ compare = [] }: Query, { member }: Names): ReadonlyMap<string, string> =>
  new Map(compare.map((comparison) => [comparison.id, comparedWith(comparison, member)]))

// Names that say themselves what they are of.
const plainly = new Set(['school', 'class', 'subject', 'sex', 'operator'])

/** What the pupils that are counted have in common, in a line: `Läsår 2024/25 · Lillå skola F–9 · Årskurs 9 · Vårtermin`. */
export const aboutOf = (query: Query, measures: readonly MeasureDescription[], names: Names): string =>
  conditionsIn(query, measures, names)
    .map(({ dimension, name, value }) =>
      dimension === 'term' ? capital(value) : dimension !== null && plainly.has(dimension) ? value : `${name} ${value}`,
    )
    .join(' · ')

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `dimension` null: which pupils are followed. */
interface Condition extends Fact {
  readonly dimension: string | null
}

/** Each once: a condition may have been asked for twice. */
function conditionsIn(
  { by = [], where = [], cohort }: Query,
  measures: readonly MeasureDescription[],
  { member }: Names,
): readonly Condition[] {
  const said = new Set([...by, ...where.map(({ dimension }) => dimension)])
  const granted = new Map(
    measures.flatMap(({ defaults }) => Object.entries(defaults).filter(([dimension]) => !said.has(dimension))),
  )
  const told = [
    ...where.map((filter) => [filter.dimension, condition(filter, member)] as const),
    ...[...granted].map(([dimension, ids]) => [dimension, namesOf(dimension, ids, member)] as const),
  ]
  const once = [...new Map(told.map((each) => [each.join(' '), each])).values()].map(
    ([dimension, value]): Condition => ({ dimension, value, name: words.dimension(dimension).label }),
  )
  if (cohort === undefined) return once
  return [...once, { dimension: null, name: words.cohort.fact, value: words.cohort.factOf(anchorOf(cohort)) }]
}

const anchorOf = ({ anchor: { stageYear, schoolYear } }: Cohort): string => sayTime({ stageYear, schoolYear: schoolYear ?? null })

type Member = Names['member']

function condition({ dimension, in: chosen, notIn, from, to, last }: Filter, member: Member): string {
  if (chosen !== undefined) return namesOf(dimension, chosen, member)
  if (notIn !== undefined) return say.except(namesOf(dimension, notIn, member))
  if (last !== undefined) return say.last(last)
  if (from !== undefined && to !== undefined) return say.span(member(dimension, from), member(dimension, to))
  return from === undefined ? say.until(member(dimension, to ?? '')) : say.since(member(dimension, from))
}

function namesOf(dimension: string, ids: readonly string[], member: Member): string {
  const [first, last] = [ids[0], ids.at(-1)]
  if (dimension === 'schoolYear' && ids.length > 2 && inARow(ids) && first !== undefined && last !== undefined)
    return say.span(first, last)
  const told = ids.slice(0, mostNamed).map((id) => shortened(dimension, member(dimension, id)))
  return words.list(ids.length > told.length ? [...told, say.more(ids.length - told.length)] : told)
}

const inARow = (years: readonly string[]): boolean =>
  years.every((year, at) => at === 0 || Number(year.slice(0, 4)) === Number(years[at - 1]?.slice(0, 4)) + 1)

// beside the name of the dimension: Årskurs 9, not Årskurs Årskurs 9
const shortened = (dimension: string, label: string): string =>
  dimension === 'stageYear' ? words.mirror.stageYearShort(label) : dimension === 'term' ? inSentence(label) : label

function comparedWith(comparison: Comparison, member: Member): string {
  if ('shift' in comparison) return inSentence(words.references.years(comparison.shift.schoolYear))
  if ('pool' in comparison) return inSentence(words.references.mean(comparison.pool.schoolYear))
  if ('widen' in comparison) return comparedWider(comparison.widen)
  if ('area' in comparison) return words.references.area(comparison.area)
  const { dimension, a, b } = comparison.gap
  return say.comparedGap(inSentence(member(dimension, a)), inSentence(member(dimension, b)))
}

// By the widest of what is left open, as the pictures name it.
function comparedWider(open: readonly string[]): string {
  if (['municipality', 'operator', 'school'].some((name) => open.includes(name))) return inSentence(words.municipality)
  return inSentence(open.includes('class') ? words.references.school : words.all)
}

/** The members that the conditions of questions speak of: the names a file needs besides those in its answers. */
export function membersNamed(
  queries: readonly Query[],
  measures: readonly MeasureDescription[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>()
  const take = (dimension: string, ids: readonly (string | undefined)[]): void => {
    const known = found.get(dimension) ?? new Set()
    for (const id of ids) if (id !== undefined) known.add(id)
    found.set(dimension, known)
  }
  for (const { defaults } of measures) for (const [dimension, ids] of Object.entries(defaults)) take(dimension, ids)
  for (const { where = [], compare = [] } of queries) {
    for (const { dimension, in: chosen = [], notIn = [], from, to } of where) take(dimension, [...chosen, ...notIn, from, to])
    for (const comparison of compare) {
      if ('gap' in comparison) take(comparison.gap.dimension, [comparison.gap.a, comparison.gap.b])
    }
  }
  return found
}
