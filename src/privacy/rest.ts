// What the reader's own lists leave of a wider figure. Whoever knows some pupils one by one can take them from the municipality's figure: what
// remains must be as large, and as little alike, as any group that is told.
import type { Fact, Measure } from '../semantics/index.ts'
import { type Generation, numberIn, type Row } from '../warehouse/index.ts'
import type { Page, States } from './book.ts'
import { type AttributeDimension, attributeDimensions, tellsOutcome } from './pattern-tables.ts'
import { rulesOf } from './suppression/decide.ts'
import { balanceState, fewWhoDiffer } from './suppression/primary.ts'
import { digitsOf, indexOf } from './suppression/shape.ts'
import { nodeState } from './suppression/states.ts'
import { closedIn, rowsAbout } from './topic.ts'

/** Whose pupils the reader knows: those of the schools, or of them of the classes alone (keys). */
export interface Listed {
  readonly schools: ReadonlySet<number>
  /** null: the schools as a whole */
  readonly classes: ReadonlySet<number> | null
}

export interface Rests {
  /** The states with everything closed that less the lists would tell of few. Works out once for each choice of lists. */
  readonly heed: (about: About, pages: readonly Page[], states: readonly (States | null)[]) => Promise<readonly (States | null)[]>
}

interface About {
  readonly fact: Fact
  readonly measure: Measure
  readonly topic: string
  readonly listed: Listed
}

/** `n`: heads, `counted`: those with a value, `hits`: those who reached the outcome, of a balance its sum; `listed` of them are known one by one. */
interface Counts {
  listed: number
  n: number
  counted: number
  hits: number
}

// a few megabytes: some dozens of readers with lists, each with the measures they ask for
const mostKept = 4000

export function openRests(generation: Generation): Rests {
  const kept = new Map<string, Promise<readonly (States | null)[]>>()
  return {
    heed: (about, pages, states) => {
      const name = nameOf(about)
      const known = kept.get(name)
      if (known !== undefined) return known
      if (kept.size >= mostKept) kept.clear()
      const heeding = readCounts(generation, about).then((rows) => states.map((page, at) => heedOn(page, pages[at], rows, about)))
      kept.set(name, heeding)
      heeding.catch(() => kept.delete(name)) // the caller sees the error; the next one tries again
      return heeding
    },
  }
}

const sorted = (keys: ReadonlySet<number>): readonly number[] => [...keys].sort((a, b) => a - b)
const nameOf = ({ fact, measure, topic, listed }: About): string =>
  JSON.stringify([
    fact.table,
    measure.describe.name,
    topic,
    sorted(listed.schools),
    listed.classes === null ? null : sorted(listed.classes),
  ])

const attributesAbout = ({ fact, topic }: Pick<About, 'fact' | 'topic'>): readonly AttributeDimension[] =>
  attributeDimensions(fact, closedIn(fact, topic).length > 0)

const timeOf = (year: number, term: number, stage: number): string => `${year}/${term}/${stage}`

/** Rows by the page they belong to. */
async function readCounts(generation: Generation, { fact, measure, topic, listed }: About): Promise<ReadonlyMap<string, Row[]>> {
  const attributes = attributesAbout({ fact, topic }).map(({ column }) => column)
  const stage = attributes.includes('stage_year_key') ? '-1' : 'stage_year_key'
  const schools = sorted(listed.schools)
  const classes = listed.classes === null ? null : sorted(listed.classes)
  const among = (column: string, keys: readonly number[]): string =>
    keys.length === 0 ? 'false' : `coalesce(${column} in (${keys.map(() => '?').join(', ')}), false)`
  const isListed = classes === null ? among('school_key', schools) : among('class_key', classes)
  const hits = tellsOutcome(measure.kind) ? `sum(${measure.numerator})::integer` : '0'
  const about = rowsAbout(fact, topic)
  const rows = await generation.run(
    `select school_year_key, term_key, ${stage} as stage, municipality_key,
      case when ${among('school_key', schools)} then school_key else 0 end as school, ${attributes.join(', ')}, ${isListed} as is_listed,
      count(*)::integer as n, coalesce(sum(${measure.valued}), 0)::integer as counted, coalesce(${hits}, 0)::integer as hits
    from ${fact.table}
    ${about === null ? '' : `where ${about.sql}`}
    group by all`,
    [...schools, ...(classes ?? schools), ...(about?.values ?? [])],
  )
  return Map.groupBy(rows, (row) => timeOf(numberIn(row, 'school_year_key'), numberIn(row, 'term_key'), numberIn(row, 'stage')))
}

