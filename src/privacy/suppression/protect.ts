// Rule 4: hide further nodes until no hidden value can be derived.
import { Costs } from './costs.ts'
import type { Lattice } from './lattice.ts'
import { fewWhoDiffer, ruleThree } from './primary.ts'
import { type Content, type Moved, type Need, ownNodes, type Reach, type Relied, type Run, reach } from './prove.ts'
import { hideRefinements, hideUnder, wholeOf } from './refine.ts'
import { reopen } from './reopen.ts'
import { type Hiding, mayHide, search } from './search.ts'
import { isHidden, nodeState, type Rules } from './states.ts'
import { plenty } from './witness.ts'

/**
 * Content is head counts: pupils move. A group that is hidden is known to hold at least one pupil, one that is not there none;
 * of a combination that nobody may ask nothing is known, nor of who is shown in no class: that is no cell, but what classes leave of a school.
 */
export function headCounts(lattice: Lattice, rules: Rules): Content {
  const { n } = lattice
  const seen = seenNodes(lattice)
  const empty = knownEmpty(lattice, seen)
  const down = new Int32Array(n.length)
  const up = new Int32Array(n.length)
  for (let at = 0; at < n.length; at++) {
    const pupils = n[at] ?? 0
    down[at] = seen[at] === 1 ? Math.max(0, pupils - 1) : pupils
    up[at] = empty[at] === 1 ? 0 : plenty
  }
  keepOne(lattice, seen, down)
  const width = lattice.attributes.length
  /**
   * Where a unit may be told of fewer than its parts, those cannot be kept further apart than it lets them: of five answers, with one of each sex at
   * least, there are one to four of either.
   */
  const widthOf = (at: number): number =>
    rules.fewest < rules.fewestSplit && at % width > 0
      ? Math.min(rules.protection, Math.max(1, (n[at - (at % width)] ?? 0) - 2))
      : rules.protection
  return {
    slack: { down: { of: down, below: n }, up: { of: up, below: null } },
    heads: null,
    need: (at, state) => {
      if (state === nodeState.few || state === nodeState.corrected) return { down: 0, up: 0, width: widthOf(at) }
      return state === nodeState.complement
        ? { down: 0, up: 0, width: Math.min(rules.protection, leastComplement(lattice, at)) }
        : null
    },
  }
}

/** Content is outcomes: who reached it turns, with the heads as they are. `heads`: what is hidden of them. */
export function outcomes(lattice: Lattice, rules: Rules, heads: Uint8Array): Content {
  const { n, hits } = lattice
  const seen = seenNodes(lattice)
  const empty = knownEmpty(lattice, seen)
  const up = new Int32Array(n.length)
  const down = new Int32Array(n.length)
  const arrive = new Int32Array(n.length)
  for (let at = 0; at < n.length; at++) {
    const pupils = n[at] ?? 0
    const reached = hits[at] ?? 0
    up[at] = pupils - reached
    down[at] = seen[at] === 1 ? Math.min(reached, Math.max(0, pupils - 1)) : reached
    arrive[at] = empty[at] === 1 ? 0 : plenty
  }
  keepOne(lattice, seen, down)
  return {
    slack: { down: { of: hits, below: hits }, up: { of: up, below: up } },
    heads: { states: heads, slack: { down: { of: down, below: hits }, up: { of: arrive, below: null } } },
    need: (at, state) => {
      const misses = up[at] ?? 0
      // 1–4 who differ may be told as that (~100 does), but not how many; where it is said of none, the same is enough
      const fewMissed = rules.outcome === 'share' && state === nodeState.zeroOrAll && misses < fewWhoDiffer
      if (state === nodeState.approximate || fewMissed) return { down: 4 - misses, up: misses - 1, width: 3 }
      if (state === nodeState.complement)
        return { down: 0, up: 0, width: Math.min(rules.protection, leastComplement(lattice, at)) }
      if (state === nodeState.few || state === nodeState.zeroOrAll || state === nodeState.corrected)
        return { down: 0, up: 0, width: Math.min(rules.protection, n[at] ?? 0) }
      return null
    },
  }
}

/** 1 at nodes that an answer can have as cells. */
function seenNodes({ asked, attributes, units }: Lattice): Uint8Array {
  const seen = asked.slice()
  for (const [unit, { level }] of units.entries())
    if (level === 'noClass') seen.fill(0, unit * attributes.length, (unit + 1) * attributes.length)
  return seen
}

