// Tables of closed members (a subject, a weekday or a month of attendance) speak of the pupils that the whole table of their time speaks of, who
// are split by more there. What the whole hides of them would else be told beside it.
import { type PatternTable, pathsOf } from './pattern-tables.ts'
import type { Population } from './populations.ts'
import type { patternRegimes } from './suppression/decide.ts'
import type { Lattice } from './suppression/lattice.ts'

type States = Population['counts']

/** A whole table with what is decided of its heads. */
export interface Whole extends Pick<Population, 'lattice' | 'counts' | 'means'> {
  readonly table: PatternTable
}

/** What is decided of the whole, over the units and the fewer combinations of a narrow table; `isSame`: they hold the very same pupils. */
export function underWhole(
  whole: Whole,
  table: PatternTable,
  lattice: Lattice,
): { readonly population: Population; readonly isSame: boolean } {
  const paths = new Map(pathsOf(whole.table).map((path, unit) => [path, unit]))
  const places = pathsOf(table).map((path) => paths.get(path) ?? -1)
  if (places.includes(-1)) throw new Error('a narrow table has a unit that the whole lacks')
  const [width, wide] = [lattice.attributes.length, whole.lattice.attributes.length]
  // the combinations of a narrow table are the first of the whole's
  const from = (at: number): number => (places[Math.floor(at / width)] ?? 0) * wide + (at % width)
  const taken = (states: States): States => {
    const of = (regime: (typeof patternRegimes)[number]): Uint8Array =>
      Uint8Array.from({ length: places.length * width }, (_, at) => states[regime][from(at)] ?? 0)
    const [across, reference, referenceSeveral] = [of('across'), of('reference'), of('referenceSeveral')]
    return { across, reference, referenceSeveral, own: of('own'), ownSeveral: of('ownSeveral') }
  }
  let means: States | null = null
  return {
    isSame: lattice.held.size === 0 && lattice.n.every((n, at) => n === whole.lattice.n[from(at)]),
    population: {
      lattice,
      counts: taken(whole.counts),
      means: () => {
        means ??= taken(whole.means())
        return means
      },
    },
  }
}
