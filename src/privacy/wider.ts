// A hidden figure says which wider grouping would show it.
import type { Query } from '../contract/index.ts'
import type { Measure, Member } from '../semantics/index.ts'
import type { Holding } from './door.ts'
import { judge, type Ruling, type Selection } from './judge.ts'
import { nodeState } from './suppression/states.ts'

export interface Hidden {
  readonly query: Query
  readonly measure: Measure
  readonly ruling: Ruling
  readonly selection: Selection
  /** the dimensions of the cell's own keys */
  readonly split: readonly string[]
  readonly holding: Pick<Holding, 'members' | 'memberOf'>
  /** what wider groupings of this answer are known to show: most hidden cells lead to the same few */
  readonly known: Map<string, Query | null>
}

const units = ['class', 'school', 'operator'] as const
// the least first: what a reader would try, without a person attribute, then the whole school, then the municipality
const steps: readonly (readonly string[])[] = [
  ['migrationBackground'],
  ['sex'],
  ['class'],
  ['class', 'sex'],
  ['sex', 'migrationBackground'],
  ['stageYear'],
  units,
  [...units, 'sex'],
  [...units, 'migrationBackground'],
  [...units, 'sex', 'migrationBackground'],
]

/** The narrowest wider question that would show a figure, or null when none of the usual ones does. */
export function widerQuestion(hidden: Hidden): Query | null {
  for (const step of steps) {
    const dropped = step.filter((dimension) => hidden.selection.has(dimension))
    if (!isStep(step, dropped, hidden)) continue
    const name = nameOf(hidden, step)
    let question = hidden.known.get(name)
    if (question === undefined) {
      question = shown(hidden, withoutDimensions(hidden, step))
      hidden.known.set(name, question)
    }
    if (question !== null) return question
  }
  return null
}

/** The question of a selection when it would show a figure. */
function shown(hidden: Hidden, selection: Selection): Query | null {
  const { state } = judge(hidden.ruling, selection)
  return state === nodeState.open || state === nodeState.approximate ? questionOf(hidden, selection) : null
}

/** Tells the wider selections of one answer apart: the measure, what was dropped, and what is left. */
function nameOf({ measure, selection, split }: Hidden, step: readonly string[]): string {
  let name = `${measure.describe.name}/${step}/${split}`
  // a class leads to its school, so the class itself counts until the school is dropped too
  const kept = (dimension: string): boolean => !step.includes(dimension) || (dimension === 'class' && !step.includes('school'))
  for (const [dimension, keys] of selection) if (kept(dimension)) name += `/${dimension}:${keys}`
  return name
}

function isStep(step: readonly string[], dropped: readonly string[], { measure }: Hidden): boolean {
  // a measure of year 9 asked without a year is still one of year 9
  if (dropped.some((dimension) => dimension in measure.describe.defaults)) return false
  if (!step.includes('school')) return dropped.length === step.length
  return units.some((unit) => dropped.includes(unit))
}

/** The same pupils and those beside them. A class without its name is its school. */
function withoutDimensions({ selection, holding }: Hidden, step: readonly string[]): Selection {
  const left = new Map([...selection].filter(([dimension]) => !step.includes(dimension)))
  const classes = selection.get('class')
  if (classes === undefined || !step.includes('class') || step.includes('school')) return left
  const named = selection.get('school')
  const schools = new Set(classes.map((key) => holding.memberOf('class', key)?.parent ?? -1))
  return left.set(
    'school',
    [...schools].filter((school) => named?.includes(school) ?? true),
  )
}

/** The question whose one cell is the selection: everything told outright but what the measure takes for granted. */
function questionOf({ query, measure, split, holding }: Hidden, selection: Selection): Query {
  const said = [...(query.by ?? []), ...(query.where ?? []).map((filter) => filter.dimension)]
  const granted = Object.keys(measure.describe.defaults).filter((dimension) => !said.includes(dimension))
  const by = split.filter((dimension) => selection.has(dimension))
  const chosen = [...selection].filter(([dimension]) => !granted.includes(dimension))
  // a total over all terms stays one: left unsaid it would be that of the usual term
  const summed = said.filter((dimension) => dimension in measure.describe.defaults && !selection.has(dimension))
  const where = [
    ...chosen.map(([dimension, keys]) => ({ dimension, in: idsOf(keys.map((key) => holding.memberOf(dimension, key))) })),
    ...summed.map((dimension) => ({ dimension, in: idsOf(holding.members.get(dimension) ?? []) })),
  ]
  return { measures: [measure.describe.name], ...(by.length > 0 ? { by } : {}), ...(where.length > 0 ? { where } : {}) }
}

const idsOf = (members: readonly (Member | undefined)[]): string[] => members.flatMap((member) => member?.id ?? [])
