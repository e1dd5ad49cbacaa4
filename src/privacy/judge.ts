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
  const attributes = attributeDimensions(ruling.fact)
  const digits = attributeIndices(attributes, selection)
  let worst: NodeState = nodeState.empty
  let nodes = 0
  let own = true
  for (const [index, page] of ruling.pages.entries()) {
    if (!isAbout(page, selection)) continue
    for (const unit of cover(page, selection)) {
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

/** Which of two states says least. A reason that speaks of the cell itself goes before one that speaks of its neighbours. */
function worse(a: NodeState, b: NodeState): NodeState {
  const order: readonly NodeState[] = [
    nodeState.empty,
    nodeState.open,
    nodeState.approximate,
    nodeState.secondary,
    nodeState.complement,
    nodeState.zeroOrAll,
    nodeState.few,
    nodeState.closed,
  ]
  return order.indexOf(a) >= order.indexOf(b) ? a : b
}

function isAbout(page: Page, selection: Selection): boolean {
  const within = (dimension: string, key: number): boolean => selection.get(dimension)?.includes(key) ?? true
  return (
    within('schoolYear', page.schoolYear) &&
    within('term', page.term) &&
    (page.stageYear === -1 || within('stageYear', page.stageYear))
  )
}

function isOwn(page: Page, unit: number, schools: ReadonlySet<number>): boolean {
  for (let node = unit; node >= 0; node = page.parents[node] ?? -1) {
    if (page.levels[node] === 'school') return schools.has(page.keys[node] ?? -1)
  }
  return false
}

/** The attribute combinations of a cell: '*' where nothing is selected, else each selected member by itself. */
function attributeIndices(attributes: readonly AttributeDimension[], selection: Selection): readonly number[] {
  let choices: number[][] = [[]]
  for (const { dimension, offset } of attributes) {
    const digits = selection.get(dimension)?.map((key) => key + offset) ?? [0]
    choices = choices.flatMap((choice) => digits.map((digit) => [...choice, digit]))
  }
  const sizes = attributes.map((a) => a.size)
  return choices.map((choice) => indexOf(choice, sizes))
}
