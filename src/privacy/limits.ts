// Questions that are closed whatever the figures are (rule 5).
import { Fault } from '../contract/index.ts'
import { dimensionLabel } from '../school/index.ts'
import type { Closed, FactQuestion, Question } from '../semantics/index.ts'
import { attributeDimensions, narrowed } from './pattern-tables.ts'
import type { UnitLevel } from './suppression/lattice.ts'
import { privacyWords } from './words.ts'

// an operator is the sum of its schools, so it is closed where they are
const unitLevels: Readonly<Record<string, UnitLevel>> = {
  class: 'class',
  school: 'school',
  operator: 'school',
  municipality: 'municipality',
}

/** Throws closedCombination when a grouping combines attributes that nobody may ask together at its level of units. */
export function attributesPermitted(question: Question): void {
  for (const part of question.parts) for (const grouping of question.groupings) checkGrouping(part, grouping)
}

function checkGrouping(part: FactQuestion, grouping: readonly string[]): void {
  const { fact } = part
  const closed = fact.closed.filter((one) => speaksOf(one, part))
  const named = namedIn(part, grouping)
  const attributes = attributeDimensions(fact).map((attribute) => attribute.dimension)
  const digits = attributes.map((dimension) => (named.has(dimension) ? 1 : 0))
  const unit = Object.keys(unitLevels).find((name) => named.has(name)) ?? 'all'
  const shut = closed.flatMap((one) =>
    one.beside.filter((dimension) => named.has(dimension)).map((beside) => [one, beside] as const),
  )
  const [first] = shut
  if (first === undefined && narrowed(fact, [])(unitLevels[unit] ?? 'all', digits)) return
  const combined =
    first === undefined
      ? [...(unit === 'all' ? [] : [unit]), ...attributes.filter((dimension) => named.has(dimension))]
      : [first[0].dimension, first[1]]
  throw new Fault('closedCombination', {
    dimensions: combined.map(dimensionLabel).join(', '),
    instead: insteadOf(first === undefined ? unit : 'all'),
  })
}

function insteadOf(unit: string): string {
  const { class: ofClass, school, fewer } = privacyWords.instead
  if (unit === 'class') return ofClass
  return unit === 'school' || unit === 'operator' ? school : fewer
}

/** What a grouping of a part speaks of. A dimension in which only the members for all of it are chosen is not spoken of. */
function namedIn({ fact, where }: FactQuestion, grouping: readonly string[]): ReadonlySet<string> {
  const wholes = new Map(fact.closed.map(({ dimension, but }) => [dimension, but]))
  const chosen = where.filter(({ dimension, keys }) => keys.some((key) => wholes.get(dimension)?.includes(key) !== true))
  const named = [...grouping, ...where.map(({ dimension }) => dimension)]
  return new Set(
    named.filter((name) => !wholes.has(name) || chosen.some(({ dimension }) => dimension === name) || isUnlimited(name, where)),
  )
}

const isUnlimited = (name: string, where: FactQuestion['where']): boolean => where.every(({ dimension }) => dimension !== name)

/** Does the part of a question speak of members that something is closed for? One that chooses none speaks of all. */
function speaksOf({ dimension, but }: Closed, { where }: FactQuestion): boolean {
  const keys = where.find((filter) => filter.dimension === dimension)?.keys
  return keys === undefined || keys.some((key) => !but.includes(key))
}
