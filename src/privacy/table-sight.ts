// One table as its measures see it, now and before.
import type { Row } from '../warehouse/index.ts'
import { toldBefore } from './packed.ts'
import { correctedNodes, type PastTable, pastOf } from './past-tables.ts'
import type { PatternTable, TableAtom } from './pattern-tables.ts'
import type { PastOf, Population } from './populations.ts'
import { fewestInvited, type PatternRegime, patternRegimes } from './suppression/decide.ts'
import { type Atom, type Lattice, latticeOf, withOutcome } from './suppression/lattice.ts'
import { isHidden } from './suppression/states.ts'

export interface Sight {
  readonly hasPast: boolean
  readonly heads: () => Lattice
  /** has every pupil a value of the measure? `index`: of derivedOf */
  readonly hasAllValues: (index: number) => boolean
  /** those with a value */
  readonly counted: (index: number) => Lattice
  /** the same pupils as `of`, hits those with a value */
  readonly valued: (index: number, of: Lattice) => Lattice
  /** the same pupils as `of`, hits those who reached the outcome */
  readonly outcome: (index: number, of: Lattice) => Lattice
  /** the steps of a measure that has them (`Measure.steps`) in place of rows: hits are those that are up */
  readonly steps: (index: number) => Lattice
  /** what was told of a stored measure; `index` null: of the heads */
  readonly past: (measure: string, index: number | null, counted?: 'rows' | 'steps') => PastOf
  /** `decided`, but of schools that nobody holds the list of and that are told otherwise than before, in which nothing is told but what others may be */
  readonly ownAsOthers: (decided: Population['counts']) => Population['counts']
  /** states as they are stored */
  readonly stored: (regime: PatternRegime, measure: string, states: Uint8Array) => Uint8Array
  /** everything stored of the table before, where nothing has changed; null when it must be decided */
  readonly copied: (measures: readonly string[]) => readonly (readonly [PatternRegime, string, Uint8Array])[] | null
}

type AtomOf = (atom: TableAtom) => Atom
const headsIn: AtomOf = (atom) => ({ ...atom, hits: 0 })
const countedIn =
  (index: number): AtomOf =>
  (atom) => ({ ...atom, n: atom.measures[index]?.counted ?? 0, hits: 0 })
const valuedIn =
  (index: number): AtomOf =>
  (atom) => ({ ...atom, hits: atom.measures[index]?.counted ?? 0 })
const hitsIn =
  (index: number): AtomOf =>
  (atom) => ({ ...atom, hits: atom.measures[index]?.hits ?? 0 })

const stepsIn =
  (index: number): AtomOf =>
  (atom) => {
    const { steps, hits } = atom.measures[index] ?? { steps: 0, hits: 0 }
    return { ...atom, n: steps, hits }
  }

