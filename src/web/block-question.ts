// A report's question as a choice of Utforska's, and back: what the chips change, and where a block leads.
import type { Catalogue, Filter, Person, PlacedBlock, ReadingChoice, View } from '../contract/index.ts'
import { type Choice, membersFor, membersOf, only, ownSchool, type Period, references, suited } from './choice.ts'
import { comparisons, layoutOf, viewsOf } from './views.ts'

type Keeps = PlacedBlock['keeps']

const latestYear = (catalogue: Catalogue): string => membersOf(catalogue, 'schoolYear').at(-1)?.id ?? ''
const isTime = ({ dimension }: Filter): boolean => dimension === 'schoolYear'

/** The choice that a view is; null when it says more than a choice can. */
export function choiceOfView(view: View, catalogue: Catalogue): Choice | null {
  const { query, rows, series, panels } = view
  const where = query.where ?? []
  const period = periodOf(where.filter(isTime), [rows, series, panels].includes('schoolYear'), catalogue)
  const rest = where.filter((filter) => !isTime(filter))
  const compared = (query.compare ?? []).map(({ id }) => id)
  const known = compared.every((id) => id === bySeries || references.some((name) => name === id))
  const followed = stepsIn(query)
  if (period === null || !known || followed === undefined || rest.some((filter) => filter.in === undefined)) return null
  const choice = suited(
    {
      measures: query.measures,
      by: [rows, series, panels].flatMap((name) => (name === null || (followed !== null && name === 'stageYear') ? [] : [name])),
      period,
      filters: Object.fromEntries(rest.map(({ dimension, in: chosen = [] }) => [dimension, chosen])),
      against: references.filter((name) => compared.includes(name)),
      followed,
      ...{ form: view.form, intervals: view.intervals, order: view.order, marked: view.marked },
      generation: query.generation ?? null,
    },
    catalogue,
  )
  const laid = layoutOf(choice, (dimension) => membersFor(choice, catalogue, dimension).length)
  return laid.rows === rows && laid.series === series && laid.panels === panels ? choice : null
}

/** As `Choice.followed`; undefined where it says more than a choice can. */
function stepsIn({ cohort, where = [] }: View['query']): number | null | undefined {
  if (cohort === undefined) return null
  const [stageYear, ...others] = where.find(({ dimension }) => dimension === 'stageYear')?.in ?? []
  if (stageYear === undefined || others.length > 0 || cohort.anchor.schoolYear !== undefined) return undefined
  return cohort.anchor.stageYear - Number(stageYear)
}

// The municipality over each series: it comes with the municipality (views.ts).
const bySeries = 'municipalityBySeries'

function periodOf(time: readonly Filter[], over: boolean, catalogue: Catalogue): Period | null {
  const [only_] = time
  if (only_ === undefined || time.length > 1) return null
  if (only_.in?.length === 1) return { kind: 'year', year: only_.in[0] ?? '' }
  if (only_.last === undefined) return null
  if (over) return { kind: 'last', count: only_.last }
  return only_.last === 1 ? { kind: 'year', year: latestYear(catalogue) } : null
}

/** A block's question as its maker reads it now: what follows the pickers stands as they stand. */
export function choiceOfBlock({ block, keeps }: PlacedBlock, reading: ReadingChoice, catalogue: Catalogue): Choice | null {
  const choice = block.kind === 'question' ? choiceOfView(block.view, catalogue) : null
  if (choice === null) return null
  const { school: _, ...filters } = choice.filters
  const placed = keeps.unit ? choice.filters : reading.unit === null ? filters : { ...filters, school: [reading.unit] }
  const year = reading.period ?? latestYear(catalogue)
  const period: Period = keeps.period || choice.period.kind === 'last' ? choice.period : { kind: 'year', year }
  return suited({ ...choice, filters: placed, period }, catalogue)
}

/**
 * The view of a choice in a report. What follows the pickers is not written down: neither the year nor the school it happened to be looked at
 * in, and the comparisons are those of a school, since that is what the question may be read for.
 */
export function viewInReport(choice: Choice, keeps: Keeps, catalogue: Catalogue): View {
  const { main } = viewsOf({ ...choice, generation: null }, catalogue)
  const { rows, series, panels } = main
  const single = choice.period.kind === 'year' && !keeps.period
  const where = (main.query.where ?? [])
    .filter(({ dimension }) => keeps.unit || dimension !== 'school')
    .map((filter): Filter => (single && isTime(filter) ? { dimension: 'schoolYear', last: 1 } : filter))
  const somewhere = keeps.unit ? choice : { ...choice, filters: { ...choice.filters, school: [''] } }
  const compare = comparisons(somewhere, catalogue, { rows, series, panels })
  const { compare: _, ...query } = main.query
  return {
    ...main,
    query: { ...query, where, ...(compare.length === 0 ? {} : { compare }) },
    against: compare.map(({ id }) => id),
  }
}

/** A block changed by its chips. Another school year or school than the report is read for is from then on the question's own. */
export function changedBlock(placed: PlacedBlock, before: Choice, next: Choice, catalogue: Catalogue): PlacedBlock {
  const { block, keeps } = placed
  if (block.kind !== 'question') return placed
  const year = ({ period }: Choice): string | null => (period.kind === 'year' ? period.year : null)
  const schools = ({ filters }: Choice): string => (filters.school ?? []).join()
  const now: Keeps = {
    period: keeps.period || (year(next) !== null && year(before) !== null && year(next) !== year(before)),
    unit: keeps.unit || schools(next) !== schools(before),
  }
  return { ...placed, keeps: now, block: { ...block, view: viewInReport(next, now, catalogue) } }
}

/** What is looked at in Utforska as a block: the own school and the latest year follow the report, others are kept. */
export function blockOfChoice(choice: Choice, id: string, catalogue: Catalogue, person: Person): PlacedBlock {
  const keeps: Keeps = {
    period: choice.period.kind === 'year' && choice.period.year !== latestYear(catalogue),
    unit: (choice.filters.school ?? []).length > 1 || only(choice, 'school') !== ownSchool(person),
  }
  const view = viewInReport(choice, keeps, catalogue)
  return { block: { kind: 'question', id, title: null, view }, width: 'full', keeps }
}
