// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generation, the regime and the measure alone, never on what was asked.

import { model as schoolModel } from '../school/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Value, Writer } from '../warehouse/index.ts'
import { asked, type PatternTable, readTables, sharesOf } from './pattern-tables.ts'
import { decideAcross, decideOwn, decideShare, type PatternRegime } from './suppression/decide.ts'
import { type Lattice, latticeOf } from './suppression/lattice.ts'

/** `measure` of a stored pattern: a share's own name, else `count` or `mean` for every measure of that kind. */
export const patternMeasure = (measure: Pick<Measure, 'kind' | 'describe'>): string =>
  measure.kind === 'share' ? measure.describe.name : measure.kind

/** Writes `pattern_node` and `pattern` of the generation being made. Runs in the build process. */
export async function makePattern(writer: Writer, model: Model = schoolModel): Promise<void> {
  for (const fact of model.facts) {
    for await (const table of readTables(writer, model, fact)) {
      await writer.append('pattern_node', nodeRows(table))
      await writer.append('pattern', [...patternRows(table, model, fact)])
    }
  }
}

const nodeRows = (table: PatternTable): readonly (readonly Value[])[] =>
  table.units.map((unit, node) => [...placeValues(table), node, unit.level, unit.key, unit.parent])

const placeValues = ({ place }: PatternTable): readonly Value[] => [
  place.fact,
  place.schoolYear,
  place.term,
  place.stageYear,
  place.subject,
]

function* patternRows(table: PatternTable, model: Model, fact: Fact): Generator<readonly Value[]> {
  const row = (regime: PatternRegime, measure: string, states: Uint8Array): readonly Value[] => [
    regime,
    measure,
    ...placeValues(table),
    states,
  ]
  const population = latticeOf(table.units, table.sizes, asked, hitsOf(table, null))
  const across = decideAcross(population, 'across', null)
  const reference = decideAcross(population, 'reference', across)
  const ownCount = decideOwn(population, 'count', reference, null)
  yield row('across', 'count', across)
  yield row('reference', 'count', reference)
  yield row('own', 'count', ownCount)
  yield row('across', 'mean', across)
  yield row('reference', 'mean', reference)
  yield row('own', 'mean', decideOwn(population, 'mean', reference, ownCount))
  for (const [index, measure] of sharesOf(model, fact).entries()) {
    if (measure.stageYears !== null && !measure.stageYears.includes(table.place.stageYear)) continue
    yield* shareRows(
      latticeOf(table.units, table.sizes, asked, hitsOf(table, index)),
      measure,
      { across, reference, ownCount },
      row,
    )
  }
}

function* shareRows(
  lattice: Lattice,
  measure: Measure,
  population: { readonly across: Uint8Array; readonly reference: Uint8Array; readonly ownCount: Uint8Array },
  row: (regime: PatternRegime, measure: string, states: Uint8Array) => readonly Value[],
): Generator<readonly Value[]> {
  const { name } = measure.describe
  const across = decideShare(lattice, 'across', population.across)
  const reference = decideShare(lattice, 'reference', mostHidden(across, population.reference))
  yield row('across', name, across)
  yield row('reference', name, reference)
  yield row('own', name, decideOwn(lattice, 'share', reference, population.ownCount))
}

/** What either hides, with the first one's reason where both do. */
const mostHidden = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((state, at) => (state === 0 ? (b[at] ?? 0) : state))

const hitsOf = (table: PatternTable, share: number | null) =>
  table.atoms.map((atom) => ({ ...atom, hits: share === null ? 0 : (atom.hits[share] ?? 0) }))
