// What may be said of one cell. The cell is taken apart into nodes of the pattern: the widest units, and '*' where nothing is
// split, that together hold exactly its pupils. It is shown when every one of them is open (then it could be added up from
// what is open, and tells nothing new); one that says ~100 says so alone.
import type { Page, States } from './book.ts'
import { cover } from './cover.ts'
import { type AttributeDimension, attributeDimensions } from './pattern-tables.ts'
import { indexOf } from './suppression/shape.ts'
import { type NodeState, nodeState } from './suppression/states.ts'

/** Dimension → the member keys a cell is about; a dimension left out is not restricted. */
export type Selection = ReadonlyMap<string, readonly number[]>

export interface Verdict {
  readonly state: NodeState
  /** did the own unit's rules decide all of it? */
  readonly own: boolean
}

/** Pages of a fact with the states of the regimes an actor reads, same order. */
export interface Ruling {
  readonly fact: string
  readonly pages: readonly Page[]
  readonly outer: readonly (States | null)[]
  readonly own: readonly (States | null)[] | null
  /** keys of the own schools */
  readonly schools: ReadonlySet<number>
}

/** The state of the most hidden node of the cell; empty when the pattern holds no pupil of it. */
export function judge(ruling: Ruling, selection: Selection): Verdict {
  const digits = attributeIndices(attributeDimensions(ruling.fact), selection)
  const times = timesOf(selection)
  let worst: NodeState = nodeState.empty
  let nodes = 0
  let own = true
  for (let index = 0; index < ruling.pages.length; index++) {
    const page = ruling.pages[index]
    if (page === undefined || !isAbout(page, times)) continue
    for (const unit of cover(page, selection, ruling.own === null ? none : ruling.schools)) {
      const mine = ruling.own !== null && isOwn(page, unit, ruling.schools)
      const states = (mine ? ruling.own : ruling.outer)?.[index] ?? null
      if (states === null) continue
      if (!mine) own = false
      const width = states.length / page.keys.length
      for (const digit of digits) {
        const state = (states[unit * width + digit] ?? nodeState.closed) as NodeState
        if (state === nodeState.empty) continue
        nodes++
        worst = worse(worst, state)
      }
    }
  }
  // ~100 speaks of one node; a sum with one in it would tell more than the node says
  if (worst === nodeState.approximate && nodes > 1) worst = nodeState.secondary
  return { state: worst, own: own && nodes > 0 }
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
  nodeState.closed,
]
const rankOf = Uint8Array.from(leastTold, (_, state) => leastTold.indexOf(state as NodeState))

const none: ReadonlySet<number> = new Set()

/** Which of two states says least. */
const worse = (a: NodeState, b: NodeState): NodeState => ((rankOf[a] ?? 0) >= (rankOf[b] ?? 0) ? a : b)

interface Times {
  readonly schoolYear: readonly number[] | undefined
  readonly term: readonly number[] | undefined
  readonly stageYear: readonly number[] | undefined
}

const timesOf = (selection: Selection): Times => ({
  schoolYear: selection.get('schoolYear'),
  term: selection.get('term'),
  stageYear: selection.get('stageYear'),
})

function isAbout({ schoolYear, term, stageYear }: Page, times: Times): boolean {
  return (
    times.schoolYear?.includes(schoolYear) !== false &&
    times.term?.includes(term) !== false &&
    (stageYear === -1 || times.stageYear?.includes(stageYear) !== false)
  )
}

function isOwn(page: Page, unit: number, schools: ReadonlySet<number>): boolean {
  for (let node = unit; node >= 0; node = page.parents[node] ?? -1) {
    if (page.levels[node] === 'school') return schools.has(page.keys[node] ?? -1)
  }
  return false
}

const everyone: readonly number[] = [0]

/** The attribute combinations of a cell: '*' where nothing is selected, else each selected member by itself. */
function attributeIndices(attributes: readonly AttributeDimension[], selection: Selection): readonly number[] {
  if (!attributes.some(({ dimension }) => selection.has(dimension))) return everyone
  let choices: number[][] = [[]]
  for (const { dimension, offset, size } of attributes) {
    const keys = selection.get(dimension) ?? []
    // all of them together is the whole, and told as it
    const digits = keys.length === 0 || keys.length === size - 1 ? [0] : keys.map((key) => key + offset)
    choices = choices.flatMap((choice) => digits.map((digit) => [...choice, digit]))
  }
  const sizes = attributes.map((a) => a.size)
  return choices.map((choice) => indexOf(choice, sizes))
}
