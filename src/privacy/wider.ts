// A hidden figure says which wider grouping would show it.
import type { Query } from '../contract/index.ts'
import type { Measure, Member } from '../semantics/index.ts'
import type { Placed } from './cell.ts'
import type { Asking } from './disclose.ts'
import { judge } from './judge.ts'
import { byFacet, changed, chosen, type Facet, type Selection } from './selection.ts'
import { nodeState } from './suppression/states.ts'

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

/** What the hidden cells of a measure in a grid have in common. */
export interface Widening {
  /** all that the cells' selections speak of, filters first */
  readonly dimensions: readonly string[]
  /** from a cell's selection to the next wider ones */
  readonly steps: readonly ((selection: Selection) => Selection)[]
  /** questions found for wider selections, by units and times, then by the rest: most hidden cells lead to the same few */
  readonly known: Map<number, Map<number, Query | null>>
}

export function wideningOf(measure: Measure, dimensions: readonly string[], asking: Asking): Widening {
  const taken = steps.filter((step) => isStep(step, dimensions, measure))
  return {
    dimensions,
    steps: taken.map((step) => {
      const narrowed = byFacet((facet: Facet) => withoutDimensions(facet, step, asking))
      return (selection) => changed(selection, narrowed)
    }),
    known: new Map(),
  }
}

function isStep(step: readonly string[], dimensions: readonly string[], measure: Measure): boolean {
  const dropped = step.filter((dimension) => dimensions.includes(dimension))
  // a measure of year 9 asked without a year is still one of year 9
  if (dropped.some((dimension) => dimension in measure.describe.defaults)) return false
  if (!step.includes('school')) return dropped.length === step.length
  return units.some((unit) => dropped.includes(unit))
}

/** The same pupils and those beside them. A class without its name is its school. */
function withoutDimensions(facet: Facet, step: readonly string[], { facets, holding }: Asking): Facet {
  const { keys } = facet
  if (!step.some((dimension) => keys.has(dimension))) return facet
  const left = new Map([...keys].filter(([dimension]) => !step.includes(dimension)))
  const classes = keys.get('class')
  if (classes === undefined || !step.includes('class') || step.includes('school')) return facets.of(left)
  const schools = new Set(classes.map((key) => holding.memberOf('class', key)?.parent ?? -1))
  const named = keys.get('school')
  return facets.of(
    left.set(
      'school',
      [...schools].filter((school) => named?.includes(school) ?? true),
    ),
  )
}

/** The narrowest wider question that would show a figure, or null when none of the usual ones does, for a comparison, and for the same pupils. */
export function widerQuestion(placed: Placed, asking: Asking): Query | null {
  const { grid, column, selection } = placed
  const { widening } = column
  if (grid.question.against !== null || asking.cohort !== null || neededOf(placed, asking).length === 0) return null
  for (const step of widening.steps) {
    const wider = step(selection)
    const place = pair(wider.unit, wider.time)
    const found = widening.known.get(place) ?? new Map<number, Query | null>()
    widening.known.set(place, found)
    const rest = pair(wider.person, wider.subject)
    let question = found.get(rest)
    if (question === undefined) {
      question = isShown(placed, wider, asking) ? questionOf(placed, wider, asking) : null
      found.set(rest, question)
    }
    if (question !== null) return question
  }
  return null
}

/** What must be open for the cell to be shown: of a cell put together (compose.ts), all that it is put together of. */
function neededOf({ column, selection }: Placed, { rulings, variant, facets }: Asking): readonly (readonly [Measure, string])[] {
  const { measure, part } = column
  const topics =
    variant.over === null
      ? rulings.topicsOf(part, selection).slice(0, 1)
      : rulings.topicsOf(part, { subject: facets.of(new Map()) })
  const measures = variant.made === null ? [measure] : part.measures
  return measures.flatMap((one) => topics.map((topic) => [one, topic] as const))
}

function isShown(placed: Placed, wider: Selection, asking: Asking): boolean {
  const needed = neededOf(placed, asking)
  const states = needed.map(([measure, topic]) => judge(asking.rulings.of(measure, topic), wider).state)
  // ~100 is told of one figure alone, and nobody there of none at all
  if (needed.length === 1) return states[0] === nodeState.open || states[0] === nodeState.approximate
  return states.includes(nodeState.open) && states.every((state) => state === nodeState.open || state === nodeState.empty)
}

// an answer has far fewer than 2²⁶ facets, so two of them still make a whole number of their own
const pair = (a: Facet, b: Facet): number => a.id * 2 ** 26 + b.id

/** The question whose one cell is the selection: everything told outright but what the measure takes for granted. */
function questionOf({ grid, column }: Placed, selection: Selection, { query, holding }: Asking): Query {
  const { measure, widening } = column
  // a class without its name has become its school
  const told = [...new Set([...widening.dimensions, 'school'])].map(
    (dimension) => [dimension, chosen(selection, dimension)] as const,
  )
  const has = (dimension: string): boolean => chosen(selection, dimension) !== undefined
  const said = [...(query.by ?? []), ...(query.where ?? []).map((filter) => filter.dimension)]
  const granted = Object.keys(measure.describe.defaults).filter((dimension) => !said.includes(dimension))
  const by = grid.grouping.filter(has)
  // a total over all terms stays one: left unsaid it would be that of the usual term
  const summed = said.filter((dimension) => dimension in measure.describe.defaults && !has(dimension))
  const where = [
    ...told.flatMap(([dimension, keys]) =>
      keys === undefined || granted.includes(dimension)
        ? []
        : [{ dimension, in: idsOf(keys.map((key) => holding.memberOf(dimension, key))) }],
    ),
    ...summed.map((dimension) => ({ dimension, in: idsOf(holding.members.get(dimension) ?? []) })),
  ]
  return { measures: [measure.describe.name], ...(by.length > 0 ? { by } : {}), ...(where.length > 0 ? { where } : {}) }
}

const idsOf = (members: readonly (Member | undefined)[]): string[] => members.flatMap((member) => member?.id ?? [])
