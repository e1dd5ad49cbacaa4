// The one door to figures. Every figure that leaves the product has gone through `disclose`.
import {
  type Actor,
  type Answer,
  type CohortCounts,
  type ExportReader,
  Fault,
  type Local,
  type Query,
  type Regime,
} from '../contract/index.ts'
import {
  atOneTime,
  type CellRow,
  cellsIn,
  compile,
  type FactQuestion,
  isOfBothTimes,
  type Member,
  type Model,
  type Question,
  type Resolved,
  readingsOf,
  readRows,
  type Variant,
} from '../semantics/index.ts'
import { type Generation, stays } from '../warehouse/index.ts'
import { type Access, accessOf } from './access.ts'
import { type CellPlace, cellOf } from './cell.ts'
import { type Followed, follow } from './cohort/follow.ts'
import { restingOn } from './cohort/origin.ts'
import { compose, isWhole, merged } from './compose.ts'
import { type Door, type Holding, holdingWith } from './door.ts'
import { outsideOf, withoutUntold } from './for-others.ts'
import { gapCells } from './gap.ts'
import { columnOf, gridOf } from './grid.ts'
import { type Block, ordered } from './order.ts'
import { permitted } from './permitted.ts'
import { poolBlocks } from './pool.ts'
import type { Origin, Schools } from './provenance.ts'

import { type Released, release } from './released.ts'
import { isOwnCohort, type ResolvedVariant, resolveFor } from './resolve-for.ts'
import { type Rulings, readRulings } from './rulings.ts'
import { byFacet, type Facet, type Facets, openFacets, type Selection } from './selection.ts'

export interface NoteEffects {
  readonly clock: () => Date
}
export const noteDefaults: NoteEffects = { clock: () => new Date() }

export interface DiscloseEffects extends NoteEffects {
  /** aborted when nobody waits for the answer any longer: then nothing more is worked out, and nothing noted */
  readonly leaving: AbortSignal
}
export const discloseDefaults: DiscloseEffects = { ...noteDefaults, leaving: stays }

/** One question under way: everything that a cell needs to know of it. */
export interface Asking {
  /** as the facts can be asked; see `variant` */
  readonly query: Query
  readonly variant: Variant
  readonly access: Access
  readonly holding: Holding
  readonly rulings: Rulings
  readonly facets: Facets
  /** what is decided where the question is about the same pupils at another time, else null */
  readonly cohort: Followed | null
  /** what a cell of the fact rests on */
  readonly originOf: (fact: string, selection: Selection) => Origin
}

/** A query of an actor, on the generation that answers it. */
export interface Begun {
  readonly query: Query
  readonly access: Access
  readonly generation: Generation
  readonly holding: Holding
  /** the definition that is tried */
  readonly draft?: Local
}

/**
 * The question with the actor's rows joined to it and its “last” times by name: the conditions that its answer has beside others. Where
 * measures have different last times these stay. Throws as `disclose`.
 */
export async function conditioned(query: Query, actor: Actor, door: Door): Promise<Query> {
  const { access, holding } = await begin(query, actor, door)
  const asked = permitted(query, access, holding.known, { model: holding.model, together: false })
  // of both times the conditions are those of the time followed to
  const one = isOfBothTimes(query) ? atOneTime(query) : query
  const parts = resolveFor({ query: one, access, holding }).flatMap(({ questions: [question] }) => question?.parts ?? [])
  const named = (asked.where ?? []).map((filter) => {
    const times = filter.last === undefined ? [] : parts.map((part) => idsIn(part, filter.dimension, holding))
    const [first = []] = times
    const same = first.length > 0 && times.every((ids) => ids.join() === first.join())
    return same ? { dimension: filter.dimension, in: [...first] } : filter
  })
  return named.length === 0 ? asked : { ...asked, where: named }
}

const idsIn = ({ where }: FactQuestion, dimension: string, { memberOf }: Holding): readonly string[] =>
  (where.find((filter) => filter.dimension === dimension)?.keys ?? []).flatMap((key) => memberOf(dimension, key)?.id ?? [])

