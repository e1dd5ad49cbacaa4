// Saved answers as one table a population: which cells there are, what is told of each, and which add up to which.
import type { Answer, Cell, Query } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { formatSchoolYear, parseSchoolYear } from '../school/rules/index.ts'
import { dimensionNamed, withBelow } from '../semantics/index.ts'

/** An answer, and the question it answers where that was saved with it. */
export interface Saved {
  /** what a report of a leak calls it: the file's name, and the place in it */
  readonly name: string
  readonly answer: Answer
  readonly query: Query | null
}

/** One group of pupils of a population, and the cells that speak of it, by measure. */
export interface TableCell {
  readonly keys: Readonly<Record<string, string>>
  readonly told: Map<string, { readonly cell: Cell; readonly from: string; readonly rounded: boolean }>
}

/** The parts add up to the whole; `open`: pupils of the whole may be in none of them (shown in no class, or not among the same pupils). */
export interface Addition {
  readonly whole: number
  readonly parts: readonly number[]
  readonly open: boolean
}

/** All that is told of one fact in one generation under one set of conditions. */
export interface Table {
  readonly fact: string
  readonly generation: number
  readonly cells: readonly TableCell[]
  readonly additions: readonly Addition[]
}

export interface Read {
  readonly tables: readonly Table[]
  /** cells that cannot be placed: differences, comparisons and the same pupils of an answer saved without its question, and what is worked out from other cells */
  readonly unplaced: number
}

interface Draft {
  readonly fact: string
  readonly generation: number
  readonly cells: Map<string, TableCell>
  /** by cell: the dimensions that an answer lists it among all members of, as far as these hold pupils */
  readonly listed: Map<string, Set<string>>
}

const nameOf = (keys: Readonly<Record<string, string>>): string =>
  Object.keys(keys)
    .sort()
    .map((dimension) => `${dimension}=${keys[dimension]}`)
    .join('&')

/**
 * Places every cell. Generations of one and the same cell are two cells, and so are cells that say different things of the same keys:
 * then the answers have different conditions, which an answer saved without its question does not tell.
 */
export function readTables(saved: readonly Saved[]): Read {
  const drafts: Draft[] = []
  let unplaced = 0
  for (const one of saved.flatMap(asOwn)) {
    const facts = Map.groupBy(one.answer.cells, ({ measure }) => factOf(measure))
    for (const [fact, cells] of facts) {
      // the same pupils, of an answer whose question does not say when
      const isPlaced = ({ measure }: Cell): boolean =>
        one.answer.cohort === undefined || (one.query !== null && timesOf(one.query, measure) !== null)
      const own = cells.filter((cell) => isPlaced(cell) && cell.against === null && !isMade(cell, one.query))
      unplaced += cells.length - own.length
      const wanted = conditionsOf(one.query, [])
      place(drafts, fact, one, { wanted, cells: own.map((cell) => placedCell(cell, one.query, listedBy(cell, one.query))) })
      for (const [freed, free] of Map.groupBy(own, ({ grouping }) => conditionsOf(one.query, grouping))) {
        if (freed === wanted) continue
        place(drafts, fact, one, {
          wanted: freed,
          cells: free.map((cell) => placedCell(cell, one.query, unfiltered(cell, one.query))),
        })
      }
    }
  }
  return { tables: drafts.map(tableOf), unplaced }
}

/** The answer, and as answers of their own those to its comparisons with wider places: each is a question like any other. */
function asOwn(saved: Saved): readonly Saved[] {
  const { query, answer } = saved
  const wider = (query?.compare ?? []).flatMap((comparison) => ('widen' in comparison ? [comparison] : []))
  const granted = new Set(model.measures.flatMap(({ describe }) => Object.keys(describe.defaults)))
  const told = wider.flatMap(({ id, widen }): readonly (Saved & { readonly id: string })[] => {
    // the municipality's own groups are no place of their own
    if (query === null || widen.some((name) => model.dimensions.every((dimension) => dimension.name !== name))) return []
    const left = widen.flatMap((name) => withBelow(model, dimensionNamed(model, name)))
    // what a measure takes for granted unless it is spoken of cannot be left open by leaving it out
    if (left.some((name) => granted.has(name))) return []
    const where = (query.where ?? []).filter(({ dimension }) => !left.includes(dimension))
    const cells = answer.cells.flatMap((cell) => (cell.against === id ? [{ ...cell, against: null }] : []))
    const by = (query.by ?? []).filter((name) => !left.includes(name))
    return [{ ...saved, id, query: { measures: query.measures, by, where }, answer: { ...answer, cells } }]
  })
  const ids = told.map(({ id }) => id)
  const rest = answer.cells.filter(({ against }) => against === null || !ids.includes(against))
  return [{ ...saved, answer: { ...answer, cells: rest } }, ...told]
}

