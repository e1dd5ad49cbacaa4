// Rule 4: hide further nodes until no hidden value can be derived.
import type { Lattice } from './lattice.ts'
import { hideRefinements } from './primary.ts'
import { isHidden, nodeState, type Rules } from './states.ts'
import { type Cube, openCorners, plenty, type Reach, reachOf, type Slack, together } from './witness.ts'

/** What must stay uncertain about one hidden node: how far down, up and in all its content must be able to move. */
interface Need {
  readonly down: number
  readonly up: number
  readonly width: number
}

export interface Content {
  readonly slack: Slack
  /** needed movement of the node at (unit, attribute), null when nothing about it needs protection */
  readonly need: (at: number, state: number) => Need | null
}

/**
 * Content is head counts: pupils move. A group that is hidden is known to hold at least one pupil, one that is not there none;
 * of a combination that nobody may ask nothing is known.
 */
export function headCounts(lattice: Lattice, rules: Rules): Content {
  const known = askedNodes(lattice)
  const down = Int32Array.from(lattice.n, (n, at) => (known[at] === 1 ? Math.max(0, n - 1) : n))
  const up = Int32Array.from(lattice.n, (n, at) => (known[at] === 1 && n === 0 ? 0 : plenty))
  const primaryStates: readonly number[] = [nodeState.few, nodeState.complement]
  const need: Need = { down: 0, up: 0, width: rules.protection }
  return { slack: { down, up }, need: (_, state) => (primaryStates.includes(state) ? need : null) }
}

/** Content is outcomes: the heads are known, who reached the outcome turns. */
export function outcomes(lattice: Lattice, rules: Rules): Content {
  const up = Int32Array.from(lattice.n, (n, at) => n - (lattice.hits[at] ?? 0))
  return {
    slack: { down: lattice.hits, up },
    need: (at, state) => {
      const n = lattice.n[at] ?? 0
      const misses = n - (lattice.hits[at] ?? 0)
      if (state === nodeState.approximate) return { down: 4 - misses, up: misses - 1, width: 3 }
      if (state === nodeState.few || state === nodeState.complement || state === nodeState.zeroOrAll)
        return { down: 0, up: 0, width: Math.min(rules.protection, n) }
      return null
    },
  }
}

function askedNodes(lattice: Lattice): Uint8Array {
  const width = lattice.attributes.length
  const known = new Uint8Array(lattice.n.length)
  for (const [unit, { level }] of lattice.units.entries()) {
    for (const attribute of lattice.attributes) if (lattice.asked(level, attribute)) known[unit * width + attribute.index] = 1
  }
  return known
}

export interface Run {
  readonly lattice: Lattice
  readonly rules: Rules
  readonly content: Content
  readonly states: Uint8Array
  /** the units this run may decide about; null = all. Outside them the states stand as given */
  readonly within: ReadonlySet<number> | null
}

/** Hides further nodes in `run.states` until every node that needs protection has it. */
export function protect(run: Run): void {
  hideRefinements(run.lattice, run.states, run.within)
  const width = run.lattice.attributes.length
  for (const [unit] of run.lattice.units.entries()) {
    if (run.lattice.same[unit] !== unit || (run.within !== null && !run.within.has(unit))) continue
    for (const attribute of run.lattice.attributes) protectNode(run, unit * width + attribute.index)
  }
  copyToSame(run)
}

