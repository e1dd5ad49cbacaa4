// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generation, the regime and the measure alone, never on what was asked.

import { model as schoolModel } from '../school/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Value, Writer } from '../warehouse/index.ts'
import { asked, type PatternTable, readTables, schoolYearsOf, sharesOf } from './pattern-tables.ts'
import { decideAcross, decideOwn, decideShare, type PatternRegime } from './suppression/decide.ts'
import { type Lattice, latticeOf, withOutcome } from './suppression/lattice.ts'

/** `measure` of a stored pattern: a share's own name, else `count` or `mean` for every measure of that kind. */
export const patternMeasure = (measure: Pick<Measure, 'kind' | 'describe'>): string =>
  measure.kind === 'share' ? measure.describe.name : measure.kind

/** Writes `pattern_node` and `pattern` of the generation being made. Runs in the build process. */
export async function makePattern(writer: Writer, model: Model = schoolModel): Promise<void> {
  for (const fact of model.facts) {
    // a school year at a time: its tables fit in memory, and each append costs the engine a commit
    for (const schoolYear of await schoolYearsOf(writer, fact)) {
      const tables = await readTables(writer, model, fact, schoolYear)
      await writer.append('pattern_node', tables.flatMap(nodeRows))
      await writer.append('pattern', patternRows(tables, model, fact))
    }
  }
}

const nodeRows = (table: PatternTable): readonly (readonly Value[])[] =>
  table.units.map((unit, node) => [...placeValues(table), node, unit.level, unit.key, unit.operator, unit.parent])

const placeValues = ({ place }: PatternTable): readonly Value[] => [
  place.fact,
  place.schoolYear,
  place.term,
  place.stageYear,
  place.subject,
]

function* patternRows(tables: readonly PatternTable[], model: Model, fact: Fact): Generator<readonly Value[]> {
  const kinds = new Set(model.measures.filter((measure) => measure.fact === fact.name).map((measure) => measure.kind))
  // most pupils have most subjects, so many tables of a term hold the very same groups
  const decided = new Map<string, Population>()
  for (const table of tables) {
    const row = (regime: PatternRegime, measure: string, states: Uint8Array): readonly Value[] => [
      regime,
      measure,
      ...placeValues(table),
      states,
    ]
    const population = decided.get(table.groups) ?? decidePopulation(table)
    decided.set(table.groups, population)
    for (const kind of ['count', 'mean'] as const) {
      if (!kinds.has(kind)) continue
      yield row('across', kind, population.across)
      yield row('reference', kind, population.reference)
      yield row('own', kind, kind === 'count' ? population.ownCount : population.ownMean())
    }
    for (const [index, measure] of sharesOf(model, fact).entries()) {
      if (measure.stageYears !== null && !measure.stageYears.includes(table.place.stageYear)) continue
      yield* shareRows(withOutcome(population.lattice, hitsOf(table, index)), measure, population, row)
    }
  }
}

/** What is decided of the head counts of a table, which every measure of it inherits. */
interface Population {
  readonly lattice: Lattice
  readonly across: Uint8Array
  readonly reference: Uint8Array
  readonly ownCount: Uint8Array
  readonly ownMean: () => Uint8Array
}

function decidePopulation(table: PatternTable): Population {
  const lattice = latticeOf(table.units, table.sizes, asked, hitsOf(table, null), table.weights)
  const across = decideAcross(lattice, 'across', null)
  const reference = decideAcross(lattice, 'reference', across)
  const ownCount = decideOwn(lattice, 'count', { reference, base: null, heads: reference })
  let mean: Uint8Array | null = null
  const ownMean = (): Uint8Array => {
    mean ??= decideOwn(lattice, 'mean', { reference, base: ownCount, heads: reference })
    return mean
  }
  return { lattice, across, reference, ownCount, ownMean }
}

function* shareRows(
  lattice: Lattice,
  measure: Measure,
  population: Population,
  row: (regime: PatternRegime, measure: string, states: Uint8Array) => readonly Value[],
): Generator<readonly Value[]> {
  const { name } = measure.describe
  const across = decideShare(lattice, 'across', population.across, population.across)
  const reference = decideShare(lattice, 'reference', mostHidden(across, population.reference), population.reference)
  yield row('across', name, across)
  yield row('reference', name, reference)
  yield row('own', name, decideOwn(lattice, 'share', { reference, base: population.ownCount, heads: population.reference }))
}

/** What either hides, with the first one's reason where both do. */
const mostHidden = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((state, at) => (state === 0 ? (b[at] ?? 0) : state))

const hitsOf = (table: PatternTable, share: number | null) =>
  table.atoms.map((atom) => ({ ...atom, hits: share === null ? 0 : (atom.hits[share] ?? 0) }))
