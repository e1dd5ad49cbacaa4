// What is decided of one population, regime by regime, and of the measures that speak of it.
import {
  decideAcross,
  decideOwn,
  decideShare,
  type OutcomeKind,
  type OuterRegime,
  type OwnRegime,
  outerRegimes,
  type PatternRegime,
  rulesByRows,
} from './suppression/decide.ts'
import type { Lattice } from './suppression/lattice.ts'
import type { Past } from './suppression/past.ts'
import { primary } from './suppression/primary.ts'
import { isHidden, nodeState } from './suppression/states.ts'

/** The reader of each own regime sees the others by this one. */
const outside: Readonly<Record<OwnRegime, OuterRegime>> = { own: 'reference', ownSeveral: 'referenceSeveral' }

/** What is decided of head counts, which every measure of them inherits. */
export interface Population {
  readonly lattice: Lattice
  readonly counts: Readonly<Record<PatternRegime, Uint8Array>>
  /** of a mean, whose own regimes have a floor of their own */
  readonly means: () => Readonly<Record<PatternRegime, Uint8Array>>
}

/** What an earlier generation told of a measure by a regime, null when nothing. */
export type PastOf = (regime: OuterRegime) => Past | null
const noPast: PastOf = () => null

/** `wider`: the heads of which these are those with a value; what is hidden of them stays hidden. */
export function decidePopulation(lattice: Lattice, wider: Population | null, past: PastOf = noPast): Population {
  const outer = decideOuter((regime, base) => {
    const above = wider?.counts[regime]
    const hidden = base === null ? above : above === undefined ? base : mostHidden(base, above)
    return underHeads(decideAcross(lattice, regime, hidden ?? null, past(regime)), above)
  })
  const ownOf = (kind: 'count' | 'mean', base: (regime: OwnRegime) => Uint8Array | null, heads?: Population['counts']) =>
    decideEach((regime) => {
      const reference = outer[outside[regime]]
      return underHeads(decideOwn(lattice, kind, { regime, reference, base: base(regime), heads: reference }), heads?.[regime])
    })
  const counts = { ...outer, ...ownOf('count', (regime) => wider?.counts[regime] ?? null, wider?.counts) }
  let means: Population['counts'] | null = null
  return {
    lattice,
    counts,
    means: () => {
      means ??= { ...outer, ...ownOf('mean', (regime) => counts[regime], wider?.means()) }
      return means
    },
  }
}

/**
 * Does what is decided of the heads hold for those with a value as well? `lattice`: the latter. It does where rules 1–2 hide nothing of them
 * that is not hidden already, and no own unit waits for a correction. Then a month in which few pupils were reported need not be decided anew.
 */
export function hidesNoMore(lattice: Lattice, { lattice: heads, means }: Population): boolean {
  if (heads.held.size > 0) return false
  const decided = means()
  return (['across', 'own'] as const).every((regime) =>
    primary(lattice, rulesByRows[lattice.rowsOf][regime].mean, null).every(
      (state, at) => !isHidden(state) || isHidden(decided[regime][at] ?? state),
    ),
  )
}

/**
 * The heads with what a share must not tell of who has no value: the share of a cell whose `n` is told gives its denominator away, so the
 * cell is open only where that many may be known. `lattice`: hits are those with a value.
 */
export function withoutMissing(lattice: Lattice, heads: Population): Population {
  const valued = decideOutcome(lattice, heads)
  const states = (regime: PatternRegime): Uint8Array =>
    mostHidden(
      heads.counts[regime],
      // nearly all have a value: few have none, which is what a complement says
      valued[regime].map((state) => (state === nodeState.approximate ? nodeState.complement : state)),
    )
  const [across, reference, referenceSeveral] = [states('across'), states('reference'), states('referenceSeveral')]
  const counts = { across, reference, referenceSeveral, own: states('own'), ownSeveral: states('ownSeveral') }
  return { ...heads, counts }
}

/** The states of a share; `lattice` holds its hits. */
export const decideOutcome = (lattice: Lattice, { counts }: Population, past: PastOf = noPast): Population['counts'] =>
  decideHits(lattice, 'share', { counts, base: counts }, past)

/** The states of a balance; `lattice` holds halves of pupils (`balanceState`). Few are told no balance, as no mean. */
export const decideBalance = (lattice: Lattice, { counts, means }: Population, past: PastOf = noPast): Population['counts'] =>
  decideHits(lattice, 'balance', { counts, base: means() }, past)

/** `base`: what is hidden already, `counts`: what of it is hidden of the heads. */
function decideHits(
  lattice: Lattice,
  kind: OutcomeKind,
  { counts, base: told }: { readonly counts: Population['counts']; readonly base: Population['counts'] },
  past: PastOf,
): Population['counts'] {
  const outer = decideOuter((regime, base) => {
    const hidden = base === null ? told[regime] : mostHidden(base, told[regime])
    return decideShare(lattice, regime, hidden, counts[regime], past(regime), kind)
  })
  const own = decideEach((regime) => {
    const reference = outside[regime]
    const heads = { heads: counts[reference], inside: counts[regime] }
    return decideOwn(lattice, kind, { regime, reference: outer[reference], base: told[regime], ...heads })
  })
  return { ...outer, ...own }
}

/** Each outer regime builds on what the one before it has hidden. */
function decideOuter(
  decide: (regime: OuterRegime, base: Uint8Array | null) => Uint8Array,
): Readonly<Record<OuterRegime, Uint8Array>> {
  let base: Uint8Array | null = null
  const decided = outerRegimes.map((regime) => {
    base = decide(regime, base)
    return base
  })
  const of = (regime: OuterRegime): Uint8Array => decided[outerRegimes.indexOf(regime)] ?? new Uint8Array()
  return { across: of('across'), reference: of('reference'), referenceSeveral: of('referenceSeveral') }
}

const decideEach = (decide: (regime: OwnRegime) => Uint8Array): Readonly<Record<OwnRegime, Uint8Array>> => ({
  own: decide('own'),
  ownSeveral: decide('ownSeveral'),
})

/**
 * What the heads hide stays hidden: that nobody of a group has a value is told only where the group may be, and a class that holds
 * every value of its school, but not every pupil, is told no more of than its own heads.
 */
const underHeads = (states: Uint8Array, heads: Uint8Array | undefined): Uint8Array =>
  states.map((state, at) => {
    const head = heads?.[at] ?? state
    return isHidden(head) && !isHidden(state) ? head : state
  })

/** What either hides, with the first one's reason where both do. ~100 tells the heads, so whatever hides them hides more. */
const mostHidden = (a: Uint8Array, b: Uint8Array): Uint8Array =>
  a.map((state, at) => {
    const other = b[at] ?? 0
    return state === nodeState.open || (state === nodeState.approximate && isHidden(other)) ? other : state
  })
