// The questions of a choice, laid out.
import type { Catalogue, Comparison, Filter, Query, View } from '../contract/index.ts'
import { type Choice, isPerson, knows, measureOf, membersFor, only, type ReferenceName, timesFollowed } from './choice.ts'

export interface Layout {
  readonly rows: string | null
  readonly series: string | null
  readonly panels: string | null
}

/** As many as have a look of their own; more stand in panels. */
const mostSeries = 6

/**
 * Which split makes rows, series and panels: years are rows, persons series (sex before background); of the rest the first makes rows, the
 * next series while its members are few or the form is a coloured table, else panels. One sex alone is no split.
 */
export function layoutOf(choice: Choice, members: (dimension: string) => number): Layout {
  const by = choice.by.filter((dimension) => !(isPerson(dimension) && only(choice, dimension) !== null))
  if (choice.followed !== null) return layoutFollowed(choice, by)
  const person = by.includes('sex') ? 'sex' : by.length > 1 && by.includes('migrationBackground') ? 'migrationBackground' : null
  const rest = by.filter((dimension) => dimension !== person)
  const rows = rest.includes('schoolYear') ? 'schoolYear' : (rest[0] ?? null)
  const beside = rest.filter((dimension) => dimension !== rows)
  // a coloured table has room for any number of them
  const most = choice.form === 'heat' ? Number.POSITIVE_INFINITY : mostSeries
  const drawn = person ?? beside.find((dimension) => countOf(choice, dimension, members) <= most) ?? null
  return { rows, series: drawn, panels: beside.find((dimension) => dimension !== drawn) ?? null }
}

/**
 * The same pupils at both times: rows where nothing else makes them, else series beside each other, with a panel for each sex. Classes belong
 * to their own year and stand at the time followed to alone.
 */
function layoutFollowed(choice: Choice, by: readonly string[]): Layout {
  const sex = by.includes('sex') ? 'sex' : null
  const rows = by.find((name) => name !== 'sex') ?? null
  if (rows === 'class' || choice.filters.class !== undefined) return { rows, series: sex, panels: null }
  if (rows === null) return { rows: 'stageYear', series: sex, panels: null }
  return { rows, series: 'stageYear', panels: sex }
}

const countOf = (choice: Choice, dimension: string, members: (dimension: string) => number): number =>
  choice.filters[dimension]?.length ?? members(dimension)

/** `main`: what was chosen; `years`: the same year by year, null when that is what was chosen, or when subjects stand side by side. */
export interface Views {
  readonly main: View
  readonly years: View | null
}

export function viewsOf(choice: Choice, catalogue: Catalogue): Views {
  const members = (dimension: string): number => membersFor(choice, catalogue, dimension).length
  const layout = layoutOf(choice, members)
  const main = viewOf(choice, catalogue, layout, [...filters(choice), period(choice)])
  const follows =
    choice.period.kind === 'year' && choice.followed === null && !choice.by.some((dimension) => manySubjects.includes(dimension))
  if (!follows) return { main, years: null }
  const years: Filter = { dimension: 'schoolYear', last: yearsFollowed }
  const time: Layout = { rows: 'schoolYear', series: isPersonOrNull(layout.series), panels: null }
  const followed = { ...choice, form: null, marked: [], against: choice.against.filter((name) => name === 'municipality') }
  return { main, years: viewOf(followed, catalogue, time, [...filters(choice), years]) }
}

const yearsFollowed = 10
const manySubjects: readonly string[] = ['subject', 'subjectGroup', 'testPart', 'weekday', 'month', 'question']
const isPersonOrNull = (series: string | null): string | null => (series !== null && isPerson(series) ? series : null)

