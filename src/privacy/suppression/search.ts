// The cubes of one hidden node: do those usable now keep it uncertain, and if not, what would be cheapest to hide so that they do?
import type { Costs } from './costs.ts'
import type { Lattice } from './lattice.ts'
import { Push } from './push.ts'
import { indexOf, type Shape } from './shape.ts'
import { isHidden, nodeState, type Rules } from './states.ts'
import { type Cube, type Direction, openCorners, type Slack } from './witness.ts'

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
  /** of an outcome: what is hidden of the heads, and how far those who reached it can move as heads; null when heads are the content */
  readonly heads: { readonly states: Uint8Array; readonly slack: Slack } | null
}

export interface Run {
  readonly lattice: Lattice
  readonly rules: Rules
  readonly content: Content
  readonly states: Uint8Array
  /** the units this run may decide about, ascending; null = all. Outside them the states stand as given */
  readonly within: ReadonlySet<number> | null
  /** 1 where a figure is known whatever its state, since an earlier generation told it; null = nowhere */
  readonly known: Uint8Array | null
}

/** A run under way. */
export interface Hiding extends Run {
  readonly costs: Costs
  readonly elsewhere: (at: number, need: Need) => boolean
  /** nodes hidden in this run so far */
  hidden: number
}

type Moved = Readonly<Record<Direction, number>>

/** Answers `protected` when the cubes usable now suffice, else the nodes that would cost least to hide; null when none would do. */
export function search(run: Hiding, at: number, need: Need): readonly number[] | 'protected' | null {
  const usable = usableFrom(run, at)
  const moved = movedThrough(run, at, need, usable)
  if (moved === 'protected') return 'protected'
  const most = Math.max(need.down, need.up, need.width)
  const anew = (direction: Direction): Push => new Push(run.lattice, run.content.slack, direction, most)
  const begun = { down: new Map<string, Push>(), up: new Map<string, Push>() }
  const further = (direction: Direction, excluded: ReadonlySet<number>): Push => {
    if (moved[direction] === 0) return anew(direction)
    const name = [...excluded].join()
    const known = begun[direction].get(name) ?? pushUsable(run, usable(), direction, most, excluded)
    begun[direction].set(name, known)
    return known.copy()
  }
  const least = (lacking: Lacking): readonly number[] | null => {
    let best: Candidate | null = null
    for (const cube of cubesOf(run, at)) best = cheapest(run, lacking, cube, best) ?? best
    return best?.corners ?? null
  }
  // What the node has given already it cannot give once more. Where nothing adds to that, corners that would do by themselves may with others.
  const added = least({ need, moved, begin: further })
  if (added !== null || (moved.down === 0 && moved.up === 0)) return added
  return least({ need, moved: { down: 0, up: 0 }, begin: anew })
}

/** A node that needs more movement than it has. */
interface Lacking {
  readonly need: Need
  readonly moved: Moved
  /** the push that a candidate adds to */
  readonly begin: (direction: Direction, excluded: ReadonlySet<number>) => Push
}

const suffices = (need: Need, { down, up }: Moved): boolean => down >= need.down && up >= need.up && down + up >= need.width

/** How far the node moves through all cubes usable now, each direction by itself; stops when that suffices. */
export const movedNow = (run: Run, at: number, need: Need): Moved | 'protected' =>
  movedThrough(run, at, need, usableFrom(run, at))

function movedThrough(run: Run, at: number, need: Need, usable: () => Iterable<Usable>): Moved | 'protected' {
  if (isLeftAlone(run, at, beside(usable()))) return { down: 0, up: 0 }
  const moved = (direction: Direction, most: number): number =>
    assured(run, at, (excluded) => pushUsable(run, usable(), direction, most, excluded))
  const up = moved('up', need.width - need.down > need.up ? need.width : need.up)
  if (suffices(need, { down: 0, up })) return 'protected'
  const down = moved('down', Math.max(need.down, need.width - up))
  if (suffices(need, { down, up })) return 'protected'
  const arriving = asAnother(run, at, Math.max(need.up, need.width - down))
  return suffices(need, { down, up: Math.max(up, arriving) }) ? 'protected' : { down, up }
}

