import type { Measure } from '../../semantics/index.ts'
import { ruleVersion } from '../rules/index.ts'
import { type MeasureName, measureWords } from './measure-words.ts'

const finalGrades: Measure['describe']['defaults'] = { stageYear: ['9'], term: ['VT'] }

/** Grade points are multiples of it, so sums of them are too. */
const gradeStep = 2.5

/** Mean of a column over the rows that have it; the squares are for the interval. */
function mean(
  name: MeasureName,
  fact: string,
  column: string,
  most: number,
  apart: number,
  requires: readonly string[],
): Measure {
  return {
    describe: {
      name,
      kind: 'mean',
      unit: 'points',
      range: [0, most],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    said: measureWords[name],
    kind: 'mean',
    fact,
    numerator: column,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    squares: `${column} * ${column}`,
    rounding: { grain: gradeStep, apart },
    stageYears: null,
    requires,
  }
}

/** Share of the rows that have a yes or no in the column; a row without either belongs to another stage year. */
function share(
  name: MeasureName,
  fact: string,
  column: string,
  stageYears: readonly number[] | null,
  requires: readonly string[],
): Measure {
  return {
    describe: {
      name,
      kind: 'share',
      unit: 'share',
      range: [0, 1],
      direction: 'higher',
      rule: ruleVersion,
      defaults: finalGrades,
    },
    said: measureWords[name],
    kind: 'share',
    fact,
    numerator: `case when ${column} then 1 else 0 end`,
    denominator: `case when ${column} is not null then 1 else 0 end`,
    squares: null,
    rounding: null,
    stageYears,
    requires,
  }
}

/** Levels of different stage years are never held against each other. */
const perStage = (measure: Measure): Measure => ({ ...measure, describe: { ...measure.describe, perStage: true } })

const pupils: Measure = {
  describe: {
    name: 'pupils',
    kind: 'count',
    unit: 'pupils',
    range: null,
    direction: 'neither',
    rule: ruleVersion,
    defaults: { term: ['HT'] },
  },
  said: measureWords.pupils,
  kind: 'count',
  fact: 'pupils',
  numerator: '1',
  denominator: '1',
  squares: null,
  rounding: null,
  stageYears: null,
  requires: [],
}

const results: readonly Measure[] = [
  perStage(mean('meritValue', 'results', 'merit_value', 340, 60, [])),
  share('eligibleVocational', 'results', 'eligible_vocational', [9], []),
  share('eligibleArts', 'results', 'eligible_arts', [9], []),
  share('eligibleEconomicsHumanitiesSocial', 'results', 'eligible_economics', [9], []),
  share('eligibleScienceTechnology', 'results', 'eligible_science', [9], []),
  share('passedAllSubjects', 'results', 'passed_all', [6, 9], []),
]

const grades: readonly Measure[] = [
  mean('gradePoints', 'grades', 'points', 20, 4, ['subject']),
  share('passedSubject', 'grades', 'passed', null, ['subject']),
]

/** Every measure, in the order a catalogue shows them. Definitions with their sources: docs/measures.md. */
export const measures: readonly Measure[] = [pupils, ...results, ...grades]