/** What the audit keeps of an answer. */
export interface Counted {
  readonly regime: Regime
  readonly shown: number
  readonly hidden: number
}

/**
 * Answers a query for an actor: only rows the actor may see, every cell decided by the pattern of (generation, regime,
 * measure), every answer noted in the audit. Shares 0–1, points as grades count them. Throws Faults: of access
 * (noFiguresForRole, emptyScope, notPermitted), of the question (semantics.resolve, closedCombination), noGeneration,
 * unknownGeneration; and the reason of `leaving`.
 */
export async function disclose(
  query: Query,
  actor: Actor,
  door: Door,
  given: Partial<DiscloseEffects> = {},
): Promise<Released<Answer>> {
  const effects = { ...discloseDefaults, ...given }
  const begun = await begin(query, actor, door)
  const answer = await makeAnswer(begun, effects.leaving)
  note(begun, counted(answer), door, effects)
  return release(answer)
}

/** As `disclose`, of a generation that held one definition more: what a draft would come to. The log has the definition with the question. */
export async function discloseDraft(
  local: Local,
  query: Query,
  actor: Actor,
  door: Door,
  given: Partial<DiscloseEffects> = {},
): Promise<Released<Answer>> {
  const effects = { ...discloseDefaults, ...given }
  const begun = await begin(query, actor, door)
  const answer = await makeAnswer({ ...begun, holding: holdingWith(begun.holding, local) }, effects.leaving)
  note({ ...begun, draft: local }, counted(answer), door, effects)
  return release(answer)
}

export async function begin(query: Query, actor: Actor, door: Door): Promise<Begun> {
  accessOf(actor) // a role without figures is refused before anything is opened
  const generation = query.generation === undefined ? await door.warehouse.current() : await door.warehouse.at(query.generation)
  const holding = await door.holding(generation)
  return { query, access: accessOf(actor, holding.succession), generation, holding }
}

/** The answer as `reader` may have it. Both ask for the same rows: those that the actor may see. */
export async function makeAnswer(begun: Begun, leaving: AbortSignal, reader: ExportReader = 'me'): Promise<Answer> {
  const { access } = begun
  if (reader === 'me') return answerBy(access, begun, leaving)
  const outside = await answerBy(outsideOf(access), begun, leaving)
  return access.own.size === 0 ? outside : withoutUntold(outside, await answerBy(access, begun, leaving))
}

/** `rules`: by whose access the cells are decided. */
async function answerBy(rules: Access, begun: Begun, leaving: AbortSignal): Promise<Answer> {
  const { query, generation, holding } = begun
  const { model } = holding
  const variants = resolveFor(begun, rules)
  const questions = variants.flatMap((variant) => variant.questions)
  const rulings = await readRulings(questions, rules, holding)
  const shared = { access: rules, holding, rulings, facets: openFacets() }
  const followed = await followedIn(variants, rules, begun)
  const originOf = originIn(holding)
  const askings = new Map(
    variants.flatMap(({ variant, resolved, questions: own }, at) => {
      const cohort = followed?.[at] ?? null
      const resting = cohort === null ? originOf : restingOn(cohort.anchor, originOf, shared.facets)
      const asking: Asking = { ...shared, query: variant.query, variant, cohort, originOf: resting }
      return own.map((question) => [question, { asking, resolved }] as const)
    }),
  )
  const blocks = await Promise.all(
    readingsOf(questions).map(async ({ question, serves }) => {
      const known = serves.map((served) => ({ served, ...knownOf(served, askings) }))
      const read = async (from: Question): Promise<readonly (readonly Block[])[]> => {
        const { sql, values } = compile(from, model)
        const grain = readRows(from, model, await generation.run(sql, values, leaving))
        return known.map(({ served, resolved, asking }) => blocksOf(served, cellsIn(served, grain), resolved, asking))
      }
      const told = await read(isOwnCohort(query, rules) ? question : holding.waiting.asTold(question))
      const seen = holding.waiting.seesNewer(question, rulings.schools) ? withNewer(told, await read(question)) : told
      return known.flatMap(({ served, resolved, asking }, at) => composed(seen[at] ?? [], served, resolved, asking, query))
    }),
  )
  const isPlain = variants.every(({ variant }) => variant.query === query)
  return answerOf(ordered(isPlain ? blocks.flat() : merged(blocks.flat()), query), begun, rules, followed?.[0]?.counts ?? null)
}

