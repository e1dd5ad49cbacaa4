import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scaleLinear } from 'd3-scale'
import fc from 'fast-check'
import {
  formatChange,
  formatDate,
  formatDistance,
  formatExact,
  formatInstant,
  formatMargin,
  formatNumber,
  formatQuantity,
  formatValue,
  retentionWords,
} from '../../src/picture/index.ts'
import { ticksOf } from '../../src/picture/ticks.ts'
import { inLanguage } from '../../src/server/language.ts'
import { merit, points, pupils, share } from './answers.ts'

test('numbers have a decimal comma, no-break blanks and a true minus', () => {
  assert.equal(formatNumber(1234.5, 1), '1\u00a0234,5')
  assert.equal(formatNumber(-2.25, 1), '\u22122,3')
  assert.equal(formatNumber(-0.04, 1), '0,0')
})

test('one pupil’s own value is told as it is, where a group’s is rounded', () => {
  assert.deepEqual([240, 232.5, 1234.25].map(formatExact), ['240', '232,5', '1\u00a0234,25'])
})

test('no two ticks of an axis are printed alike, however narrow it is', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.001, max: 0.1, noNaN: true }), (from, wide) => {
      const axis = scaleLinear().domain([from, from + wide])
      const printed = ticksOf(axis, share, 7).map((tick) => formatValue(share, tick))
      assert.equal(new Set(printed).size, printed.length, printed.join(' '))
    }),
  )
  assert.deepEqual(ticksOf(scaleLinear().domain([0.905, 0.925]), share, 6), [0.91, 0.92])
  assert.deepEqual(ticksOf(scaleLinear().domain([12.8, 13.4]), points, 3), [12.8, 13, 13.2, 13.4])
})

test('a period is told in months up to a year, then in years', () => {
  const told = [1, 2, 11, 12, 18, 25, 120].map(retentionWords.period)
  assert.deepEqual(told, ['1 månad', '2 månader', '11 månader', '1 år', '1 år och 6 månader', '2 år och 1 månad', '10 år'])
})

test('decimals follow from the unit and range, never the name', () => {
  assert.equal(formatValue(merit, 223.6), '224')
  assert.equal(formatValue(points, 12.44), '12,4')
  assert.equal(formatValue(share, 0.844), '84\u00a0%')
  assert.equal(formatValue(pupils, 1412), '1\u00a0412')
  assert.equal(formatValue({ ...points, name: 'meritValue' } as typeof points, 12.44), '12,4')
})

test('quantities and distances carry their unit in words', () => {
  assert.equal(formatQuantity(merit, 236), '236\u00a0poäng')
  assert.equal(formatQuantity(share, 0.84), '84\u00a0%')
  assert.equal(formatQuantity(pupils, 412), '412\u00a0elever')
  assert.equal(formatDistance(merit, -18.2), '18\u00a0poäng')
  assert.equal(formatDistance(share, 0.01), '1\u00a0procentenhet')
  assert.equal(formatDistance(share, 0.04), '4\u00a0procentenheter')
  assert.equal(formatDistance(points, 1), '1,0\u00a0poäng')
})

test('changes are signed, and a change that rounds to nothing is 0', () => {
  assert.equal(formatChange(merit, 22), '+22')
  assert.equal(formatChange(merit, -2), '\u22122')
  assert.equal(formatChange(merit, 0.2), '0')
  assert.equal(formatChange(share, -0.041), '\u22124')
})

test('a margin is the larger half of the interval', () => {
  assert.equal(formatMargin(merit, 224, 215, 233), '±9')
  assert.equal(formatMargin(share, 0.9, 0.84, 0.94), '±6')
})

test('a formatted number reads back to the number it was', () => {
  fc.assert(
    fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), (tenths) => {
      const told = formatNumber(tenths / 10, 1)
        .replaceAll('\u00a0', '')
        .replace('\u2212', '-')
        .replace(',', '.')
      assert.equal(Number(told), tenths / 10)
    }),
  )
})

test('dates are told in Swedish, instants in Swedish time', () => {
  assert.equal(formatDate('2026-06-12'), '12 juni 2026')
  assert.equal(formatInstant('2026-11-23T05:10:00Z'), '23 november 2026 kl.\u00a006:10')
  assert.equal(formatInstant('2026-07-01T22:30:00Z'), '2 juli 2026 kl.\u00a000:30')
})

test('in English numbers, shares, dates and times are written as Britain writes them', () =>
  inLanguage('en', () => {
    assert.equal(formatNumber(1234.5, 1), '1,234.5')
    assert.equal(formatNumber(-2.25, 1), '\u22122.3')
    assert.equal(formatExact(1234.25), '1,234.25')
    assert.equal(formatValue(share, 0.844), '84%')
    assert.equal(formatQuantity(merit, 236), '236\u00a0points')
    assert.equal(formatDistance(points, 1), '1.0\u00a0points')
    assert.equal(formatDistance(share, 0.01), '1\u00a0percentage point')
    assert.equal(formatChange(share, -0.041), '\u22124')
    assert.equal(formatDate('2026-06-12'), '12 June 2026')
    assert.equal(formatInstant('2026-06-12T04:10:00.000Z'), '12 June 2026 at\u00a006:10')
    assert.deepEqual([1, 18, 120].map(retentionWords.period), ['1 month', '1 year and 6 months', '10 years'])
  }))
