// The cubes of one hidden node: do those usable now keep it uncertain, and if not, what would be cheapest to hide so that they do?
import type { Lattice } from './lattice.ts'
import { Push } from './push.ts'
import { tells } from './refine.ts'
import type { Rules } from './states.ts'
import {
  type Cube,
  canMove,
  type Direction,
  farReach,
  openCorners,
  ownReach,
  type Reach,
  type Slack,
  together,
} from './witness.ts'

/** What must stay uncertain about one hidden node: how far down, up and in all its content must be able to move. */
export interface Need {
  readonly down: number
  readonly up: number
  readonly width: number
}

export interface Content {
  readonly slack: Slack
  /** needed movement of the node at (unit, attribute), null when nothing about it needs protection */
  readonly need: (at: number, state: number) => Need | null
}

export interface Run {
  readonly lattice: Lattice
  readonly rules: Rules
  readonly content: Content
  readonly states: Uint8Array
  /** the units this run may decide about, ascending; null = all. Outside them the states stand as given */
  readonly within: ReadonlySet<number> | null
}

type Moved = Readonly<Record<Direction, number>>

/** Answers `protected` when the cubes usable now suffice, else the nodes that would cost least to hide; null when none would do. */
export function search(run: Run, at: number, need: Need): readonly number[] | 'protected' | null {
  const moved = movedNow(run, at, need)
  if (moved === 'protected') return 'protected'
  let best: Candidate | null = null
  for (const cube of cubesOf(run, at)) best = cheapest(run, need, moved, cube, best) ?? best
  return best?.corners ?? null
}

const suffices = (need: Need, { down, up }: Moved): boolean => down >= need.down && up >= need.up && down + up >= need.width

/** How far the node moves through all cubes usable now, each direction by itself; stops when that suffices. */
function movedNow(run: Run, at: number, need: Need): Moved | 'protected' {
  const up = push(run, at, 'up', need.width - need.down > need.up ? need.width : need.up)
  if (suffices(need, { down: 0, up })) return 'protected'
  const down = push(run, at, 'down', Math.max(need.down, need.width - up))
  return suffices(need, { down, up }) ? 'protected' : { down, up }
}

function push(run: Run, at: number, direction: Direction, most: number): number {
  const pushed = new Push(run.lattice, run.content.slack, direction, most, run.rules.companions)
  for (const cube of cubesOf(run, at)) {
    if (openCorners(run.lattice, run.states, cube, cube.near).length > 0 || !pushed.canGive(cube)) continue
    const siblings = siblingsOf(run.lattice, cube)
    if (siblings === null) pushed.through(cube, null, false)
    for (const branch of siblings ?? []) {
      if (pushed.isEnough()) return most
      if (branch === cube.near || openCorners(run.lattice, run.states, cube, branch).length > 0) continue
      pushed.through(cube, branch, isElsewhere(run.lattice, cube, branch))
    }
    if (pushed.isEnough()) return most
  }
  return pushed.worst()
}

/** What hangs under the parent where the own branch parts, it too; null at the root, where nothing need balance. */
function siblingsOf(lattice: Lattice, { near }: Cube): readonly number[] | null {
  const parent = lattice.same[lattice.units[near]?.parent ?? -1] ?? -1
  return parent < 0 ? null : (lattice.children[parent] ?? [])
}

/** Is the branch a school, or a wider unit, other than the node's own: one that a reader may know from inside? */
function isElsewhere(lattice: Lattice, cube: Cube, branch: number): boolean {
  const school = lattice.schoolOf[branch] ?? -1
  return school < 0 || school !== (lattice.schoolOf[cube.unit] ?? -1)
}

interface Candidate {
  readonly corners: readonly number[]
  readonly cost: number
}

/**
 * What one family of cubes would need hidden: the own side's corners, and far branches, those that cost least first, until
 * they suffice together with what moves already. An estimate: the next search pushes through them and asks for more if it must.
 */
