import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eligibilityRules, isEligible, type Programme, passedAll, type SubjectGrade } from '../../src/school/rules/index.ts'
import { pupil } from './pupil.ts'

const programmes = Object.keys(eligibilityRules) as Programme[]
const eligibleTo = (grades: readonly SubjectGrade[]): string => programmes.filter((one) => isEligible(one, grades)).join(' ')
/** Passed in the subjects named, F in the rest. */
const passedIn = (...subjects: string[]): SubjectGrade[] =>
  pupil('F').map(({ subject, grade }) => ({ subject, grade: subjects.includes(subject) ? 'E' : grade }))

test('passed in everything is eligible to every programme', () => {
  assert.equal(eligibleTo(pupil('E')), 'vocational arts economics science')
})

test('vocational programmes ask Swedish, English, mathematics and five more', () => {
  assert.equal(eligibleTo(passedIn('SV', 'EN', 'MA', 'BL', 'HKK', 'IDH', 'MU', 'SL')), 'vocational')
  assert.equal(eligibleTo(passedIn('SV', 'EN', 'MA', 'BL', 'HKK', 'IDH', 'MU')), '')
})

test('nobody is eligible without Swedish, English or mathematics', () => {
  for (const subject of ['SV', 'EN', 'MA'] as const) {
    for (const grade of ['F', '9', '3', '2', null]) assert.equal(eligibleTo(pupil('A', { [subject]: grade })), '')
  }
})

test('svenska som andraspråk stands for Swedish, and the two are one subject', () => {
  assert.equal(eligibleTo(pupil('E', { SV: '2', SVA: 'E' })), 'vocational arts economics science')
  const eight = passedIn('SV', 'EN', 'MA', 'BL', 'HKK', 'IDH', 'MU')
  assert.equal(eligibleTo([...eight, { subject: 'SVA', grade: 'E' }]), '')
})

test('the arts programme asks any nine more', () => {
  assert.equal(eligibleTo(passedIn('SV', 'EN', 'MA', 'BL', 'HKK', 'IDH', 'MU', 'SL', 'TK', 'BI', 'GE', 'HI')), 'vocational arts')
  assert.equal(eligibleTo(passedIn('SV', 'EN', 'MA', 'BL', 'HKK', 'IDH', 'MU', 'SL', 'TK', 'BI', 'GE')), 'vocational')
})

test('economics, humanities and social science ask geography, history, religion, civics and five more', () => {
  for (const subject of ['GE', 'HI', 'RE', 'SH'] as const) {
    assert.equal(eligibleTo(pupil('E', { [subject]: 'F' })), 'vocational arts science')
  }
  const twelve = ['SV', 'EN', 'MA', 'GE', 'HI', 'RE', 'SH', 'BL', 'HKK', 'IDH', 'MU', 'SL']
  assert.equal(eligibleTo(passedIn(...twelve)), 'vocational arts economics')
  assert.equal(eligibleTo(passedIn(...twelve.slice(0, 11))), 'vocational')
})

test('science and technology ask biology, physics, chemistry and six more', () => {
  for (const subject of ['BI', 'FY', 'KE'] as const) {
    assert.equal(eligibleTo(pupil('E', { [subject]: '9' })), 'vocational arts economics')
  }
  const twelve = ['SV', 'EN', 'MA', 'BI', 'FY', 'KE', 'BL', 'HKK', 'IDH', 'MU', 'SL', 'TK']
  assert.equal(eligibleTo(passedIn(...twelve)), 'vocational arts science')
  assert.equal(eligibleTo(passedIn(...twelve.slice(0, 11))), 'vocational')
})

test('languages, mother tongue, sign language and another subject are subjects among the rest', () => {
  const grades = [...passedIn('SV', 'EN', 'MA'), ...['M1', 'M2', 'ML', 'TN', 'OVR'].map((subject) => ({ subject, grade: 'E' }))]
  assert.equal(eligibleTo(grades), 'vocational')
})

test('passed in all subjects: A–E in every subject of the pupil’s own education', () => {
  assert.equal(passedAll(pupil('E', { M2: 'A' }), 9), true)
  for (const grade of ['F', '9', '3']) assert.equal(passedAll(pupil('A', { M1: grade }), 9), false, grade)
  assert.equal(passedAll(pupil('E', { M1: '2', M2: '2', ML: '2', SV: '2', SVA: 'D', TN: '2' }), 9), true)
})

test('passed in all subjects takes SV and SVA as one subject', () => {
  assert.equal(passedAll(pupil('E', { SV: '3', SVA: 'E' }), 9), true)
  assert.equal(passedAll(pupil('E', { SV: '9', SVA: 'F' }), 9), false)
})

test('passed in all subjects in åk 6 is over the subjects the pupil had', () => {
  const blocks = { NO: 'E', BI: '2', FY: '2', KE: '2', TK: 'Z', HKK: 'Z', SL: 'Y' }
  assert.equal(passedAll(pupil('C', blocks), 6), true)
  assert.equal(passedAll(pupil('C', { ...blocks, NO: 'F' }), 6), false)
})

test('a pupil without any subject has not passed in åk 9, and is left out in åk 6', () => {
  assert.equal(passedAll(pupil('2'), 9), false)
  assert.equal(passedAll([], 9), false)
  assert.equal(passedAll(pupil('Y'), 6), null)
})