/**
 * Takes one from what atoms may give where a group that is seen could give all: atoms of attributes that are never asked together are no
 * cells, so each by itself may be emptied, but not all of a group, of one unit or of those above it.
 */
function keepOne({ n, attributes, shape, units }: Lattice, seen: Uint8Array, down: Int32Array): void {
  const width = attributes.length
  // finer combinations have greater digits somewhere, so they come last; so do the units under a unit
  const finestFirst = [...attributes].reverse()
  const kept = new Uint8Array(n.length)
  /** schools and what has no unit under it, where moves begin and end */
  const leaves: number[][] = units.map(() => [])
  for (let unit = units.length - 1; unit >= 0; unit--) {
    const { parent, level } = units[unit] ?? { parent: -1, level: 'all' }
    const own = level === 'school' || leaves[unit]?.length === 0 ? [unit] : (leaves[unit] ?? [])
    for (const { index } of finestFirst) {
      const at = unit * width + index
      const finer = shape.finer[index] ?? []
      if (finer.some((each) => kept[unit * width + each] === 1)) kept[at] = 1
      if (seen[at] !== 1 || (n[at] ?? 0) === 0 || kept[at] === 1) continue
      kept[at] = 1
      if (finer.length === 0 && own[0] === unit) continue // an atom that is a cell keeps one already
      const atoms = own.flatMap((leaf) => (shape.atoms[index] ?? []).map((atom) => leaf * width + atom))
      const given = atoms.reduce((sum, atom) => sum + (down[atom] ?? 0), 0)
      const largest = atoms.reduce((a, b) => ((down[b] ?? 0) > (down[a] ?? 0) ? b : a), atoms[0] ?? 0)
      if (given > 0 && given >= (n[at] ?? 0)) down[largest] = (down[largest] ?? 0) - 1
    }
    // what a class keeps it keeps of its school as classes see it, which are other moves
    if (parent < 0 || level === 'class' || level === 'noClass') continue
    leaves[parent]?.push(...own)
    for (let index = 0; index < width; index++) if (kept[unit * width + index] === 1) kept[parent * width + index] = 1
  }
}

