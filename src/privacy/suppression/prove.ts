// How far one hidden node can move through the cubes whose corners are hidden now: what is proven here cannot be derived.
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

/** The nodes that a run decides about: of units with the same pupils, those of one. */
export function* ownNodes({ lattice, within }: Run): Generator<number> {
  const width = lattice.attributes.length
  for (const unit of within ?? lattice.units.keys())
    if (lattice.same[unit] === unit) for (let at = unit * width; at < (unit + 1) * width; at++) yield at
}

export type Moved = Readonly<Record<Direction, number>>

const suffices = (need: Need, { down, up }: Moved): boolean => down >= need.down && up >= need.up && down + up >= need.width

/** How far a node moves through the cubes usable now, each direction by itself; `protected` when that suffices. */
export interface Reach {
  readonly moved: Moved | 'protected'
  readonly usable: () => Iterable<Usable>
}

/** Hidden nodes that a proof rests on, and maybe others: while all of them are hidden it holds. */
export type Relied = Set<number>

/** `relied`: gets what the proof rests on. */
export function reach(run: Run, at: number, need: Need, relied: Relied | null = null): Reach {
  const usable = usableFrom(run, at)
  return { usable, moved: movedThrough(run, at, need, usable, relied) }
}

function movedThrough(
  run: Run,
  at: number,
  need: Need,
  usable: () => Iterable<Usable>,
  relied: Relied | null,
): Moved | 'protected' {
  if (isLeftAlone(run, at, beside(run, usable(), relied))) return { down: 0, up: 0 }
  const moved = (direction: Direction, most: number): number =>
    assured(run, at, (excluded) => pushUsable(run, usable(), { direction, most, excluded, relied }))
  const up = moved('up', need.width - need.down > need.up ? need.width : need.up)
  if (suffices(need, { down: 0, up })) return 'protected'
  const down = moved('down', Math.max(need.down, need.width - up))
  if (suffices(need, { down, up })) return 'protected'
  const arriving = asAnother(run, at, Math.max(need.up, need.width - down), relied)
  return suffices(need, { down, up: Math.max(up, arriving) }) ? 'protected' : { down, up }
}

/**
 * How far a group can grow by pupils who could come to its unit as another group: as well they could come as this one, where no wider unit
 * tells either. They leave a unit beside it, and are counted as this group instead of the other from there up. Of heads alone.
 */
function asAnother(run: Run, at: number, most: number, relied: Relied | null): number {
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
      if (isLeftAlone(run, at, beside(run, usable, relied))) continue
      for (const wider of above) relied?.add(wider * width + attribute).add(wider * width + other)
      best = Math.max(
        best,
        assured(run, at, (excluded) => pushUsable(run, usable, { direction: 'up', most: limit, excluded, relied })),
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
export function assured(run: Run, at: number, push: (excluded: ReadonlySet<number>) => Push): number {
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
export function isLeftAlone(run: Run, at: number, branches: Iterable<number | null>): boolean {
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

export const nobody: ReadonlySet<number> = new Set()

function* beside(run: Run, usable: Iterable<Usable>, relied: Relied | null): Generator<number | null> {
  for (const { cube, branches } of usable) {
    for (const branch of branches() ?? [null]) {
      rely(run, cube, branch, relied)
      yield branch
    }
  }
}

/** Notes the corners of the own side and of a branch. */
function rely({ lattice, within }: Run, { unit, near, balance }: Cube, branch: number | null, relied: Relied | null): void {
  if (relied === null) return
  const width = lattice.attributes.length
  const sides = branch === null ? [near] : [near, branch]
  if (within !== null && !within.has(near)) sides.push(lattice.schoolOf[unit] ?? near)
  for (const side of sides) for (const attribute of balance.corners) relied.add(side * width + attribute)
}

export interface Usable {
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

export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

interface Pushing {
  readonly direction: Direction
  readonly most: number
  /** branches left out */
  readonly excluded: ReadonlySet<number>
  readonly relied: Relied | null
}

export function pushUsable(run: Run, usable: Iterable<Usable>, { direction, most, excluded, relied }: Pushing): Push {
  const pushed = new Push(run.lattice, run.content.slack, direction, most)
  const through = (cube: Cube, branch: number | null): void => {
    const before = pushed.moved
    pushed.through(cube, branch)
    if (pushed.moved > before) rely(run, cube, branch, relied)
  }
  for (const { cube, branches } of usable) {
    if (!pushed.canGive(cube)) continue
    const beside = branches()
    if (beside === null) through(cube, null)
    for (const branch of beside ?? []) {
      if (pushed.isEnough()) return pushed
      if (!excluded.has(branch)) through(cube, branch)
    }
    if (pushed.isEnough()) return pushed
  }
  return pushed
}

/**
 * Open corners of the own side. Where the branches part above the units that this run decides about, those units have states of
 * their own: what is hidden of the wider branch says nothing of them, so their corners count too.
 */
export function ownCorners({ lattice, states, within }: Run, cube: Cube): readonly number[] {
  const open = openCorners(lattice, states, cube, cube.near)
  if (within === null || within.has(cube.near)) return open
  return [...open, ...openCorners(lattice, states, cube, lattice.schoolOf[cube.unit] ?? cube.near)]
}

/** What hangs under the parent where the own branch parts, it too; null at the root, where nothing need balance. */
export function siblingsOf(lattice: Lattice, { near }: Cube): readonly number[] | null {
  const parent = lattice.same[lattice.units[near]?.parent ?? -1] ?? -1
  return parent < 0 ? null : (lattice.children[parent] ?? [])
}

/** Every family of cubes through the node: nearest branches first, unbalanced attributes before balanced ones. */
export function* cubesOf({ lattice }: Run, at: number): Generator<Cube> {
  const width = lattice.attributes.length
  const attribute = at % width
  const unit = (at - attribute) / width
  for (let near = unit; near >= 0; near = parentOf(lattice, near)) {
    for (const balance of lattice.shape.balances(attribute)) yield { unit, attribute, near, balance }
  }
}
