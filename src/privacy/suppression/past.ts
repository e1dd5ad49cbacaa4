// What an earlier generation told of the same table. A reader has both: what is hidden now must stay so beside everything told then.
import type { Lattice } from './lattice.ts'
import { type Content, type Need, type Run, reach } from './prove.ts'
import { hideRefinements, tells } from './refine.ts'
import { isHidden, nodeState } from './states.ts'

/** Of one regime and measure, at (unit, attribute). */
export interface Past {
  /** the states then; `nodeState.empty` where there was no such node */
  readonly states: Uint8Array
  /** 1 where a figure has been told in any earlier generation */
  readonly told: Uint8Array
  /** the table then, over the same units */
  readonly lattice: Lattice
  /** touched by 1–9 pupils since it was last told: waits as if it were few */
  readonly corrected: Uint8Array | null
}

/** 1 at figures that are told already and have not changed: to hide them hides nothing. */
export function knownFigures(lattice: Lattice, { told, states, lattice: then }: Past): Uint8Array {
  return Uint8Array.from(told, (was, at) =>
    was === 1 && tells(states[at]) && then.n[at] === lattice.n[at] && then.hits[at] === lattice.hits[at] ? 1 : 0,
  )
}

/** What was hidden stays hidden, changed or not, so that whatever kept something else hidden then still does. */
export function inherit(states: Uint8Array, past: Past): void {
  for (let at = 0; at < states.length; at++) {
    // the heads may wait where the figure itself has never been told
    if (!tells(states[at]) && states[at] !== nodeState.corrected) continue
    const was = past.states[at] ?? 0
    // what waits is told again when its day has come; what was hidden for the sake of others never is
    if (isHidden(was) && was !== nodeState.approximate && was !== nodeState.corrected) states[at] = nodeState.secondary
    else if (past.corrected?.[at] === 1) states[at] = nodeState.corrected
  }
}

/** Schools whose groups are as they were: of them nothing new is told. */
function unchangedUnits(lattice: Lattice, { lattice: then }: Past): ReadonlySet<number> {
  const width = lattice.attributes.length
  const changed = new Set<number>()
  for (let at = 0; at < lattice.n.length; at++) {
    if (lattice.n[at] === then.n[at] && lattice.hits[at] === then.hits[at]) continue
    changed.add(lattice.schoolOf[Math.floor(at / width)] ?? -1)
  }
  return new Set([...lattice.units.keys()].filter((unit) => !changed.has(lattice.schoolOf[unit] ?? -1)))
}

/**
 * The content of which the earlier generation said nothing: what lies in unchanged schools does not move, nor what lies in a school under a
 * figure that is known, since those who read the old figures know as much of them as they did.
 */
export function newContent(content: Content, lattice: Lattice, past: Past, known: Uint8Array): Content {
  const still = unchangedUnits(lattice, past)
  const width = lattice.attributes.length
  const unitOf = (at: number): number => Math.floor(at / width)
  const inSchools = [...known.keys()].filter((at) => known[at] === 1 && (lattice.schoolOf[unitOf(at)] ?? -1) >= 0)
  const stuck = underAny(lattice, inSchools)
  return withRoom(content, (of) => of.map((room, at) => (stuck[at] === 1 || still.has(unitOf(at)) ? 0 : room)))
}

const withRoom = (content: Content, room: (of: Int32Array, way: 'down' | 'up') => Int32Array): Content => ({
  ...content,
  slack: {
    down: { of: room(content.slack.down.of, 'down'), below: content.slack.down.below },
    up: { of: room(content.slack.up.of, 'up'), below: content.slack.up.below },
  },
  heads: null,
})

/**
 * The same change made in both generations at once: through corners that neither has told of, each group giving no more than it had in either.
 * Groups that were not there, or lie under a figure that is told though a wider one is not, do not move.
 */
export function inBoth(run: Run, past: Past, then: Content): (at: number, need: Need) => boolean {
  const { lattice, states, content } = run
  const both = states.map((state, at) => (past.told[at] === 1 && isHidden(state) ? nodeState.open : state))
  const apart = both.slice()
  hideRefinements(lattice, apart, run.within)
  const stuck = underAny(
    lattice,
    [...both.keys()].filter((at) => tells(both[at]) && !tells(apart[at])),
  )
  const shared = withRoom(content, (of, way) =>
    of.map((room, at) => (stuck[at] === 1 ? 0 : Math.min(room, then.slack[way].of[at] ?? 0))),
  )
  return (at, need) => reach({ ...run, states: both, content: shared }, at, need).moved === 'protected'
}

/** 1 at every node that lies under one of those given, itself included. */
function underAny({ attributes, shape, under }: Lattice, nodes: readonly number[]): Uint8Array {
  const width = attributes.length
  const found = new Uint8Array(under.length * width)
  const waiting = [...nodes]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (found[node] === 1) continue
    found[node] = 1
    const attribute = node % width
    const unit = (node - attribute) / width
    for (const child of under[unit] ?? []) waiting.push(child * width + attribute)
    for (const finer of shape.finer[attribute] ?? []) waiting.push(unit * width + finer)
  }
  return found
}
