import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  alternativesTo,
  gradeAgainstTest,
  type TestMark,
  testResults,
  testSubjects,
  whyNoTest,
} from '../../src/school/rules/index.ts'

test('tests are held in years 3, 6 and 9, in the subjects of each', () => {
  assert.equal(whyNoTest(2024, 9, 'BI'), null)
  assert.equal(whyNoTest(2024, 6, 'EN'), null)
  assert.equal(whyNoTest(2024, 6, 'BI'), 'subject')
  assert.equal(whyNoTest(2024, 3, 'EN'), 'subject')
  assert.equal(whyNoTest(2024, 8, 'MA'), 'subject')
  assert.equal(whyNoTest(2024, 9, 'IDH'), 'subject')
})

test('there were none in 2019/20 and 2020/21, and mathematics of 2017/18 was not published', () => {
  assert.deepEqual(
    [2018, 2019, 2020, 2021].map((year) => whyNoTest(year, 9, 'SV')),
    [null, 'cancelled', 'cancelled', null],
  )
  assert.deepEqual([whyNoTest(2017, 9, 'MA'), whyNoTest(2017, 9, 'EN'), whyNoTest(2018, 9, 'MA')], ['notPublished', null, null])
})

test('Swedish and Swedish as a second language exclude each other, and so do the subjects of science and of society', () => {
  assert.deepEqual(alternativesTo('SVA'), ['SV', 'SVA'])
  assert.deepEqual(alternativesTo('KE'), ['BI', 'FY', 'KE'])
  assert.deepEqual(alternativesTo('MA'), ['MA'])
  for (const subject of testSubjects[9]) assert.ok(alternativesTo(subject).includes(subject))
})

const spring = '2025-04-02'
const mark = (part: string, result: string | null, more: Partial<TestMark> = {}): TestMark => ({
  ...{ pupil: 'p', part, form: 'grade', result, central: null, reached: null, status: 'done', takenOn: spring },
  ...more,
})
const away = (part: string, more: Partial<TestMark> = {}): TestMark => mark(part, null, { status: 'notTaken', ...more })
const told = (marks: readonly TestMark[], stageYear = 9): readonly string[] =>
  testResults(marks, stageYear).map(({ pupil, part, points, passed }) => `${pupil} ${part} ${points} ${passed}`)

test('a test grade is told with its points, and F is not passed', () => {
  assert.deepEqual(told([mark('A', 'B'), mark('whole', 'C')]), ['p A 17.5 true', 'p whole 15 true'])
  assert.deepEqual(told([mark('whole', 'F')]), ['p whole 0 false'])
})

test('a test grade needs all its parts: not taken and lost void it', () => {
  assert.deepEqual(told([mark('A', 'B'), away('B'), mark('whole', 'C')]), ['p A 17.5 true'])
  assert.deepEqual(told([mark('A', 'B'), away('B', { status: 'lost' }), mark('whole', 'C')]), ['p A 17.5 true'])
})

test('a part that most at the school have and the pupil has no row of is lacking too; one row astray voids nobody’s grade', () => {
  const others = ['q', 'r'].flatMap((pupil) => ['A', 'B', 'whole'].map((part) => mark(part, 'C', { pupil })))
  const counted = (marks: readonly TestMark[]): readonly string[] =>
    testResults(marks, 9).flatMap(({ pupil, part }) => (part === 'whole' ? pupil : []))
  assert.deepEqual(counted([mark('A', 'C'), mark('whole', 'C'), ...others]), ['q', 'r'])
  assert.deepEqual(counted([mark('A', 'C'), mark('B', 'C'), mark('H', 'C'), mark('whole', 'C'), ...others]), ['p', 'q', 'r'])
})

test('the latest occasion with a result counts; one that was missed takes nothing away', () => {
  const twice = [mark('A', 'F'), mark('A', 'C', { takenOn: '2025-05-20' }), mark('whole', 'E')]
  assert.deepEqual(told(twice), ['p A 15 true', 'p whole 10 true'])
  assert.deepEqual(told([mark('A', 'C'), away('A', { takenOn: '2025-05-20' })]), ['p A 15 true'])
  assert.deepEqual(told([away('A'), mark('A', 'E', { takenOn: '2025-05-20' }), mark('whole', 'E')]), [
    'p A 10 true',
    'p whole 10 true',
  ])
})

test('the central marker’s mark counts in place of the teacher’s', () => {
  assert.deepEqual(told([mark('A', 'C', { central: 'B' }), mark('B', null, { central: 'D' })]), [
    'p A 17.5 true',
    'p B 12.5 true',
  ])
})

test('in year 3 the whole is passed by passing every part, and nobody who lacks one is counted', () => {
  const points = (part: string, reached: boolean | null, more: Partial<TestMark> = {}): TestMark =>
    mark(part, '12', { form: 'points', reached, ...more })
  const level = (part: string, yes: boolean): TestMark => mark(part, yes ? 'yes' : 'no', { form: 'requirement' })
  assert.deepEqual(told([level('A', true), points('B', true)], 3), ['p A null true', 'p B null true', 'p whole null true'])
  assert.deepEqual(told([level('A', true), points('B', false)], 3), ['p A null true', 'p B null false', 'p whole null false'])
  assert.deepEqual(told([level('A', true), away('B')], 3), ['p A null true'])
  assert.deepEqual(
    told([level('A', true), points('B', null)], 3),
    ['p A null true'],
    'points alone do not say whether it was reached',
  )
  assert.deepEqual(told([level('A', true), points('B', true)], 6), ['p A null true', 'p B null true'])
})

test('a grade lies above, at or below the test grade', () => {
  assert.deepEqual([gradeAgainstTest(20, 17.5), gradeAgainstTest(15, 15), gradeAgainstTest(0, 10)], [1, 0, -1])
})