/** A function of other cells (compose.ts), which tells no more than they do: a group's, or a measure's of the municipality's own. */
function isMade({ measure, keys }: Cell, query: Query | null): boolean {
  const named = [...Object.keys(keys), ...(query?.where ?? []).map(({ dimension }) => dimension)]
  return (
    model.groupings.some(({ name }) => named.includes(name)) || model.measures.every(({ describe }) => describe.name !== measure)
  )
}

const factOf = (measure: string): string => model.measures.find(({ describe }) => describe.name === measure)?.fact ?? measure

/** The cell's own keys, the conditions that leave one member, the defaults of its measure, and the school of its class. */
function keysOf(cell: Cell, query: Query | null): Readonly<Record<string, string>> {
  const keys: Record<string, string> = {}
  const said = [...(query?.by ?? cell.grouping), ...(query?.where ?? []).map(({ dimension }) => dimension)]
  const defaults = model.measures.find(({ describe }) => describe.name === cell.measure)?.describe.defaults ?? {}
  for (const [dimension, [id]] of Object.entries(defaults))
    if (id !== undefined && !said.includes(dimension)) keys[dimension] = id
  for (const { dimension, in: chosen } of query?.where ?? []) if (chosen?.length === 1) keys[dimension] = chosen[0] ?? ''
  Object.assign(keys, cell.keys, followedIn(cell, query))
  const school = keys.class?.split(':', 1)[0]
  if (school !== undefined && keys.school === undefined) keys.school = school
  // one municipality is all there is
  delete keys.municipality
  return keys
}

// each anchor makes a split of its own, into those who were there and the rest
const cohortKey = 'cohort '

interface Time {
  readonly year: number
  readonly stageYear: number
}

/** From when to when a question follows the same pupils; null where its conditions do not say. */
function timesOf({ cohort, where = [] }: Query, measure: string): { readonly from: Time; readonly to: Time } | null {
  if (cohort === undefined) return null
  const only = (dimension: string): string | null => {
    const chosen = where.find((filter) => filter.dimension === dimension)?.in ?? []
    return chosen.length === 1 ? (chosen[0] ?? null) : null
  }
  const { stageYear, schoolYear = '' } = cohort.anchor
  const [since, year] = [parseSchoolYear(schoolYear), parseSchoolYear(only('schoolYear') ?? '')]
  const usual = model.measures.find(({ describe }) => describe.name === measure)?.describe.defaults.stageYear ?? []
  const steps = since !== null && year !== null ? year - since : Number(only('stageYear') ?? usual[0]) - stageYear
  const from = since ?? (year === null ? null : year - steps)
  if (from === null || Number.isNaN(steps)) return null
  return { from: { year: from, stageYear }, to: { year: from + steps, stageYear: stageYear + steps } }
}

/** The same pupils are a part of everyone at the time that the cell is of. */
function followedIn({ keys, measure }: Pick<Cell, 'keys' | 'measure'>, query: Query | null): Readonly<Record<string, string>> {
  const times = query === null ? null : timesOf(query, measure)
  if (times === null) return {}
  const { from, to } = times
  const [own, other] = keys.stageYear === String(from.stageYear) ? [from, to] : [to, from]
  return {
    schoolYear: formatSchoolYear(own.year),
    stageYear: String(own.stageYear),
    [`${cohortKey}${formatSchoolYear(other.year)} ${other.stageYear}`]: 'kept',
  }
}

/** What the cell's answer is split by there. A condition that leaves one member leaves no list of them. */
function listedBy(cell: Cell, query: Query | null): readonly string[] {
  const { grouping } = cell
  const fixed = (query?.where ?? []).filter(({ in: chosen }) => chosen?.length === 1).map(({ dimension }) => dimension)
  const followed = Object.keys(followedIn(cell, query))
  // a list of classes is one of their schools
  const split = grouping.includes('class') ? [...grouping, 'school'] : grouping
  // the times of the same pupils are no list of years
  const left = split.filter((dimension) => !fixed.includes(dimension) && !followed.includes(dimension))
  return [...left, ...followed.filter(isCohort)]
}

const isCohort = (dimension: string): boolean => dimension.startsWith(cohortKey)

/** Of a list that a condition has chosen from, the rest is not there. */
const unfiltered = (cell: Cell, query: Query | null): readonly string[] =>
  listedBy(cell, query).filter((name) => !query?.where?.some(({ dimension }) => dimension === name))