function protectNode(run: Run, at: number): void {
  const need = run.content.need(at, run.states[at] ?? 0)
  if (need === null || toldByWider(run, at)) return
  for (;;) {
    const found = search(run, at, need)
    if (found === 'protected') return
    const hidden = found?.corners ?? widerOpen(run, at)
    if (hidden.length === 0) return // everything wider is hidden: nothing is told at all
    for (const corner of hidden) run.states[corner] = nodeState.secondary
    hideRefinements(run.lattice, run.states, run.within)
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
  const digits = lattice.attributes[at % width]?.digits ?? []
  const covering = lattice.attributes.filter((wider) => wider.digits.every((digit, d) => digit === 0 || digit === digits[d]))
  const tells = (node: number): boolean =>
    (node !== at && states[node] === nodeState.approximate) ||
    (states[node] === nodeState.open && lattice.n[node] === lattice.hits[node] && (lattice.n[node] ?? 0) > 0)
  for (let unit = (at - (at % width)) / width; unit >= 0; unit = lattice.units[unit]?.parent ?? -1) {
    if (covering.some((wider) => tells(unit * width + wider.index))) return true
  }
  return false
}

interface Candidate {
  readonly corners: readonly number[]
  readonly cost: number
}

/** Goes through the cubes of the node: `protected` when those usable now suffice, else the cheapest hiding that would do. */
function search(run: Run, at: number, need: Need): Candidate | 'protected' | null {
  const width = run.lattice.attributes.length
  let down = 0
  let up = 0
  let best: Candidate | null = null
  for (const cube of cubesOf(run, (at - (at % width)) / width, at % width)) {
    const own = reachOf(run.lattice, run.content.slack, cube, cube.unit, true)
    const nearOpen = openCorners(run.lattice, run.states, cube, cube.near)
    if (!mayHide(run, nearOpen)) continue
    const branches = branchesOf(run, cube)
    if (nearOpen.length === 0) {
      const usable = branches?.filter((branch) => branch.open.length === 0) ?? null
      down = Math.max(down, worst(run, own.down, usable, 'down'))
      up = Math.max(up, worst(run, own.up, usable, 'up'))
      if (suffices(need, down, up)) return 'protected'
    }
    const candidate = cheapest(run, need, own, nearOpen, branches)
    if (candidate !== null && (best === null || candidate.cost < best.cost)) best = candidate
  }
  return best
}

const suffices = (need: Need, down: number, up: number): boolean => down >= need.down && up >= need.up && down + up >= need.width

interface Branch {
  /** a school, or a wider unit, that one reader may know from inside; -1 for branches inside the node's own school */
  readonly school: number
  readonly open: readonly number[]
  readonly cost: number
  readonly reach: Reach
}

/** The branches under the parent where the own branch parts; null at the root, where nothing need balance. */
function branchesOf(run: Run, cube: Cube): readonly Branch[] | null {
  const { lattice, states } = run
  const parent = lattice.same[lattice.units[cube.near]?.parent ?? -1] ?? -1
  if (parent < 0) return null
  const own = lattice.schoolOf[cube.unit] ?? -1
  return (lattice.children[parent] ?? [])
    .filter((branch) => branch !== cube.near)
    .map((branch) => {
      const open = openCorners(lattice, states, cube, branch)
      const school = lattice.schoolOf[branch] ?? -1
      return {
        school: school >= 0 && school === own ? -1 : branch,
        open,
        cost: costOf(lattice, open),
        reach: reachOf(lattice, run.content.slack, cube, branch, false),
      }
    })
    .filter((branch) => mayHide(run, branch.open))
}

const costOf = (lattice: Lattice, nodes: readonly number[]): number =>
  nodes.reduce((sum, node) => sum + (lattice.n[node] ?? 0), 0)

/** The reach that is left when any one other school is known from inside (companions 2), else the whole. */
function worst(run: Run, own: readonly number[], branches: readonly Branch[] | null, direction: 'down' | 'up'): number {
  if (branches === null) return together(own, null)
  const reachWithout = (left: Branch | null): number =>
    together(
      own,
      branches.filter((branch) => branch !== left).map((branch) => branch.reach[direction]),
    )
  const others = run.rules.companions > 1 ? branches.filter((branch) => branch.school >= 0) : []
  return others.length === 0 ? reachWithout(null) : Math.min(...others.map(reachWithout))
}

/** Adds branches, those that cost least first, until they suffice; null when all of them do not. */
function cheapest(
  run: Run,
  need: Need,
  own: Reach,
  nearOpen: readonly number[],
  branches: readonly Branch[] | null,
): Candidate | null {
  const nearCost = costOf(run.lattice, nearOpen)
  const chosen: Branch[] = []
  const enough = (): boolean => {
    const set = branches === null ? null : chosen
    return suffices(need, worst(run, own.down, set, 'down'), worst(run, own.up, set, 'up'))
  }
  const candidate = (): Candidate => ({
    corners: [...nearOpen, ...chosen.flatMap((branch) => branch.open)],
    cost: nearCost + chosen.reduce((sum, branch) => sum + branch.cost, 0),
  })
  if (branches === null) return enough() ? candidate() : null
  for (const branch of [...branches].sort((a, b) => a.cost - b.cost)) {
    if (branch.reach.down.every((room) => room === 0) && branch.reach.up.every((room) => room === 0)) continue
    chosen.push(branch)
    if (enough()) return candidate()
  }
  return null
}

function mayHide(run: Run, corners: readonly number[]): boolean {
  if (run.within === null || corners.length === 0) return true
  const width = run.lattice.attributes.length
  return corners.every((corner) => run.within?.has((corner - (corner % width)) / width) === true)
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

/** Every family of cubes through the node: nearest branches first, unbalanced attributes before balanced ones. */
function* cubesOf(run: Run, unit: number, attribute: number): Generator<Cube> {
  const { lattice } = run
  const digits = lattice.attributes[attribute]?.digits ?? []
  let choices: number[][] = [[]]
  for (const [d, digit] of digits.entries()) {
    const others = digit === 0 ? [0] : Array.from({ length: lattice.sizes[d] ?? 1 }, (_, i) => i).filter((i) => i !== digit)
    choices = choices.flatMap((choice) => others.map((other) => [...choice, other]))
  }
  for (let near = unit; near >= 0; near = lattice.same[lattice.units[near]?.parent ?? -1] ?? -1) {
    if (run.within !== null && !run.within.has(near)) return
    for (const others of choices) if (nearSideUsable(run, near, attribute, others)) yield { unit, attribute, near, others }
  }
}

/** The own corner itself must be hidden already: hiding wider nodes is the last resort (widerOpen), not a companion. */
function nearSideUsable(run: Run, near: number, attribute: number, others: readonly number[]): boolean {
  const { lattice, states } = run
  const digits = lattice.attributes[attribute]?.digits ?? []
  const top = digits.map((digit, d) => (others[d] === 0 ? 0 : digit))
  const index = top.reduceRight((sum, digit, d) => sum * (lattice.sizes[d] ?? 1) + digit, 0)
  return isHidden(states[near * lattice.attributes.length + index] ?? 0)
}

function copyToSame(run: Run): void {
  const width = run.lattice.attributes.length
  for (const [unit, node] of run.lattice.units.entries()) {
    const same = run.lattice.same[unit] ?? unit
    if (same === unit || node.level === 'noClass') continue
    for (let a = 0; a < width; a++) {
      const at = unit * width + a
      const from = same * width + a
      if (run.states[at] !== nodeState.closed && run.states[from] !== nodeState.closed) run.states[at] = run.states[from] ?? 0
    }
  }
}
