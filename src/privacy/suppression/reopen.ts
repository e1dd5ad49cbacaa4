// What was hidden for the sake of others and turns out not to be needed is told again: the search hides step by step, and a later step
// may do what an earlier one was for.
import { ownNodes } from './prove.ts'
import { tells, wholeOf } from './refine.ts'
import type { Hiding } from './search.ts'
import { isHidden } from './states.ts'

/**
 * Tells nodes again that this run has hidden, those of most worth first, as long as every hidden node stays proven. A node is told only where all that
 * is wider is. `before`: the states that the run began with; `isProven`: does a node's protection hold with the states as they are now?
 */
export function reopen(run: Hiding, before: Uint8Array, isProven: (at: number) => boolean): void {
  const { states, proofs } = run
  for (const at of hiddenHere(run, before)) {
    if (!isToldAbove(run, at)) continue
    const hidden = states[at] ?? 0
    const resting = [...proofs].filter(([, relied]) => relied === null || relied.has(at))
    states[at] = before[at] ?? 0
    // the node itself last: ~100 needs protection of its own
    if (resting.every(([node]) => isProven(node)) && isProven(at)) continue
    states[at] = hidden
    for (const [node, relied] of resting) proofs.set(node, relied)
    proofs.delete(at)
  }
}

/** Those of most worth first, so that what is wider comes before what lies under it. */
function hiddenHere(run: Hiding, before: Uint8Array): readonly number[] {
  const { worth } = run.lattice
  return [...ownNodes(run)]
    .filter((at) => tells(before[at]) && !tells(run.states[at]))
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0))
}

/** What is hidden hides all that lies under it, ~100 too (refine.ts). */
function isToldAbove({ lattice, states, within }: Hiding, at: number): boolean {
  const width = lattice.attributes.length
  const attribute = at % width
  const unit = (at - attribute) / width
  const wider = (lattice.attributes[attribute]?.parents ?? []).map((other) => unit * width + other)
  const parent = lattice.same[lattice.units[unit]?.parent ?? -1] ?? -1
  if (parent >= 0 && within?.has(parent) !== false) wider.push(parent * width + attribute)
  const whole = wholeOf(lattice, unit, attribute)
  if (whole >= 0) wider.push(whole)
  return wider.every((node) => !isHidden(states[node] ?? 0))
}
