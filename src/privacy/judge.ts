// What may be said of one cell. The cell is taken apart into nodes of the pattern: the widest units, and '*' where nothing is
// split, that together hold exactly its pupils. It is shown when every one of them is open (then it could be added up from
// what is open, and tells nothing new); one that says ~100 says so alone.

import type { Fact } from '../semantics/index.ts'
import type { Page, States } from './book.ts'
import { cover } from './cover.ts'
import { attributeDimensions } from './pattern-tables.ts'
import { byFacet, type Facet, type Selection } from './selection.ts'
import { indexOf } from './suppression/shape.ts'
import { type NodeState, nodeState } from './suppression/states.ts'

export interface Verdict {
  readonly state: NodeState
  /** did the own unit's rules decide all of it? */
  readonly own: boolean
}

/** Pages of a fact with the states of the regimes an actor reads, same order. */
interface Decided {
  readonly fact: Fact
  /** does anybody hold a list of the rows? */
  readonly isListable: boolean
  readonly pages: readonly Page[]
  readonly outer: readonly (States | null)[]
  readonly own: readonly (States | null)[] | null
  /** keys of the own schools */
  readonly schools: ReadonlySet<number>
  /** keys of the classes whose lists the reader holds; null: those of the own schools as a whole */
  readonly listed: ReadonlySet<number> | null
}

/** What was decided, with what the few different facets of an answer's selections come to in it. */
export interface Ruling extends Decided {
  /** places in `pages` */
  readonly pagesAt: (time: Facet) => readonly number[]
  /** the attribute combinations of a cell within a unit */
  readonly digitsAt: (person: Facet) => (time: Facet) => readonly number[]
}

export function rulingOf(decided: Decided): Ruling {
  const { fact, pages } = decided
  return {
    ...decided,
    pagesAt: byFacet((time) => pages.flatMap((page, index) => (isAbout(page, time) ? [index] : []))),
    digitsAt: byFacet((person) => byFacet((time) => attributeIndices(fact, person, time))),
  }
}

/** The state of the most hidden node of the cell; empty when the pattern holds no pupil of it. */
export function judge(ruling: Ruling, { unit, time, person }: Selection): Verdict {
  const digits = ruling.digitsAt(person)(time)
  let worst: NodeState = nodeState.empty
  let nodes = 0
  let own = true
  for (const index of ruling.pagesAt(time)) {
    const page = ruling.pages[index]
    if (page === undefined) continue
    for (const node of cover(page, unit.keys, ruling.own === null ? none : ruling.schools)) {
      const inside = ruling.own !== null && isOwn(page, node, ruling.schools)
      const mine = inside && isListed(page, node, ruling.listed)
      const states = (inside ? ruling.own : ruling.outer)?.[index] ?? null
      if (states === null) continue
      if (!mine) own = false
      // who holds no list of the own school is told of it what outsiders are, and nothing that its own rules hide
      const others = inside && !mine ? (ruling.outer[index] ?? null) : null
      const width = states.length / page.keys.length
      for (const digit of digits) {
        // a table of closed members has the first of the combinations alone
        const state = (digit < width ? (states[node * width + digit] ?? nodeState.closed) : nodeState.closed) as NodeState
        if (state === nodeState.empty) continue
        nodes++
        worst = worse(worst, state)
        if (others !== null) worst = worse(worst, (others[node * width + digit] ?? nodeState.closed) as NodeState)
      }
    }
  }
  // ~100 speaks of one node; a sum with one in it would tell more than the node says
  if (worst === nodeState.approximate && nodes > 1) worst = nodeState.secondary
  return { state: worst, own: own && nodes > 0 && ruling.isListable }
}

// A reason that speaks of the cell itself goes before one that speaks of its neighbours.
const leastTold: readonly NodeState[] = [
  nodeState.empty,
  nodeState.open,
  nodeState.approximate,
  nodeState.secondary,
  nodeState.complement,
  nodeState.zeroOrAll,
  nodeState.few,
  nodeState.corrected,
  nodeState.closed,
]
const rankOf = Uint8Array.from(leastTold, (_, state) => leastTold.indexOf(state as NodeState))

const none: ReadonlySet<number> = new Set()

/** Which of two states says least. */
const worse = (a: NodeState, b: NodeState): NodeState => ((rankOf[a] ?? 0) >= (rankOf[b] ?? 0) ? a : b)

function isAbout({ schoolYear, term, stageYear }: Page, { keys }: Facet): boolean {
  return (
    keys.get('schoolYear')?.includes(schoolYear) !== false &&
    keys.get('term')?.includes(term) !== false &&
    (stageYear === -1 || keys.get('stageYear')?.includes(stageYear) !== false)
  )
}

const isListed = (page: Page, node: number, listed: ReadonlySet<number> | null): boolean =>
  listed === null || (page.levels[node] === 'class' && listed.has(page.keys[node] ?? -1))

function isOwn(page: Page, unit: number, schools: ReadonlySet<number>): boolean {
  for (let node = unit; node >= 0; node = page.parents[node] ?? -1) {
    if (page.levels[node] === 'school') return schools.has(page.keys[node] ?? -1)
  }
  return false
}

const everyone: readonly number[] = [0]

/** '*' where nothing is selected, else each selected member by itself. Stage year is an attribute where its tables have it as one. */
function attributeIndices(fact: Fact, person: Facet, time: Facet): readonly number[] {
  const attributes = attributeDimensions(fact)
  const selected = attributes.map(({ dimension }) => person.keys.get(dimension) ?? time.keys.get(dimension) ?? [])
  if (selected.every((keys) => keys.length === 0)) return everyone
  let choices: number[][] = [[]]
  for (const [at, { offset, size }] of attributes.entries()) {
    const keys = selected[at] ?? []
    // all of them together is the whole, and told as it
    const digits = keys.length === 0 || keys.length === size - 1 ? [0] : keys.map((key) => key + offset)
    choices = choices.flatMap((choice) => digits.map((digit) => [...choice, digit]))
  }
  const sizes = attributes.map((a) => a.size)
  return choices.map((choice) => indexOf(choice, sizes))
}
