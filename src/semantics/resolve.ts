// From a query in names to questions in integer keys: the question itself first, then one for each comparison.
import { Fault, type Query } from '../contract/index.ts'
import { ask, distinctGroupings, type Holding, type Intent } from './ask.ts'
import { anchorOf } from './cohort.ts'
import { compare, type Gap, type Pool } from './compare.ts'
import { readConditions } from './filters.ts'
import type { Members, Model, Question, Slice } from './model.ts'
import { dimensionNamed, measureNamed, refuseDoubles, requireInMeasure } from './names.ts'
import { queryProblems } from './problems.ts'

/** `questions[0]` is the question itself (`against` null). */
export interface Resolved {
  readonly questions: readonly Question[]
  readonly gaps: readonly Gap[]
  readonly pools: readonly Pool[]
}

/**
 * Resolves names to keys, fills in the measures' defaults and makes a question of each comparison.
 * Throws Faults: unknownMeasure, unknownDimension, unknownMember, dimensionNotInMeasure, subjectRequired, testPartRequired,
 * questionRequired, respondentGroupRequired, oneAtATime, invalidQuery,
 * closedCohort, and notYet for `area`. An empty choice of members is no fault: it resolves to a question without cells.
 */
export function resolve(query: Query, model: Model, members: Members, slices: readonly Slice[]): Resolved {
  const holding: Holding = { model, members, slices }
  const intent = readIntent(query, holding)
  const { questions, gaps, pools } = compare(query.compare ?? [], intent, holding)
  return { questions: [ask(intent, holding), ...questions], gaps, pools }
}

function readIntent(query: Query, holding: Holding): Intent {
  const { model, members } = holding
  refuseDoubles('measures', query.measures)
  const measures = query.measures.map((name) => measureNamed(model, name))
  const by = query.by ?? []
  refuseDoubles('by', by)
  const where = query.where ?? []
  const said = [...by, ...where.map((filter) => filter.dimension)]
  for (const name of said) {
    const dimension = dimensionNamed(model, name)
    for (const measure of measures) requireInMeasure(model, measure, dimension, by)
  }
  const conditions = readConditions(where, model, members)
  const anchor = query.cohort === undefined ? null : anchorOf(query.cohort, query, holding)
  return { against: null, measures, by, groupings: groupingsOf(query, model), conditions, said, anchor }
}

function groupingsOf(query: Query, model: Model): readonly (readonly string[])[] {
  const by = query.by ?? []
  const totals = (query.totals ?? []).map((total, index) => {
    const at = `totals[${index}]`
    refuseDoubles(at, total)
    for (const name of total) {
      dimensionNamed(model, name)
      if (!by.includes(name)) throw new Fault('invalidQuery', { at, problem: queryProblems.notInBy(name) })
    }
    return by.filter((name) => total.includes(name))
  })
  return distinctGroupings([by, ...totals])
}
