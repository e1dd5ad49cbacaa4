import type { Measure } from '../../semantics/index.ts'
import { ruleVersion } from '../rules/index.ts'
import { attendance } from './attendance-measures.ts'
import { mean, share } from './measure-kinds.ts'
import { measureWords } from './measure-words.ts'
import { surveys } from './survey-measures.ts'
import { tests } from './test-measures.ts'

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
  valued: '1',
  squares: null,
  rounding: null,
  steps: null,
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
export const measures: readonly Measure[] = [pupils, ...results, ...grades, ...tests, ...attendance, ...surveys]
