// The wider grouping that would show a hidden figure, in words.
import type { Query } from '../contract/index.ts'
import { words } from './words/words.ts'

const said = words.withheld

/** The name of a member, e.g. that of a school unit code. */
export type NameOf = (dimension: string, id: string) => string

/**
 * What a wider question shows: `flickor och pojkar tillsammans på Ekskolan`, `hela kommunen`. `gone`: the dimensions that the hidden
 * figure was told by and the question lets go of.
 */
export function sayWider(wider: Query, gone: readonly string[], nameOf: NameOf): string {
  const people = peopleOf(wider, gone)
  const stages = gone.includes('stageYear') ? (people === null ? said.stageYearsWhole : said.allStageYears) : null
  return said.group(people, stages, placeOf(wider, gone, nameOf))
}

/** The dimensions among `told` that a question neither splits by nor filters on. */
export function letGo({ by = [], where = [] }: Query, told: readonly string[]): readonly string[] {
  const kept = new Set([...by, ...where.map(({ dimension }) => dimension)])
  return told.filter((dimension) => !kept.has(dimension))
}

/** The members that a question is about in a dimension; none: all of them. */
export const membersAsked = ({ where = [] }: Query, dimension: string): readonly string[] =>
  where.find((filter) => filter.dimension === dimension)?.in ?? []

function peopleOf(wider: Query, gone: readonly string[]): string | null {
  const listed = (dimension: string, names: Readonly<Record<string, string>>): string | null =>
    words.list(membersAsked(wider, dimension).map((id) => names[id] ?? id)) || null
  const [anySex, anyBackground] = [gone.includes('sex'), gone.includes('migrationBackground')]
  if (anySex && anyBackground) return said.everybody
  const which = anyBackground ? said.anyBackground : listed('migrationBackground', said.backgrounds)
  if (anySex) return `${said.bothSexes} ${which ?? said.together}`
  const who = listed('sex', said.sexes)
  return who === null && which === null ? null : [who ?? said.pupilsOnly, which].filter((part) => part !== null).join(' ')
}

function placeOf(wider: Query, gone: readonly string[], nameOf: NameOf): { readonly in: string; readonly whole: string } {
  const names = (dimension: string): string => words.list(membersAsked(wider, dimension).map((id) => nameOf(dimension, id)))
  const [operator] = membersAsked(wider, 'operator')
  if (names('class') !== '') return said.class(names('class'))
  if (names('school') !== '') return said.school(names('school'), gone.includes('class'))
  return (operator === undefined ? undefined : said.operators[operator]) ?? said.municipality
}
