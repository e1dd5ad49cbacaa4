// A choice as the address tells it, and back.
import type { Catalogue, ChartForm, Person } from '../contract/index.ts'
import {
  type Choice,
  filterable,
  filterNames,
  firstChoice,
  type Period,
  type ReferenceName,
  references,
  suited,
} from './choice.ts'

/** Names of the address. */
const names = {
  measures: 'matt',
  by: 'dela',
  period: 'lasar',
  against: 'jamfor',
  followed: 'folj',
  form: 'form',
  intervals: 'osakerhet',
  order: 'ordning',
  marked: 'lyft',
  generation: 'version',
} as const
const everything = 'alla'
const nothing = 'inget'
const lastYears = /^senaste-(\d{1,2})$/
const yearsAway = /^(\d)-(tidigare|senare)$/
const referenceNames: Readonly<Record<ReferenceName, string>> = {
  municipality: 'kommunen',
  lastYear: 'forra',
  threeYears: 'tre-ar',
}

/** The choice an address tells, the first choice where it is silent. Unknown names are kept: the server names the nearest. */
export function readChoice(search: URLSearchParams, catalogue: Catalogue, person: Person): Choice {
  const first = firstChoice(catalogue, person)
  const told = (name: string): readonly string[] | null => {
    const value = search.get(name)
    if (value === null) return null
    return value === nothing ? [] : value.split(',').filter((part) => part !== '')
  }
  const period = search.get(names.period)
  const years = period === null ? null : lastYears.exec(period)
  const filters: Record<string, readonly string[]> = {}
  for (const dimension of filterable) {
    const ids = told(filterNames[dimension])
    const chosen = ids === null ? first.filters[dimension] : ids.includes(everything) ? [] : ids
    if (chosen !== undefined && (ids !== null || dimension === 'school')) filters[dimension] = chosen
  }
  const against = told(names.against)
  const generation = Number(search.get(names.generation))
  return suited(
    {
      measures: told(names.measures) ?? first.measures,
      by: told(names.by) ?? first.by,
      period:
        period === null
          ? first.period
          : years === null
            ? { kind: 'year', year: period }
            : { kind: 'last', count: Number(years[1]) },
      filters,
      against: against === null ? first.against : references.filter((reference) => against.includes(referenceNames[reference])),
      followed: stepsIn(search.get(names.followed)),
      form: (search.get(names.form) as ChartForm | null) ?? null,
      intervals: search.get(names.intervals) !== nothing,
      order: search.get(names.order) === 'namn' ? 'name' : 'own',
      marked: told(names.marked) ?? [],
      generation: Number.isInteger(generation) && generation > 0 ? generation : null,
    },
    catalogue,
  )
}

function stepsIn(text: string | null): number | null {
  const [, years = '', way] = yearsAway.exec(text ?? '') ?? []
  return years === '' || years === '0' ? null : way === 'tidigare' ? -Number(years) : Number(years)
}

export const explorePath = '/utforska'

/** The address of a choice, e.g. `/utforska?dela=class,sex&lasar=2024/25`; what the first choice says anyway is left out. */
export function writeChoice(choice: Choice, catalogue: Catalogue, person: Person): string {
  const usual = firstChoice(catalogue, person)
  const parts: [string, readonly string[]][] = []
  const differs = (one: readonly string[], other: readonly string[]): boolean => one.join() !== other.join()
  if (differs(choice.measures, usual.measures)) parts.push([names.measures, choice.measures])
  if (differs(choice.by, usual.by)) parts.push([names.by, choice.by.length === 0 ? [nothing] : choice.by])
  if (periodText(choice.period) !== periodText(usual.period)) parts.push([names.period, [periodText(choice.period)]])
  // a measure of its own begins at its own stage year and subject
  const { school } = usual.filters
  const { measures, by, period } = choice
  const first = suited({ ...usual, measures, by, period, filters: school === undefined ? {} : { school } }, catalogue)
  for (const dimension of filterable) {
    const [chosen, otherwise] = [choice.filters[dimension] ?? [], first.filters[dimension] ?? []]
    if (differs(chosen, otherwise)) parts.push([filterNames[dimension], chosen.length === 0 ? [everything] : chosen])
  }
  if (differs(choice.against, usual.against)) {
    const against = choice.against.map((reference) => referenceNames[reference])
    parts.push([names.against, against.length === 0 ? [nothing] : against])
  }
  if (choice.followed !== null)
    parts.push([names.followed, [`${Math.abs(choice.followed)}-${choice.followed < 0 ? 'tidigare' : 'senare'}`]])
  if (choice.form !== null) parts.push([names.form, [choice.form]])
  if (!choice.intervals) parts.push([names.intervals, [nothing]])
  if (choice.order === 'name') parts.push([names.order, ['namn']])
  if (choice.marked.length > 0) parts.push([names.marked, choice.marked])
  if (choice.generation !== null) parts.push([names.generation, [String(choice.generation)]])
  const search = parts.map(([name, values]) => `${name}=${values.map(readable).join(',')}`).join('&')
  return search === '' ? explorePath : `${explorePath}?${search}`
}

const periodText = (period: Period): string => (period.kind === 'year' ? period.year : `senaste-${period.count}`)

// Slashes, colons and at signs are allowed in a query and keep it readable; a comma inside a name would part it in two.
const readable = (value: string): string =>
  encodeURIComponent(value).replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%40', '@')
