// What is hidden hides everything under it: finer units and finer attributes. So the open nodes are closed upwards, and a change
// that touches hidden nodes only can be proven from its widest corners alone (witness.ts).
import type { Lattice } from './lattice.ts'
import { isHidden, nodeState } from './states.ts'

/** Is anything said of a node with this state? */
export const tells = (state: number | undefined): boolean => state === nodeState.open || state === nodeState.approximate

/**
 * The school's figure that holds all pupils of a class's figure: a class of one stage year lies in that of its school. -1 where there is none.
 */
export function wholeOf({ only, schoolOf, shape, attributes }: Lattice, unit: number, attribute: number): number {
  const digit = only[unit] ?? 0
  const school = schoolOf[unit] ?? -1
  if (digit === 0 || school < 0 || attributes[attribute]?.digits[shape.byClass] !== 0) return -1
  return school * attributes.length + attribute + digit * shape.stride
}

/** The other way: what classes of that stage year alone hold of a school's figure of it. */
export function partsOf({ only, under, units, shape, attributes }: Lattice, unit: number, attribute: number): readonly number[] {
  const digit = shape.byClass < 0 || units[unit]?.level !== 'school' ? 0 : (attributes[attribute]?.digits[shape.byClass] ?? 0)
  if (digit === 0) return none
  const at = attribute - digit * shape.stride
  return (under[unit] ?? []).flatMap((child) => (only[child] === digit ? [child * attributes.length + at] : []))
}
const none: readonly number[] = []

/** Hides what lies under hidden nodes, but what is `known` already. `within`: the units decided about; what is hidden above them is hidden from others and does not reach in. */
export function hideRefinements(
  lattice: Lattice,
  states: Uint8Array,
  within: ReadonlySet<number> | null,
  known: Uint8Array | null = null,
): void {
  const width = lattice.attributes.length
  for (const unit of within ?? lattice.units.keys()) {
    const parent = lattice.units[unit]?.parent ?? -1
    const above = within === null || within.has(parent) ? parent : -1
    for (const { index, parents } of lattice.attributes) {
      const at = unit * width + index
      if (!tells(states[at]) || known?.[at] === 1) continue
      const whole = above < 0 ? -1 : wholeOf(lattice, unit, index)
      const under =
        (above >= 0 && isHidden(states[above * width + index] ?? 0)) ||
        (whole >= 0 && isHidden(states[whole] ?? 0)) ||
        parents.some((wider) => isHidden(states[unit * width + wider] ?? 0))
      if (under) states[at] = nodeState.secondary
    }
  }
}

/** The same after `nodes` have been hidden where everything under hidden nodes was hidden before. Answers what it hid. */
export function hideUnder(
  lattice: Lattice,
  states: Uint8Array,
  nodes: readonly number[],
  known: Uint8Array | null,
): readonly number[] {
  const width = lattice.attributes.length
  const waiting = [...nodes]
  const found: number[] = []
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const attribute = node % width
    const unit = (node - attribute) / width
    const below = (lattice.under[unit] ?? []).map((child) => child * width + attribute)
    const finer = (lattice.shape.finer[attribute] ?? []).map((other) => unit * width + other)
    for (const at of [...below, ...finer, ...partsOf(lattice, unit, attribute)]) {
      if (!tells(states[at]) || known?.[at] === 1) continue
      states[at] = nodeState.secondary
      waiting.push(at)
      found.push(at)
    }
  }
  return found
}
