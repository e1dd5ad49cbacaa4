// Proof that a hidden node cannot be told: a second table, equal in every open node, in which the hidden one differs.
//
// The change moves pupils (or turns outcomes) in hypercubes: in the unit direction between the node's own branch and sibling
// branches under a common parent, in each attribute direction between the node's digit and another. Sums over any node that
// holds both ends cancel; the nodes that change lie at or under the corners, and what is hidden hides everything under it, so
// it is enough that the corners are hidden. (The hypercube idea is Repsilber's, as in GHMITER; here over hierarchies, with
// free choice of leaf and several branches at once.) The method only ever understates the interval: what it proves, holds.
import { indexOf, type Lattice } from './lattice.ts'
import { isHidden, nodeState } from './states.ts'

/** How far the content of an atom may go down or up in a change, at (unit, attribute). */
export interface Slack {
  readonly down: Int32Array
  readonly up: Int32Array
}

/** Stands for "as many as one likes". */
export const plenty = 1 << 20

/** A family of cubes through one node: the own branch, and for each attribute the other digit (0: not balanced). */
export interface Cube {
  readonly unit: number
  readonly attribute: number
  /** the node's own branch, a child of the parent where the branches part; the root when no parent is told */
  readonly near: number
  readonly others: readonly number[]
}

interface Corner {
  readonly attribute: number
  /** does this corner go the node's way or the other? (own branch; the far branches are the mirror) */
  readonly sign: 1 | -1
}

/** The corners in the attribute directions: balanced attributes at both digits, the others at '*'. */
export function cornersOf(lattice: Lattice, cube: Cube): readonly Corner[] {
  const digits = lattice.attributes[cube.attribute]?.digits ?? []
  const base = digits.map((digit, d) => (cube.others[d] === 0 ? 0 : digit))
  return balanced(lattice, cube, base)
}

function balanced(lattice: Lattice, cube: Cube, base: readonly number[]): readonly Corner[] {
  let corners: { readonly digits: readonly number[]; readonly sign: 1 | -1 }[] = [{ digits: base, sign: 1 }]
  for (const [d, other] of cube.others.entries()) {
    if (other === 0) continue
    corners = corners.flatMap((c) => [c, { digits: c.digits.with(d, other), sign: c.sign === 1 ? -1 : 1 }])
  }
  return corners.map(({ digits, sign }) => ({ attribute: indexOf(digits, lattice.sizes), sign }))
}

/**
 * Nodes of `branch` among the corners that are not hidden: hiding them makes the branch usable. Another node that says ~100
 * counts as open, since its content may not move freely.
 */
export function openCorners(lattice: Lattice, states: Uint8Array, cube: Cube, branch: number): readonly number[] {
  const width = lattice.attributes.length
  const own = cube.unit * width + cube.attribute
  const open: number[] = []
  for (const { attribute } of cornersOf(lattice, cube)) {
    const at = branch * width + attribute
    const state = states[at] ?? 0
    if ((lattice.n[at] ?? 0) === 0 || at === own) continue
    if (!isHidden(state) || state === nodeState.approximate) open.push(at)
  }
  return open
}

/** How far one side can go, down and up, for every choice of digit in the attributes that the cube leaves free. */
export interface Reach {
  readonly down: readonly number[]
  readonly up: readonly number[]
}

/** `unit` on the own side (`own` true) or a far branch: sums over its leaves of the least slack among the corners' atoms. */
export function reachOf(lattice: Lattice, slack: Slack, cube: Cube, unit: number, own: boolean): Reach {
  const leaves = leavesOf(lattice, unit)
  const down: number[] = []
  const up: number[] = []
  for (const corners of freeCorners(lattice, cube)) {
    let sumDown = 0
    let sumUp = 0
    for (const leaf of leaves) {
      sumDown += leastSlack(lattice, slack, leaf, corners, own ? -1 : 1)
      sumUp += leastSlack(lattice, slack, leaf, corners, own ? 1 : -1)
    }
    down.push(sumDown)
    up.push(sumUp)
  }
  return { down, up }
}

function leastSlack(lattice: Lattice, slack: Slack, leaf: number, corners: readonly Corner[], direction: 1 | -1): number {
  const from = leaf * lattice.attributes.length
  let least = plenty
  for (const corner of corners) {
    const at = from + corner.attribute
    const room = corner.sign === direction ? (slack.up[at] ?? 0) : (slack.down[at] ?? 0)
    if (room < least) least = room
    if (least === 0) return 0
  }
  return least
}

/** The corners' atoms for every choice of digit where the node itself stands at '*'. */
function freeCorners(lattice: Lattice, cube: Cube): readonly (readonly Corner[])[] {
  const digits = lattice.attributes[cube.attribute]?.digits ?? []
  let choices: number[][] = [[]]
  for (const [d, digit] of digits.entries()) {
    const options = digit === 0 ? Array.from({ length: (lattice.sizes[d] ?? 1) - 1 }, (_, i) => i + 1) : [digit]
    choices = choices.flatMap((choice) => options.map((option) => [...choice, option]))
  }
  return choices.map((choice) => balanced(lattice, cube, choice))
}

function leavesOf(lattice: Lattice, unit: number): readonly number[] {
  const children = lattice.children[unit] ?? []
  return children.length === 0 ? [unit] : children.flatMap((child) => leavesOf(lattice, child))
}

/** Own side and far branches together, in one direction: for every free choice the lesser of the two, summed. */
export function together(own: readonly number[], far: readonly (readonly number[])[] | null): number {
  let total = 0
  for (const [choice, room] of own.entries()) {
    const other = far === null ? plenty : far.reduce((sum, branch) => sum + (branch[choice] ?? 0), 0)
    total += Math.min(room, other)
  }
  return total
}
