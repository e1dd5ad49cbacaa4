// What would be cheapest to hide so that one hidden node stays uncertain, where the cubes usable now do not keep it so.
import type { Costs } from './costs.ts'
import {
  assured,
  cubesOf,
  isLeftAlone,
  type Moved,
  type Need,
  nobody,
  once,
  ownCorners,
  pushUsable,
  type Reach,
  type Relied,
  type Run,
  siblingsOf,
} from './prove.ts'
import { Push } from './push.ts'
import { type Cube, type Direction, openCorners } from './witness.ts'

/** A run under way. */
export interface Hiding extends Run {
  readonly costs: Costs
  readonly elsewhere: (at: number, need: Need) => boolean
  /** nodes hidden in this run so far */
  hidden: number
  /** of each node that needs it, what hides it; null where nothing wider is told at all */
  readonly proofs: Map<number, Relied | null>
}

/** The nodes that would cost least to hide so that the node moves further than it does; null when none would do. */
export function search(run: Hiding, at: number, need: Need, moved: Moved, usable: Reach['usable']): readonly number[] | null {
  const most = Math.max(need.down, need.up, need.width)
  const anew = (direction: Direction): Push => new Push(run.lattice, run.content.slack, direction, most)
  const begun = { down: new Map<string, Push>(), up: new Map<string, Push>() }
  const further = (direction: Direction, excluded: ReadonlySet<number>): Push => {
    if (moved[direction] === 0) return anew(direction)
    const name = [...excluded].join()
    const known = begun[direction].get(name) ?? pushUsable(run, usable(), { direction, most, excluded, relied: null })
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
