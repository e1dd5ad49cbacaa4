import type { Filter, View } from '../contract/index.ts'
import { timesOf } from './cohort.ts'
import { inSentence } from './label.ts'
import { words } from './words/words.ts'

/** What measures and members are called. */
export interface Names {
  readonly measure: (name: string) => string
  readonly member: (dimension: string, id: string) => string
}

const people = ['sex', 'migrationBackground']
const called = (dimension: string): string =>
  people.includes(dimension) ? inSentence(words.dimension(dimension).label) : words.dimension(dimension).one

/**
 * What a view asks: `Behöriga till yrkesprogram per skola och kön · Årskurs 6`. `told`: dimensions whose conditions stand elsewhere on the page
 * (a report's pickers) and are left out.
 */
export function titleOf({ query, rows, series, panels }: View, { measure, member }: Names, told: readonly string[] = []): string {
  const times = timesOf(query)
  const untold = ['schoolYear', ...(query.cohort === undefined ? [] : ['stageYear'])]
  const split = [panels, rows, series].flatMap((name) => (name === null || untold.includes(name) ? [] : [called(name)]))
  const over = [panels, rows, series].includes('schoolYear') ? words.titles.overTime : ''
  const by = split.length === 0 ? '' : words.titles.per(words.list(split))
  const conditions = (query.where ?? [])
    .filter(({ dimension }) => !told.includes(dimension) && (times === null || dimension !== 'stageYear'))
    .flatMap((filter) => condition(filter, member))
  const followed = times === null ? [] : [words.titles.followed(times.from.stageYear, times.to.stageYear)]
  return [`${measuresIn(query.measures.map(measure))}${by}${over}`, ...followed, ...conditions].join(' · ')
}

/** `A`, `A och B`, `A och 3 mått till`: the rest stand over their own pictures. */
function measuresIn([first = '', ...more]: readonly string[]): string {
  return more.length < 2 ? words.list([first, ...more.map(inSentence)]) : words.titles.andMore(first, more.length)
}

function condition({ dimension, in: chosen, notIn, from, to, last }: Filter, member: Names['member']): readonly string[] {
  const named = (ids: readonly string[]): string => words.list(ids.map((id) => member(dimension, id)))
  if (chosen !== undefined) return [named(chosen)]
  if (notIn !== undefined) return [words.titles.without(named(notIn))]
  if (last !== undefined) return []
  const name = (id: string | undefined): string => (id === undefined ? '' : member(dimension, id))
  return [words.titles.between(name(from), name(to))]
}
