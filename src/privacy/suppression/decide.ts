// All patterns of one table: for each regime and kind of measure which nodes are open.
import type { MeasureKind } from '../../contract/index.ts'
import type { RowsOf } from '../../semantics/index.ts'
import { type Lattice, standingAlone } from './lattice.ts'
import { inBoth, inherit, knownFigures, newContent, type Past } from './past.ts'
import { primary } from './primary.ts'
import { headCounts, outcomes, protect } from './protect.ts'
import type { Content, Run } from './prove.ts'
import { hideRefinements } from './refine.ts'
import type { Rules } from './states.ts'

/**
 * The regimes as patterns know them. `across`: figures of many units, for those who know none of them from inside. `reference`:
 * the same for a principal, who knows the own unit from inside: what hides another unit must hold without the own one.
 * `referenceSeveral`: the same for who knows two or three units from inside. `own`: the own unit; `ownSeveral`: each of two or
 * three own units, against the inside of the others. The public regime reads `across` and rounds.
 */
export const outerRegimes = ['across', 'reference', 'referenceSeveral'] as const
export type OuterRegime = (typeof outerRegimes)[number]
export type OwnRegime = 'own' | 'ownSeveral'
export const patternRegimes = [...outerRegimes, 'own', 'ownSeveral'] as const satisfies readonly (OuterRegime | OwnRegime)[]
export type PatternRegime = (typeof patternRegimes)[number]

/** The most units that one reader may know from inside and still be told of others (docs/privacy.md). */
export const mostInside = 3

const floor: Rules = { fewest: 10, fewestSplit: 10, complement: true, protection: 5, companions: 1, outcome: 'none', asHeads: 0 }
const outerRules = (inside: number): Readonly<Record<MeasureKind, Rules>> => {
  const rules = { ...floor, companions: inside + 1 }
  return {
    count: rules,
    mean: rules,
    share: { ...rules, outcome: 'share' },
    balance: { ...rules, outcome: 'balance' },
    ratio: rules,
  }
}
/** `others`: how many other units the reader knows from inside. */
const ownRules = (others: number): Readonly<Record<MeasureKind, Rules>> => {
  const rules = { ...floor, complement: false, companions: others + 1 }
  return {
    count: { ...rules, fewest: 5, fewestSplit: 5 },
    mean: rules,
    share: { ...rules, fewest: 5, fewestSplit: 5, outcome: 'share', asHeads: floor.fewest },
    balance: { ...rules, outcome: 'balance' },
    ratio: rules,
  }
}
/** Rule 9: nobody holds a list of answers, so nothing is told as heads. `fewest`: of a group that is not split. */
const ownRulesOfNobody =
  (fewest: number) =>
  (others: number): Readonly<Record<MeasureKind, Rules>> => {
    const rules = { ...floor, complement: false, companions: others + 1, fewest }
    return {
      count: rules,
      mean: rules,
      share: { ...rules, outcome: 'share' },
      balance: { ...rules, outcome: 'balance' },
      ratio: rules,
    }
  }

/** Fewest invited in a group of which anything is told (rule 9). */
export const fewestInvited = 10

type OwnRules = (others: number) => Readonly<Record<MeasureKind, Rules>>
const ownRulesFor: Readonly<Record<RowsOf, OwnRules>> = {
  pupils: ownRules,
  answers: ownRulesOfNobody(5),
  invitations: ownRulesOfNobody(fewestInvited),
}

type RegimeRules = Readonly<Record<PatternRegime, Readonly<Record<MeasureKind, Rules>>>>
const rulesFor = (rowsOf: RowsOf): RegimeRules => ({
  across: outerRules(0),
  reference: outerRules(1),
  referenceSeveral: outerRules(mostInside),
  own: ownRulesFor[rowsOf](0),
  ownSeveral: ownRulesFor[rowsOf](mostInside - 1),
})
/** Floors of docs/privacy.md by whose the rows are; a municipality may tighten them, never loosen. */
export const rulesByRows: Readonly<Record<RowsOf, RegimeRules>> = {
  pupils: rulesFor('pupils'),
  answers: rulesFor('answers'),
  invitations: rulesFor('invitations'),
}
/** Those of pupils. */
export const rulesOf: RegimeRules = rulesByRows.pupils

