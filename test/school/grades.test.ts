import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  gradeCodes,
  gradePoints,
  gradeScaleOn,
  isGradeCode,
  isPassed,
  isSubjectCode,
  letterScale,
  passedOfGraded,
  subjectCodes,
  subjects,
  sumOfGradePoints,
} from '../../src/school/rules/index.ts'

test('A–F give 20, 17.5, 15, 12.5, 10 and 0 points; every other code gives none', () => {
  const points = gradeCodes.map((code) => [code, gradePoints(code)])
  assert.deepEqual(points, [
    ['A', 20],
    ['B', 17.5],
    ['C', 15],
    ['D', 12.5],
    ['E', 10],
    ['F', 0],
    ['9', null],
    ['3', null],
    ['2', null],
    ['Y', null],
    ['Z', null],
  ])
  assert.equal(gradePoints(''), null)
  assert.equal(gradePoints('a'), null)
})

test('only A–E is passed', () => {
  assert.deepEqual(gradeCodes.filter(isPassed), ['A', 'B', 'C', 'D', 'E'])
})

test('a grade code is one of the eleven of the files', () => {
  assert.equal(isGradeCode('9'), true)
  for (const text of ['', '-', 'G', 'MVG', '1', 'false', '*']) assert.equal(isGradeCode(text), false, text)
})

test('the scale A–F is in force from 1 July 2011, and a later scale takes over from its own first day', () => {
  assert.equal(gradeScaleOn('2011-06-30'), null)
  assert.equal(gradeScaleOn('2011-07-01'), letterScale)
  assert.equal(gradeScaleOn('2026-11-23'), letterScale)
  const next = { name: '1–10', validFrom: '2032-07-01', validTo: null, steps: [] }
  const scales = [{ ...letterScale, validTo: '2032-07-01' }, next]
  assert.equal(gradeScaleOn('2032-06-30', scales)?.name, 'A–F')
  assert.equal(gradeScaleOn('2032-07-01', scales), next)
})

test('mean grade points count F as 0 and leave streck and other codes out', () => {
  assert.deepEqual(sumOfGradePoints(['A', 'F', '9', '3', '2', 'C']), { sum: 35, count: 3 })
  assert.deepEqual(sumOfGradePoints(['9', '3']), { sum: 0, count: 0 })
})

test('share A–E is taken of A–F and streck', () => {
  assert.deepEqual(passedOfGraded(['A', 'E', 'F', '9', '3', '2', 'Y', 'Z']), { passed: 2, graded: 4 })
})

test('the table of subjects holds every code once, in the order of the files', () => {
  assert.deepEqual(
    subjects.map((subject) => subject.code),
    [...subjectCodes],
  )
  assert.equal(new Set(subjectCodes).size, 24)
  assert.deepEqual(
    subjects.filter((subject) => subject.block === 'NO').map((subject) => subject.code),
    ['BI', 'FY', 'KE'],
  )
  assert.deepEqual(
    subjects.filter((subject) => subject.block === 'SO').map((subject) => subject.code),
    ['GE', 'HI', 'RE', 'SH'],
  )
})

test('a subject code is written in capitals', () => {
  assert.equal(isSubjectCode('SVA'), true)
  assert.equal(isSubjectCode('Sva'), false)
  assert.equal(isSubjectCode('ARA'), false)
})
