import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatSchoolYear,
  isCalendarDate,
  isMunicipalityCode,
  isSchoolUnitCode,
  measurementDate,
  parseSchoolYear,
  scbSchoolYear,
  schoolYearOf,
  schoolYearSpan,
  termOf,
} from '../../src/school/rules/index.ts'

test('a school year runs from 1 July to 30 June', () => {
  assert.equal(schoolYearOf('2024-06-30'), 2023)
  assert.equal(schoolYearOf('2024-07-01'), 2024)
  assert.equal(schoolYearOf('2025-06-30'), 2024)
  assert.deepEqual(schoolYearSpan(2024), { first: '2024-07-01', last: '2025-06-30' })
})

test('2024 is written 2024/25, and 1999 is written 1999/00', () => {
  assert.equal(formatSchoolYear(2024), '2024/25')
  assert.equal(formatSchoolYear(1999), '1999/00')
})

test('every school year is read back as it was written', () => {
  fc.assert(fc.property(fc.integer({ min: 1900, max: 2200 }), (year) => parseSchoolYear(formatSchoolYear(year)) === year))
})

test('a school year that does not follow on is not read', () => {
  for (const text of ['2024/26', '2024/24', '2024', '24/25', '2024-25', '2024/2025', ' 2024/25', '']) {
    assert.equal(parseSchoolYear(text), null, text)
  }
})

test('the autumn term is July–December and the spring term January–June', () => {
  assert.equal(termOf('2024-07-01'), 'HT')
  assert.equal(termOf('2024-12-31'), 'HT')
  assert.equal(termOf('2025-01-01'), 'VT')
  assert.equal(termOf('2025-06-30'), 'VT')
})

test('membership is taken on 15 October and 15 May, inside the school year', () => {
  assert.equal(measurementDate(2024, 'HT'), '2024-10-15')
  assert.equal(measurementDate(2024, 'VT'), '2025-05-15')
  for (const term of ['HT', 'VT'] as const) {
    assert.equal(schoolYearOf(measurementDate(2024, term)), 2024)
    assert.equal(termOf(measurementDate(2024, term)), term)
  }
})

test('an SCB file extracted January–September is that spring’s; later ones do not tell', () => {
  assert.equal(scbSchoolYear('2025-01-01'), 2024)
  assert.equal(scbSchoolYear('2025-06-12'), 2024)
  assert.equal(scbSchoolYear('2025-09-30'), 2024)
  for (const date of ['2025-10-01', '2025-12-31']) assert.equal(scbSchoolYear(date), null)
})

test('a date that does not exist is a mistake of the caller', () => {
  assert.throws(() => schoolYearOf('2025-02-29'), /invalid date: 2025-02-29/)
  assert.throws(() => scbSchoolYear('20250612'), /invalid date/)
})

test('a calendar date is ISO text of a day that exists', () => {
  for (const date of ['2024-02-29', '2000-02-29', '2025-12-31']) assert.equal(isCalendarDate(date), true, date)
  for (const date of [
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '2025-1-1',
  ]) {
    assert.equal(isCalendarDate(date), false, date)
  }
})

test('a calendar date agrees with the built-in calendar', () => {
  const field = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'))
  fc.assert(
    fc.property(fc.integer({ min: 1900, max: 2100 }), field(13), field(32), (year, month, day) => {
      const text = `${year}-${month}-${day}`
      const date = new Date(`${text}T00:00:00Z`)
      const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
      assert.equal(isCalendarDate(text), exists, text)
    }),
    { numRuns: 2000 },
  )
})

test('a municipality code is four digits and a school unit code eight, as text', () => {
  assert.equal(isMunicipalityCode('0381'), true)
  for (const code of ['381', '03811', '038A', '', '0381 ']) assert.equal(isMunicipalityCode(code), false, code)
  assert.equal(isSchoolUnitCode('01234567'), true)
  for (const code of ['1234567', '123456789', '1234567A', '', '12 345678', '1,2E+07']) {
    assert.equal(isSchoolUnitCode(code), false, code)
  }
})
