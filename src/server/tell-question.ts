// A question in plain Swedish: what was asked, for the one who reads the log.
import type { Catalogue, Comparison, Filter, Query } from '../contract/index.ts'
import { grantWords, told, words } from '../picture/index.ts'
import { model } from '../school/index.ts'
import type { Names } from './current.ts'

/** What a reader calls a measure, and a member of a dimension; the name itself where nobody knows it (any longer). */
export interface Labels {
  readonly measure: (name: string) => string
  readonly member: (dimension: string, id: string) => string
}

interface Labelled {
  readonly label: string
  /** of a class */
  readonly school: string | null
}

/** A class is told with its school, since every school has its 9A. */
const labelled = (
  measures: readonly { readonly name: string; readonly label: string }[],
  find: (dimension: string, id: string) => Labelled | undefined,
): Labels => ({
  measure: (name) => measures.find((measure) => measure.name === name)?.label ?? name,
  member: (dimension, id) => {
    const { label, school } = find(dimension, id) ?? { label: id, school: null }
    return school === null ? label : grantWords.held.group(label, school, null)
  },
})

/** Labels of one generation. */
export function labelsIn({ model, members }: Names): Labels {
  const known = new Map([...members].map(([dimension, all]) => [dimension, new Map(all.map((member) => [member.id, member]))]))
  const schools = new Map((members.get('school') ?? []).map(({ key, label }) => [key, label]))
  const measures = [...model.measures, ...model.made].map(({ describe: { name }, said: { label } }) => ({ name, label }))
  return labelled(measures, (dimension, id) => {
    const member = known.get(dimension)?.get(id)
    const school = dimension === 'class' ? (schools.get(member?.parent ?? -1) ?? null) : null
    return member === undefined ? undefined : { label: member.label, school }
  })
}

/** Labels of what one reader may name. */
export function labelsOf({ measures, dimensions }: Pick<Catalogue, 'measures' | 'dimensions'>): Labels {
  const membersOf = (dimension: string) => dimensions.find(({ name }) => name === dimension)?.members ?? []
  return labelled(measures, (dimension, id) => {
    const member = membersOf(dimension).find((one) => one.id === id)
    const school = dimension === 'class' ? (membersOf('school').find((one) => one.id === member?.parent)?.label ?? null) : null
    return member === undefined ? undefined : { label: member.label, school }
  })
}

/**
 * The question in a sentence a part: measures and splits, each condition, what it is held against, whose years are followed, which
 * version. How the answer is laid out (totals) is not told.
 */
export function tellQuestion(query: Query, labels: Labels): string {
  const { measures, by = [], where = [], compare = [], cohort, generation } = query
  const asked = words.list(measures.map(labels.measure))
  const parts = [
    by.length === 0 ? asked : `${asked} ${told.per(words.list(by.map(splitName)))}`,
    ...where.map((filter) => tellFilter(filter, labels)),
    ...(compare.length === 0 ? [] : [told.against(words.list(distinct(compare.map((one) => tellComparison(one, labels)))))]),
    ...(cohort === undefined ? [] : [told.cohort(cohort.anchor.schoolYear ?? null, cohort.anchor.stageYear)]),
    ...(generation === undefined ? [] : [told.version(generation)]),
  ]
  return parts.map((part) => `${part}.`).join(' ')
}

const splitName = (dimension: string): string => words.inSentence(words.dimension(dimension).label)
const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)]

function tellFilter({ dimension, in: chosen, notIn, from, to, last }: Filter, labels: Labels): string {
  const { label } = words.dimension(dimension)
  // ”Årskurs: 9” rather than ”Årskurs: Årskurs 9”
  const name = (id: string): string => labels.member(dimension, id).replace(`${label} `, '')
  const several = (ids: readonly string[]): string => few(ids.map(name))
  if (chosen !== undefined) return told.chosen(label, several(chosen))
  if (notIn !== undefined) return told.without(label, several(notIn))
  if (last !== undefined) {
    const { latest } = told
    return told.last(label, dimension === 'schoolYear' ? latest.schoolYear : latest.other, last)
  }
  return told.span(label, from === undefined ? null : name(from), to === undefined ? null : name(to))
}

// A list that says more than three names is read by nobody; the log's own row has them all.
const most = 3
const few = (names: readonly string[]): string =>
  names.length <= most + 1 ? words.list(names) : told.more(names.slice(0, most), names.length - most)

function tellComparison(comparison: Comparison, labels: Labels): string {
  if ('shift' in comparison) return told.shift(comparison.shift.schoolYear)
  if ('area' in comparison) return comparison.area === '0000' ? told.country : told.area(comparison.area)
  if ('widen' in comparison) return tellWidened(comparison.widen)
  if ('pool' in comparison) return told.pool(comparison.pool.schoolYear)
  const { dimension, a, b } = comparison.gap
  const name = (id: string): string => {
    const label = labels.member(dimension, id)
    return isPerson(dimension) ? words.inSentence(label) : label
  }
  return told.gap(name(a), name(b))
}

/** The units fall together into the widest of them; other dimensions are told as what no difference is made by. */
function tellWidened(dimensions: readonly string[]): string {
  const whole =
    dimensions.includes('school') || dimensions.includes('operator')
      ? told.municipality
      : dimensions.includes('class')
        ? told.wholeSchool
        : told.everybody
  const others = dimensions.filter((dimension) => !isUnit(dimension))
  return others.length === 0 ? whole : told.regardless(whole, words.list(others.map(splitName)))
}

const kindOf = (name: string): string | undefined => model.dimensions.find((dimension) => dimension.name === name)?.kind
const isPerson = (name: string): boolean => kindOf(name) === 'person'
const isUnit = (name: string): boolean => kindOf(name) === 'unit'
