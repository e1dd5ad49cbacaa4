// Moves a node's content through one cube after another, each atom giving no more in all than its slack: the moves add up to one
// change of the table, so what has been moved in the end is proven as a whole.
import { type Depth, type Givers, giversOf } from './givers.ts'
import type { Lattice } from './lattice.ts'
import type { Family, Move } from './shape.ts'
import { type Cube, type Direction, opposite, type Slack } from './witness.ts'

interface Pile {
  readonly half: Move
  readonly leaves: readonly number[]
  readonly direction: Direction
  at: number
}

interface Side {
  readonly whole: Pile
  readonly halves: readonly [Pile, Pile] | null
}

export class Push {
  readonly #lattice: Lattice
  readonly #slack: Slack
  readonly #direction: Direction
  readonly #most: number
  /** what atoms have given, by direction */
  readonly #given: Readonly<Record<Direction, Map<number, number>>> = { down: new Map(), up: new Map() }
  readonly #givers: Givers
  readonly #used = new Set<number>()
  #moved = 0

  constructor(lattice: Lattice, slack: Slack, direction: Direction, most: number) {
    this.#lattice = lattice
    this.#slack = slack
    this.#givers = giversOf(lattice, slack)
    this.#direction = direction
    this.#most = most
  }

  /** The same, to go on from. */
  copy(): Push {
    const copy = new Push(this.#lattice, this.#slack, this.#direction, this.#most)
    for (const way of ['down', 'up'] as const) for (const [at, given] of this.#given[way]) copy.#given[way].set(at, given)
    for (const branch of this.#used) copy.#used.add(branch)
    copy.#moved = this.#moved
    return copy
  }

  /** How far the node has been moved, at most as far as is needed. */
  get moved(): number {
    return this.#moved
  }

  /** The far branches that took part. */
  get used(): ReadonlySet<number> {
    return this.#used
  }

  isEnough(): boolean {
    return this.#moved >= this.#most
  }

  /** Is there anything that the cube's own side could give? */
  canGive({ unit, balance }: Cube): boolean {
    return balance.families.some(({ inside, halves, finer }) =>
      inside === null
        ? finer.some((move) => this.#own('school', unit, move).length > 0)
        : this.#own('class', unit, inside).length > 0 || this.#piles(unit, halves, this.#direction) !== null,
    )
  }

  /** Is there anything that own side and branch could move between them? */
  canMeet({ unit, balance }: Cube, branch: number): boolean {
    const back = opposite[this.#direction]
    const able = (side: number, { inside, halves }: Family, way: Direction): boolean =>
      inside === null || this.#givers.under('class', side, inside, way).length > 0 || this.#piles(side, halves, way) !== null
    const within = this.#isBelowSchool(branch)
    const school = this.#isBelowSchool(unit) ? (this.#lattice.schoolOf[unit] ?? unit) : unit
    return balance.families.some((family) => {
      if (!able(unit, family, this.#direction) || !able(branch, family, back)) return false
      if (within) return family.inside !== null
      return family.finer.some(
        (move) => this.#own('school', school, move).length > 0 && this.#givers.under('school', branch, move, back).length > 0,
      )
    })
  }

  /** Moves what it can between the cube's own side and a branch; `branch` null: the own side alone, nothing need balance. */
  through(cube: Cube, branch: number | null): void {
    for (const family of cube.balance.families) {
      const wanted = this.#most - this.#moved
      if (wanted <= 0) return
      const moved = this.#family(cube.unit, branch, family, wanted)
      this.#moved += moved
      if (moved > 0 && branch !== null) this.#used.add(branch)
    }
  }

  /**
   * Between classes of one school only what classes are split by is seen, and the school itself stays as it is. Between schools
   * the change must be possible twice: in the classes, and in the schools by every attribute; how the two fit together inside a
   * school nobody sees, and margins with equal sums always have a table. What the first gives beyond the second is lost, not wrong.
   */
  #family(unit: number, branch: number | null, { inside, halves, finer }: Family, wanted: number): number {
    const within = branch !== null && this.#isBelowSchool(branch)
    let inClasses = inside === null ? wanted : this.#between('class', unit, branch, inside, wanted)
    if (branch !== null && inside !== null && halves !== null && inClasses < wanted)
      inClasses += this.#split(unit, branch, inside, halves, wanted - inClasses)
    if (within || inClasses === 0) return inside === null ? 0 : inClasses
    const school = this.#isBelowSchool(unit) ? (this.#lattice.schoolOf[unit] ?? unit) : unit
    let moved = 0
    for (const move of finer) {
      if (moved === inClasses) break
      moved += this.#between('school', school, branch, move, inClasses - moved)
    }
    return moved
  }

  #isBelowSchool(unit: number): boolean {
    return (this.#lattice.schoolOf[unit] ?? -1) >= 0 && this.#lattice.units[unit]?.level !== 'school'
  }

  #between(depth: Depth, unit: number, branch: number | null, move: Move, wanted: number): number {
    const own = this.#own(depth, unit, move)
    if (own.length === 0) return 0
    const back = opposite[this.#direction]
    const far = branch === null ? null : this.#givers.under(depth, branch, move, back)
    let moved = 0
    let at = 0
    for (const leaf of own) {
      if (moved >= wanted) break
      let room = Math.min(wanted - moved, this.#room(leaf, move, this.#direction))
      while (room > 0) {
        const other = far?.[at] ?? null
        if (far !== null && other === null) return moved
        const both = other === null ? room : Math.min(room, this.#room(other, move, back))
        if (both === 0) {
          at++
          continue
        }
        this.#give(leaf, move, this.#direction, both)
        if (other !== null) this.#give(other, move, back, both)
        room -= both
        moved += both
      }
    }
    return moved
  }

  /**
   * Where a side has no class that could do both halves of a change, one class gives what another of the same school takes. Such classes are of one
   * stage year each: their figures change as a whole, and are hidden with those of their stage year in the school (`wholeOf`), which are corners.
   */
  #split(unit: number, branch: number, inside: Move, halves: Family['halves'], wanted: number): number {
    const own = this.#sideOf(unit, inside, halves, this.#direction)
    const far = this.#sideOf(branch, inside, halves, opposite[this.#direction])
    let moved = 0
    while (moved < wanted) {
      const [giving, taking] = [this.#roomOf(own), this.#roomOf(far)]
      const both = Math.min(wanted - moved, giving.room, taking.room)
      if (both === 0) break
      for (const { half, leaves, direction, at } of [...giving.piles, ...taking.piles])
        this.#give(leaves[at] ?? 0, half, direction, both)
      moved += both
    }
    return moved
  }

  #sideOf(unit: number, inside: Move, halves: Family['halves'], direction: Direction): Side {
    const leaves = this.#givers.under('class', unit, inside, direction)
    return { whole: { half: inside, leaves, direction, at: 0 }, halves: this.#piles(unit, halves, direction) }
  }

  /** Classes that do both halves first, then pairs. */
  #roomOf({ whole, halves }: Side): { readonly room: number; readonly piles: readonly Pile[] } {
    const room = this.#top(whole)
    if (room > 0 || halves === null) return { room, piles: [whole] }
    return { room: Math.min(...halves.map((pile) => this.#top(pile))), piles: halves }
  }

  /** Room of the first leaf that has any; 0 when none has. */
  #top(pile: Pile): number {
    for (; pile.at < pile.leaves.length; pile.at++) {
      const room = this.#room(pile.leaves[pile.at] ?? 0, pile.half, pile.direction)
      if (room > 0) return room
    }
    return 0
  }

  /** The classes of a school that could do one half each; null where it is no school, or has none. */
  #piles(school: number, halves: Family['halves'], direction: Direction): readonly [Pile, Pile] | null {
    if (halves === null || this.#lattice.units[school]?.level !== 'school') return null
    const pileOf = (half: Move): Pile => {
      const leaves = this.#givers.under('class', school, half, direction).filter((leaf) => this.#lattice.only[leaf] !== 0)
      return { half, leaves, direction, at: 0 }
    }
    const [first, second] = [pileOf(halves[0]), pileOf(halves[1])]
    return first.leaves.length === 0 || second.leaves.length === 0 ? null : [first, second]
  }

  #own(depth: Depth, unit: number, move: Move): readonly number[] {
    return this.#givers.under(depth, unit, move, this.#direction)
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
