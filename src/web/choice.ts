// What the reader has chosen to see, as the address tells it, and the questions it makes.
import type { Catalogue, Comparison, Filter, MeasureDescription, Person, Query, View } from '../contract/index.ts'

/** Members by id. `school`, `sex` null: all. `subject`, `stageYear` null: the measure has no such choice. */
export interface Choice {
  readonly measure: string
  readonly by: readonly string[]
  readonly schoolYear: string
  readonly school: string | null
  readonly sex: string | null
  readonly subject: string | null
  readonly stageYear: string | null
}

/** Splits a reader may choose, in the order they are offered; at most `mostSplits` at once. */
export const splits = ['school', 'class', 'sex', 'migrationBackground', 'subject', 'stageYear', 'operator'] as const
export const mostSplits = 2

/** Person attributes are drawn as series beside the rows; of other splits there is one, the rows. */
export const isPerson = (dimension: string): boolean => dimension === 'sex' || dimension === 'migrationBackground'

/** The choice in Swedish in the address. */
const names = {
  measure: 'matt',
  by: 'dela',
  schoolYear: 'lasar',
  school: 'skola',
  sex: 'kon',
  subject: 'amne',
  stageYear: 'arskurs',
} as const
const everything = 'alla'

export const membersOf = (catalogue: Catalogue, dimension: string): Catalogue['dimensions'][number]['members'] =>
  catalogue.dimensions.find(({ name }) => name === dimension)?.members ?? []

export const labelOf = (catalogue: Catalogue, dimension: string, id: string): string =>
  membersOf(catalogue, dimension).find((member) => member.id === id)?.label ?? id

export const measureOf = (catalogue: Catalogue, name: string): MeasureDescription | null =>
  catalogue.measures.find((measure) => measure.name === name) ?? null

/** What is shown before anything is chosen: the merit value (first of the catalogue without it) by school and sex, own school first. */
export function firstChoice(catalogue: Catalogue, person: Person): Choice {
  const name = measureOf(catalogue, 'meritValue')?.name ?? catalogue.measures[0]?.name ?? ''
  const years = membersOf(catalogue, 'schoolYear')
  const school = person.role === 'principal' ? (person.scope[0] ?? null) : null
  const choice = { measure: name, by: ['school', 'sex'], schoolYear: years[years.length - 1]?.id ?? '', school, sex: null }
  return suited({ ...choice, subject: null, stageYear: null }, catalogue)
}

/** The choice an address tells, the first choice where it is silent. Unknown names are kept: the server names the nearest. */
export function readChoice(search: URLSearchParams, catalogue: Catalogue, person: Person): Choice {
  const first = firstChoice(catalogue, person)
  const told = (name: string): string | null => search.get(name)
  const open = (name: string, otherwise: string | null): string | null => {
    const value = told(name)
    return value === everything ? null : (value ?? otherwise)
  }
  const choice = {
    measure: told(names.measure) ?? first.measure,
    by: told(names.by)?.split(',').filter(Boolean) ?? first.by,
    schoolYear: told(names.schoolYear) ?? first.schoolYear,
    school: open(names.school, first.school),
    sex: open(names.sex, first.sex),
    subject: told(names.subject),
    stageYear: told(names.stageYear),
  }
  return suited(choice, catalogue)
}

/** Fills what the measure asks for and drops what it lacks. */
export function suited(choice: Choice, catalogue: Catalogue): Choice {
  const measure = measureOf(catalogue, choice.measure)
  if (measure === null) return choice
  const knows = (dimension: string): boolean => measure.dimensions.includes(dimension)
  const rows = choice.by.filter((name) => knows(name) && !isPerson(name)).slice(0, 1)
  const by = choice.by.filter((name) => knows(name) && (isPerson(name) || rows.includes(name))).slice(0, mostSplits)
  const subject =
    knows('subject') && !by.includes('subject') ? (choice.subject ?? membersOf(catalogue, 'subject')[0]?.id ?? null) : null
  const usual = measure.defaults.stageYear?.[0] ?? null
  const stageYear = knows('stageYear') && !by.includes('stageYear') ? (choice.stageYear ?? usual) : null
  return { ...choice, by, subject, stageYear }
}

