// Decides the tables of one fact and school year. Pure: it needs no database, so that years are decided side by side (deciders.ts).
import type { MeasureKind } from '../contract/index.ts'
import { nextMeasurementDate } from '../school/rules/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Row, Value } from '../warehouse/index.ts'
import { packed } from './packed.ts'
import { type PastTable, pastTables, placeName, type Stored } from './past-tables.ts'
import { derivedOf, type PatternTable, tablesOf } from './pattern-tables.ts'
import { decideBalance, decideOutcome, decidePopulation, hidesNoMore, type Population, withoutMissing } from './populations.ts'
import { patternRegimes } from './suppression/decide.ts'
import { openTable, type Sight } from './table-sight.ts'
import { closedIn } from './topic.ts'
import { underWhole, type Whole } from './under-whole.ts'

/** `measure` of a stored pattern: the measure's own name, and `count` for every count of heads. */
export const patternMeasure = (measure: Pick<Measure, 'kind' | 'describe'>): string =>
  measure.kind === 'count' ? heads : measure.describe.name
const heads = 'count'

/** Everything a year is decided from; plain data, which can be handed to another thread. */
export interface Year {
  readonly model: Model
  readonly fact: Fact
  /** of `readGroups` */
  readonly groups: readonly Row[]
  /** of the earlier generation; null when there is none */
  readonly stored: Stored | null
  /** of `readTouched`, by place */
  readonly touched: ReadonlyMap<string, readonly Row[]>
  /** of the load, ISO date */
  readonly day: string
}

type Values = readonly (readonly Value[])[]

/** Rows of `pattern_node`, `corrected_table` and `pattern`. */
export interface Decided {
  readonly nodes: Values
  readonly waits: Values
  readonly patterns: Values
}

export function decideYear({ model, fact, groups, stored, touched, day }: Year): Decided {
  const tables = tablesOf(model, fact, groups)
  const pasts: Pasts = stored === null ? new Map() : pastTables(fact, stored)
  return {
    nodes: tables.flatMap(nodeRows),
    waits: tables.flatMap(waitRows(pasts, touched, day)),
    patterns: [...patternRows(tables, model, fact, pasts, touched, day)],
  }
}

type Pasts = ReadonlyMap<string, PastTable>
type Touched = Year['touched']

const nodeRows = (table: PatternTable): Values =>
  table.units
    .slice(0, table.present)
    .map((unit, node) => [...placeValues(table), node, unit.level, unit.key, unit.operator, unit.parent])

const placeValues = ({ place }: PatternTable): readonly Value[] => [
  place.fact,
  place.schoolYear,
  place.term,
  place.stageYear,
  place.topic,
]

/** Until when the corrected nodes of a table wait: those that wait already, until their day; new ones, until the next. */
const waitRows =
  (pasts: Pasts, touched: Touched, day: string) =>
  (table: PatternTable): Values => {
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
  const wholes = new Map<string, Whole>()
  for (const table of tables) {
    const name = placeName(table.place)
    const sight = openTable(table, pasts.get(name) ?? null, touched.get(name) ?? [], day)
    const measures = derivedOf(model, fact).filter(
      ({ stageYears }) => stageYears === null || stageYears.includes(table.place.stageYear),
    )
    const isNarrow = fact.narrow !== null && closedIn(fact, table.place.topic).length > 0
    // a narrow table goes by the whole of its time, which comes first
    const copied = fact.narrow === null ? sight.copied([heads, ...measures.map(({ describe }) => describe.name)]) : null
    if (copied !== null) {
      for (const [regime, measure, states] of copied) yield [regime, measure, ...placeValues(table), packed(states)]
      continue
    }
    const rowsOf = (measure: string, decided: Population['counts']): Values => {
      const states = sight.ownAsOthers(decided)
      return patternRegimes.map((regime) => [
        regime,
        measure,
        ...placeValues(table),
        packed(sight.stored(regime, measure, states[regime])),
      ])
    }
    const time = [table.place.schoolYear, table.place.term, table.place.stageYear].join()
    const whole = isNarrow ? wholes.get(time) : undefined
    if (isNarrow && whole === undefined) throw new Error('a narrow table without the whole')
    const above = whole === undefined ? null : underWhole(whole, table, sight.heads())
    const groups = `${isNarrow ? time : ''}|${table.groups}`
    const known = above?.isSame === true ? above.population : sight.hasPast ? undefined : decided.get(groups)
    const population = known ?? decidePopulation(sight.heads(), above?.population ?? null, sight.past(heads, null))
    if (!sight.hasPast) decided.set(groups, population)
    if (fact.narrow !== null && !isNarrow) wholes.set(time, { ...population, table })
    yield* rowsOf(heads, population.counts)
    for (const measure of measures) {
      const index = derivedOf(model, fact).indexOf(measure)
      const { name } = measure.describe
      const kind = measure.kind === 'mean' && measure.steps !== null ? 'balance' : measure.kind
      yield* rowsOf(name, decisions[kind](sight, name, index, population))
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
  ratio: (sight, name, index, population) => {
    if (sight.hasAllValues(index)) return population.means()
    const counted = sight.counted(index)
    return (
      hidesNoMore(counted, population) ? population : decidePopulation(counted, population, sight.past(name, index))
    ).means()
  },
  balance: (sight, name, index, population) => {
    const counted = sight.hasAllValues(index) ? population : decidePopulation(sight.counted(index), population)
    return decideBalance(sight.steps(index), counted, sight.past(name, index, 'steps'))
  },
}