function cheapest(run: Run, need: Need, moved: Moved, cube: Cube, best: Candidate | null): Candidate | null {
  const { lattice, states } = run
  const corners = [...openCorners(lattice, states, cube, cube.near)]
  const limit = best?.cost ?? Number.POSITIVE_INFINITY
  let cost = costOf(run, corners, limit)
  if (cost >= limit || !mayHide(run, corners)) return null
  const most = Math.max(need.down, need.up, need.width)
  const own = {
    down: ownReach(lattice, run.content.slack, cube, 'down', most),
    up: ownReach(lattice, run.content.slack, cube, 'up', most),
  }
  const enough = (down: number, up: number): boolean => suffices(need, { down: moved.down + down, up: moved.up + up })
  if (!enough(sum(own.down), sum(own.up))) return null
  const siblings = siblingsOf(lattice, cube)
  if (siblings === null) return corners.length > 0 ? { corners, cost } : null
  const far: Record<Direction, Far> = { down: new Far(run.rules, own.down), up: new Far(run.rules, own.up) }
  for (const branch of branchesOf(run, cube, siblings, limit - cost)) {
    if (cost + branch.cost >= limit) return null
    const reach = (direction: Direction): Reach =>
      farReach(lattice, run.content.slack, cube, branch.unit, direction, own[direction], most)
    const [down, up] = [reach('down'), reach('up')]
    if (!canMove(down) && !canMove(up)) continue
    corners.push(...branch.open)
    cost += branch.cost
    const elsewhere = isElsewhere(lattice, cube, branch.unit)
    far.down.add(down, elsewhere)
    far.up.add(up, elsewhere)
    if (corners.length > 0 && enough(far.down.worst(), far.up.worst())) return { corners, cost }
  }
  return null
}

const sum = (rooms: Reach): number => rooms.reduce((total, room) => total + room, 0)

/** In one direction, the far branches that balance the own side. */
class Far {
  readonly #own: Reach
  readonly #all: Reach[] = []
  /** of them those that one reader may know from inside; none when the rules ask for one companion only */
  readonly #elsewhere: Reach[] = []
  readonly #companions: number

  constructor({ companions }: Rules, own: Reach) {
    this.#own = own
    this.#companions = companions
  }

  add(reach: Reach, elsewhere: boolean): void {
    this.#all.push(reach)
    if (elsewhere && this.#companions > 1) this.#elsewhere.push(reach)
  }

  /** The reach that is left when any one branch elsewhere is known from inside, else the whole. */
  worst(): number {
    if (this.#elsewhere.length === 0) return together(this.#own, this.#all, null)
    return Math.min(...this.#elsewhere.map((left) => together(this.#own, this.#all, left)))
  }
}

interface Branch {
  readonly unit: number
  readonly open: readonly number[]
  readonly cost: number
}

/** The other branches under the parent that may be hidden for less than `limit`, those that cost least first. */
function branchesOf(run: Run, cube: Cube, siblings: readonly number[], limit: number): readonly Branch[] {
  const branches: Branch[] = []
  for (const unit of siblings) {
    if (unit === cube.near) continue
    const open = openCorners(run.lattice, run.states, cube, unit)
    const cost = costOf(run, open, limit)
    if (cost < limit && mayHide(run, open)) branches.push({ unit, open, cost })
  }
  return branches.sort((a, b) => a.cost - b.cost)
}

/** Pupils in every open figure that would go with the nodes: hiding one hides what lies under it. No more is counted than `limit`. */
function costOf({ lattice, states }: Run, nodes: readonly number[], limit: number): number {
  if (nodes.length === 0) return 0
  const width = lattice.attributes.length
  const seen = new Set<number>()
  const waiting = [...nodes]
  let cost = 0
  for (let node = waiting.pop(); node !== undefined && cost < limit; node = waiting.pop()) {
    if (seen.has(node) || !tells(states[node])) continue
    seen.add(node)
    cost += lattice.n[node] ?? 0
    const attribute = node % width
    const unit = (node - attribute) / width
    for (const child of lattice.under[unit] ?? []) waiting.push(child * width + attribute)
    for (const finer of lattice.shape.finer[attribute] ?? []) waiting.push(unit * width + finer)
  }
  return cost
}

export function mayHide(run: Run, corners: readonly number[]): boolean {
  if (run.within === null || corners.length === 0) return true
  const width = run.lattice.attributes.length
  return corners.every((corner) => run.within?.has((corner - (corner % width)) / width) === true)
}

/** Every family of cubes through the node: nearest branches first, unbalanced attributes before balanced ones. */
function* cubesOf({ lattice, within }: Run, at: number): Generator<Cube> {
  const width = lattice.attributes.length
  const attribute = at % width
  const unit = (at - attribute) / width
  for (let near = unit; near >= 0; near = lattice.same[lattice.units[near]?.parent ?? -1] ?? -1) {
    if (within !== null && !within.has(near)) return
    for (const balance of lattice.shape.balances(attribute)) yield { unit, attribute, near, balance }
  }
}
