import type { Closed, Fact } from '../../semantics/index.ts'
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
const persons = ['sex', 'migrationBackground']
/** Nothing closed, and a table a stage year. */
const plain = { apart: [], closed: [], attributes: persons, narrow: null, rowsOf: 'pupils' } as const

// of attendance at most one of them is split: each would be its own questions times those of the others (docs/privacy.md)
const attendanceParts = ['subject', 'weekday', 'month'] as const
const attendanceClosed = attendanceParts.map(
  (dimension): Closed => ({
    dimension,
    but: [0],
    beside: ['sex', 'absenceBand', ...attendanceParts.filter((other) => other !== dimension)],
  }),
)

/** What an answer of nobody's can be split by: of a respondent only the sex is told, and not of those who did not answer. */
const units = ['school', 'schoolYear', 'class', 'stageYear', 'term', 'operator', 'municipality'] as const

/**
 * What is counted: one row a pupil and measurement date; one a pupil and set of grades; one a pupil and grade; one a pupil and part of a test with
 * a result, and the test as a whole; one a pupil and term of lessons, and one more for each subject, weekday and month of it; one an answer to a
 * question of a survey; one a person invited to a survey.
 */
export const facts: readonly Fact[] = [
  {
    ...plain,
    name: 'pupils',
    cube: 'pupils',
    table: 'fact_pupil',
    dimensions: shared,
    // stage years F–10 add up to the school's pupils, so they belong to one table; grades of two stage years are never added
    attributes: [...persons, 'stageYear'],
    filesOf: null,
  },
  { ...plain, name: 'results', cube: 'grades', table: 'fact_result', dimensions: shared, filesOf: 'results' },
  {
    ...plain,
    name: 'grades',
    cube: 'grades',
    table: 'fact_grade',
    dimensions: ['subject', ...shared],
    apart: ['subject'],
    filesOf: 'results',
  },
  {
    ...plain,
    name: 'tests',
    cube: 'tests',
    table: 'fact_test',
    dimensions: ['subject', 'testPart', ...shared],
    apart: ['subject', 'testPart'],
    // a part by background is a handful of pupils at almost every school (docs/privacy.md)
    closed: [{ dimension: 'testPart', but: [1 + testParts.indexOf(wholeTest)], beside: ['migrationBackground'] }],
    filesOf: 'tests',
  },
  {
    name: 'attendance',
    cube: 'attendance',
    table: 'fact_attendance',
    dimensions: [...attendanceParts, 'absenceBand', ...shared.filter((name) => name !== 'migrationBackground')],
    apart: attendanceParts,
    closed: attendanceClosed,
    attributes: ['stageYear', 'sex', 'absenceBand'],
    narrow: ['stageYear'],
    filesOf: 'attendance',
    rowsOf: 'pupils',
  },
  {
    ...plain,
    name: 'answers',
    cube: 'surveys',
    table: 'fact_answer',
    dimensions: ['question', 'respondentGroup', ...units, 'sex'],
    apart: ['question', 'respondentGroup'],
    attributes: ['sex'],
    filesOf: 'answers',
    rowsOf: 'answers',
  },
  {
    ...plain,
    name: 'invitations',
    cube: 'surveys',
    table: 'fact_invitation',
    dimensions: ['respondentGroup', ...units],
    apart: ['respondentGroup'],
    attributes: [],
    filesOf: 'invitations',
    rowsOf: 'invitations',
  },
]
