import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { QuerySchema } from '../../src/contract/index.ts'
import type { Choice } from '../../src/web/choice.ts'
import { firstChoice, membersOf, questionsOf, readChoice, splits, suited, writeChoice } from '../../src/web/choice.ts'
import { catalogue, people } from '../e2e/made-up.ts'

const [head, principal] = people
if (head === undefined || principal === undefined) throw new Error('the made-up people are gone')
const search = (address: string): URLSearchParams => new URL(address, 'http://skolspegel').searchParams

test('a head first sees the merit value by school and sex for the latest year', () => {
  const choice = firstChoice(catalogue, head)
  assert.deepEqual(choice, {
    measure: 'meritValue',
    by: ['school', 'sex'],
    schoolYear: '2024/25',
    school: null,
    sex: null,
    subject: null,
    stageYear: '9',
  })
  assert.equal(writeChoice(choice, catalogue, head), '/')
})

test('a principal first sees the own school, and can open all schools', () => {
  const choice = readChoice(search('/'), catalogue, principal)
  assert.equal(choice.school, '11000007')
  assert.equal(writeChoice({ ...choice, school: null }, catalogue, principal), '/?skola=alla')
  assert.equal(readChoice(search('/?skola=alla'), catalogue, principal).school, null)
})

test('the address of a choice is readable', () => {
  const choice = {
    ...firstChoice(catalogue, head),
    measure: 'eligibleVocational',
    by: ['class', 'sex'],
    schoolYear: '2021/22',
    school: '11000007',
  }
  assert.equal(writeChoice(choice, catalogue, head), '/?matt=eligibleVocational&dela=class,sex&lasar=2021/22&skola=11000007')
})

test('an address leads back to the choice that made it', () => {
  const member = (dimension: string) => fc.constantFrom(...membersOf(catalogue, dimension).map(({ id }) => id))
  const choices = fc.record({
    measure: fc.constantFrom(...catalogue.measures.map(({ name }) => name)),
    by: fc.uniqueArray(fc.constantFrom(...splits), { maxLength: 2 }).map((by) => splits.filter((name) => by.includes(name))),
    schoolYear: member('schoolYear'),
    school: fc.option(member('school')),
    sex: fc.option(member('sex')),
    subject: fc.option(member('subject')),
    stageYear: fc.option(member('stageYear')),
  })
  fc.assert(
    fc.property(choices, fc.constantFrom(head, principal), (raw, person) => {
      const choice = suited(raw, catalogue)
      assert.deepEqual(readChoice(search(writeChoice(choice, catalogue, person)), catalogue, person), choice)
    }),
  )
})

test('a measure of one subject gets one, unless it is split by subject', () => {
  const choice: Choice = { ...firstChoice(catalogue, head), measure: 'gradePoints' }
  assert.equal(suited(choice, catalogue).subject, 'BI')
  assert.equal(suited({ ...choice, by: ['subject', 'sex'] }, catalogue).subject, null)
})

test('there is one split that makes rows, and a person attribute beside it', () => {
  const by = (names: readonly string[]) =>
    suited({ ...firstChoice(catalogue, head), measure: 'gradePoints', by: names }, catalogue).by
  assert.deepEqual(by(['school', 'subject']), ['school'])
  assert.deepEqual(by(['class', 'sex']), ['class', 'sex'])
  assert.deepEqual(by(['sex', 'migrationBackground']), ['sex', 'migrationBackground'])
  assert.deepEqual(by(['operator']), [])
})

test('the page asks for the year with its comparison, and for ten years of the same', () => {
  const [now, years] = questionsOf(firstChoice(catalogue, principal), catalogue)
  assert.deepEqual(now, {
    measures: ['meritValue'],
    by: ['school', 'sex'],
    where: [
      { dimension: 'schoolYear', in: ['2024/25'] },
      { dimension: 'school', in: ['11000007'] },
      { dimension: 'stageYear', in: ['9'] },
    ],
    totals: [['school'], ['sex'], []],
    compare: [
      { id: 'municipality', widen: ['school', 'sex'] },
      { id: 'municipalityBySeries', widen: ['school'] },
    ],
  })
  assert.deepEqual(years?.by, ['schoolYear', 'sex'])
  assert.deepEqual(years?.where?.[0], { dimension: 'schoolYear', last: 10 })
  for (const question of [now, years]) assert.doesNotThrow(() => QuerySchema.parse(question))
})

test('split by subject, the page asks for one year: over time one subject is followed', () => {
  const choice = suited({ ...firstChoice(catalogue, head), measure: 'gradePoints', by: ['subject', 'sex'] }, catalogue)
  assert.equal(questionsOf(choice, catalogue).length, 1)
  assert.deepEqual(questionsOf(choice, catalogue)[0]?.totals, [['subject']])
  assert.deepEqual(questionsOf(choice, catalogue)[0]?.compare, [
    { id: 'municipality', widen: ['school', 'sex'] },
    { id: 'municipalityBySeries', widen: ['school'] },
  ])
})

test('a head count is held against nothing', () => {
  const counted = catalogue.measures.map((measure) => ({ ...measure, kind: 'count' as const }))
  for (const question of questionsOf(firstChoice(catalogue, head), { ...catalogue, measures: counted }))
    assert.equal(question.compare, undefined)
})

test('every choice makes questions of the contract', () => {
  for (const by of [
    [],
    ['sex'],
    ['class', 'sex'],
    ['school', 'migrationBackground'],
    ['sex', 'migrationBackground'],
    ['stageYear'],
  ]) {
    const choice = suited({ ...firstChoice(catalogue, head), by }, catalogue)
    for (const question of questionsOf(choice, catalogue)) assert.doesNotThrow(() => QuerySchema.parse(question))
  }
})
