// Questions that are closed whatever the figures are (rule 5).
import { Fault } from '../contract/index.ts'
import { dimensionLabel } from '../school/index.ts'
import type { FactQuestion, Question } from '../semantics/index.ts'
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
  const named = new Set([...grouping, ...part.where.map((filter) => filter.dimension)])
  const attributes = attributeDimensions(part.fact.name).map((attribute) => attribute.dimension)
  const digits = attributes.map((dimension) => (named.has(dimension) ? 1 : 0))
  const unit = Object.keys(unitLevels).find((name) => named.has(name)) ?? 'all'
  const isNarrow = speaksOfClosed(part)
  if (narrowed(part.fact, isNarrow)(unitLevels[unit] ?? 'all', digits)) return
  const { closed } = part.fact
  const byClosed = isNarrow && closed !== null && named.has(closed.person)
  const combined = [
    ...(unit === 'all' || byClosed ? [] : [unit]),
    ...(byClosed ? [closed.dimension, closed.person] : attributes.filter((dimension) => named.has(dimension))),
  ]
  throw new Fault('closedCombination', {
    dimensions: combined.map(dimensionLabel).join(', '),
    instead: insteadOf(byClosed ? 'all' : unit),
  })
}

function insteadOf(unit: string): string {
  const { class: ofClass, school, fewer } = privacyWords.instead
  if (unit === 'class') return ofClass
  return unit === 'school' || unit === 'operator' ? school : fewer
}

/** Does the part of a question speak of members that something is closed for? One that chooses none speaks of all. */
function speaksOfClosed({ fact: { closed }, where }: FactQuestion): boolean {
  if (closed === null) return false
  const keys = where.find((filter) => filter.dimension === closed.dimension)?.keys
  return keys === undefined || keys.some((key) => !closed.but.includes(key))
}