/** What is decided of each variant of a question about the same pupils; null for other questions. */
async function followedIn(
  variants: readonly ResolvedVariant[],
  access: Access,
  { query, holding, generation }: Begun,
): Promise<readonly Followed[] | null> {
  if (query.cohort === undefined) return null
  return await Promise.all(variants.map(({ questions }) => follow(questions, { access, holding, generation })))
}

interface Known {
  readonly asking: Asking
  readonly resolved: Resolved
}

/** What a question was asked for. */
function knownOf(question: Question, askings: ReadonlyMap<Question, Known>): Known {
  const known = askings.get(question)
  if (known === undefined) throw new Error('a question that no variant asked')
  return known
}

/** Blocks in the words of the query that the variant was made of. */
function composed(
  blocks: readonly Block[],
  { against }: Question,
  { gaps }: Resolved,
  asking: Asking,
  query: Query,
): readonly Block[] {
  if (asking.variant.query === query) return blocks
  const gap = isWhole(asking) ? (gaps.find(({ id }) => id === against) ?? null) : null
  return blocks.map((block) => compose(block, gap, query, asking))
}

export function counted({ cells, regime }: Answer): Counted {
  const hidden = cells.filter((cell) => cell.state === 'hidden').length
  return { regime, shown: cells.length - hidden, hidden }
}

/** Notes that the actor is told the answer, unless the actor has left; throws then, and when the audit takes no notes. */
export function note(
  { query, access, generation, draft }: Begun,
  told: Counted,
  door: Door,
  { clock, leaving }: DiscloseEffects,
): void {
  leaving.throwIfAborted()
  const { id, role } = access.actor
  const at = clock().toISOString()
  const question = JSON.stringify(draft === undefined ? query : { ...query, draft: draft.tree })
  door.audit.note({ at, kind: 'answer', actor: id, role, purpose: 'uppföljning', question, generation: generation.id, ...told })
}

/** Where a correction waits, cells of the own units are read from the new rows, the others from those told before. */
function withNewer(told: readonly (readonly Block[])[], newer: readonly (readonly Block[])[]): readonly (readonly Block[])[] {
  return told.map((blocks, of) =>
    blocks.map(({ grid, places }, at) => {
      const own = newer[of]?.[at] ?? { grid, places: [] }
      const met = new Map([...grid.met].map(([name, known]) => [name, new Map([...known, ...(own.grid.met.get(name) ?? [])])]))
      const kept = [...places.filter((place) => !place.own), ...own.places.filter((place) => place.own)]
      return { grid: { ...grid, met }, places: kept }
    }),
  )
}

/** The cells of a question, or of the difference or the mean of years that it was asked for, grouping by grouping. */
function blocksOf(question: Question, rows: readonly CellRow[], { gaps, pools }: Resolved, asking: Asking): readonly Block[] {
  const pool = pools.find(({ id }) => id === question.against)
  if (pool !== undefined) return poolBlocks(question, rows, pool, asking)
  // the sides of a difference between what is put together are cells of their own until then (compose.ts)
  const gap = isWhole(asking) ? undefined : gaps.find(({ id }) => id === question.against)
  const groups = Map.groupBy(rows, (row) => row.grouping)
  return question.groupings.map((grouping, index) => {
    const group = groups.get(index) ?? []
    return gap === undefined ? blockOf(question, grouping, group, asking) : gapCells(question, grouping, group, gap, asking)
  })
}

function blockOf(question: Question, grouping: readonly string[], rows: readonly CellRow[], asking: Asking): Block {
  const grid = gridOf(question, grouping, asking)
  const places: CellPlace[] = []
  for (const row of rows) {
    for (const figure of row.figures) {
      const column = columnOf(grid, figure.measure)
      places.push(cellOf({ grid, column, row, figure, selection: column.selectionAt(row.keys) }, asking))
    }
  }
  return { grid, places }
}

