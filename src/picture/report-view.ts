// One report for every school: what its pickers do to the questions in it.
import type {
  Actor,
  Block,
  Comparison,
  Filter,
  Pack,
  PlacedBlock,
  Query,
  ReadingChoice,
  ReportContent,
  View,
} from '../contract/index.ts'

type Reader = Required<Pick<Actor, 'role' | 'scope' | 'groups'>>

/** The school that is a reader's own: a principal's or teacher's first; null for those who see all of the municipality. */
export function ownUnit({ role, scope, groups }: Reader): string | null {
  if (role === 'principal') return scope[0] ?? null
  return role === 'teacher' ? (groups[0]?.class.split(':', 1)[0] ?? null) : null
}

/** What a report is read for before a reader has turned its pickers. */
export function openingChoice({ period, unit }: Pick<ReportContent, 'period' | 'unit'>, reader: Reader): ReadingChoice {
  return { period, unit: unit === 'own' ? ownUnit(reader) : unit === 'all' ? null : unit }
}

/** What a report's page says that the report does not hold: of which version it is, what it is read for, and each question's title. */
export interface ReadAs extends Pick<Pack, 'generation' | 'about'> {
  readonly titleOf: (block: Extract<Block, { kind: 'question' }>, keeps: PlacedBlock['keeps']) => string
}

/** The report as a page of blocks for a choice. */
export const packFor = ({ title, lead, blocks }: ReportContent, choice: ReadingChoice, { titleOf, ...read }: ReadAs): Pack => ({
  ...{ title, lead, ...read },
  blocks: blocks.map((placed) => {
    const block = blockFor(placed, choice)
    return block.kind === 'question' ? { ...block, title: titleOf(block, placed.keeps).slice(0, 200) } : block
  }),
})

/** A block for a choice: a question is moved to its period and unit, unless it keeps its own. */
export function blockFor({ block, keeps }: PlacedBlock, { period, unit }: ReadingChoice): PlacedBlock['block'] {
  if (block.kind !== 'question') return block
  const moved = keeps.unit ? block.view : viewAt(block.view, unit)
  return { ...block, view: keeps.period ? moved : { ...moved, query: during(moved.query, period) } }
}

// What a school is a part of, so that it has something to be held against.
const units = ['school', 'class', 'operator']

/** The view in a school, or (null) in the whole municipality, which is then not held against itself. */
export function viewAt(view: View, unit: string | null): View {
  const { query } = view
  const among = (query.where ?? []).filter((filter) => !isUnit(filter) || (unit !== null && isWithin(filter, unit)))
  const where = unit === null ? among : [...among, { dimension: 'school', in: [unit] }]
  const alone = unit === null && !query.by?.some((dimension) => units.includes(dimension))
  const compare = (query.compare ?? []).filter((comparison) => !(alone && widensSchool(comparison)))
  const left = new Set((query.compare ?? []).filter((comparison) => !compare.includes(comparison)).map(({ id }) => id))
  return {
    ...view,
    query: { ...without(query, 'where', 'compare'), ...filled('where', where), ...filled('compare', compare) },
    against: view.against.filter((id) => !left.has(id)),
  }
}

const isUnit = ({ dimension }: Filter): boolean => dimension === 'school' || dimension === 'class'
const isWithin = ({ dimension, in: chosen = [] }: Filter, school: string): boolean =>
  dimension === 'class' && chosen.length > 0 && chosen.every((id) => id.startsWith(`${school}:`))
const widensSchool = (comparison: Comparison): boolean => 'widen' in comparison && comparison.widen.includes('school')

/**
 * The question in a school year, or (null) in the latest that has figures. Years that follow each other end there, and pupils who are followed from
 * a stage year alone are followed from as long before; a question about separate years, or from a school year, is about just those and stays.
 */
export function during(query: Query, period: string | null): Query {
  const years = (query.where ?? []).filter(({ dimension }) => dimension === 'schoolYear')
  const moved =
    query.cohort?.anchor.schoolYear === undefined ? movedTo(years, period, query.by?.includes('schoolYear') === true) : null
  if (moved === null) return query
  const rest = (query.where ?? []).filter(({ dimension }) => dimension !== 'schoolYear')
  return { ...without(query, 'where'), ...filled('where', [...moved, ...rest]) }
}

/** Whether the period picker moves the question. */
export const followsPeriod = (query: Query): boolean => during(query, '0001/02') !== query

const dimension = 'schoolYear'

function movedTo(years: readonly Filter[], period: string | null, over: boolean): Filter[] | null {
  if (years.length === 0) return over ? until(period) : count(1, period)
  const last = years.find((filter) => filter.last !== undefined)?.last
  const ranges = years.filter(({ from, to }) => from !== undefined || to !== undefined)
  if (last !== undefined) return ranges.length === years.length - 1 && ranges.length <= 1 ? count(last, period) : null
  const [only] = years
  if (only === undefined || years.length > 1) return null
  if (only.in !== undefined) return inARow(only.in) ? count(only.in.length, period) : null
  if (ranges.length === 0) return null
  const { from, to } = only
  if (from !== undefined && to !== undefined) return count(yearOf(to) - yearOf(from) + 1, period)
  // the latest of years that are summed up to an end would be another sum
  if (from === undefined) return period === null && !over ? null : until(period)
  if (period === null) return [only]
  return from <= period ? [{ dimension, from, to: period }] : null
}

const until = (period: string | null): Filter[] => (period === null ? [] : [{ dimension, to: period }])

// Not named one by one: a year that the data do not go back to is no fault.
function count(years: number, period: string | null): Filter[] {
  if (period === null) return [{ dimension, last: years }]
  return years === 1 ? [{ dimension, in: [period] }] : [{ dimension, last: years }, ...until(period)]
}

const yearOf = (schoolYear: string): number => Number(schoolYear.slice(0, 4))

function inARow(chosen: readonly string[]): boolean {
  const years = chosen.map(yearOf).sort((a, b) => a - b)
  return years.every((year, at) => at === 0 || year === (years[at - 1] ?? 0) + 1)
}

function without<K extends keyof Query>(query: Query, ...names: readonly K[]): Omit<Query, K> {
  const kept = { ...query }
  for (const name of names) delete kept[name]
  return kept
}
// An empty list is not written, so that the same question is always written in the same way.
const filled = <K extends string, T>(name: K, list: readonly T[]): { [P in K]?: T[] } =>
  (list.length === 0 ? {} : { [name]: [...list] }) as { [P in K]?: T[] }
