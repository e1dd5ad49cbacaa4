// Proof that a hidden node cannot be told: a second table, equal in every open node, in which the hidden one differs.
//
// The change moves pupils (or turns outcomes) in hypercubes: in the unit direction between the node's own branch and sibling
// branches under a common parent, in each attribute direction between the node's digit and another. Sums over any node that
// holds both ends cancel; the nodes that change lie at or under the corners, and what is hidden hides everything under it, so
// it is enough that the corners are hidden. (The hypercube idea is Repsilber's, as in GHMITER; here over hierarchies, with
// free choice of leaf and several branches at once.) The method only ever understates the interval: what it proves, holds.
import type { Lattice } from './lattice.ts'
import type { Balance } from './shape.ts'
import { isHidden, nodeState } from './states.ts'

/** How far the content of an atom may go one way in a change, at (unit, attribute). */
export interface Room {
  readonly of: Int32Array
  /** 0 at nodes under which no atom has any room; null when there may be room anywhere */
  readonly below: Int32Array | null
}

export interface Slack {
  readonly down: Room
  readonly up: Room
}

/** Stands for "as many as one likes". */
export const plenty = 1 << 20

/** A family of cubes through one node. */
export interface Cube {
  readonly unit: number
  readonly attribute: number
  /** the node's own branch, a child of the parent where the branches part; the root when no parent is told */
  readonly near: number
  readonly balance: Balance
}

/**
 * Nodes of `branch` among the corners that are not hidden: hiding them makes the branch usable. Another node that says ~100
 * counts as open, since its content may not move freely.
 */
export function openCorners(lattice: Lattice, states: Uint8Array, cube: Cube, branch: number): readonly number[] {
  const width = lattice.attributes.length
  const own = cube.unit * width + cube.attribute
  let open: number[] = nothing
  for (const attribute of cube.balance.corners) {
    const at = branch * width + attribute
    const state = states[at] ?? 0
    if ((lattice.n[at] ?? 0) === 0 || at === own) continue
    if (state === nodeState.closed || (isHidden(state) && state !== nodeState.approximate)) continue
    if (open === nothing) open = [at]
    else open.push(at)
  }
  return open
}

// most branches have none: spared making a list for each
const nothing: number[] = []

export type Direction = 'down' | 'up'
export const opposite = { down: 'up', up: 'down' } as const
