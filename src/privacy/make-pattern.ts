// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generations told so far, the regime and the measure alone, never on what was asked.

import type { MeasureKind } from '../contract/index.ts'
import { model as schoolModel } from '../school/index.ts'
import { nextMeasurementDate } from '../school/rules/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Row, Value, Writer } from '../warehouse/index.ts'
import { attachEarlier, detachEarlier, earlierTable, releasedTable } from './earlier.ts'
import { holdCorrections, nameClasses } from './hold.ts'
import { packed } from './packed.ts'
import { type PastTable, placeName, readPast, readTouched } from './past-tables.ts'
import { derivedOf, type PatternTable, readTables, schoolYearsOf } from './pattern-tables.ts'
import { decideOutcome, decidePopulation, type Population, withoutMissing } from './populations.ts'
import { patternRegimes } from './suppression/decide.ts'
import { openTable, type Sight } from './table-sight.ts'

/** `measure` of a stored pattern: the measure's own name, and `count` for every count of heads. */
export const patternMeasure = (measure: Pick<Measure, 'kind' | 'describe'>): string =>
  measure.kind === 'count' ? heads : measure.describe.name
const heads = 'count'

/** `base`: the file of the generation before, null for the first; `builtAt`: ISO 8601. */
export interface Making {
  readonly base: string | null
  readonly builtAt: string
}

/**
 * Holds back what rule 7 does, and writes `pattern_node` and `pattern` of the generation being made. Runs in the build process.
 */
export async function makePattern(writer: Writer, { base, builtAt }: Making, model: Model = schoolModel): Promise<void> {
  const day = builtAt.slice(0, 10)
  const hasEarlier = await attachEarlier(writer, base)
  const held = hasEarlier ? await holdCorrections(writer, day) : new Set<string>()
  if (hasEarlier) await nameClasses(writer, held)
  for (const fact of model.facts) {
    const released = held.has(fact.name) ? releasedTable(fact) : fact.table
    const touched: Touched = hasEarlier ? await readTouched(writer, fact, released, day) : new Map()
    const told = { released, hasHeld: held.has(fact.name), earlier: hasEarlier ? earlierTable(fact) : null }
    // a school year at a time: its tables fit in memory, and each append costs the engine a commit
    for (const schoolYear of await schoolYearsOf(writer, released)) {
      const tables = await readTables(writer, model, fact, schoolYear, told)
      const pasts: Pasts = hasEarlier ? await readPast(writer, fact, schoolYear) : new Map()
      await writer.append('pattern_node', tables.flatMap(nodeRows))
      await writer.append('corrected_table', tables.flatMap(waitRows(pasts, touched, day)))
      await writer.append('pattern', patternRows(tables, model, fact, pasts, touched, day))
    }
  }
  if (hasEarlier) await detachEarlier(writer)
}

type Pasts = ReadonlyMap<string, PastTable>
type Touched = ReadonlyMap<string, readonly Row[]>

const nodeRows = (table: PatternTable): readonly (readonly Value[])[] =>
  table.units
    .slice(0, table.present)
    .map((unit, node) => [...placeValues(table), node, unit.level, unit.key, unit.operator, unit.parent])

const placeValues = ({ place }: PatternTable): readonly Value[] => [
  place.fact,
  place.schoolYear,
  place.term,
  place.stageYear,
  place.subject,
]

/** Until when the corrected nodes of a table wait: those that wait already, until their day; new ones, until the next. */
const waitRows =
  (pasts: Pasts, touched: Touched, day: string) =>
  (table: PatternTable): readonly (readonly Value[])[] => {
    const name = placeName(table.place)
    const past = pasts.get(name)
    if (past === undefined) return []
    const until = touched.has(name) ? nextMeasurementDate(day) : past.until
    return until === null || until <= day ? [] : [[...placeValues(table), until]]
  }

function* patternRows(
  tables: readonly PatternTable[],
  model: Model,
  fact: Fact,
  pasts: Pasts,
  touched: Touched,
  day: string,
): Generator<readonly Value[]> {
  // most pupils have most subjects, so many tables of a term hold the very same groups
  const decided = new Map<string, Population>()
  for (const table of tables) {
    const name = placeName(table.place)
    const sight = openTable(table, pasts.get(name) ?? null, touched.get(name) ?? [], day)
    const measures = derivedOf(model, fact).filter(
      ({ stageYears }) => stageYears === null || stageYears.includes(table.place.stageYear),
    )
    const copied = sight.copied([heads, ...measures.map(({ describe }) => describe.name)])
    if (copied !== null) {
      for (const [regime, measure, states] of copied) yield [regime, measure, ...placeValues(table), packed(states)]
      continue
    }
    const rowsOf = (measure: string, states: Population['counts']): readonly (readonly Value[])[] =>
      patternRegimes.map((regime) => [
        regime,
        measure,
        ...placeValues(table),
        packed(sight.stored(regime, measure, states[regime])),
      ])
    const known = sight.hasPast ? undefined : decided.get(table.groups)
    const population = known ?? decidePopulation(sight.heads, null, sight.past(heads, null))
    if (!sight.hasPast) decided.set(table.groups, population)
    yield* rowsOf(heads, population.counts)
    for (const measure of measures) {
      const index = derivedOf(model, fact).indexOf(measure)
      const { name } = measure.describe
      yield* rowsOf(name, decisions[measure.kind](sight, name, index, population))
    }
  }
}

type Decide = (sight: Sight, name: string, index: number, population: Population) => Population['counts']

/** A kind of measure that declares no way to be decided does not compile: nothing of it could be told safely. */
const decisions: Readonly<Record<Exclude<MeasureKind, 'count'>, Decide>> = {
  mean: (sight, name, index, population) =>
    (sight.hasAllValues(index)
      ? population
      : decidePopulation(sight.counted(index), population, sight.past(name, index))
    ).means(),
  share: (sight, name, index, population) => {
    const counted = sight.hasAllValues(index)
      ? population
      : decidePopulation(sight.counted(index), withoutMissing(sight.valued(index, population.lattice), population))
    return decideOutcome(sight.outcome(index, counted.lattice), counted, sight.past(name, index))
  },
}
