// The mean of some school years before: worked out from the cells of those years as they are told, so that it tells nothing that they do not.
import { type Cell, type Reason, reasonTexts } from '../contract/index.ts'
import type { CellRow, Measure, Pool, Question } from '../semantics/index.ts'
import { type Interval, wilson } from '../statistics/index.ts'
import type { Access } from './access.ts'
import { type CellPlace, cellIn, cellOf, nothing, type Said } from './cell.ts'
import type { Asking } from './disclose.ts'
import { hidden, missing, notApplicable, roundedCount, shown, type Told } from './figure.ts'
import { type Column, columnOf, type Grid, gridOf } from './grid.ts'
import type { Block } from './order.ts'
import { joinOrigins, type Origin } from './provenance.ts'
import { roundedTo, stepOf } from './rounding.ts'
import { privacyWords } from './words.ts'

/** The cells of a group in a measure, by year. */
interface Years {
  readonly row: CellRow
  readonly column: Column
  readonly told: Map<number, CellPlace>
}

/** A block a grouping that was asked for: each cell the mean of the `pool.count` years before its own. */
export function poolBlocks(question: Question, rows: readonly CellRow[], pool: Pool, asking: Asking): readonly Block[] {
  return pool.groupings.map((grouping) => {
    const grid = gridOf(question, grouping, asking)
    const groups = yearsOf(question, grouping, rows, pool, asking)
    return { grid, places: groups.flatMap((years) => meansOf(grid, years, pool, asking)) }
  })
}

function yearsOf(
  question: Question,
  grouping: readonly string[],
  rows: readonly CellRow[],
  { dimension }: Pool,
  asking: Asking,
): readonly Years[] {
  const split = question.by.filter((name) => name === dimension || grouping.includes(name))
  const index = question.groupings.findIndex((one) => one.join() === split.join())
  const grid = gridOf(question, split, asking)
  const others = split.filter((name) => name !== dimension)
  const groups = new Map<string, Years>()
  for (const row of rows) {
    if (row.grouping !== index) continue
    for (const figure of row.figures) {
      const name = `${figure.measure}/${others.map((other) => row.keys[other]).join()}`
      const column = columnOf(grid, figure.measure)
      const years = groups.get(name) ?? { row, column, told: new Map<number, CellPlace>() }
      groups.set(name, years)
      const placed = { grid, column, row, figure, selection: column.selectionAt(row.keys) }
      years.told.set(row.keys[dimension] ?? -1, cellOf(placed, asking))
    }
  }
  return [...groups.values()]
}

/** A cell for each year asked about; none where nobody was there in any of the years before. */
function meansOf(grid: Grid, { row, column, told }: Years, pool: Pool, asking: Asking): readonly CellPlace[] {
  const { dimension, count } = pool
  const asked = pool.asked[grid.question.parts.indexOf(column.part)] ?? []
  return asked.flatMap((own) => {
    const years = Array.from({ length: count }, (_, step) => own - count + step)
    const places = years.map((year) => told.get(year) ?? null)
    if (places.every((place) => place === null)) return []
    const { said, reason } = meanOfYears(
      column.measure,
      places.map((place, at) => ({
        cell: place?.cell ?? null,
        own: place?.own === true,
        label: nameOf(dimension, years[at] ?? own, asking),
      })),
      asking.access,
    )
    const spot = { grid, column, keys: { ...row.keys, [dimension]: own } }
    const isOwn = places.every((place) => place?.own === true)
    const pupils = places.reduce((sum, place) => sum + (place?.pupils ?? 0), 0)
    return [cellIn(spot, asking, { said, reason, own: isOwn, origin: originOf(said, places), pupils })]
  })
}

type TellingCell = Pick<Cell, 'state' | 'value' | 'n' | 'low' | 'high' | 'reason'>

/** A year before all that the generation knows has no name of its own. */
function nameOf(dimension: string, year: number, { holding: { memberOf, members } }: Asking): string {
  return memberOf(dimension, year)?.label ?? privacyWords.before(members.get(dimension)?.[0]?.label ?? String(year))
}

