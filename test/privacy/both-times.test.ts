// The same pupils then and now in one answer: it tells what the two questions tell that it stands for, and nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Answer, AnswerSchema, type Query } from '../../src/contract/index.ts'
import { anchored, backwards, bySex, openStreams, plain } from './followed-town.ts'
import { board, ek, head, principalOf, type Town } from './town.ts'

let town: Town
before(async () => {
  town = await openStreams(plain)
})
after(() => town.close())

/** A question of both times, and the two that it stands for. */
const times = [
  { schoolYear: '2021/22', stageYear: '6', cohort: backwards },
  { schoolYear: '2024/25', stageYear: '9', cohort: anchored },
] as const
async function sameAsApart(query: Query, actor: Actor): Promise<Answer> {
  const where = query.where ?? []
  const year = { dimension: 'schoolYear', in: ['2024/25'] }
  const both = await town.ask({ ...query, where: [...where, year], cohort: { anchor: { stageYear: 6 } } }, actor)
  AnswerSchema.parse(both)
  for (const { schoolYear, stageYear, cohort } of times) {
    const when = [
      { dimension: 'schoolYear', in: [schoolYear] },
      { dimension: 'stageYear', in: [stageYear] },
    ]
    const without = (names: readonly string[] = []): string[] => names.filter((name) => name !== 'stageYear')
    const { by, totals = [] } = query
    const apart = await town.ask(
      { ...query, by: without(by), totals: totals.map(without), where: [...where, ...when], cohort },
      actor,
    )
    const cells = both.cells.flatMap(({ keys: { stageYear: stage, ...keys }, grouping, sources, ...cell }) =>
      stage === stageYear
        ? [{ ...cell, keys, grouping: without(grouping), files: sources.map((at) => both.sources[at]?.file) }]
        : [],
    )
    assert.deepEqual(
      cells,
      apart.cells.map(({ sources, ...cell }) => ({ ...cell, files: sources.map((at) => apart.sources[at]?.file) })),
    )
  }
  return both
}

test('both times in one answer are the two answers that they are apart, stage year by stage year', async () => {
  const query: Query = {
    measures: ['meritValue', 'passedAllSubjects'],
    by: ['stageYear', 'sex'],
    totals: [['stageYear']],
  }
  const answer = await sameAsApart(query, head)
  assert.deepEqual(
    answer.cells.filter(({ measure, grouping }) => measure === 'meritValue' && grouping.length === 1).map(({ keys }) => keys),
    [{ stageYear: '6' }, { stageYear: '9' }],
  )
  assert.deepEqual(
    [answer.cohort, answer.labels.stageYear],
    [
      { kept: 87, joined: 27, left: 27 },
      { 6: 'Årskurs 6', 9: 'Årskurs 9' },
    ],
  )
  await sameAsApart(query, board)
  const subjects: Query = { measures: ['gradePoints'], by: ['subject', 'stageYear', 'sex'], totals: [['subject', 'stageYear']] }
  await sameAsApart(subjects, head)
  const ours = { dimension: 'school', in: [ek] }
  const own = await sameAsApart({ ...query, where: [ours] }, principalOf(ek))
  assert.deepEqual([own.regime, own.cohort], ['own', { kept: 41, joined: 13, left: 13 }])
  const gap = { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
  await sameAsApart({ ...query, by: ['stageYear'], totals: [], compare: [gap] }, head)
})

test('a question of both times is read by what both of its files hold, and noted once', async () => {
  const noted = (): number => {
    town.audit.flush()
    return town.audit.latest(1)[0]?.sequence ?? 0
  }
  const before = noted()
  const answer = await town.ask({ ...bySex, by: ['stageYear'], totals: [] }, head)
  assert.equal(noted(), before + 1)
  const files = answer.sources.map(({ file }) => file)
  assert.ok(files.includes(`${ek}-2022.txt`) && files.includes(`${ek}-2025.txt`), files.join())
})

test('without its school year the anchor is as many years away as the stage years are', async () => {
  const query: Query = { measures: ['meritValue'], cohort: { anchor: { stageYear: 6 } } }
  const at = (filter: NonNullable<Query['where']>[number]): Query => ({ ...query, where: [filter] })
  const told = (await town.ask({ ...query, cohort: anchored }, head)).cells.map(({ value, n }) => [value, n])
  for (const filter of [
    { dimension: 'schoolYear', in: ['2024/25'] },
    { dimension: 'schoolYear', last: 1 },
  ])
    assert.deepEqual(
      (await town.ask(at(filter), head)).cells.map(({ value, n }) => [value, n]),
      told,
    )
  await assert.rejects(town.ask(query, head), { code: 'closedCohort', message: /inte hur långt/ })
})
