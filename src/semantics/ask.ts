// A question before its conditions meet the facts, and how it becomes parts: one a fact and set of defaults.
import { Fault } from '../contract/index.ts'
import { type Anchor, followed } from './cohort.ts'
import { type Conditions, keyFilters } from './filters.ts'
import type { Fact, FactQuestion, Measure, Members, Model, Question, Slice } from './model.ts'
import { factOf, membersOf } from './names.ts'

/** What a question is resolved against: the model, and what one generation holds of it. */
export interface Holding {
  readonly model: Model
  readonly members: Members
  readonly slices: readonly Slice[]
}

/** `said`: the dimensions the query speaks of, which take no default. */
export interface Intent {
  readonly against: string | null
  readonly measures: readonly Measure[]
  readonly by: readonly string[]
  readonly groupings: readonly (readonly string[])[]
  readonly conditions: Conditions
  readonly said: readonly string[]
  /** when and where in school the pupils are followed from; null: whoever has a row */
  readonly anchor: Anchor | null
}

/** Throws subjectRequired, testPartRequired, questionRequired, respondentGroupRequired or oneAtATime when a grouping would add up what a measure takes one at a time. */
export function ask(intent: Intent, holding: Holding): Question {
  const { anchor, said } = intent
  const asked = partsOf(intent, holding)
  const parts = anchor === null ? asked : asked.map((part) => followed(part, anchor, said, holding))
  for (const part of parts) for (const measure of part.measures) requireOneAtATime(measure, part, intent.groupings)
  return { against: intent.against, by: intent.by, groupings: intent.groupings, parts, shift: {} }
}

/** Measures of one fact whose defaults come out alike are asked together. */
function partsOf(intent: Intent, holding: Holding): readonly FactQuestion[] {
  const parts = new Map<string, { fact: Fact; measures: Measure[]; where: FactQuestion['where'] }>()
  for (const measure of intent.measures) {
    const fact = factOf(holding.model, measure)
    const defaults = defaultsOf(measure, intent, holding)
    const id = JSON.stringify([fact.name, ...defaults])
    const part = parts.get(id)
    if (part !== undefined) part.measures.push(measure)
    else parts.set(id, { fact, measures: [measure], where: keyFilters(intent.conditions, defaults, fact.name, holding.slices) })
  }
  return [...parts.values()]
}

function defaultsOf(measure: Measure, intent: Intent, holding: Holding): ReadonlyMap<string, readonly number[]> {
  const filled = new Map<string, readonly number[]>()
  for (const [dimension, ids] of Object.entries(measure.describe.defaults)) {
    if (intent.said.includes(dimension)) continue
    // A generation that lacks the member has no such rows: the filter chooses nothing, and nobody wrote a wrong name.
    const members = membersOf(holding.members, dimension).filter((member) => ids.includes(member.id))
    filled.set(
      dimension,
      members.map((member) => member.key),
    )
  }
  return filled
}

const requiredFaults = new Map<string, 'subjectRequired' | 'testPartRequired' | 'questionRequired' | 'respondentGroupRequired'>([
  ['subject', 'subjectRequired'],
  ['testPart', 'testPartRequired'],
  ['question', 'questionRequired'],
  ['respondentGroup', 'respondentGroupRequired'],
])

function requireOneAtATime(measure: Measure, part: FactQuestion, groupings: Question['groupings']): void {
  for (const dimension of measure.requires) {
    const chosen = part.where.find((filter) => filter.dimension === dimension)
    if (chosen !== undefined && chosen.keys.length <= 1) continue
    if (groupings.every((grouping) => grouping.includes(dimension))) continue
    const { name } = measure.describe
    const code = requiredFaults.get(dimension)
    if (code !== undefined) throw new Fault(code, { measure: name })
    throw new Fault('oneAtATime', { measure: name, dimension })
  }
}

/** The same grouping asked for twice is one grouping. */
export function distinctGroupings(groupings: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(groupings.map((grouping) => [grouping.join(), grouping])).values()]
}
