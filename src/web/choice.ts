// What the reader has chosen to see, as the address tells it.
import type { Catalogue, ChartForm, MeasureDescription, Person } from '../contract/index.ts'
import { type SchoolTime, yearsAfter } from '../picture/index.ts'

/** One school year, or the last so many. */
export type Period = { readonly kind: 'year'; readonly year: string } | { readonly kind: 'last'; readonly count: number }

/** What figures are held against: the municipality, the same a school year before, the three school years before. */
export const references = ['municipality', 'lastYear', 'threeYears'] as const
export type ReferenceName = (typeof references)[number]

export interface Choice {
  readonly measures: readonly string[]
  /** dimensions in the order they were chosen; over several years `schoolYear` is one of them */
  readonly by: readonly string[]
  readonly period: Period
  /** chosen members by dimension; a dimension that is not there holds all of them */
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly against: readonly ReferenceName[]
  /** the same pupils as so many school years later (before: negative); null: whoever is there. Then nothing else is held against them */
  readonly followed: number | null
  /** null: by the measure's kind and the layout */
  readonly form: ChartForm | null
  readonly intervals: boolean
  readonly order: 'own' | 'name'
  /** members of the rows that are lifted forward */
  readonly marked: readonly string[]
  /** null: the latest figures */
  readonly generation: number | null
}

/** Splits a reader may choose, in the order they are offered; at most `mostSplits` at once, of which two of persons. */
export const splits = [
  'school',
  'class',
  'sex',
  'migrationBackground',
  'subject',
  'subjectGroup',
  'testPart',
  'weekday',
  'month',
  'absenceBand',
  'question',
  'respondentGroup',
  'stageYear',
  'schoolYear',
  'term',
  'schoolGroup',
  'operator',
] as const
export const mostSplits = 3
export const mostMeasures = 4
const mostPersonSplits = 2

/** Dimensions that a reader may choose members of, in the order their chips stand, by their name in the address. */
export const filterNames = {
  school: 'skola',
  class: 'klass',
  schoolGroup: 'skolgrupp',
  operator: 'huvudman',
  stageYear: 'arskurs',
  subject: 'amne',
  subjectGroup: 'amnesgrupp',
  testPart: 'delprov',
  weekday: 'veckodag',
  month: 'manad',
  absenceBand: 'franvaroniva',
  question: 'fraga',
  respondentGroup: 'svarande',
  sex: 'kon',
  migrationBackground: 'bakgrund',
  term: 'termin',
} as const
export type FilterName = keyof typeof filterNames
export const filterable = Object.keys(filterNames) as readonly FilterName[]

/** Years behind that the period may be: what `last` is offered for. */
export const spans = [3, 5, 10] as const
const usualSpan = 10

/** Person attributes are drawn as series beside the rows. */
const persons: readonly string[] = ['sex', 'migrationBackground', 'absenceBand']
export const isPerson = (dimension: string): boolean => persons.includes(dimension)

export const membersOf = (catalogue: Catalogue, dimension: string): Catalogue['dimensions'][number]['members'] =>
  catalogue.dimensions.find(({ name }) => name === dimension)?.members ?? []

/** Those that the measures have figures in: all of them where they do not say, or agree on none. */
export function membersFor(
  { measures }: Pick<Choice, 'measures'>,
  catalogue: Catalogue,
  dimension: string,
): ReturnType<typeof membersOf> {
  const all = membersOf(catalogue, dimension)
  const own = measures.flatMap((name) => {
    const told = measureOf(catalogue, name)?.members?.[dimension]
    return told === undefined ? [] : [told]
  })
  const kept = all.filter(({ id }) => own.every((ids) => ids.includes(id)))
  return kept.length === 0 ? all : kept
}

export const labelOf = (catalogue: Catalogue, dimension: string, id: string): string =>
  membersOf(catalogue, dimension).find((member) => member.id === id)?.label ?? id

export const measureOf = (catalogue: Catalogue, name: string): MeasureDescription | null =>
  catalogue.measures.find((measure) => measure.name === name) ?? null

/** The only member chosen of a dimension; null when there are none or several. */
export const only = ({ filters }: Pick<Choice, 'filters'>, dimension: string): string | null => {
  const chosen = filters[dimension] ?? []
  return chosen.length === 1 ? (chosen[0] ?? null) : null
}

/** A principal's school, a teacher's; null for those who see all of the municipality. */
export function ownSchool({ role, scope, groups }: Pick<Person, 'role' | 'scope' | 'groups'>): string | null {
  if (role === 'principal') return scope[0] ?? null
  return role === 'teacher' ? (groups[0]?.class.split(':', 1)[0] ?? null) : null
}

/** What is shown before anything is chosen: the merit value (first of the catalogue without it) by school and sex, own school first. */
export function firstChoice(catalogue: Catalogue, person: Person): Choice {
  const name = measureOf(catalogue, 'meritValue')?.name ?? catalogue.measures[0]?.name ?? ''
  const school = ownSchool(person)
  const choice: Choice = {
    measures: [name],
    by: ['school', 'sex'],
    period: { kind: 'year', year: membersOf(catalogue, 'schoolYear').at(-1)?.id ?? '' },
    filters: school === null ? {} : { school: [school] },
    against: ['municipality'],
    followed: null,
    form: null,
    intervals: true,
    order: 'own',
    marked: [],
    generation: null,
  }
  return suited(choice, catalogue)
}

/** Whether every chosen measure knows a dimension. */
export const knows = ({ measures }: Pick<Choice, 'measures'>, catalogue: Catalogue, dimension: string): boolean =>
  measures.every((name) => measureOf(catalogue, name)?.dimensions.includes(dimension) ?? true)