/**
 * How far a group can grow by pupils who could come to its unit as another group: as well they could come as this one, where no wider unit
 * tells either. They leave a unit beside it, and are counted as this group instead of the other from there up. Of heads alone.
 */
function asAnother(run: Run, at: number, most: number): number {
  const { lattice, content, states } = run
  if (content.heads !== null) return 0
  const { shape, attributes } = lattice
  const width = attributes.length
  const attribute = at % width
  const unit = (at - attribute) / width
  const isUntold = (node: number): boolean =>
    (isHidden(states[node] ?? 0) || states[node] === nodeState.closed) && run.known?.[node] !== 1
  const room = content.slack.up.of
  // whoever comes is of a group that may be here: where one is seen to be empty, nobody may come of the other's like it
  const mayCome = (other: number): boolean =>
    (shape.atoms[attribute] ?? []).every((atom, i) => {
      const like = shape.atoms[other]?.[i] ?? atom
      return (room[unit * width + atom] ?? 0) >= most || (lattice.n[like] ?? 0) === 0
    })
  let best = 0
  for (const other of othersOf(shape, attribute)) {
    const [alone] = shape.balances(other)
    if (alone === undefined || !mayCome(other)) continue
    const finer = attributes.filter(({ index }) => shape.covering[index]?.includes(other) === true)
    for (let near = unit; near >= 0; near = parentOf(lattice, near)) {
      const above = unitsAbove(lattice, near)
      if (above.length === 0 || !above.every((wider) => isUntold(wider * width + attribute) && isUntold(wider * width + other)))
        continue
      const cube: Cube = { unit, attribute: other, near, balance: alone }
      if (ownCorners(run, cube).length > 0) continue
      // somebody of each group that is seen up there must stay
      const left = above.flatMap((wider) => finer.map(({ index }) => lattice.n[wider * width + index] ?? 0)).filter((n) => n > 0)
      const limit = Math.min(most, ...left.map((n) => n - 1))
      if (limit <= best) continue
      const usable: readonly Usable[] = [{ cube, branches: once(() => usableBranches(run, cube)) }]
      if (isLeftAlone(run, at, beside(usable))) continue
      best = Math.max(
        best,
        assured(run, at, (excluded) => pushUsable(run, usable, 'up', limit, excluded)),
      )
      if (best >= most) return best
    }
  }
  return best
}

/** The combinations with another digit in one attribute. */
function othersOf({ attributes, sizes }: Shape, attribute: number): readonly number[] {
  const digits = attributes[attribute]?.digits ?? []
  return digits.flatMap((digit, d) =>
    digit === 0
      ? []
      : Array.from({ length: (sizes[d] ?? 1) - 1 }, (_, i) => i + 1)
          .filter((other) => other !== digit)
          .map((other) => indexOf(digits.with(d, other), sizes)),
  )
}

const parentOf = ({ same, units }: Lattice, unit: number): number => same[units[unit]?.parent ?? -1] ?? -1

/** The units that hold this one, nearest first; those with the same pupils once. */
function unitsAbove(lattice: Lattice, unit: number): readonly number[] {
  const above: number[] = []
  for (let wider = parentOf(lattice, unit); wider >= 0; wider = parentOf(lattice, wider)) above.push(wider)
  return above
}

/**
 * What a push reaches; where a reader may know other units from inside (companions 2 and more), what it reaches whichever of
 * the schools that took part are left out. Leaving out one that took no part changes nothing, so those need no trying.
 */
function assured(run: Run, at: number, push: (excluded: ReadonlySet<number>) => Push): number {
  const { schoolOf, attributes } = run.lattice
  const own = schoolOf[(at - (at % attributes.length)) / attributes.length] ?? -1
  // the same schools left out in another order are the same push
  const known = new Map<string, number>()
  const least = (excluded: readonly number[], left: number): number => {
    const { moved, used } = push(new Set(excluded))
    let lowest = moved
    for (const branch of left === 0 ? [] : used) {
      if (lowest === 0) break
      if ((schoolOf[branch] ?? -1) === own && own >= 0) continue
      const without = [...excluded, branch].sort((a, b) => a - b)
      const name = without.join()
      const moves = known.get(name) ?? least(without, left - 1)
      known.set(name, moves)
      lowest = Math.min(lowest, moves)
    }
    return lowest
  }
  return least([], run.rules.companions - 1)
}

