import assert from 'node:assert/strict'
import { test } from 'node:test'
import { meritValue } from '../../src/school/rules/index.ts'
import { pupil } from './pupil.ts'

test('16 × E and M2 E give 170', () => {
  assert.deepEqual(meritValue(pupil('E', { M2: 'E' })), { value: 170, counted: true })
})

test('16 × A, M2 A and ML A give 340: mother tongue is no 18th grade', () => {
  assert.equal(meritValue(pupil('A', { M2: 'A', ML: 'A' })).value, 340)
})

test('16 × A and ML A without M2 give 320: mother tongue is no 17th grade', () => {
  assert.equal(meritValue(pupil('A', { ML: 'A' })).value, 320)
})

test('16 × C and ML A without M2 give 245: mother tongue takes the place of one C', () => {
  assert.equal(meritValue(pupil('C', { ML: 'A' })).value, 245)
})

test('16 × C, ML A and M2 E give 255, not the 260 of "the 17 best"', () => {
  assert.equal(meritValue(pupil('C', { ML: 'A', M2: 'E' })).value, 255)
})

test('16 × C and M1 A without M2 give 245: only a language taken as språkval is a 17th grade', () => {
  assert.equal(meritValue(pupil('C', { M1: 'A' })).value, 245)
})

test('M2 counts on top of fewer than 16 grades: SVA E, IDH C, M2 E and streck in the rest give 35', () => {
  const grades = pupil('9', { SV: '2', SVA: 'E', IDH: 'C', M2: 'E' })
  assert.deepEqual(meritValue(grades), { value: 35, counted: true })
})

test('only F gives 0 and does not count in the mean', () => {
  assert.deepEqual(meritValue(pupil('F', { M2: 'F' })), { value: 0, counted: false })
})

test('streck, adapted studies and no grades at all give 0 and do not count in the mean', () => {
  for (const grades of [pupil('9'), pupil('3'), pupil('2'), []])
    assert.deepEqual(meritValue(grades), { value: 0, counted: false })
})

test('a pupil whose only passed grade is M2 counts in the mean', () => {
  assert.deepEqual(meritValue(pupil('F', { M2: 'D' })), { value: 12.5, counted: true })
})

test('SV and SVA are one subject: the better one counts, once', () => {
  assert.equal(meritValue(pupil('E', { SV: 'E', SVA: 'C' })).value, 165)
  assert.equal(meritValue(pupil('E', { SV: 'C', SVA: 'E' })).value, 165)
  assert.equal(meritValue(pupil('E', { SV: '9', SVA: 'E' })).value, 160)
})

test('sign language and another subject count inside the 16', () => {
  assert.equal(meritValue(pupil('C', { TN: 'A' })).value, 245)
  assert.equal(meritValue(pupil('C', { OVR: 'A', TN: 'A', MA: 'F' })).value, 250)
})

test('block grades NO and SO in åk 6 count as one subject each', () => {
  const block = { NO: 'A', BI: '2', FY: '2', KE: '2', SO: 'B', GE: '2', HI: '2', RE: '2', SH: '2' }
  assert.equal(meritValue(pupil('E', block)).value, 9 * 10 + 20 + 17.5)
})

test('a grade in a column that is no subject does not count', () => {
  assert.deepEqual(meritValue([{ subject: 'ARA', grade: 'A' }]), { value: 0, counted: false })
})