/** Fills what the measures ask for and drops what they lack. */
export function suited(given: Choice, catalogue: Catalogue): Choice {
  const measures = given.measures.slice(0, mostMeasures)
  const known = (dimension: string): boolean => knows({ measures }, catalogue, dimension)
  const over = given.period.kind === 'last'
  const wanted = over && !given.by.includes('schoolYear') ? ['schoolYear', ...given.by] : given.by
  // the classes of one school say themselves which school it is
  const inOne = wanted.includes('class') && known('class') && only(given, 'school') !== null
  const by = fitting(
    wanted.filter((dimension) => known(dimension) && !(inOne && dimension === 'school')),
    over,
  )
  const period: Period =
    by.includes('schoolYear') && given.period.kind === 'year' ? { kind: 'last', count: usualSpan } : given.period
  const chosen = Object.entries(given.filters).flatMap(([dimension, ids]) => {
    if (!known(dimension)) return []
    const had = ids.filter(
      (id) => !isApart(dimension) || membersFor({ measures }, catalogue, dimension).some((one) => one.id === id),
    )
    return had.length === 0 ? [] : [[dimension, had] as const]
  })
  const filters = withNeeded({ ...given, measures, by, period, filters: Object.fromEntries(chosen) }, catalogue)
  const kept = followable({ ...given, measures, by, period, filters }, catalogue)
  return { ...kept, filters: withNeeded(kept, catalogue) }
}

// Of what was chosen last the oldest gives way; over several years they are one of the splits.
function fitting(wanted: readonly string[], over: boolean): readonly string[] {
  const people = wanted.filter(isPerson).slice(-mostPersonSplits)
  const kept = wanted.filter((dimension) => !isPerson(dimension) || people.includes(dimension))
  const years = over && kept.includes('schoolYear') ? ['schoolYear'] : []
  const rest = kept.filter((dimension) => !years.includes(dimension))
  const last = rest.slice(Math.max(0, rest.length - (mostSplits - years.length)))
  return kept.filter((dimension) => years.includes(dimension) || last.includes(dimension))
}

const subjectKinds = ['subject', 'subjectGroup'] as const
/** Dimensions of which a figure is of one member: they are never added up. */
const isApart = (dimension: string): boolean => apart.includes(dimension)
const apart: readonly string[] = ['subject', 'testPart', 'weekday', 'month', 'question', 'respondentGroup']

/** A measure of one subject is told of one at a time or by subject; what is measured in some stage years begins at the usual one. */
function withNeeded(choice: Choice, catalogue: Catalogue): Choice['filters'] {
  const filters: Record<string, readonly string[]> = { ...choice.filters }
  if (knows(choice, catalogue, 'subject') && !subjectKinds.some((kind) => choice.by.includes(kind) || only(choice, kind))) {
    const first = filters.subject?.[0] ?? membersFor(choice, catalogue, 'subject')[0]?.id
    if (first !== undefined) filters.subject = [first]
  }
  for (const name of ['testPart', 'question', 'respondentGroup'] as const) {
    if (!knows(choice, catalogue, name) || choice.by.includes(name) || only({ filters }, name) !== null) continue
    const usually = choice.measures.flatMap((measure) => measureOf(catalogue, measure)?.defaults[name] ?? [])[0]
    const member = filters[name]?.[0] ?? usually ?? membersFor(choice, catalogue, name)[0]?.id
    if (member !== undefined) filters[name] = [member]
  }
  const usual = choice.measures.flatMap((name) => measureOf(catalogue, name)?.defaults.stageYear ?? [])[0]
  const asks = usual !== undefined && knows(choice, catalogue, 'stageYear')
  if (asks && filters.stageYear === undefined && !choice.by.includes('stageYear')) filters.stageYear = [usual]
  return filters
}

/** Splits and conditions that go with following the same pupils (privacy/cohort/permitted.ts). */
const goWithFollowing: readonly string[] = ['school', 'class', 'sex', 'subject', 'subjectGroup', 'testPart', 'stageYear']
export const mayFollowBy = (name: string): boolean => goWithFollowing.includes(name)

/** When the pupils of a choice are in school, and when they are followed from; null where the choice is of no one time or nothing is known of the other. */
export function timesFollowed(
  { filters, period }: Pick<Choice, 'filters' | 'period'>,
  steps: number,
  catalogue: Catalogue,
): { readonly own: SchoolTime; readonly other: SchoolTime } | null {
  const stageYear = only({ filters }, 'stageYear')
  if (stageYear === null || period.kind !== 'year') return null
  const own = { stageYear: Number(stageYear), schoolYear: period.year }
  const other = { stageYear: own.stageYear + steps, schoolYear: yearsAfter(period.year, steps) }
  const has = (dimension: string, id: string): boolean => membersOf(catalogue, dimension).some((member) => member.id === id)
  return has('stageYear', String(other.stageYear)) && has('schoolYear', other.schoolYear) ? { own, other } : null
}

/** The choice less what does not go with following its pupils; whoever cannot be followed is not. */
function followable(choice: Choice, catalogue: Catalogue): Choice {
  const { followed, by, filters } = choice
  if (followed === null) return choice
  if (timesFollowed(choice, followed, catalogue) === null) return { ...choice, followed: null }
  const rest = by.filter((name) => mayFollowBy(name) && name !== 'stageYear' && !isPerson(name)).slice(-1)
  return {
    ...choice,
    by: by.filter((name) => name === 'sex' || rest.includes(name)),
    filters: Object.fromEntries(Object.entries(filters).filter(([name]) => mayFollowBy(name))),
  }
}