/** Are there so few branches to move through that a reader may know them all from inside? Asks for no more branches than it takes to tell. */
function isLeftAlone(run: Run, at: number, branches: Iterable<number | null>): boolean {
  const { schoolOf, attributes } = run.lattice
  const own = schoolOf[(at - (at % attributes.length)) / attributes.length] ?? -1
  const others = new Set<number>()
  for (const branch of branches) {
    if (branch === null || ((schoolOf[branch] ?? -1) === own && own >= 0)) return false
    others.add(branch)
    if (others.size >= run.rules.companions) return false
  }
  return true
}

const nobody: ReadonlySet<number> = new Set()

function* beside(usable: Iterable<Usable>): Generator<number | null> {
  for (const { branches } of usable) yield* branches() ?? [null]
}

interface Usable {
  readonly cube: Cube
  /** branches whose corners are all hidden; null at the root, where nothing need balance */
  readonly branches: () => readonly number[] | null
}

/** The cubes whose corners are all hidden now, nearest first; found once for all pushes through them, and no further than asked. */
function usableFrom(run: Run, at: number): () => Iterable<Usable> {
  const found: Usable[] = []
  const finding = cubesOf(run, at)
  return function* usable() {
    for (let i = 0; ; i++) {
      while (found.length <= i) {
        const next = finding.next()
        if (next.done === true) return
        const cube = next.value
        if (ownCorners(run, cube).length === 0) found.push({ cube, branches: once(() => usableBranches(run, cube)) })
      }
      const one = found[i]
      if (one !== undefined) yield one
    }
  }
}

const usableBranches = (run: Run, cube: Cube): readonly number[] | null =>
  siblingsOf(run.lattice, cube)?.filter(
    (branch) => branch !== cube.near && openCorners(run.lattice, run.states, cube, branch).length === 0,
  ) ?? null

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function pushUsable(run: Run, usable: Iterable<Usable>, direction: Direction, most: number, excluded: ReadonlySet<number>): Push {
  const pushed = new Push(run.lattice, run.content.slack, direction, most)
  for (const { cube, branches } of usable) {
    if (!pushed.canGive(cube)) continue
    const beside = branches()
    if (beside === null) pushed.through(cube, null)
    for (const branch of beside ?? []) {
      if (pushed.isEnough()) return pushed
      if (!excluded.has(branch)) pushed.through(cube, branch)
    }
    if (pushed.isEnough()) return pushed
  }
  return pushed
}

/**
 * Open corners of the own side. Where the branches part above the units that this run decides about, those units have states of
 * their own: what is hidden of the wider branch says nothing of them, so their corners count too.
 */
function ownCorners({ lattice, states, within }: Run, cube: Cube): readonly number[] {
  const open = openCorners(lattice, states, cube, cube.near)
  if (within === null || within.has(cube.near)) return open
  return [...open, ...openCorners(lattice, states, cube, lattice.schoolOf[cube.unit] ?? cube.near)]
}

/** What hangs under the parent where the own branch parts, it too; null at the root, where nothing need balance. */
function siblingsOf(lattice: Lattice, { near }: Cube): readonly number[] | null {
  const parent = lattice.same[lattice.units[near]?.parent ?? -1] ?? -1
  return parent < 0 ? null : (lattice.children[parent] ?? [])
}

interface Candidate {
  readonly corners: readonly number[]
  /** pupils' figures taken away for each step of the movement still needed that it gives */
  readonly price: number
}

/**
 * What one family of cubes would need hidden: the own side's corners, and far branches, those that cost least first, as long as
 * the price falls. It may be a part only: the next search pushes through what is hidden and asks for more if it must.
 */