function heedOn(
  states: States | null,
  page: Page | undefined,
  rows: ReadonlyMap<string, readonly Row[]>,
  about: About,
): States | null {
  if (states === null || page === undefined) return states
  const { schoolYear, term, stageYear } = page
  const sizes = attributesAbout(about).map(({ size }) => size)
  const closed = thinSplits(page, rows.get(timeOf(schoolYear, term, stageYear)) ?? [], about)
  if (closed.size === 0) return states
  const width = states.length / page.keys.length
  const splitAt = Array.from({ length: width }, (_, at) => splitOf(digitsOf(at, sizes)))
  const heeded = states.slice()
  for (const [node, thin] of closed) {
    for (let at = 0; at < width; at++) {
      const state = heeded[node * width + at]
      const told = state === nodeState.open || state === nodeState.approximate
      // a figure split further adds up to the one that is closed
      if (told && [...thin].some((split) => ((splitAt[at] ?? 0) & split) === split))
        heeded[node * width + at] = nodeState.secondary
    }
  }
  return heeded
}

/** Which attributes a combination is split by: a bit an attribute. */
const splitOf = (digits: readonly number[]): number =>
  digits.reduce((split, digit, d) => (digit === 0 ? split : split | (1 << d)), 0)

/**
 * Node → the splits in which some group, less those listed, is thin. The whole split is closed there, lest the others of it tell the one; and
 * what holds the unit is closed likewise, lest the units beside it do.
 */
function thinSplits(page: Page, rows: readonly Row[], about: About): ReadonlyMap<number, ReadonlySet<number>> {
  const attributes = attributesAbout(about)
  const sizes = attributes.map(({ size }) => size)
  const counts = new Map<number, Map<number, Counts>>()
  for (const row of rows) {
    const digits = attributes.map(({ column, offset }) => numberIn(row, column) + offset)
    for (const node of nodesOf(page, row, about.listed)) {
      const known = counts.get(node) ?? new Map<number, Counts>()
      counts.set(node, known)
      for (let split = 0; split < 1 << sizes.length; split++) {
        const at = indexOf(
          digits.map((digit, d) => ((split >> d) & 1 ? digit : 0)),
          sizes,
        )
        const sum = known.get(at) ?? { listed: 0, n: 0, counted: 0, hits: 0 }
        known.set(at, add(sum, row))
      }
    }
  }
  const closed = new Map<number, Set<number>>()
  for (const [node, known] of counts) {
    for (const [at, sum] of known) {
      if (sum.listed === 0 || !isThin(sum, about.measure)) continue
      for (let wider = node; wider >= 0; wider = page.parents[wider] ?? -1) {
        const splits = closed.get(wider) ?? new Set<number>()
        closed.set(wider, splits.add(splitOf(digitsOf(at, sizes))))
      }
    }
  }
  return closed
}

/** The units of a row that hold pupils whom the reader does not know: everyone, the municipality, and for a holder of classes the own school. */
function nodesOf(page: Page, row: Row, { classes }: Listed): readonly number[] {
  const municipality = page.nodes.get('municipality')?.get(numberIn(row, 'municipality_key')) ?? []
  const school = classes === null ? [] : (page.nodes.get('school')?.get(numberIn(row, 'school')) ?? [])
  return [0, ...municipality, ...school]
}

function add(sum: Counts, row: Row): Counts {
  if (row.is_listed === true) return { ...sum, listed: sum.listed + numberIn(row, 'n') }
  return {
    listed: sum.listed,
    n: sum.n + numberIn(row, 'n'),
    counted: sum.counted + numberIn(row, 'counted'),
    hits: sum.hits + numberIn(row, 'hits'),
  }
}

const { fewest } = rulesOf.reference.count
export const few = (n: number): boolean => n > 0 && n < fewest

/** Rules 1–3 over what remains. */
export function isThin({ n, counted, hits }: Omit<Counts, 'listed'>, { kind }: Pick<Measure, 'kind'>): boolean {
  if (few(n)) return true
  if (kind === 'count') return false
  if (few(counted)) return true
  if (kind === 'balance') return counted > 0 && balanceState(2 * counted, counted + hits) !== nodeState.open
  const misses = counted - hits
  return kind === 'share' && counted > 0 && misses > 0 && (misses < fewWhoDiffer || hits < fewWhoDiffer)
}
