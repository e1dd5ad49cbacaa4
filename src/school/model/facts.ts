import type { Fact } from '../../semantics/index.ts'
import { testParts, wholeTest } from '../rules/index.ts'

// The most asked for first: a fault that has no nearer dimension to name takes the first one not yet in the question.
const shared = [
  'school',
  'schoolYear',
  'sex',
  'class',
  'stageYear',
  'term',
  'migrationBackground',
  'operator',
  'municipality',
] as const

/**
 * What is counted: one row a pupil and measurement date; one a pupil and set of grades; one a pupil and grade; one a pupil and part of a test with
 * a result, and the test as a whole.
 */
export const facts: readonly Fact[] = [
  { name: 'pupils', cube: 'pupils', table: 'fact_pupil', dimensions: shared, apart: [], closed: null, filesOf: null },
  { name: 'results', cube: 'grades', table: 'fact_result', dimensions: shared, apart: [], closed: null, filesOf: 'results' },
  {
    name: 'grades',
    cube: 'grades',
    table: 'fact_grade',
    dimensions: ['subject', ...shared],
    apart: ['subject'],
    closed: null,
    filesOf: 'results',
  },
  {
    name: 'tests',
    cube: 'tests',
    table: 'fact_test',
    dimensions: ['subject', 'testPart', ...shared],
    apart: ['subject', 'testPart'],
    // a part by background is a handful of pupils at almost every school (docs/privacy.md)
    closed: { dimension: 'testPart', but: [1 + testParts.indexOf(wholeTest)], person: 'migrationBackground' },
    filesOf: 'tests',
  },
]