function cheapest(run: Hiding, { need, moved, begin }: Lacking, cube: Cube, best: Candidate | null): Candidate | null {
  const { lattice } = run
  const corners = [...ownCorners(run, cube)]
  const most = Math.max(need.down, need.up, need.width)
  const limit = (best?.price ?? Number.POSITIVE_INFINITY) * most
  let cost = run.costs.ofAll(corners, limit)
  if (cost >= limit || !mayHide(run, corners)) return null
  const newPush = (direction: Direction): Push => new Push(lattice, run.content.slack, direction, most)
  const probe = { down: newPush('down'), up: newPush('up') }
  if (!probe.down.canGive(cube) && !probe.up.canGive(cube)) return null
  const at = cube.unit * lattice.attributes.length + cube.attribute
  const chosen: (number | null)[] = []
  // each further branch adds to one push; where any may be left out, to a push without each
  const all = { down: once(() => begin('down', nobody)), up: once(() => begin('up', nobody)) }
  const reach = (direction: Direction, branch: number | null): number => {
    const pushed = all[direction]()
    pushed.through(cube, branch)
    if (run.rules.companions === 1 || pushed.moved === 0) return pushed.moved
    return assured(run, at, (excluded) => {
      if (excluded.size === 0) return pushed
      const without = begin(direction, excluded)
      for (const other of chosen) if (other === null || !excluded.has(other)) without.through(cube, other)
      return without
    })
  }
  let found: Candidate | null = null
  /** is no more needed? */
  const add = (branch: number | null): boolean => {
    chosen.push(branch)
    if (isLeftAlone(run, at, chosen)) return false
    const inAll = { down: reach('down', branch), up: reach('up', branch) }
    const gain = gainOf(need, moved, inAll)
    if (corners.length > 0 && gain > 0 && cost / gain < (found?.price ?? best?.price ?? Number.POSITIVE_INFINITY)) {
      found = { corners: [...corners], price: cost / gain }
    }
    return inAll.down >= most && inAll.up >= most
  }
  const siblings = siblingsOf(lattice, cube)
  if (siblings === null) add(null)
  const meets = ({ unit }: Branch): boolean => probe.down.canMeet(cube, unit) || probe.up.canMeet(cube, unit)
  let left = mostCompanions
  for (const branch of siblings === null ? [] : branchesOf(run, cube, siblings, limit - cost).slice(0, mostLookedAt)) {
    // the least dear may be of another stage year, and have nobody to move
    if (!meets(branch)) continue
    if (left-- === 0) break
    corners.push(...branch.open)
    cost += branch.cost
    if (cost >= limit || add(branch.unit)) break
  }
  return found
}

// a group that so many companions do not hide is hidden step by step
const mostCompanions = 6
// as many as a large school has classes; among so many schools there are some with somebody to move
const mostLookedAt = 48

/** How much of what is still needed moving so far in all gives. */
function gainOf(need: Need, moved: Moved, inAll: Moved): number {
  const lacking = ({ down, up }: Moved): number =>
    Math.max(0, need.down - down) + Math.max(0, need.up - up) + Math.max(0, need.width - down - up)
  return lacking(moved) - lacking(inAll)
}

interface Branch {
  readonly unit: number
  readonly open: readonly number[]
  readonly cost: number
}

/** The other branches under the parent that may be hidden for less than `limit`, those that cost least first. */
function branchesOf(run: Hiding, cube: Cube, siblings: readonly number[], limit: number): readonly Branch[] {
  const branches: Branch[] = []
  for (const unit of siblings) {
    if (unit === cube.near) continue
    const open = openCorners(run.lattice, run.states, cube, unit)
    if (!mayHide(run, open)) continue
    const cost = run.costs.of(open)
    if (cost < limit) branches.push({ unit, open, cost })
  }
  return branches.sort((a, b) => a.cost - b.cost)
}

export function mayHide(run: Run, corners: readonly number[]): boolean {
  if (run.known !== null && corners.some((corner) => run.known?.[corner] === 1)) return false
  if (run.within === null || corners.length === 0) return true
  const width = run.lattice.attributes.length
  return corners.every((corner) => run.within?.has((corner - (corner % width)) / width) === true)
}

/** Every family of cubes through the node: nearest branches first, unbalanced attributes before balanced ones. */
function* cubesOf({ lattice }: Run, at: number): Generator<Cube> {
  const width = lattice.attributes.length
  const attribute = at % width
  const unit = (at - attribute) / width
  for (let near = unit; near >= 0; near = parentOf(lattice, near)) {
    for (const balance of lattice.shape.balances(attribute)) yield { unit, attribute, near, balance }
  }
}
