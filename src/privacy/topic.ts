// What a fact's figures are about beside unit, time and person: of grades one subject, of tests a subject and a part. Topics are never added
// up, so each has tables of its own. Written as the keys of the fact's `apart` dimensions, `5.1`; '' for a fact that has none.
import { model } from '../school/index.ts'
import type { Closed, Fact } from '../semantics/index.ts'
import { numberIn, type Row } from '../warehouse/index.ts'
import type { Keys } from './selection.ts'

type Apart = Pick<Fact, 'apart'>

const columnOf = (dimension: string): string => {
  const found = model.dimensions.find(({ name }) => name === dimension)
  if (found === undefined) throw new Error(`a fact is kept apart by ${dimension}, which the model lacks`)
  return found.column
}

export const topicColumns = ({ apart }: Apart): readonly string[] => apart.map(columnOf)

/** The topic of a row of the fact, as an expression. */
export const topicSql = (fact: Apart): string =>
  topicColumns(fact).length === 0 ? "''" : `concat_ws('.', ${topicColumns(fact).join(', ')})`

export const topicIn = (fact: Apart, row: Row): string =>
  topicColumns(fact)
    .map((column) => numberIn(row, column))
    .join('.')

/** Is the topic among those that a selection's keys leave? */
export function isChosen({ apart }: Apart, topic: string, keys: Keys): boolean {
  const parts = topic.split('.')
  return apart.every((dimension, at) => keys.get(dimension)?.includes(Number(parts[at])) !== false)
}

/** What the fact's `closed` closes of a topic. */
export function closedIn({ apart, closed }: Pick<Fact, 'apart' | 'closed'>, topic: string): readonly Closed[] {
  const parts = topic.split('.')
  return closed.filter(({ dimension, but }) => !but.includes(Number(parts[apart.indexOf(dimension)])))
}

/** Whether a row is of such a topic, as an expression; null where the fact's tables are all alike. */
export function narrowSql({ closed, narrow }: Pick<Fact, 'closed' | 'narrow'>): string | null {
  if (narrow === null) return null
  return `(${closed.map(({ dimension, but }) => `${columnOf(dimension)} not in (${but.join(', ')})`).join(' or ')})`
}

/** The rows of one topic, as a condition with what it binds; null where a fact has but one. */
export function rowsAbout(fact: Apart, topic: string): { readonly sql: string; readonly values: readonly number[] } | null {
  const columns = topicColumns(fact)
  if (columns.length === 0) return null
  return { sql: columns.map((column) => `${column} = ?`).join(' and '), values: topic.split('.').map(Number) }
}
