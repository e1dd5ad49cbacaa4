import type { Fact } from '../../semantics/index.ts'

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

/** What is counted: one row a pupil and measurement date; one a pupil and set of grades; one a pupil and grade. */
export const facts: readonly Fact[] = [
  { name: 'pupils', cube: 'pupils', table: 'fact_pupil', dimensions: shared, apart: [] },
  { name: 'results', cube: 'grades', table: 'fact_result', dimensions: shared, apart: [] },
  { name: 'grades', cube: 'grades', table: 'fact_grade', dimensions: ['subject', ...shared], apart: ['subject'] },
]