/** One of the years as it is told; `cell` null: no row. `own`: as exactly as it is known. */
export interface ToldYear {
  readonly cell: TellingCell | null
  readonly own: boolean
  readonly label: string
}

/**
 * A mean and a share are weighted by the pupils told of each year, a count is the plain mean. Interval of a share: Wilson's over the
 * weighted totals; of a mean: the years' half-widths as independent ones add up, √Σ(wᵢhᵢ)². Where a year is hidden or missing so is the mean.
 * `rounded`: head counts are told in tens; `own`: the units that the reader knows from inside.
 */
export function meanOfYears(
  measure: Measure,
  years: readonly ToldYear[],
  { rounded, own }: Pick<Access, 'rounded' | 'own'>,
): Saying {
  const unsaid = leastTold(years)
  if (unsaid !== null) return unsaid
  const told = years.flatMap(({ cell }) => (cell === null ? [] : [cell]))
  const n = told.reduce((sum, cell) => sum + (cell.n ?? 0), 0)
  const total = told.reduce((sum, cell) => sum + (cell.n ?? 0) * (cell.value ?? 0), 0)
  const said = (one: Told): Saying => ({ said: { ...one, n }, reason: null })
  if (measure.kind === 'share') return said(shown(total / n, wilson(total, n), 'wilson'))
  if (measure.kind !== 'count') {
    const step = widestOf(years.map((year) => (year.own ? null : stepOf(measure, year.cell?.n ?? 0, own.size))))
    const value = step === null ? total / n : roundedTo(total / n, step)
    return said(shown(value, intervalOf(told, value, n), 't', step))
  }
  const mean = told.reduce((sum, cell) => sum + (cell.value ?? 0), 0) / told.length
  return said(rounded ? roundedCount(mean) : shown(mean, null, null))
}

interface Saying {
  readonly said: Said
  readonly reason: Reason | null
}

const widestOf = (steps: readonly (number | null)[]): number | null =>
  steps.reduce((wide, step) => (step === null ? wide : Math.max(wide ?? 0, step)), null)

/** Null where each year has a value. The year that says least decides, and is named. */
function leastTold(years: readonly ToldYear[]): Saying | null {
  const of = (state: Cell['state'] | null): ToldYear | undefined =>
    years.find(({ cell }) => (cell?.state ?? null) === state && (cell?.value ?? null) === null)
  const because = (told: Told, { label }: ToldYear, reason: Omit<Reason, 'wider'>): Saying => ({
    said: { ...told, n: null },
    reason: { ...reason, text: `${label}: ${reason.text}`, wider: null },
  })
  const closed = of('hidden')
  if (closed?.cell?.reason != null) return because(hidden, closed, closed.cell.reason)
  // a mean with ~100 in it would say more than ~100 does
  const nearly = of('approximate')
  if (nearly !== undefined) return because(hidden, nearly, { code: 'zeroOrAll', text: reasonTexts.zeroOrAll(0) })
  if (years.every(({ cell }) => cell?.state === 'notApplicable')) return { said: { ...notApplicable, n: null }, reason: null }
  const absent = of('missing') ?? of(null) ?? of('notApplicable')
  return absent === undefined ? null : because(missing, absent, { code: 'noData', text: reasonTexts.noData(0) })
}

function intervalOf(told: readonly TellingCell[], value: number, n: number): Interval | null {
  const squares = told.map(({ n: weight, low, high }) =>
    low === null || high === null ? null : (((weight ?? 0) / n) * ((high - low) / 2)) ** 2,
  )
  const sum = squares.reduce((all, square) => (all === null || square === null ? null : all + square), 0)
  return sum === null ? null : { low: value - Math.sqrt(sum), high: value + Math.sqrt(sum) }
}

function originOf({ state }: Said, places: readonly (CellPlace | null)[]): Origin {
  if (state === 'hidden') return nothing
  return joinOrigins(
    places.flatMap((place) => {
      if (place === null) return []
      const { sources, checks, waiting } = place.cell
      return [{ sources, checks, waits: waiting === true }]
    }),
  )
}
