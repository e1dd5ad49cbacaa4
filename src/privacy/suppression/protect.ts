// Rule 4: hide further nodes until no hidden value can be derived.
import type { Lattice } from './lattice.ts'
import { hideRefinements, hideUnder } from './refine.ts'
import { type Content, mayHide, type Need, type Run, search } from './search.ts'
import { nodeState, type Rules } from './states.ts'
import { plenty } from './witness.ts'

/**
 * Content is head counts: pupils move. A group that is hidden is known to hold at least one pupil, one that is not there none;
 * of a combination that nobody may ask nothing is known.
 */
export function headCounts(lattice: Lattice, rules: Rules): Content {
  const { n, asked } = lattice
  const down = new Int32Array(n.length)
  const up = new Int32Array(n.length)
  for (let at = 0; at < n.length; at++) {
    const pupils = n[at] ?? 0
    down[at] = asked[at] === 1 ? Math.max(0, pupils - 1) : pupils
    up[at] = asked[at] === 1 && pupils === 0 ? 0 : plenty
  }
  const few: Need = { down: 0, up: 0, width: rules.protection }
  return {
    slack: { down: { of: down, below: n }, up: { of: up, below: null } },
    need: (at, state) => {
      if (state === nodeState.few) return few
      return state === nodeState.complement ? { ...few, width: Math.min(rules.protection, leastComplement(lattice, at)) } : null
    },
  }
}

/** Content is outcomes: the heads are known, who reached the outcome turns. */
export function outcomes(lattice: Lattice, rules: Rules): Content {
  const { n, hits } = lattice
  const up = new Int32Array(n.length)
  for (let at = 0; at < n.length; at++) up[at] = (n[at] ?? 0) - (hits[at] ?? 0)
  return {
    slack: { down: { of: hits, below: hits }, up: { of: up, below: up } },
    need: (at, state) => {
      const misses = up[at] ?? 0
      if (state === nodeState.approximate) return { down: 4 - misses, up: misses - 1, width: 3 }
      if (state === nodeState.complement)
        return { down: 0, up: 0, width: Math.min(rules.protection, leastComplement(lattice, at)) }
      if (state === nodeState.few || state === nodeState.zeroOrAll)
        return { down: 0, up: 0, width: Math.min(rules.protection, n[at] ?? 0) }
      return null
    },
  }
}

/** The fewest pupils that a wider node has beside this one: what the node would give away. */
function leastComplement({ n, attributes, units }: Lattice, at: number): number {
  const width = attributes.length
  const attribute = at % width
  const wider = (attributes[attribute]?.parents ?? []).map((other) => at - attribute + other)
  const parent = units[(at - attribute) / width]?.parent ?? -1
  if (parent >= 0) wider.push(parent * width + attribute)
  return Math.min(...wider.map((node) => (n[node] ?? 0) - (n[at] ?? 0)).filter((beside) => beside > 0))
}

/** Hides further nodes in `run.states` until every node that needs protection has it. */
export function protect(run: Run): void {
  const { lattice, within } = run
  hideRefinements(lattice, run.states, within)
  const width = lattice.attributes.length
  for (const unit of within ?? lattice.units.keys()) {
    if (lattice.same[unit] !== unit) continue
    for (let at = unit * width; at < (unit + 1) * width; at++) protectNode(run, at)
  }
  copyToSame(run)
}

function protectNode(run: Run, at: number): void {
  const need = run.content.need(at, run.states[at] ?? 0)
  if (need === null || toldByWider(run, at)) return
  for (;;) {
    const found = search(run, at, need)
    if (found === 'protected') return
    const hidden = found ?? widerOpen(run, at)
    if (hidden.length === 0) return // everything wider is hidden: nothing is told at all
    for (const corner of hidden) run.states[corner] = nodeState.secondary
    hideUnder(run.lattice, run.states, hidden)
  }
}

/**
 * Rule 3 tells some things of groups on purpose: an open node in which all reached the outcome tells that of everyone under
 * it, and ~100 tells that 1–4 under it did not. Nothing under such a node is protected further (all under ~100 is hidden).
 */
function toldByWider(run: Run, at: number): boolean {
  if (!run.rules.outcome) return false
  const { lattice, states } = run
  const width = lattice.attributes.length
  const covering = lattice.shape.covering[at % width] ?? []
  const tells = (node: number): boolean =>
    (node !== at && states[node] === nodeState.approximate) ||
    (states[node] === nodeState.open && lattice.n[node] === lattice.hits[node] && (lattice.n[node] ?? 0) > 0)
  for (let unit = (at - (at % width)) / width; unit >= 0; unit = lattice.units[unit]?.parent ?? -1) {
    if (covering.some((wider) => tells(unit * width + wider))) return true
  }
  return false
}

/** The narrowest open nodes above: hidden when no cube would do. */
function widerOpen(run: Run, at: number): readonly number[] {
  const { lattice, states } = run
  const width = lattice.attributes.length
  let frontier = [at]
  const seen = new Set(frontier)
  while (frontier.length > 0) {
    const next: number[] = []
    for (const node of frontier) {
      const attribute = node % width
      const parent = lattice.same[lattice.units[(node - attribute) / width]?.parent ?? -1] ?? -1
      const wider = (lattice.attributes[attribute]?.parents ?? []).map((a) => node - attribute + a)
      if (parent >= 0) wider.push(parent * width + attribute)
      next.push(...wider.filter((w) => !seen.has(w)))
      for (const w of wider) seen.add(w)
    }
    const open = next.filter(
      (node) => (states[node] === nodeState.open || states[node] === nodeState.approximate) && mayHide(run, [node]),
    )
    if (open.length > 0) return [open.reduce((least, node) => ((lattice.n[node] ?? 0) < (lattice.n[least] ?? 0) ? node : least))]
    frontier = next
  }
  return []
}

function copyToSame({ lattice, states }: Run): void {
  const width = lattice.attributes.length
  for (const [unit, node] of lattice.units.entries()) {
    const same = lattice.same[unit] ?? unit
    if (same === unit || node.level === 'noClass') continue
    for (let a = 0; a < width; a++) {
      const at = unit * width + a
      const from = same * width + a
      if (states[at] !== nodeState.closed && states[from] !== nodeState.closed) states[at] = states[from] ?? 0
    }
  }
}
