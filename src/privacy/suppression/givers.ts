import type { Lattice } from './lattice.ts'
import type { Move } from './shape.ts'
import { type Direction, opposite, type Room, type Slack } from './witness.ts'

/** Classes where there are any, or schools with everything in them. */
export type Depth = 'class' | 'school'

/** The leaves under units that have room for moves, in their own order. They hang on the content alone, so they are found once for all pushes. */
export class Givers {
  readonly #lattice: Lattice
  readonly #slack: Slack
  /** by what is moved which way, then by unit */
  readonly #found = new Map<Move, Map<number, readonly number[]>[]>()

  constructor(lattice: Lattice, slack: Slack) {
    this.#lattice = lattice
    this.#slack = slack
  }

  /** Leaves under `unit` that can move that way. */
  under(depth: Depth, unit: number, move: Move, direction: Direction): readonly number[] {
    let kinds = this.#found.get(move)
    if (kinds === undefined) {
      kinds = [new Map(), new Map(), new Map(), new Map()]
      this.#found.set(move, kinds)
    }
    const kind = kinds[(depth === 'class' ? 0 : 2) + (direction === 'up' ? 0 : 1)]
    const known = kind?.get(unit)
    if (known !== undefined) return known
    const leaves: number[] = []
    find(this.#lattice, depth, unit, move, this.#slack[direction], this.#slack[opposite[direction]], leaves)
    kind?.set(unit, leaves)
    return leaves
  }
}

const known = new WeakMap<Lattice, WeakMap<Slack, Givers>>()

/** Those of a content in a table: the same for as long as both are there. */
export function giversOf(lattice: Lattice, slack: Slack): Givers {
  const ofLattice = known.get(lattice) ?? new WeakMap<Slack, Givers>()
  known.set(lattice, ofLattice)
  const givers = ofLattice.get(slack) ?? new Givers(lattice, slack)
  ofLattice.set(slack, givers)
  return givers
}

function find(lattice: Lattice, depth: Depth, unit: number, move: Move, along: Room, against: Room, into: number[]): void {
  const from = unit * lattice.attributes.length
  const children = lattice.children[unit] ?? []
  if (children.length === 0 || (depth === 'school' && lattice.units[unit]?.level === 'school')) {
    if (!isEmpty(from, move.along, along.of) && !isEmpty(from, move.against, against.of)) into.push(unit)
    return
  }
  if (isEmpty(from, move.along, along.below) || isEmpty(from, move.against, against.below)) return
  for (const child of children) find(lattice, depth, child, move, along, against, into)
}

/** Has any of the combinations no room at all? */
function isEmpty(from: number, attributes: readonly number[], room: Int32Array | null): boolean {
  if (room === null) return false
  for (const attribute of attributes) if (room[from + attribute] === 0) return true
  return false
}
