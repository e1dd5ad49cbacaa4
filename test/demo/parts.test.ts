import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { className } from '../../demo/classes.ts'
import { name } from '../../demo/names.ts'
import { checkDigit, issuer } from '../../demo/personal-number.ts'
import { newPupil } from '../../demo/pupil.ts'
import { random } from '../../demo/random.ts'
import { gradesOf, resultOf } from '../../demo/results.ts'
import { schoolYear } from '../../demo/roster.ts'
import type { Subject } from '../../demo/subject.ts'
import { unitsOf } from '../../demo/unit.ts'
import { parsePersonalNumber } from '../../src/school/rules/index.ts'

test('the check digit of Skatteverket’s own example is right', () => {
  assert.equal(checkDigit('811228987'), '4')
})

test('whatever is asked of the issuer, every number is valid, tells the sex and is new', () => {
  const asked = fc.record({
    day: fc.integer({ min: 0, max: 40 }),
    female: fc.boolean(),
    kind: fc.constantFrom('personal', 'coordination', 'temporary'),
  })
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 200 }), (list) => {
      const issue = issuer()
      const numbers = list.map(({ day, female, kind }) => {
        const number = issue(new Date(Date.UTC(2010, 1, 1 + day)), female, kind)
        const read = parsePersonalNumber(number, '2025-06-30')
        assert.ok(read.valid && read.kind === kind && (read.sex === 'female') === female, number)
        return number
      })
      assert.equal(new Set(numbers).size, list.length)
    }),
  )
})

test('the made-up serials of a whole year are used before any other, and no number is given twice', () => {
  const issue = issuer()
  const birth = new Date(Date.UTC(2010, 11, 31))
  const numbers = Array.from({ length: 3650 }, () => issue(birth, false, 'personal'))
  assert.ok(numbers.every((number) => /^2010\d{4}9[89]/.test(number)))
  assert.equal(new Set(numbers).size, 3650)
  assert.match(issue(birth, false, 'personal'), /^20101231979/)
})

test('a year that has no number left is an error, not a number twice', () => {
  const issue = issuer()
  const day = (position: number): Date => new Date(Date.UTC(2010, 0, 1 + (position % 365)))
  for (let position = 0; position < 50 * 365; position++) issue(day(position), true, 'temporary')
  assert.throws(() => issue(day(0), true, 'temporary'), /no temporary number left in 2010/)
  for (let position = 0; position < 499 * 365; position++) issue(day(position), true, 'coordination')
  assert.throws(() => issue(day(0), true, 'coordination'), /no coordination number left in 2010/)
})

test('a seed and its labels fix the stream, and whole numbers keep within their ends', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer(), fc.nat(50), fc.nat(50), (seed, label, from, width) => {
      const draws = Array.from({ length: 20 }, random(seed, label).unit)
      assert.deepEqual(Array.from({ length: 20 }, random(seed, label).unit), draws)
      assert.notDeepEqual(Array.from({ length: 20 }, random(seed, label + 1).unit), draws)
      const whole = random(seed).integer(from, from + width)
      assert.ok(Number.isInteger(whole) && whole >= from && whole <= from + width)
    }),
  )
})

test('ten thousand normal draws have mean 0 and variance 1', () => {
  const chance = random(7)
  const draws = Array.from({ length: 10_000 }, chance.normal)
  const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length
  const variance = draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length
  assert.ok(Math.abs(mean) < 0.04 && Math.abs(variance - 1) < 0.05, `${mean} ${variance}`)
})

test('there is nothing to pick from an empty list', () => {
  assert.throws(() => random(1).pick([]), /nothing to pick from/)
})

test('names are whole and fit SCB’s twenty characters', () => {
  const chance = random(3)
  for (let count = 0; count < 2000; count++) {
    const { given, family } = name(chance, chance.chance(0.5), chance.chance(0.5))
    assert.match(`${given} ${family}`, /^\p{L}[\p{L}-]+ \p{L}+$/u)
    assert.ok(given.length <= 20 && family.length <= 20)
  }
})

test('classes are named as schools name them', () => {
  const units = unitsOf(0, 2024)
  const named = (key: string, stage: number, letter: number): string => {
    const unit = units.find((one) => one.key === key)
    assert.ok(unit !== undefined)
    return className(unit, stage, letter)
  }
  assert.deepEqual(
    [
      named('as', 9, 1),
      named('vaster', 8, 1),
      named('ekhag', 0, 0),
      named('lilla', 2, 0),
      named('lilla', 6, 0),
      named('lilla', 7, 0),
    ],
    ['9B', '8E2', 'FA', 'F–3', '4–6', '7–9'],
  )
  assert.equal(schoolYear(1999), '1999/00')
})

test('no school unit code is one of the Swedish register: there none begins with 0', () => {
  for (const { code } of [...unitsOf(0, 2024), ...unitsOf(899, 2024)]) assert.match(code, /^0\d{7}$/)
})

const sixteen: readonly Subject[] = [
  'BL',
  'EN',
  'HKK',
  'IDH',
  'MA',
  'MU',
  'BI',
  'FY',
  'KE',
  'GE',
  'HI',
  'RE',
  'SH',
  'SL',
  'SV',
  'TK',
]
const all = (grade: string, more: readonly (readonly [Subject, string])[] = []): ReadonlyMap<Subject, string> =>
  new Map([...sixteen.map((subject) => [subject, grade] as const), ...more])

test('the true merit value counts the sixteen best and a modern language besides', () => {
  assert.equal(resultOf(all('E', [['M2', 'E']])).merit, 170)
  assert.equal(
    resultOf(
      all('A', [
        ['M2', 'A'],
        ['ML', 'A'],
      ]),
    ).merit,
    340,
  )
  assert.equal(resultOf(all('A', [['ML', 'A']])).merit, 320)
  assert.equal(resultOf(all('C', [['ML', 'A']])).merit, 245)
  assert.equal(
    resultOf(
      all('C', [
        ['ML', 'A'],
        ['M2', 'E'],
      ]),
    ).merit,
    255,
  )
  assert.equal(resultOf(all('F')).anyPassed, false)
})

test('a report’s standing is cut to a letter, its codes stay', () => {
  const [unit] = unitsOf(0, 2024)
  assert.ok(unit !== undefined)
  const outcomes = new Map<Subject, { standing: number } | { code: '9' }>([
    ['MA', { standing: 3 }],
    ['EN', { standing: -3 }],
    ['SV', { code: '9' }],
  ])
  const pupil = newPupil(random(1), issuer(), 2024, 9, unit, 0)
  assert.deepEqual([...gradesOf({ pupil, unit, class: '9A', outcomes }).values()], ['A', 'F', '9'])
})