function viewOf(choice: Choice, catalogue: Catalogue, layout: Layout, where: readonly Filter[]): View {
  const by = [layout.panels, layout.rows, layout.series].filter((dimension) => dimension !== null)
  const compare = comparisons(choice, catalogue, layout)
  const followed = choice.followed === null ? null : timesFollowed(choice, choice.followed, catalogue)
  const query: Query = {
    measures: [...choice.measures],
    by,
    where: [...where],
    totals: totals(by, followed === null ? [] : ['stageYear']),
    ...(followed === null ? {} : { cohort: { anchor: { stageYear: followed.other.stageYear } } }),
    ...(compare.length === 0 ? {} : { compare }),
    ...(choice.generation === null ? {} : { generation: choice.generation }),
  }
  const { form, intervals, order, marked } = choice
  return { query, ...layout, form, against: compare.map(({ id }) => id), intervals, order, marked: [...marked] }
}

function period({ period: chosen }: Choice): Filter {
  return chosen.kind === 'year' ? { dimension: 'schoolYear', in: [chosen.year] } : { dimension: 'schoolYear', last: chosen.count }
}

const filters = (choice: Choice): Filter[] =>
  Object.entries(choice.filters).map(([dimension, ids]) => ({ dimension, in: [...ids] }))

// Every part of what is split, so that rows, series and panels have a figure of their own. Subjects and years are never summed, nor are `apart`.
function totals(by: readonly string[], apart: readonly string[]): string[][] {
  const kept = by.filter((dimension) => neverSummed.includes(dimension) || apart.includes(dimension))
  const parts = Array.from({ length: 2 ** by.length - 1 }, (_, chosen) => by.filter((_dimension, at) => (chosen >> at) % 2 === 1))
  return parts.filter((part) => kept.every((dimension) => part.includes(dimension)))
}
const neverSummed: readonly string[] = [...manySubjects, 'respondentGroup', 'schoolYear']

// Subject and stage year stay: a subject is held against the same subject in the municipality.
const widened: readonly string[] = ['class', 'operator', 'schoolGroup', 'migrationBackground']
const unitSplits: readonly string[] = ['school', 'class', 'operator', 'schoolGroup']

/** The comparisons that a choice asks for and that say something: a school is held against the municipality, which is not held against itself. */
export function comparisons(choice: Choice, catalogue: Catalogue, { rows, series, panels }: Layout): Comparison[] {
  if (choice.followed !== null) return []
  const laid = [panels, rows, series].filter((dimension) => dimension !== null)
  const counts = choice.measures.every((name) => measureOf(catalogue, name)?.kind === 'count')
  const narrow = Object.keys(choice.filters).some((dimension) => unitSplits.includes(dimension))
  const made: Readonly<Record<ReferenceName, () => Comparison[]>> = {
    municipality: () => {
      // a school's head count is not held against all pupils of the municipality
      if (counts || !knows(choice, catalogue, 'school')) return []
      if (!narrow && !laid.some((dimension) => unitSplits.includes(dimension)) && series === null) return []
      const dropped = ['school', ...laid.filter((dimension) => widened.includes(dimension) && dimension !== series)]
      const whole: Comparison = { id: 'municipality', widen: series === null ? dropped : [...dropped, series] }
      const bySeries: Comparison = { id: 'municipalityBySeries', widen: dropped }
      if (series !== null && neverSummed.includes(series)) return [{ ...bySeries, id: whole.id }]
      return series === null ? [whole] : unitSplits.includes(series) ? [whole] : [whole, bySeries]
    },
    lastYear: () => [{ id: 'lastYear', shift: { schoolYear: -1 } }],
    threeYears: () => [{ id: 'threeYears', pool: { schoolYear: 3 } }],
  }
  return choice.against.flatMap((name) => made[name]())
}

/** Where else the chosen unit and period have figures: asked only when the choice has none. */
export function elsewhereOf(choice: Choice): Query {
  const kept = ['school', 'subject', 'subjectGroup', 'testPart', 'question', 'respondentGroup'].filter(
    (dimension) => choice.filters[dimension] !== undefined,
  )
  return {
    measures: choice.measures.slice(0, 1),
    by: ['stageYear'],
    where: [period(choice), ...kept.map((dimension) => ({ dimension, in: [...(choice.filters[dimension] ?? [])] }))],
  }
}
