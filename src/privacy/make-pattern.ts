// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generation, the regime and the measure alone, never on what was asked.

import { model as schoolModel } from '../school/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Value, Writer } from '../warehouse/index.ts'
import { packed } from './packed.ts'
import { asked, derivedOf, type PatternTable, readTables, schoolYearsOf } from './pattern-tables.ts'
import { decideOutcome, decidePopulation, type Population, withoutMissing } from './populations.ts'
import { patternRegimes } from './suppression/decide.ts'
import { type Atom, type Lattice, latticeOf, withOutcome } from './suppression/lattice.ts'

/** `measure` of a stored pattern: the measure's own name, and `count` for every count of heads. */
export const patternMeasure = (measure: Pick<Measure, 'kind' | 'describe'>): string =>
  measure.kind === 'count' ? measure.kind : measure.describe.name

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
  const counts = model.measures.some((measure) => measure.fact === fact.name && measure.kind === 'count')
  // most pupils have most subjects, so many tables of a term hold the very same groups
  const decided = new Map<string, Population>()
  for (const table of tables) {
    const rowsOf = (measure: string, states: Population['counts']): readonly (readonly Value[])[] =>
      patternRegimes.map((regime) => [regime, measure, ...placeValues(table), packed(states[regime])])
    const population = decided.get(table.groups) ?? decidePopulation(headsOf(table), null)
    decided.set(table.groups, population)
    if (counts) yield* rowsOf('count', population.counts)
    for (const [index, measure] of derivedOf(model, fact).entries()) {
      if (measure.stageYears !== null && !measure.stageYears.includes(table.place.stageYear)) continue
      const counted = decideCounted(table, measure, index, population)
      const outcome = (): Lattice => withOutcome(counted.lattice, outcomesOf(table, index))
      yield* rowsOf(measure.describe.name, measure.kind === 'mean' ? counted.means() : decideOutcome(outcome(), counted))
    }
  }
}

/** Those with a value of the measure, where they are fewer than the heads. */
function decideCounted(table: PatternTable, measure: Measure, index: number, heads: Population): Population {
  if (table.atoms.every((atom) => atom.measures[index]?.counted === atom.n)) return heads
  const counted = countedOf(table, index)
  if (measure.kind === 'mean') return decidePopulation(counted, heads)
  const valued = table.atoms.map((atom) => ({ ...atom, hits: atom.measures[index]?.counted ?? 0 }))
  return decidePopulation(counted, withoutMissing(withOutcome(heads.lattice, valued), heads))
}

const newLattice = (table: PatternTable, atoms: readonly Atom[]): Lattice =>
  latticeOf(table.units, table.sizes, asked, atoms, table.weights)

const headsOf = (table: PatternTable): Lattice =>
  newLattice(
    table,
    table.atoms.map((atom) => ({ ...atom, hits: 0 })),
  )

/** Those with a value of the measure. */
const countedOf = (table: PatternTable, index: number): Lattice =>
  newLattice(
    table,
    table.atoms.map((atom) => ({ ...atom, n: atom.measures[index]?.counted ?? 0, hits: 0 })),
  )

const outcomesOf = (table: PatternTable, index: number): readonly Atom[] =>
  table.atoms.map((atom) => ({ ...atom, hits: atom.measures[index]?.hits ?? 0 }))