/** The address of a choice, e.g. `/?matt=meritValue&dela=school,sex&lasar=2024/25`; what the first choice says anyway is left out. */
export function writeChoice(choice: Choice, catalogue: Catalogue, person: Person): string {
  const first = suited({ ...firstChoice(catalogue, person), measure: choice.measure, by: choice.by }, catalogue)
  const usual = firstChoice(catalogue, person)
  const parts: [string, string][] = []
  if (choice.measure !== usual.measure) parts.push([names.measure, choice.measure])
  if (choice.by.join() !== usual.by.join()) parts.push([names.by, choice.by.join(',')])
  for (const name of ['schoolYear', 'school', 'sex', 'subject', 'stageYear'] as const) {
    if (choice[name] !== first[name]) parts.push([names[name], choice[name] ?? everything])
  }
  const search = parts.map(([name, value]) => `${name}=${readable(value)}`).join('&')
  return search === '' ? '/' : `/?${search}`
}

// Slashes, commas and colons are allowed in a query and keep it readable.
const readable = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll('%3A', ':')

/** Which splits are rows and which is drawn as series: sex always, migration background when rows are left without it. */
export function layoutOf(choice: Choice): { readonly rows: string | null; readonly series: string | null } {
  const by = choice.by.filter((dimension) => !(dimension === 'sex' && choice.sex !== null))
  const series = by.includes('sex') ? 'sex' : by.length > 1 && by.includes('migrationBackground') ? 'migrationBackground' : null
  return { rows: by.find((dimension) => dimension !== series) ?? null, series }
}

const against = 'municipality'
const againstSeries = 'municipalityBySeries'

/** A school's mean or share is held against the municipality's; its head count is not. */
const comparesTo = (choice: Choice, catalogue: Catalogue): boolean => measureOf(catalogue, choice.measure)?.kind !== 'count'

/** The questions of the page: the chosen year, and the last ten years of the same. Over time one subject is followed, not all. */
export function questionsOf(choice: Choice, catalogue: Catalogue): readonly Query[] {
  const compares = comparesTo(choice, catalogue)
  const { rows, series } = layoutOf(choice)
  const splitBy = [rows, series].filter((dimension) => dimension !== null)
  const years: Filter = { dimension: 'schoolYear', last: 10 }
  const now: Query = {
    measures: [choice.measure],
    by: splitBy,
    where: [{ dimension: 'schoolYear', in: [choice.schoolYear] }, ...filters(choice)],
    totals: totals(splitBy),
    ...(compares ? { compare: comparisons(rows, series) } : {}),
  }
  const time = series === null ? ['schoolYear'] : ['schoolYear', series]
  const overYears: Query = {
    measures: [choice.measure],
    by: time,
    where: [years, ...filters(choice)],
    totals: totals(time),
    ...(compares ? { compare: [{ id: against, widen: ['school', ...(series === null ? [] : [series])] }] } : {}),
  }
  return choice.by.includes('subject') ? [now] : [now, overYears]
}

/** How the page lays out one of its questions; rows null: as it was chosen. */
export function viewOf(query: Query, choice: Choice, rows: string | null = layoutOf(choice).rows): View {
  const { series } = layoutOf(choice)
  const drawn = query.compare?.map(({ id }) => id) ?? []
  return { query, rows, series, panels: null, form: null, against: drawn, intervals: true, order: 'own', marked: [] }
}

// Each dimension on its own and all together, so that rows, series and the whole of the choice have a figure. Subjects are never
// summed: what is asked by subject stays by subject.
function totals(by: readonly string[]): string[][] {
  const alone = by.length > 1 ? by.map((dimension) => [dimension]) : []
  const all = by.length > 0 ? [[]] : []
  return [...alone, ...all].filter((total) => !by.includes('subject') || total.includes('subject'))
}

const filters = (choice: Choice): Filter[] =>
  filteredBy(choice).map((dimension) => ({ dimension, in: [choice[dimension] ?? ''] }))

/** The dimensions that a choice keeps to one member of, beside the school year. */
export const filteredBy = (choice: Choice) =>
  (['school', 'sex', 'subject', 'stageYear'] as const).filter((name) => choice[name] !== null)

// Subject and stage year stay: a subject is held against the same subject in the municipality.
const widened = new Set(['class', 'operator', 'migrationBackground'])

function comparisons(rows: string | null, series: string | null): Comparison[] {
  const dropped = ['school', ...(rows !== null && widened.has(rows) ? [rows] : [])]
  const whole: Comparison = { id: against, widen: series === null ? dropped : [...dropped, series] }
  return series === null ? [whole] : [whole, { id: againstSeries, widen: dropped }]
}

/** Where else the chosen school and year have figures: asked only when the choice has none. */
export const elsewhereOf = ({ measure, schoolYear, school, subject }: Choice): Query => ({
  measures: [measure],
  by: ['stageYear'],
  where: [
    { dimension: 'schoolYear', in: [schoolYear] },
    ...filters({ measure, by: [], schoolYear, school, subject, sex: null, stageYear: null }),
  ],
})