/**
 * Conditions that are no key: more than one member, or what a range chose. A cell that is split by a dimension is the same whatever other
 * members were chosen beside it, so a year of ten stands beside the same year asked for alone. `split`: dimensions that do not count.
 */
const conditionsOf = (query: Query | null, split: readonly string[]): string =>
  JSON.stringify(
    (query?.where ?? [])
      .filter(({ dimension, in: chosen }) => chosen?.length !== 1 && !split.includes(dimension))
      .map((filter) => JSON.stringify(filter))
      .sort(),
  )

const placedCell = (cell: Cell, query: Query | null, listed: readonly string[]): PlacedCell => ({
  cell,
  keys: keysOf(cell, query),
  listed,
})

interface Placing {
  readonly wanted: string
  readonly cells: readonly PlacedCell[]
}

interface PlacedCell {
  readonly cell: Cell
  readonly keys: Readonly<Record<string, string>>
  readonly listed: readonly string[]
}

const conditions = new WeakMap<Draft, string>()

function place(drafts: Draft[], fact: string, { name, answer }: Saved, { wanted, cells: placed }: Placing): void {
  const fits = (draft: Draft): boolean =>
    draft.fact === fact &&
    draft.generation === answer.generation &&
    conditions.get(draft) === wanted &&
    placed.every(({ cell, keys }) => agrees(draft.cells.get(nameOf(keys))?.told.get(cell.measure)?.cell, cell))
  let draft = drafts.find(fits)
  if (draft === undefined) {
    draft = { fact, generation: answer.generation, cells: new Map(), listed: new Map() }
    conditions.set(draft, wanted)
    drafts.push(draft)
  }
  for (const { cell, keys, listed } of placed) {
    const known = draft.cells.get(nameOf(keys)) ?? { keys, told: new Map() }
    draft.cells.set(nameOf(keys), known)
    const before = known.told.get(cell.measure)
    if (before === undefined || before.cell.state === 'hidden')
      known.told.set(cell.measure, { cell, from: name, rounded: answer.regime === 'public' })
    list(draft, nameOf(keys), listed)
  }
}

function list({ listed }: Draft, name: string, dimensions: Iterable<string>): void {
  listed.set(name, new Set([...(listed.get(name) ?? []), ...dimensions]))
}

const agrees = (before: Cell | undefined, cell: Cell): boolean =>
  before === undefined || before.n === null || cell.n === null || (before.n === cell.n && before.value === cell.value)

// a pupil has grades in many subjects, and tests of many parts: they do not add up to pupils
const notParts: ReadonlySet<string> = new Set(model.facts.flatMap(({ apart }) => apart))

/**
 * Drops one dimension after another, of the finest cells first: what is left of a full list of parts is their whole, told of or not. Where no
 * answer has a full list (one of a single year, beside one of all years) nothing adds up.
 */
function tableOf(draft: Draft): Table {
  const { fact, generation, cells, listed } = draft
  const additions: { whole: string; parts: string[]; open: boolean }[] = []
  const finest = Math.max(0, ...[...cells.values()].map(({ keys }) => Object.keys(keys).length))
  for (let size = finest; size > 0; size--) {
    const rows = [...cells.values()].filter(({ keys }) => Object.keys(keys).length === size)
    for (const dimension of new Set(rows.flatMap(({ keys }) => Object.keys(keys)))) {
      // a class lies in its school: dropping the school alone changes nothing
      const split = rows.filter(({ keys }) => dimension in keys && !(dimension === 'school' && 'class' in keys))
      if (notParts.has(dimension)) continue
      for (const parts of Map.groupBy(split, ({ keys }) => nameOf(without(keys, dimension))).values()) {
        const lists = parts.flatMap((part) => listed.get(nameOf(part.keys)) ?? []).filter((names) => names.has(dimension))
        if (lists.length === 0) continue
        const keys = without(parts[0]?.keys ?? {}, dimension)
        const whole = nameOf(keys)
        if (!cells.has(whole)) cells.set(whole, { keys, told: new Map() })
        additions.push({
          whole,
          parts: parts.map((part) => nameOf(part.keys)),
          open: dimension === 'class' || isCohort(dimension),
        })
        const left = lists.flatMap((names) => [...names].filter((name) => name !== dimension))
        list(draft, whole, left)
      }
    }
  }
  const place = new Map([...cells.keys()].map((name, at) => [name, at]))
  const at = (name: string): number => place.get(name) ?? 0
  return {
    fact,
    generation,
    cells: [...cells.values()],
    additions: additions.map(({ whole, parts, open }) => ({ whole: at(whole), parts: parts.map(at), open })),
  }
}

const without = (keys: Readonly<Record<string, string>>, dimension: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(keys).filter(([name]) => name !== dimension))
