// The one door to figures. Every figure that leaves the product has gone through `disclose`.
import { type Actor, type Answer, type Cell, Fault, type Query, type Regime } from '../contract/index.ts'
import { model } from '../school/index.ts'
import {
  askedKeys,
  type CellRow,
  compile,
  type FactQuestion,
  type Member,
  type Question,
  readRows,
  resolve,
} from '../semantics/index.ts'
import type { Generation } from '../warehouse/index.ts'
import { type Access, accessOf, permitted } from './access.ts'
import { type CellPlace, cellOf } from './cell.ts'
import type { Door, Holding } from './door.ts'
import { gapCells } from './gap.ts'
import { attributesPermitted } from './limits.ts'
import { orderCells } from './order.ts'
import { type Released, release } from './released.ts'
import { type Rulings, readRulings } from './rulings.ts'

export interface DiscloseEffects {
  readonly clock: () => Date
}
const defaults: DiscloseEffects = { clock: () => new Date() }

/** One question under way: everything that a cell needs to know of it. */
export interface Asking {
  readonly query: Query
  readonly access: Access
  readonly holding: Holding
  readonly rulings: Rulings
  /** wider questions already found for this answer (wider.ts) */
  readonly wider: Map<string, Query | null>
}

/**
 * Answers a query for an actor: only rows the actor may see, every cell decided by the pattern of (generation, regime,
 * measure), every answer noted in the audit. Shares 0–1, points as grades count them. Throws Faults: of access
 * (noFiguresForRole, emptyScope, notPermitted), of the question (semantics.resolve, closedCombination), noGeneration,
 * unknownGeneration.
 */
export async function disclose(
  query: Query,
  actor: Actor,
  door: Door,
  effects: DiscloseEffects = defaults,
): Promise<Released<Answer>> {
  const access = accessOf(actor)
  const generation = query.generation === undefined ? await door.warehouse.current() : await door.warehouse.at(query.generation)
  const holding = await door.holding(generation)
  const schools = (holding.members.get('school') ?? []).map((school) => school.id)
  const resolved = resolve(permitted(query, access, schools), model, holding.members, holding.slices)
  for (const question of resolved.questions) attributesPermitted(question)
  const rulings = await readRulings(resolved.questions, access, holding)
  const asking: Asking = { query, access, holding, rulings, wider: new Map() }
  const gaps = new Map(resolved.gaps.map((gap) => [gap.id, gap]))
  const parts = await Promise.all(
    resolved.questions.map(async (question) => {
      const rows = await answerRows(question, generation)
      const gap = question.against === null ? undefined : gaps.get(question.against)
      return gap === undefined ? cellsOf(question, rows, asking) : gapCells(question, rows, gap, asking)
    }),
  )
  const answer = answerOf(orderCells(parts.flat(), query, holding), generation, asking)
  const count = (state: Cell['state']): number => answer.cells.filter((cell) => cell.state === state).length
  door.audit.note({
    at: effects.clock().toISOString(),
    kind: 'answer',
    actor: actor.id,
    role: actor.role,
    purpose: 'uppföljning',
    question: JSON.stringify(query),
    generation: generation.id,
    regime: answer.regime,
    shown: answer.cells.length - count('hidden'),
    hidden: count('hidden'),
  })
  return release(answer)
}

async function answerRows(question: Question, generation: Generation): Promise<readonly CellRow[]> {
  const statement = compile(question, model)
  return readRows(question, model, await generation.run(statement.sql, statement.values))
}

function cellsOf(question: Question, rows: readonly CellRow[], asking: Asking): readonly CellPlace[] {
  return rows.flatMap((row) =>
    row.figures.map((figure) => {
      const part = partOf(question, figure.measure)
      return cellOf({ question, part, row, keys: askedKeys(question, row.keys), figure }, asking)
    }),
  )
}

export function partOf(question: Question, measure: string): FactQuestion {
  const part = question.parts.find((candidate) => candidate.measures.some((m) => m.describe.name === measure))
  if (part === undefined) throw new Error(`no part of the question has the measure ${measure}`)
  return part
}

function answerOf(places: readonly CellPlace[], generation: Generation, { query, access, holding }: Asking): Answer {
  const seen = new Set<number>()
  for (const { cell } of places) for (const file of cell.sources) seen.add(file)
  const used = [...seen].sort((a, b) => a - b)
  const index = new Map(used.map((file, at) => [file, at]))
  const cells = places.map(({ cell }) => {
    // the cell was made for this answer; from here on its sources are counted among the answer's own
    cell.sources = cell.sources.map((file) => index.get(file) ?? 0)
    return cell
  })
  return {
    measures: query.measures.map((name) => headOf(name)),
    labels: labelsOf(places, query, holding),
    cells,
    generation: generation.id,
    catalogue: model.version,
    asOf: holding.asOf,
    regime: regimeOfAll(places, access),
    sources: used.flatMap((file) => holding.provenance.files[file] ?? []),
  }
}

function headOf(name: string): Answer['measures'][number] {
  const measure = model.measures.find((candidate) => candidate.describe.name === name)
  if (measure === undefined) throw new Fault('unknownMeasure', { name, nearest: null })
  const { label, kind, unit, range, direction, rule } = measure.describe
  return { name, label, kind, unit, range, direction, rule }
}

function labelsOf(places: readonly CellPlace[], query: Query, { memberOf }: Holding): Answer['labels'] {
  const labels: Record<string, Record<string, string>> = {}
  const schoolOf = (key: number): Member | undefined => memberOf('school', memberOf('class', key)?.parent ?? -1)
  const schools = new Set(places.flatMap(({ keys }) => (keys.class === undefined ? [] : [schoolOf(keys.class)?.key])))
  // every school has its 9A: where the school stands nowhere else in the row, the class says it
  const full = schools.size > 1 && query.by?.includes('school') !== true
  for (const { cell, keys } of places) {
    for (const [dimension, key] of Object.entries(keys)) {
      labels[dimension] ??= {}
      const id = cell.keys[dimension] ?? String(key)
      const label = memberOf(dimension, key)?.label ?? id
      labels[dimension][id] ??= full && dimension === 'class' ? `${schoolOf(key)?.label ?? ''}, ${label}` : label
    }
  }
  return labels
}

/** The own unit's rules are told as the answer's when they decided every cell of the question itself. */
function regimeOfAll(places: readonly CellPlace[], access: Access): Regime {
  const asked = places.filter((place) => place.cell.against === null)
  return asked.length > 0 && asked.every((place) => place.own) ? 'own' : access.regime
}
