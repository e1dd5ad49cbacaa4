import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  answerCodes,
  answerValue,
  positiveShare,
  questionNamed,
  surveyIndex,
  surveyQuestions,
  surveyScales,
  valuedAnswersSql,
  wordingIn,
} from '../../src/school/rules/index.ts'
import { openWriter } from '../../src/warehouse/index.ts'

const answers = (counts: Readonly<Record<string, number>>, isNegative = false) =>
  Object.entries(counts).flatMap(([code, count]) =>
    Array.from({ length: count }, () => answerValue('agreement', code, isNegative)),
  )

test('a published answer: 54, 32, 8 and 6 per cent make an index of 7.8', () => {
  assert.equal(surveyIndex(answers({ 4: 54, 3: 32, 2: 8, 1: 6 }))?.toFixed(10), '7.8000000000')
})

test('“vet ej” is in no index, and in the denominator of the positive share', () => {
  const told = answers({ 4: 54, 3: 32, 2: 8, 1: 6, 9: 25 })
  assert.equal(surveyIndex(told)?.toFixed(10), '7.8000000000')
  assert.equal(positiveShare(told), 86 / 125)
  assert.deepEqual([surveyIndex(answers({ 9: 3 })), positiveShare(answers({ 9: 3 }))], [null, 0])
  assert.deepEqual([surveyIndex([]), positiveShare([])], [null, null])
})

test('a negative statement is turned: agreeing entirely is nought, and not at all is ten', () => {
  assert.equal(surveyIndex(answers({ 4: 1 }, true)), 0)
  assert.equal(surveyIndex(answers({ 1: 1 }, true)), 10)
  assert.equal(positiveShare(answers({ 4: 54, 3: 32, 2: 8, 1: 6 }, true)), 0.14)
})

test('how often weighs 0, 2.5, 5, 7.5 and 10', () => {
  const each = answerCodes('frequency').map((code) => surveyIndex([answerValue('frequency', code, false)]))
  assert.deepEqual(each, [0, 2.5, 5, 7.5, 10, null])
})

test('a code that the scale lacks is no answer', () => {
  assert.throws(() => answerValue('agreement', '5', false))
})

test('a wording holds from its school year until the next: calm lessons were asked as being disturbed before 2023/24', () => {
  const calm = questionNamed('calmLessons')
  assert.ok(calm !== null)
  const asked = [2020, 2021, 2022, 2023, 2024].map((year) =>
    [1, 2].flatMap((version) => wordingIn(calm, version, year)?.version ?? []),
  )
  assert.deepEqual(asked, [[], [1], [1], [2], [2]])
  assert.equal(wordingIn(calm, 1, 2022)?.isNegative, true)
  assert.equal(wordingIn(calm, 2, 2023)?.isNegative, false)
})

test('SQL values every answer to every wording of the bank as the rule does', async () => {
  const writer = await openWriter(':memory:')
  await writer.run('create table said (question varchar, wording smallint, scale varchar, code varchar)')
  const cases = surveyQuestions.flatMap(({ id, scale, wordings }) =>
    wordings.flatMap(({ version, isNegative }) => answerCodes(scale).map((code) => ({ id, version, isNegative, scale, code }))),
  )
  for (const { id, version, scale, code } of cases)
    await writer.run('insert into said values (?, ?, ?, ?)', [id, version, scale, code])
  const rows = await writer.run(valuedAnswersSql('said'))
  await writer.close()
  assert.equal(rows.length, cases.length)
  for (const { id, version, isNegative, scale, code } of cases) {
    const row = rows.find((one) => one.question === id && one.wording === version && one.code === code)
    const rule = answerValue(scale, code, isNegative)
    const of = rule.steps === null ? null : rule.of
    assert.deepEqual([row?.steps, row?.step_of, row?.positive], [rule.steps, of, rule.isPositive], `${id} ${code}`)
    assert.equal(row?.points ?? null, surveyIndex([rule]), `${id} ${code}`)
  }
  assert.deepEqual(
    surveyScales.map((scale) => surveyQuestions.some((question) => question.scale === scale)),
    [true, true],
  )
})
