import type { Lattice } from './lattice.ts'
import { partsOf, tells, wholeOf } from './refine.ts'

/**
 * What hiding a node takes away: the worth of its own figure and of every figure told under it, since hiding one hides what
 * lies under it. Worked out when first asked for, and kept right as nodes are hidden.
 */
export class Costs {
  readonly #lattice: Lattice
  readonly #states: Uint8Array
  readonly #known = new Map<number, number>()

  constructor(lattice: Lattice, states: Uint8Array) {
    this.#lattice = lattice
    this.#states = states
  }

  /** Of nodes that hold none of each other's pupils, as the corners of one branch do. */
  of(nodes: readonly number[]): number {
    let cost = 0
    for (const node of nodes) cost += this.#one(node)
    return cost
  }

  #one(node: number): number {
    const known = this.#known.get(node)
    if (known !== undefined) return known
    const cost = this.ofAll([node], Number.POSITIVE_INFINITY)
    this.#known.set(node, cost)
    return cost
  }

  /** Of any nodes together, each figure counted once; no more is counted than `limit`. */
  ofAll(nodes: readonly number[], limit: number): number {
    if (nodes.length === 0) return 0
    const { attributes, worth, shape, under } = this.#lattice
    const width = attributes.length
    const seen = new Set<number>()
    const waiting = [...nodes]
    let cost = 0
    for (let node = waiting.pop(); node !== undefined && cost < limit; node = waiting.pop()) {
      if (seen.has(node) || !tells(this.#states[node])) continue
      seen.add(node)
      cost += worth[node] ?? 0
      const attribute = node % width
      const unit = (node - attribute) / width
      for (const child of under[unit] ?? []) waiting.push(child * width + attribute)
      for (const finer of shape.finer[attribute] ?? []) waiting.push(unit * width + finer)
      waiting.push(...partsOf(this.#lattice, unit, attribute))
    }
    return cost
  }

  /** The node's figure is gone: of it and of every wider node less can be taken away. */
  hidden(node: number): void {
    const { attributes, worth } = this.#lattice
    const width = attributes.length
    const attribute = node % width
    const unit = (node - attribute) / width
    const whole = wholeOf(this.#lattice, unit, attribute)
    const wider = new Set(this.#above(unit, attribute))
    if (whole >= 0) for (const at of this.#above((whole - (whole % width)) / width, whole % width)) wider.add(at)
    for (const at of wider) {
      const known = this.#known.get(at)
      if (known !== undefined) this.#known.set(at, known - (worth[node] ?? 0))
    }
  }

  *#above(from: number, attribute: number): Generator<number> {
    const { attributes, shape, units } = this.#lattice
    for (let unit = from; unit >= 0; unit = units[unit]?.parent ?? -1)
      for (const wider of shape.covering[attribute] ?? []) yield unit * attributes.length + wider
  }
}