/** `touched`: the table's rows of pupils who are told otherwise than before; `day`: ISO date of the load. */
export function openTable(table: PatternTable, before: PastTable | null, touched: readonly Row[], day: string): Sight {
  const past = table.earlier === null ? null : before
  const stays = past !== null && past.until !== null && past.until > day
  // most tables of a load are as they were, and copied: nothing of those need be counted
  let heads: Lattice | null = null
  const everyone = (): Lattice => {
    heads ??= latticeWith(table, headsIn)
    return heads
  }
  const width = table.sizes.reduce((product, size) => product * size, 1)
  const unitsThen = past === null ? [] : past.unitThen(table)
  const corrected = past === null || touched.length === 0 ? null : correctedNodes(table, touched, everyone().shape.covering)
  const pastIn: Sight['past'] =
    (measure, index, counted = 'rows') =>
    (regime) => {
      if (past === null || table.earlier === null) return null
      const atomOf = index === null ? headsIn : counted === 'steps' ? stepsIn(index) : countedThen(index)
      const then = table.earlier.map(atomOf)
      const lattice = latticeOf(table.units, table.sizes, table.asked, then, table.weights, table.byClass)
      return pastOf(past, `${regime}/${measure}`, lattice, unitsThen, index === null ? corrected : null, stays)
    }
  return {
    hasPast: past !== null,
    heads: everyone,
    hasAllValues: (index) =>
      [...table.atoms, ...[...table.held.values()].flat()].every(({ n, measures }) => measures[index]?.counted === n),
    counted: (index) => latticeWith(table, countedIn(index)),
    valued: (index, of) => outcomeOf(table, of, valuedIn(index)),
    outcome: (index, of) => outcomeOf(table, of, hitsIn(index)),
    steps: (index) => latticeWith(table, stepsIn(index)),
    past: pastIn,
    ownAsOthers: (decided) => {
      const schools = past === null || table.rowsOf === 'pupils' ? [] : changedSchools(table)
      if (schools.length === 0) return decided
      const asOthers = (own: Uint8Array, outer: Uint8Array): Uint8Array => {
        const states = own.slice()
        for (const [unit, school] of everyone().schoolOf.entries())
          if (schools.includes(school)) states.set(outer.subarray(unit * width, (unit + 1) * width), unit * width)
        return states
      }
      return {
        ...decided,
        own: asOthers(decided.own, decided.reference),
        ownSeveral: asOthers(decided.ownSeveral, decided.referenceSeveral),
      }
    },
    stored: (regime, measure, states) => {
      const was = regime === 'own' || regime === 'ownSeveral' ? null : pastIn(measure, null)(regime)
      const bytes =
        was === null ? states : states.map((state, at) => (was.told[at] === 1 && isHidden(state) ? state | toldBefore : state))
      return bytes.subarray(0, table.present * width)
    },
    copied: (measures) => {
      // a mean may change while every count stays, so who is told otherwise is asked for too
      if (past === null || touched.length > 0 || !table.isUnchanged || table.held.size > 0 || past.wasHeld) return null
      if (past.until !== null && past.until <= day) return null
      // the same groups make the same tree; only its order may be another
      if (unitsThen.slice(0, table.present).some((unit, at) => unit !== at)) return null
      const all = measures.flatMap((measure) => patternRegimes.map((regime) => [regime, measure] as const))
      const rows = all.flatMap(([regime, measure]) => {
        const states = past.states.get(`${regime}/${measure}`)
        return states?.length === table.present * width ? [[regime, measure, states] as const] : []
      })
      return rows.length === all.length ? rows : null
    },
  }
}

/** Of a mean and a share alike: pupils with a value, and of them those who reached the outcome. */
const countedThen =
  (index: number): AtomOf =>
  (atom) => ({ ...hitsIn(index)(atom), n: atom.measures[index]?.counted ?? 0 })

/** Schools (units) that were told of before, and have other atoms now. */
function changedSchools({ units, atoms, earlier }: PatternTable): readonly number[] {
  const schoolOf = (unit: number): number =>
    units[unit]?.level === 'school' || unit < 0 ? unit : schoolOf(units[unit]?.parent ?? -1)
  const bySchool = (some: readonly TableAtom[]): ReadonlyMap<number, string> =>
    new Map(
      [...Map.groupBy(some, ({ unit }) => schoolOf(unit))].map(([school, own]) => [
        school,
        own
          .map((atom) => JSON.stringify(atom))
          .sort()
          .join(),
      ]),
    )
  const now = bySchool(atoms)
  return [...bySchool(earlier ?? [])].flatMap(([school, then]) => (now.get(school) === then ? [] : [school]))
}

function latticeWith(table: PatternTable, atomOf: AtomOf): Lattice {
  const { rowsOf, invited } = table
  const fewInvited =
    rowsOf === 'answers'
      ? Uint8Array.from(table.units, (_, unit) => ((invited.get(unit) ?? fewestInvited) < fewestInvited ? 1 : 0))
      : null
  const of = (atoms: readonly TableAtom[]): Lattice => ({
    ...latticeOf(table.units, table.sizes, table.asked, atoms.map(atomOf), table.weights, table.byClass),
    rowsOf,
    fewInvited,
  })
  return { ...of(table.atoms), held: new Map([...table.held.keys()].map((school) => [school, of(seenBy(table, school))])) }
}

function outcomeOf(table: PatternTable, lattice: Lattice, atomOf: AtomOf): Lattice {
  const held = [...lattice.held].map(([school, own]) => [school, withOutcome(own, seenBy(table, school).map(atomOf))] as const)
  return { ...withOutcome(lattice, table.atoms.map(atomOf)), held: new Map(held) }
}

/** What a school whose correction waits sees: itself as it is, the others as they are told. */
const seenBy = (table: PatternTable, school: number): readonly TableAtom[] => [
  ...table.atoms.filter(({ unit }) => table.units[unit]?.parent !== school),
  ...(table.held.get(school) ?? []),
]
