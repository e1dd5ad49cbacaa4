// All patterns of one table: for each regime and kind of measure which nodes are open.
import { type Lattice, standingAlone } from './lattice.ts'
import { primary } from './primary.ts'
import { headCounts, outcomes, protect } from './protect.ts'
import type { Rules } from './states.ts'

/**
 * The regimes as patterns know them. `across`: figures of many units, for those who know none of them from inside. `reference`:
 * the same for a principal, who knows the own unit from inside: what hides another unit must hold without the own one.
 * `own`: the own unit. The public regime reads `across` and rounds.
 */
export type PatternRegime = 'across' | 'reference' | 'own'

const floor = { fewest: 10, complement: true, protection: 5, companions: 1, outcome: false }
/** Floors of docs/privacy.md; a municipality may tighten them, never loosen. */
export const rulesOf: Readonly<Record<PatternRegime, Readonly<Record<'count' | 'mean' | 'share', Rules>>>> = {
  across: { count: floor, mean: floor, share: { ...floor, outcome: true } },
  reference: {
    count: { ...floor, companions: 2 },
    mean: { ...floor, companions: 2 },
    share: { ...floor, companions: 2, outcome: true },
  },
  own: {
    count: { ...floor, fewest: 5, complement: false },
    mean: { ...floor, complement: false },
    share: { ...floor, fewest: 5, complement: false, outcome: true },
  },
}

/** Patterns of a population across units; `reference` builds on what `across` has hidden already. */
export function decideAcross(lattice: Lattice, regime: 'across' | 'reference', base: Uint8Array | null): Uint8Array {
  const rules = rulesOf[regime].count
  const states = primary(lattice, rules, base)
  protect({ lattice, rules, content: headCounts(lattice, rules), states, within: null })
  return states
}

/** Pattern of a share: what its population hides, and what its outcome adds. `lattice` holds the share's hits. */
export function decideShare(lattice: Lattice, regime: 'across' | 'reference', population: Uint8Array): Uint8Array {
  const rules = rulesOf[regime].share
  const states = primary(lattice, rules, population)
  protect({ lattice, rules, content: outcomes(lattice, rules), states, within: null })
  return states
}

/**
 * Pattern of each school's own figures, in one array: inside a school its own rules, decided against what the `reference`
 * pattern tells that school of the others. Above schools the reference pattern stands.
 */
export function decideOwn(
  lattice: Lattice,
  kind: 'count' | 'mean' | 'share',
  reference: Uint8Array,
  base: Uint8Array | null,
): Uint8Array {
  const rules = rulesOf.own[kind]
  const width = lattice.attributes.length
  const fresh = primary(lattice, rules, base)
  const content = kind === 'share' ? outcomes(lattice, rules) : headCounts(lattice, rules)
  const states = reference.slice()
  const result = reference.slice()
  for (const [school, within] of schoolsOf(lattice)) {
    for (const unit of within) states.set(fresh.subarray(unit * width, (unit + 1) * width), unit * width)
    protect({ lattice: standingAlone(lattice, school), rules, content, states, within })
    for (const unit of within) result.set(states.subarray(unit * width, (unit + 1) * width), unit * width)
    states.set(reference)
  }
  return result
}

function schoolsOf(lattice: Lattice): ReadonlyMap<number, ReadonlySet<number>> {
  const schools = new Map<number, Set<number>>()
  for (const [unit, school] of lattice.schoolOf.entries()) {
    if (school < 0) continue
    const units = schools.get(school) ?? new Set()
    units.add(unit)
    schools.set(school, units)
  }
  return schools
}
