// Proof that a hidden node cannot be told: a second table, equal in every open node, in which the hidden one differs.
//
// The change moves pupils (or turns outcomes) in hypercubes: in the unit direction between the node's own branch and sibling
// branches under a common parent, in each attribute direction between the node's digit and another. Sums over any node that
// holds both ends cancel; the nodes that change lie at or under the corners, and what is hidden hides everything under it, so
// it is enough that the corners are hidden. (The hypercube idea is Repsilber's, as in GHMITER; here over hierarchies, with
// free choice of leaf and several branches at once.) The method only ever understates the interval: what it proves, holds.
import { isEmpty } from './givers.ts'
import type { Lattice } from './lattice.ts'
import type { Balance, Move } from './shape.ts'
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

/** How far one side of a cube can go in one direction, for each of its moves; no more is counted than `most`, which is all that anyone needs. */
export type Reach = readonly number[]

export function ownReach(lattice: Lattice, slack: Slack, cube: Cube, direction: Direction, most: number): Reach {
  const along = slack[direction]
  const against = slack[opposite[direction]]
  return cube.balance.moves.map((move) => roomUnder(lattice, cube.unit, move, along, against, most))
}

/** A far branch, which goes the other way: counted only for moves that the own side can make. */
export function farReach(
  lattice: Lattice,
  slack: Slack,
  cube: Cube,
  branch: number,
  direction: Direction,
  own: Reach,
  most: number,
): Reach {
  const along = slack[opposite[direction]]
  const against = slack[direction]
  return cube.balance.moves.map((move, i) => (own[i] === 0 ? 0 : roomUnder(lattice, branch, move, along, against, most)))
}

/** Sum over the atoms under the unit of the least room among the move's ends, at most `most`. */
function roomUnder(lattice: Lattice, unit: number, move: Move, along: Room, against: Room, most: number): number {
  const from = unit * lattice.attributes.length
  const children = lattice.children[unit] ?? []
  if (children.length === 0) return Math.min(most, least(from, move.along, along.of), least(from, move.against, against.of))
  if (isEmpty(from, move.along, along.below) || isEmpty(from, move.against, against.below)) return 0
  let sum = 0
  for (const child of children) {
    sum += roomUnder(lattice, child, move, along, against, most - sum)
    if (sum === most) break
  }
  return sum
}

function least(from: number, attributes: readonly number[], room: Int32Array): number {
  let found = plenty
  for (const attribute of attributes) found = Math.min(found, room[from + attribute] ?? 0)
  return found
}

export const canMove = (reach: Reach): boolean => reach.some((room) => room > 0)

/** Own side and far branches together, in one direction: for every move the lesser of the two, summed. */
export function together(own: Reach, far: readonly Reach[], left: Reach | null): number {
  let total = 0
  for (const [move, room] of own.entries()) {
    if (room === 0) continue
    let other = left === null ? 0 : -(left[move] ?? 0)
    for (const branch of far) other += branch[move] ?? 0
    total += Math.min(room, other)
  }
  return total
}
