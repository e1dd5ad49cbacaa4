import type { Measure } from '../../semantics/index.ts'
import { wholeTest } from '../rules/index.ts'
import { balance, mean, share } from './measure-kinds.ts'

/** Years 6 and 9: in year 3 there are no grades on tests. */
const graded = [6, 9]
const apart = ['subject', 'testPart']

/** The test as a whole, where nobody asks for a part of it. */
const ofWhole = (measure: Measure, stageYears: readonly number[] | null): Measure => ({
  ...measure,
  describe: { ...measure.describe, defaults: { ...measure.describe.defaults, testPart: [wholeTest] } },
  stageYears,
})

/** Results of national tests, and the grades held against them. */
export const tests: readonly Measure[] = [
  ofWhole(mean('testPoints', 'tests', 'points', 20, 4, apart), graded),
  ofWhole(share('testPassed', 'tests', 'passed', null, apart), null),
  { ...ofWhole(balance('testGradeDeviation', 'tests', 'deviation', 0.3, apart), graded), alsoOf: ['results'] },
]
