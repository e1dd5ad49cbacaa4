import type { Lattice } from './lattice.ts'
import type { Move } from './shape.ts'
import type { Room } from './witness.ts'

/** Classes where there are any, or schools with everything in them. */
export type Depth = 'class' | 'school'

/** The leaves under a unit that have room for a move, in their own order; found when asked for, since the first few often suffice. */
export class Givers {
  readonly #found: number[] = []
  readonly #finding: Iterator<number>

  constructor(lattice: Lattice, depth: Depth, unit: number, move: Move, along: Room, against: Room) {
    this.#finding = find(lattice, depth, unit, move, along, against)
  }

  /** null when there are not so many. */
  at(index: number): number | null {
    while (this.#found.length <= index) {
      const next = this.#finding.next()
      if (next.done === true) return null
      this.#found.push(next.value)
    }
    return this.#found[index] ?? null
  }
}

function* find(lattice: Lattice, depth: Depth, unit: number, move: Move, along: Room, against: Room): Generator<number> {
  const from = unit * lattice.attributes.length
  const children = lattice.children[unit] ?? []
  if (children.length === 0 || (depth === 'school' && lattice.units[unit]?.level === 'school')) {
    if (!isEmpty(from, move.along, along.of) && !isEmpty(from, move.against, against.of)) yield unit
    return
  }
  if (isEmpty(from, move.along, along.below) || isEmpty(from, move.against, against.below)) return
  for (const child of children) yield* find(lattice, depth, child, move, along, against)
}

/** Has any of the combinations no room at all? */
function isEmpty(from: number, attributes: readonly number[], room: Int32Array | null): boolean {
  if (room === null) return false
  for (const attribute of attributes) if (room[from + attribute] === 0) return true
  return false
}
