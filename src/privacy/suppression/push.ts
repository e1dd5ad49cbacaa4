// Moves a node's content through one cube after another, each atom giving no more in all than its slack: the moves add up to one
// change of the table, so what has been moved in the end is proven as a whole.
import { Givers } from './givers.ts'
import type { Lattice } from './lattice.ts'
import type { Move } from './shape.ts'
import { type Cube, type Direction, opposite, type Slack } from './witness.ts'

export class Push {
  readonly #lattice: Lattice
  readonly #slack: Slack
  readonly #direction: Direction
  readonly #most: number
  readonly #companions: number
  /** what atoms have given, by direction */
  readonly #given: Readonly<Record<Direction, Map<number, number>>> = { down: new Map(), up: new Map() }
  /** what has been moved against each branch that one reader may know from inside */
  readonly #elsewhere = new Map<number, number>()
  /** of the own side, which is the same in every cube of a node */
  readonly #givers = new Map<Move, Givers>()
  #total = 0

  constructor(lattice: Lattice, slack: Slack, direction: Direction, most: number, companions: number) {
    this.#lattice = lattice
    this.#slack = slack
    this.#direction = direction
    this.#most = most
    this.#companions = companions
  }

  /** What is left when any one branch elsewhere is known from inside, else the whole. */
  worst(): number {
    if (this.#companions === 1 || this.#elsewhere.size === 0) return this.#total
    return this.#total - Math.max(...this.#elsewhere.values())
  }

  isEnough(): boolean {
    return this.worst() >= this.#most
  }

  /** Is there anything that the cube's own side could give? */
  canGive({ unit, balance }: Cube): boolean {
    return balance.moves.some((move) => this.#own(unit, move).at(0) !== null)
  }

  /** Moves what it can between the cube's own side and a branch; `branch` null: the own side alone, nothing need balance. */
  through(cube: Cube, branch: number | null, elsewhere: boolean): void {
    const counted = elsewhere && branch !== null && this.#companions > 1
    // one branch giving more than all that is needed helps nobody who knows it
    let wanted = counted ? this.#most - (this.#elsewhere.get(branch) ?? 0) : this.#most - this.worst()
    for (const move of cube.balance.moves) {
      if (wanted <= 0) break
      const moved = branch === null ? this.#alone(cube.unit, move, wanted) : this.#between(cube.unit, branch, move, wanted)
      wanted -= moved
      this.#total += moved
      if (counted && moved > 0) this.#elsewhere.set(branch, (this.#elsewhere.get(branch) ?? 0) + moved)
    }
  }

  #alone(unit: number, move: Move, wanted: number): number {
    const own = this.#own(unit, move)
    let moved = 0
    for (let i = 0, leaf = own.at(0); leaf !== null && moved < wanted; leaf = own.at(++i)) {
      const room = Math.min(wanted - moved, this.#room(leaf, move, this.#direction))
      this.#give(leaf, move, this.#direction, room)
      moved += room
    }
    return moved
  }

  #between(unit: number, branch: number, move: Move, wanted: number): number {
    const own = this.#own(unit, move)
    if (own.at(0) === null) return 0
    const back = opposite[this.#direction]
    const far = new Givers(this.#lattice, branch, move, this.#slack[back], this.#slack[this.#direction])
    let moved = 0
    let at = 0
    for (let i = 0, leaf = own.at(0); leaf !== null && moved < wanted; leaf = own.at(++i)) {
      let room = Math.min(wanted - moved, this.#room(leaf, move, this.#direction))
      while (room > 0) {
        const other = far.at(at)
        if (other === null) return moved
        const both = Math.min(room, this.#room(other, move, back))
        if (both === 0) {
          at++
          continue
        }
        this.#give(leaf, move, this.#direction, both)
        this.#give(other, move, back, both)
        room -= both
        moved += both
      }
    }
    return moved
  }

  #own(unit: number, move: Move): Givers {
    const known = this.#givers.get(move)
    if (known !== undefined) return known
    const givers = new Givers(this.#lattice, unit, move, this.#slack[this.#direction], this.#slack[opposite[this.#direction]])
    this.#givers.set(move, givers)
    return givers
  }

  #room(leaf: number, move: Move, direction: Direction): number {
    return Math.min(this.#least(leaf, move.along, direction), this.#least(leaf, move.against, opposite[direction]))
  }

  #least(leaf: number, attributes: readonly number[], direction: Direction): number {
    const from = leaf * this.#lattice.attributes.length
    let least = Number.POSITIVE_INFINITY
    for (const attribute of attributes) {
      const at = from + attribute
      least = Math.min(least, (this.#slack[direction].of[at] ?? 0) - (this.#given[direction].get(at) ?? 0))
    }
    return least
  }

  #give(leaf: number, move: Move, direction: Direction, amount: number): void {
    if (amount === 0) return
    const from = leaf * this.#lattice.attributes.length
    const add = (attribute: number, way: Direction): void => {
      this.#given[way].set(from + attribute, (this.#given[way].get(from + attribute) ?? 0) + amount)
    }
    for (const attribute of move.along) add(attribute, direction)
    for (const attribute of move.against) add(attribute, opposite[direction])
  }
}
