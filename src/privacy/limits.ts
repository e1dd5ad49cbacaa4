// Questions that are closed whatever the figures are (rule 5).
import { Fault } from '../contract/index.ts'
import { model } from '../school/index.ts'
import type { FactQuestion, Question } from '../semantics/index.ts'
import { asked, attributeDimensions } from './pattern-tables.ts'
import type { UnitLevel } from './suppression/lattice.ts'

// an operator is the sum of its schools, so it is closed where they are
const unitLevels: Readonly<Record<string, UnitLevel>> = {
  class: 'class',
  school: 'school',
  operator: 'school',
  municipality: 'municipality',
}
const instead: Readonly<Record<string, string>> = {
  class: 'Fråga om hela skolan, eller dela klassen på kön.',
  school: 'Fråga om hela kommunen, eller om en uppgift i taget.',
  operator: 'Fråga om hela kommunen, eller om en uppgift i taget.',
  municipality: 'Ta bort en av dem.',
  all: 'Ta bort en av dem.',
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
  const label = (name: string): string => model.dimensions.find((dimension) => dimension.name === name)?.label ?? name
  const combined = [...(unit === 'all' ? [] : [unit]), ...attributes.filter((dimension) => named.has(dimension))]
  throw new Fault('closedCombination', { dimensions: combined.map(label).join(', '), instead: instead[unit] ?? '' })
}