/** 1 where it is seen that nobody is there: at a cell that has no pupil, and at all that lies under one, cells or not. */
function knownEmpty({ n, attributes, units }: Lattice, seen: Uint8Array): Uint8Array {
  const width = attributes.length
  const empty = new Uint8Array(n.length)
  for (const [unit, { parent }] of units.entries()) {
    // wider combinations have smaller digits somewhere, so they come first
    for (const { index, parents } of attributes) {
      const at = unit * width + index
      if ((n[at] ?? 0) > 0) continue
      const above =
        parents.some((wider) => empty[unit * width + wider] === 1) || (parent >= 0 && empty[parent * width + index] === 1)
      if (seen[at] === 1 || above) empty[at] = 1
    }
  }
  return empty
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

/**
 * Hides further nodes in `run.states` until every node that needs protection has it, and tells again what turns out not to be needed.
 * `elsewhere`: is a node kept uncertain by other means than this run's content?
 */
export function protect(given: Run, elsewhere: Hiding['elsewhere'] = () => false): void {
  const { lattice, states, within, known } = given
  const before = states.slice()
  hideRefinements(lattice, states, within, known)
  const run: Hiding = { ...given, costs: new Costs(lattice, states), hidden: 0, elsewhere, proofs: new Map() }
  let leaning: number[] = []
  for (const at of ownNodes(run)) if (protectNode(run, at) === 'leans') leaning.push(at)
  // a figure that spoke for a node may itself have been hidden since: then the node is on its own
  for (let hidden = -1; hidden !== run.hidden; ) {
    hidden = run.hidden
    leaning = leaning.filter((at) => protectNode(run, at) === 'leans')
  }
  guardOutcomes(run)
  reopen(run, before, (at) => isProven(run, at))
  copyToSame(run)
}

/** `leans`: needs less than it would by itself, since an open figure speaks for it on purpose. */
type Proven = 'protected' | 'leans'

function protectNode(run: Hiding, at: number): Proven {
  for (;;) {
    const proof = prove(run, at, run.states[at] ?? 0)
    if (typeof proof === 'string') return proof
    const hidden = search(run, at, proof.need, proof.moved, proof.usable) ?? widerOpen(run, at)
    if (hidden.length === 0) {
      run.proofs.set(at, null) // everything wider is hidden: nothing is told at all
      return 'protected'
    }
    hide(run, hidden)
  }
}

/**
 * An outcome that rule 3 would hide, but that lies under what is hidden already, has no proof of its own: those above it are not told. What
 * is told again must leave it a proof; where it has none, nothing is.
 */
function guardOutcomes(run: Hiding): void {
  if (run.rules.outcome === 'none') return
  for (const at of ownNodes(run)) if (run.states[at] === nodeState.secondary && !isProven(run, at)) run.proofs.set(at, null)
}

/** Does it still hold with what is hidden now? Of an outcome hidden for the sake of others, what rule 3 says of it by itself. */
function isProven(run: Hiding, at: number): boolean {
  const { states, rules, lattice } = run
  const state = states[at] ?? 0
  const isForOthers = state === nodeState.secondary && rules.outcome !== 'none'
  const own = isForOthers ? ruleThree(rules.outcome, lattice.n[at] ?? 0, lattice.hits[at] ?? 0) : state
  if (typeof prove(run, at, own) === 'string') return true
  if (widerOpen(run, at).length > 0) return false
  run.proofs.set(at, null)
  return true
}

interface Unproven extends Reach {
  readonly need: Need
  readonly moved: Moved
}

function prove(run: Hiding, at: number, state: number): Proven | Unproven {
  run.proofs.delete(at)
  let need = run.content.need(at, state)
  if (need === null) return 'protected'
  if (toldByWider(run, at)) return 'leans'
  if (run.elsewhere(at, need) || hiddenAsHeads(run, at, need)) return 'protected'
  let proven: Proven = 'protected'
  for (;;) {
    const relied: Relied = new Set()
    const { moved, usable } = reach(run, at, need, relied)
    if (moved === 'protected') {
      run.proofs.set(at, relied)
      return proven
    }
    const open: number = run.rules.outcome === 'share' ? untold(run, at) : need.width
    if (open >= need.width) return { need, moved, usable }
    proven = 'leans'
    need = { ...need, width: open }
  }
}

function hide(run: Hiding, nodes: readonly number[]): void {
  const { lattice, states, costs } = run
  run.hidden += nodes.length
  for (const node of nodes) {
    states[node] = nodeState.secondary
    costs.hidden(node)
  }
  for (const node of hideUnder(lattice, states, nodes, run.known)) costs.hidden(node)
}

/**
 * Where the heads of a group are hidden already, who reached the outcome may be uncertain with them: pupils who did move. That
 * changes head counts, so the heads' own states decide which cubes are usable.
 */
function hiddenAsHeads({ lattice, rules, within, content }: Run, at: number, need: Need): boolean {
  const { heads } = content
  if (heads === null || !isHidden(heads.states[at] ?? 0)) return false
  const run: Run = {
    lattice,
    rules,
    within,
    known: null,
    states: heads.states,
    content: { slack: heads.slack, need: content.need, heads: null },
  }
  return reach(run, at, need).moved === 'protected'
}

/**
 * How many of a node's pupils no open figure speaks for on purpose (rule 3); of the others nothing can be made uncertain. Where
 * the node's attributes are never asked in a class, schools are as near as anyone sees.
 */
function untold(run: Run, at: number): number {
  const { lattice } = run
  const width = lattice.attributes.length
  const attribute = at % width
  const digits = lattice.attributes[attribute]?.digits ?? []
  const inClass = lattice.shape.seen(digits) === attribute
  const [alone] = lattice.shape.balances(attribute)
  const moves = alone?.families.flatMap(({ inside, finer }) => (inClass ? (inside ?? []) : finer)) ?? []
  const pupilsUnder = (unit: number): number => {
    const children = inClass || lattice.units[unit]?.level !== 'school' ? (lattice.children[unit] ?? []) : []
    if (children.length > 0) return children.reduce((sum, child) => sum + pupilsUnder(child), 0)
    let pupils = 0
    for (const { along } of moves) {
      const atom = unit * width + (along[0] ?? 0)
      if ((lattice.n[atom] ?? 0) > 0 && !toldByWider(run, atom)) pupils += lattice.n[atom] ?? 0
    }
    return pupils
  }
  return pupilsUnder((at - attribute) / width)
}

/**
 * Rule 3 tells some things of groups on purpose: an open node in which all reached the outcome tells that of everyone under
 * it, and ~100 tells that 1–4 under it did not. Nothing under such a node is protected further (all under ~100 is hidden).
 */
function toldByWider(run: Run, at: number): boolean {
  if (run.rules.outcome !== 'share') return false
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
      const whole = wholeOf(lattice, (node - attribute) / width, attribute)
      if (whole >= 0) wider.push(whole)
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