/** Files are known by school: a class is its school's, an operator all its schools. */
function originIn({ members, memberOf, provenance }: Holding): Asking['originOf'] {
  const schoolsOf = byFacet(({ keys }: Facet): Schools => {
    const operators = keys.get('operator')
    const named = keys.get('school')
    const classes = keys.get('class')?.map((key) => memberOf('class', key)?.parent ?? -1)
    if (classes === undefined && operators === undefined) return { name: String(named), keys: named ?? null }
    const schools = (members.get('school') ?? [])
      .filter(
        ({ key, parent }) =>
          (classes?.includes(key) ?? true) && (operators?.includes(parent ?? -1) ?? true) && (named?.includes(key) ?? true),
      )
      .map(({ key }) => key)
    return { name: String(schools), keys: schools }
  })
  return (fact, { unit, time }) => provenance.of(fact, schoolsOf(unit), time)
}

function answerOf(
  blocks: readonly Block[],
  { query, generation, holding }: Begun,
  rules: Access,
  cohort: CohortCounts | null,
): Answer {
  const cells = blocks.flatMap(({ places }) => places.map(({ cell }) => cell))
  // lists of files are shared by cells: each different one is read and written anew once
  const lists = new Set(cells.map((cell) => cell.sources))
  const rested = new Uint8Array(holding.provenance.files.length)
  for (const list of lists) for (const file of list) rested[file] = 1
  const used = [...rested.keys()].filter((file) => rested[file] === 1)
  const places = new Map(used.map((file, at) => [file, at]))
  const own = new Map([...lists].map((list) => [list, list.map((file) => places.get(file) ?? 0)]))
  // the cells were made for this answer; from here on their sources are counted among the answer's own
  for (const cell of cells) cell.sources = own.get(cell.sources) ?? []
  return {
    measures: query.measures.map((name) => headOf(name, holding.model)),
    labels: labelsOf(blocks, query, holding),
    ...(cohort === null ? {} : { cohort }),
    cells,
    generation: generation.id,
    catalogue: holding.model.version,
    asOf: holding.asOf,
    regime: regimeOfAll(blocks, rules),
    sources: used.flatMap((file) => holding.provenance.files[file] ?? []),
  }
}

function headOf(name: string, { measures, made }: Model): Answer['measures'][number] {
  const measure = [...measures, ...made].find((candidate) => candidate.describe.name === name)
  if (measure === undefined) throw new Fault('unknownMeasure', { name, nearest: null })
  const { kind, unit, range, direction, rule, perStage } = measure.describe
  const label = measure.said.label
  return { name, label, kind, unit, range, direction, rule, ...(perStage === undefined ? {} : { perStage }) }
}

function labelsOf(blocks: readonly Block[], query: Query, { memberOf }: Holding): Answer['labels'] {
  const schoolOf = (key: number): Member | undefined => memberOf('school', memberOf('class', key)?.parent ?? -1)
  const schools = new Set(
    blocks.flatMap(({ grid }) => [...(grid.met.get('class')?.keys() ?? [])].map((key) => schoolOf(key)?.key)),
  )
  // every school has its 9A: where the school stands nowhere else in the row, the class says it
  const full = schools.size > 1 && query.by?.includes('school') !== true
  const labels: Record<string, Record<string, string>> = {}
  for (const { grid } of blocks) {
    for (const [dimension, met] of grid.met) {
      for (const [key, { id, label }] of met) {
        labels[dimension] ??= {}
        labels[dimension][id] ??= full && dimension === 'class' ? `${schoolOf(key)?.label ?? ''}, ${label}` : label
      }
    }
  }
  return labels
}

/** The own unit's rules are told as the answer's when they decided every cell of the question itself. */
function regimeOfAll(blocks: readonly Block[], access: Access): Regime {
  const asked = blocks.filter(({ grid }) => grid.question.against === null).flatMap(({ places }) => places)
  return asked.length > 0 && asked.every((place) => place.own) ? 'own' : access.regime
}
