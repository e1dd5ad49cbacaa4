// The outsider's side: everything a pattern leaves open, as linear relations, and what can be worked out from it.
import type { Lattice } from '../../src/privacy/suppression/lattice.ts'
import { isHidden, nodeState } from '../../src/privacy/suppression/states.ts'
import { bounds, type CellSystem, type Interval, type Relation, type Solver, sumsTo } from '../../src/statistics/index.ts'

/**
 * Feasible interval of every node asked for (index unit * width + attribute), given the counts of all open nodes, and that whoever
 * is hidden is somebody.
 */
export function attack(
  lattice: Lattice,
  states: Uint8Array,
  counts: Int32Array,
  targets: readonly number[],
  solver: Solver,
  hiddenIsSomebody = true,
): readonly Interval[] {
  const known = new Map<number, number>()
  for (const [at, state] of states.entries()) {
    if (state === nodeState.open || isToldEmpty(lattice, states, at)) known.set(at, counts[at] ?? 0)
  }
  // one, and so many more: an unknown of its own
  const one = (at: number): Relation => ({ cells: [at, states.length + at], coefficients: [1, -1], total: 1 })
  const seen = hiddenIsSomebody ? somebody(lattice, states).map(one) : []
  return bounds({ known, relations: [...additions(lattice), ...seen] }, targets, solver)
}

/** The same for an outcome: those who reached it and those who did not, and the heads of every group whose heads are open. */
export function attackOutcome(
  lattice: Lattice,
  states: Uint8Array,
  heads: Uint8Array,
  targets: readonly number[],
  solver: Solver,
): readonly Interval[] {
  const size = states.length
  const known = new Map<number, number>()
  const relations: Relation[] = []
  for (const relation of additions(lattice)) {
    relations.push(relation, { ...relation, cells: relation.cells.map((cell) => cell + size) })
  }
  for (const at of somebody(lattice, heads))
    relations.push({ cells: [at, at + size, at + 2 * size], coefficients: [1, 1, -1], total: 1 })
  for (const [at, state] of states.entries()) {
    const n = lattice.n[at] ?? 0
    const hits = lattice.hits[at] ?? 0
    const counted = heads[at] === nodeState.open || isToldEmpty(lattice, heads, at)
    if (counted) relations.push({ cells: [at, at + size], coefficients: [1, 1], total: n })
    if (state !== nodeState.open && !isToldEmpty(lattice, states, at)) continue
    known.set(at, hits)
    known.set(at + size, n - hits)
  }
  return bounds({ known, relations } satisfies CellSystem, targets, solver)
}

/** Cells that are hidden and so say that they are not empty. */
function somebody(lattice: Lattice, states: Uint8Array): readonly number[] {
  const unitOf = (at: number) => lattice.units[Math.floor(at / lattice.attributes.length)]
  return [...states.keys()].filter(
    (at) => isHidden(states[at] ?? 0) && (lattice.n[at] ?? 0) > 0 && unitOf(at)?.level !== 'noClass',
  )
}

/** No answer has those in no class as a cell: that there are none is told only by what adds up. */
function isToldEmpty(lattice: Lattice, states: Uint8Array, at: number): boolean {
  const unit = lattice.units[Math.floor(at / lattice.attributes.length)]
  return states[at] === nodeState.empty && unit?.level !== 'noClass'
}

/** Every node is the sum of its children units, and over each attribute of the digits under '*'. */
export function additions(lattice: Lattice): readonly Relation[] {
  const width = lattice.attributes.length
  const relations: Relation[] = []
  for (const unit of lattice.units.keys()) {
    const children = [...lattice.units.entries()].filter(([, node]) => node.parent === unit).map(([index]) => index)
    for (const attribute of lattice.attributes) {
      const at = unit * width + attribute.index
      if (children.length > 0)
        relations.push(
          sumsTo(
            children.map((child) => child * width + attribute.index),
            at,
          ),
        )
      for (const [d, digit] of attribute.digits.entries()) {
        if (digit !== 0) continue
        const parts = lattice.attributes.filter((a) =>
          a.digits.every((other, i) => (i === d ? other > 0 : other === attribute.digits[i])),
        )
        relations.push(
          sumsTo(
            parts.map((part) => unit * width + part.index),
            at,
          ),
        )
      }
    }
  }
  return relations
}

/** Nodes that rules 1–3 hide for their own sake. */
export function sensitive(states: Uint8Array): readonly number[] {
  const own: readonly number[] = [nodeState.few, nodeState.complement, nodeState.zeroOrAll]
  return [...states.keys()].filter((at) => isHidden(states[at] ?? 0) && own.includes(states[at] ?? 0))
}

/** A node hidden for its complement gives away no more than the complement: that many pupils must stay uncertain. */
export function besides(lattice: Lattice, states: Uint8Array, at: number): number {
  if (states[at] !== nodeState.complement) return Number.POSITIVE_INFINITY
  const width = lattice.attributes.length
  const unit = Math.floor(at / width)
  const wider = (lattice.attributes[at % width]?.parents ?? []).map((other) => unit * width + other)
  wider.push((lattice.units[unit]?.parent ?? 0) * width + (at % width))
  return Math.min(...wider.map((node) => (lattice.n[node] ?? 0) - (lattice.n[at] ?? 0)).filter((left) => left > 0))
}

/** Rule 3 tells on purpose that all, or all but 1–4, of a wider group reached the outcome. */
export function underTold(lattice: Lattice, states: Uint8Array, at: number): boolean {
  const width = lattice.attributes.length
  const digits = lattice.attributes[at % width]?.digits ?? []
  for (let unit = Math.floor(at / width); unit >= 0; unit = lattice.units[unit]?.parent ?? -1) {
    for (const wider of lattice.attributes) {
      if (!wider.digits.every((digit, d) => digit === 0 || digit === digits[d])) continue
      const node = unit * width + wider.index
      if (states[node] === nodeState.approximate && node !== at) return true
      if (states[node] === nodeState.open && lattice.n[node] === lattice.hits[node]) return true
    }
  }
  return false
}
