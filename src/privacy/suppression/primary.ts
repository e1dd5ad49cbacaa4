import type { Lattice } from './lattice.ts'
import { isHidden, type NodeState, nodeState, type Rules } from './states.ts'

/** From this share upward 1–4 who did not reach the outcome are printed as ~100 (Skolverket's mark). */
const nearlyAll = 0.9
/** Fewer than this many who differ from the rest are never told exactly (rule 3). */
export const fewWhoDiffer = 5

const fewInNoClass = 10

/**
 * Rules 1–3: what each node's own size, its complements and its outcome hide. `base`: states already decided for the
 * population, which every measure of it inherits. Returns a new array over (unit, attribute).
 */
export function primary(lattice: Lattice, rules: Rules, base: Uint8Array | null): Uint8Array {
  const width = lattice.attributes.length
  const states = new Uint8Array(lattice.units.length * width)
  for (const [unit, node] of lattice.units.entries()) {
    for (const attribute of lattice.attributes) {
      const at = unit * width + attribute.index
      if (lattice.asked[at] === 0) states[at] = nodeState.closed
      else if (lattice.n[at] === 0) states[at] = nodeState.empty
      else if (base !== null && isHidden(base[at] ?? 0)) states[at] = base[at] ?? 0
      else states[at] = primaryState(lattice, rules, unit, attribute.index)
      // pupils shown in no class (protected identities) are never a cell of their own, and under ten of them are few in the own unit too
      if (node.level === 'noClass' && states[at] === nodeState.open)
        states[at] = (lattice.n[at] ?? 0) < fewInNoClass ? nodeState.few : nodeState.secondary
    }
  }
  return states
}

function primaryState(lattice: Lattice, rules: Rules, unit: number, attribute: number): number {
  const at = unit * lattice.attributes.length + attribute
  const n = lattice.n[at] ?? 0
  // a split that everyone falls on one side of parts nobody
  const isPart = n < (lattice.n[unit * lattice.attributes.length] ?? 0)
  if (n < (isPart ? rules.fewestSplit : rules.fewest) || lattice.fewInvited?.[unit] === 1) return nodeState.few
  if (rules.complement && hasSmallComplement(lattice, rules, unit, attribute)) return nodeState.complement
  if (rules.outcome === 'none' || n < rules.asHeads) return nodeState.open
  return ruleThree(rules.outcome, n, lattice.hits[at] ?? 0)
}

/** Rule 3, of a share or a balance. */
export const ruleThree = (outcome: Exclude<Rules['outcome'], 'none'>, n: number, hits: number): NodeState =>
  (outcome === 'share' ? outcomeState : balanceState)(n, hits)

/** Rule 3, of `n` pupils of whom `hits` reached the outcome. */
export function outcomeState(n: number, hits: number): NodeState {
  const misses = n - hits
  if (misses === 0) return nodeState.open
  if (misses < fewWhoDiffer) return hits / n >= nearlyAll ? nodeState.approximate : nodeState.zeroOrAll
  return hits < fewWhoDiffer ? nodeState.zeroOrAll : nodeState.open
}

/**
 * The same of a balance, where each pupil is two halves of whom none, one or both hit: final grade below, at and above the test grade. `n`, `hits`:
 * halves. All on one side, and all but few, would tell of nearly everyone.
 */
export function balanceState(n: number, hits: number): NodeState {
  return n - hits < fewWhoDiffer || hits < fewWhoDiffer ? nodeState.zeroOrAll : nodeState.open
}

function hasSmallComplement(lattice: Lattice, rules: Rules, unit: number, attribute: number): boolean {
  const width = lattice.attributes.length
  const n = lattice.n[unit * width + attribute] ?? 0
  const small = (whole: number): boolean => whole - n > 0 && whole - n < rules.fewest
  const parent = lattice.units[unit]?.parent ?? -1
  if (parent >= 0 && small(lattice.n[parent * width + attribute] ?? 0)) return true
  return (lattice.attributes[attribute]?.parents ?? []).some((wider) => small(lattice.n[unit * width + wider] ?? 0))
}
