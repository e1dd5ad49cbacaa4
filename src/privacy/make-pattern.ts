// Decides, when a generation is made, what may be shown of it: for each regime and measure over the lattice unit × time ×
// at most two attributes. Hidden or open depends on the generation, the regime and the measure alone, never on what was asked.

import { model as schoolModel } from '../school/index.ts'
import type { Fact, Measure, Model } from '../semantics/index.ts'
import type { Value, Writer } from '../warehouse/index.ts'
import { packed } from './packed.ts'
import { asked, derivedOf, type PatternTable, readTables, schoolYearsOf } from './pattern-tables.ts'
import { decideAcross, decideOwn, decideShare, type PatternRegime } from './suppression/decide.ts'
import { type Atom, type Lattice, latticeOf, withOutcome } from './suppression/lattice.ts'
import { isHidden } from './suppression/states.ts'

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

type RowOf = (regime: PatternRegime, measure: string, states: Uint8Array) => readonly Value[]

function* patternRows(tables: readonly PatternTable[], model: Model, fact: Fact): Generator<readonly Value[]> {
  const counts = model.measures.some((measure) => measure.fact === fact.name && measure.kind === 'count')
  // most pupils have most subjects, so many tables of a term hold the very same groups
  const decided = new Map<string, Population>()
  for (const table of tables) {
    const row: RowOf = (regime, measure, states) => [regime, measure, ...placeValues(table), packed(states)]
    const population = decided.get(table.groups) ?? decidePopulation(headsOf(table), null)
    decided.set(table.groups, population)
    if (counts) {
      yield row('across', 'count', population.across)
      yield row('reference', 'count', population.reference)
      yield row('own', 'count', population.ownCount)
    }
    for (const [index, measure] of derivedOf(model, fact).entries()) {
      if (measure.stageYears !== null && !measure.stageYears.includes(table.place.stageYear)) continue
      const counted = table.atoms.every((atom) => atom.measures[index]?.counted === atom.n)
        ? population
        : decidePopulation(countedOf(table, index), population)
      if (measure.kind === 'mean') yield* meanRows(measure, counted, row)
      else yield* shareRows(withOutcome(counted.lattice, outcomesOf(table, index)), measure, counted, row)
    }
  }
}

/** What is decided of head counts, which every measure of them inherits. */
interface Population {
  readonly lattice: Lattice
  readonly across: Uint8Array
  readonly reference: Uint8Array
  readonly ownCount: Uint8Array
  readonly ownMean: () => Uint8Array
}

/** `wider`: the heads of which these are those with a value; what is hidden of them stays hidden. */
function decidePopulation(lattice: Lattice, wider: Population | null): Population {
  const across = underHeads(decideAcross(lattice, 'across', wider?.across ?? null), wider?.across)
  const most = wider === null ? across : mostHidden(across, wider.reference)
  const reference = underHeads(decideAcross(lattice, 'reference', most), wider?.reference)
  const own = { reference, base: wider?.ownCount ?? null, heads: reference }
  const ownCount = underHeads(decideOwn(lattice, 'count', own), wider?.ownCount)
  let mean: Uint8Array | null = null
  const ownMean = (): Uint8Array => {
    mean ??= underHeads(decideOwn(lattice, 'mean', { reference, base: ownCount, heads: reference }), wider?.ownMean())
    return mean
  }
  return { lattice, across, reference, ownCount, ownMean }
}

/**
 * What the heads hide stays hidden: that nobody of a group has a value is told only where the group may be, and a class that holds
 * every value of its school, but not every pupil, is told no more of than its own heads.
 */
const underHeads = (states: Uint8Array, heads: Uint8Array | undefined): Uint8Array =>
  states.map((state, at) => {
    const head = heads?.[at] ?? state
    return isHidden(head) && !isHidden(state) ? head : state
  })

function* meanRows(measure: Measure, counted: Population, row: RowOf): Generator<readonly Value[]> {
  const { name } = measure.describe
  yield row('across', name, counted.across)
  yield row('reference', name, counted.reference)
  yield row('own', name, counted.ownMean())
}

function* shareRows(lattice: Lattice, measure: Measure, counted: Population, row: RowOf): Generator<readonly Value[]> {
  const { name } = measure.describe
  const across = decideShare(lattice, 'across', counted.across, counted.across)
  const reference = decideShare(lattice, 'reference', mostHidden(across, counted.reference), counted.reference)
  yield row('across', name, across)
  yield row('reference', name, reference)
  yield row('own', name, decideOwn(lattice, 'share', { reference, base: counted.ownCount, heads: counted.reference }))
}

/** What either hides, with the first one's reason where both do. */
const mostHidden = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((state, at) => (state === 0 ? (b[at] ?? 0) : state))

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