/** Pattern of a population across units; each regime builds on what the one before it has hidden already. */
export function decideAcross(
  lattice: Lattice,
  regime: OuterRegime,
  base: Uint8Array | null,
  past: Past | null = null,
): Uint8Array {
  const rules = rulesByRows[lattice.rowsOf][regime].count
  return decide(lattice, rules, base, past, (of) => headCounts(of, rules))
}

/** Kinds that tell of an outcome. */
export type OutcomeKind = 'share' | 'balance'

/**
 * Pattern of an outcome: what its population hides, and what the outcome adds. `lattice` holds its hits; `base` what is
 * hidden already, `heads` what of it is hidden for the sake of the head counts.
 */
export function decideShare(
  lattice: Lattice,
  regime: OuterRegime,
  base: Uint8Array,
  heads: Uint8Array,
  past: Past | null = null,
  kind: OutcomeKind = 'share',
): Uint8Array {
  const rules = rulesByRows[lattice.rowsOf][regime][kind]
  return decide(lattice, rules, base, past, (of) => outcomes(of, rules, heads))
}

/** Where the table was told of before, a node is kept either by what has changed since, or by what is hidden in both generations alike. */
function decide(
  lattice: Lattice,
  rules: Rules,
  base: Uint8Array | null,
  past: Past | null,
  contentOf: (lattice: Lattice) => Content,
): Uint8Array {
  const states = primary(lattice, rules, base)
  const content = contentOf(lattice)
  if (past === null) {
    protect({ lattice, rules, content, states, within: null, known: null })
    return states
  }
  inherit(states, past)
  const known = knownFigures(lattice, past)
  hideRefinements(lattice, states, null, known)
  const run: Run = { lattice, rules, content, states, within: null, known }
  protect({ ...run, content: newContent(content, lattice, past, known) }, inBoth(run, past, contentOf(past.lattice)))
  return states
}

/** What each school sees of itself is decided against what it sees of the others. */
export interface OwnView {
  readonly regime: OwnRegime
  /** pattern of the same measure for those who know as many units from inside */
  readonly reference: Uint8Array
  /** what is hidden of the own unit already; null = nothing */
  readonly base: Uint8Array | null
  /** reference pattern of the head counts */
  readonly heads: Uint8Array
  /** pattern of the own unit's head counts, where it is another than what is hidden already */
  readonly inside?: Uint8Array
}

/** Pattern of each school's own figures, in one array: inside a school its own rules; above schools the reference pattern stands. */
export function decideOwn(lattice: Lattice, kind: MeasureKind, { regime, reference, base, heads, inside }: OwnView): Uint8Array {
  const rules = rulesByRows[lattice.rowsOf][regime][kind]
  const width = lattice.attributes.length
  const states = reference.slice()
  const counted = heads.slice()
  const sight = (of: Lattice) => ({
    of,
    fresh: primary(of, rules, base),
    content: rules.outcome === 'none' ? headCounts(of, rules) : outcomes(of, rules, counted),
  })
  const everyone = sight(lattice)
  const result = reference.slice()
  const part = (from: Uint8Array, unit: number): Uint8Array => from.subarray(unit * width, (unit + 1) * width)
  for (const [school, within] of schoolsOf(lattice)) {
    const held = lattice.held.get(school)
    const { of, fresh, content } = held === undefined ? everyone : sight(held)
    for (const unit of within) {
      states.set(part(fresh, unit), unit * width)
      if (base !== null) counted.set(part(inside ?? base, unit), unit * width)
    }
    protect({ lattice: standingAlone(of, school), rules, content, states, within, known: null })
    for (const unit of within) result.set(part(states, unit), unit * width)
    states.set(reference)
    counted.set(heads)
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
