// Questions that are closed whatever the figures are (rule 5).
import { Fault } from '../contract/index.ts'
import { dimensionLabel } from '../school/index.ts'
import type { FactQuestion, Question } from '../semantics/index.ts'
import { asked, attributeDimensions } from './pattern-tables.ts'
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
  if (asked(unitLevels[unit] ?? 'all', digits)) return
  const combined = [...(unit === 'all' ? [] : [unit]), ...attributes.filter((dimension) => named.has(dimension))]
  throw new Fault('closedCombination', { dimensions: combined.map(dimensionLabel).join(', '), instead: insteadOf(unit) })
}

function insteadOf(unit: string): string {
  const { class: ofClass, school, fewer } = privacyWords.instead
  if (unit === 'class') return ofClass
  return unit === 'school' || unit === 'operator' ? school : fewer
}
