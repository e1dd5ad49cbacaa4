// A hidden figure says which wider grouping would show it.
import type { Query } from '../contract/index.ts'
import type { Measure } from '../semantics/index.ts'
import type { Holding } from './door.ts'
import { judge, type Ruling, type Selection } from './judge.ts'
import { nodeState } from './suppression/states.ts'

export interface Hidden {
  readonly query: Query
  readonly measure: Measure
  readonly ruling: Ruling
  readonly selection: Selection
  /** the cell's own keys as member ids */
  readonly keys: Readonly<Record<string, string>>
  readonly memberOf: Holding['memberOf']
}

// the least first: what a reader would try, without a person attribute, then the whole school, then the municipality
const steps: readonly (readonly string[])[] = [
  ['migrationBackground'],
  ['sex'],
  ['class'],
  ['class', 'sex'],
  ['sex', 'migrationBackground'],
  ['class', 'school', 'operator'],
  ['class', 'school', 'operator', 'sex'],
  ['class', 'school', 'operator', 'migrationBackground'],
  ['class', 'school', 'operator', 'sex', 'migrationBackground'],
]

/** The narrowest wider question that would show a figure, or null when none of the usual ones does. */
export function widerQuestion(hidden: Hidden): Query | null {
  for (const step of steps) {
    const dropped = step.filter((dimension) => hidden.selection.has(dimension))
    if (dropped.length !== step.length && !(step.includes('school') && dropped.includes('school'))) continue
    const selection = new Map([...hidden.selection].filter(([dimension]) => !dropped.includes(dimension)))
    const school = dropped.includes('class') && !dropped.includes('school') ? schoolOfClass(hidden) : null
    if (school !== null) selection.set('school', [school.key])
    const { state } = judge(hidden.ruling, selection)
    if (state === nodeState.open || state === nodeState.approximate) return questionWithout(hidden, dropped, school?.id ?? null)
  }
  return null
}

function schoolOfClass({ selection, memberOf }: Hidden): { readonly key: number; readonly id: string } | null {
  const [key = -1] = selection.get('class') ?? []
  const parent = memberOf('class', key)?.parent ?? -1
  return memberOf('school', parent) ?? null
}

function questionWithout({ query, measure, keys }: Hidden, dropped: readonly string[], school: string | null): Query {
  const by = (query.by ?? []).filter((dimension) => !dropped.includes(dimension))
  const kept = (query.where ?? []).filter((filter) => !dropped.includes(filter.dimension) && keys[filter.dimension] === undefined)
  const own = Object.entries(keys).filter(([dimension]) => !dropped.includes(dimension))
  const where = [...kept, ...own.map(([dimension, id]) => ({ dimension, in: [id] }))]
  if (school !== null && keys.school === undefined) where.push({ dimension: 'school', in: [school] })
  return { measures: [measure.describe.name], ...(by.length > 0 ? { by } : {}), ...(where.length > 0 ? { where } : {}) }
}
