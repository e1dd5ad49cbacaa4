import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import type { Query } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import {
  askedKey,
  type CellRow,
  cellsIn,
  compile,
  type Question,
  readingsOf,
  readRows,
  resolve,
} from '../../src/semantics/index.ts'
import { evaluate, inOrder } from './naive.ts'
import { aFilter, aQuery } from './questions.ts'
import { makeStar } from './star.ts'

const stars = [await makeStar(1, 12), await makeStar(2, 400)]
const [small, large] = [stars[0], stars[1]]
if (small === undefined || large === undefined) throw new Error('no star')
after(async () => {
  for (const star of stars) await star.writer.close()
})

async function run(question: Question, star: typeof large): Promise<readonly CellRow[]> {
  const statement = compile(question, model)
  const rows = (await star?.writer.run(statement.sql, statement.values)) ?? []
  return inOrder(cellsIn(question, readRows(question, model, rows)))
}
const resolved = (query: Query, star: typeof large) => resolve(query, model, star?.members ?? new Map(), star?.slices ?? [])
const cellsOf = async (query: Query): Promise<readonly CellRow[]> => {
  const question = resolved(query, large).questions[0]
  return question === undefined ? [] : run(question, large)
}

test('a random question, its comparisons and totals answer in SQL what a naive count over the rows answers', async () => {
  let cells = 0
  await fc.assert(
    fc.asyncProperty(aQuery(large.members), fc.constantFrom(...stars), async (query, star) => {
      for (const question of resolved(query, star).questions) {
        const answered = await run(question, star)
        assert.deepEqual(answered, evaluate(question, star.rows))
        cells += answered.length
      }
    }),
    { numRuns: 150, seed: 1 },
  )
  assert.ok(cells > 2000, `only ${cells} cells compared`)
})

test('the same pupils are those of the question who were there at the anchor too', async () => {
  let followed = 0
  for (const by of [[], ['school'], ['sex', 'school'], ['subject', 'sex']]) {
    for (const [schoolYear, stageYear, target] of [
      ['2020/21', 6, '9'],
      ['2023/24', 9, '6'],
    ] as const) {
      const measures = by.includes('subject') ? ['gradePoints', 'passedSubject'] : ['passedAllSubjects', 'meritValue']
      const query: Query = {
        measures,
        by,
        where: [{ dimension: 'stageYear', in: [target] }],
        cohort: { anchor: { schoolYear, stageYear } },
      }
      const question: Question | undefined = resolved(query, large).questions[0]
      if (question === undefined) throw new Error('no question')
      const answered = await run(question, large)
      assert.deepEqual(answered, evaluate(question, large.rows))
      const { among, ...part } = question.parts[0] ?? {}
      const everyone = await run({ ...question, parts: [part as (typeof question.parts)[number]] }, large)
      const pupils = (cells: readonly CellRow[]): number => cells.reduce((sum, { figures }) => sum + (figures[0]?.n ?? 0), 0)
      assert.ok(among?.length === 1 && pupils(answered) < pupils(everyone))
      followed += pupils(answered)
    }
  }
  assert.ok(followed > 20, `only ${followed} followed`)
})

test('a total is the sum of its cells, where every row has a member', async () => {
  const splits = ['school', 'sex', 'schoolYear', 'migrationBackground', 'operator', 'stageYear']
  await fc.assert(
    fc.asyncProperty(fc.subarray(splits, { minLength: 1, maxLength: 3 }), async (by) => {
      const query: Query = { measures: ['meritValue', 'pupils', 'passedAllSubjects'], by, totals: [[]] }
      const cells = await cellsOf(query)
      const add = (grouping: number, measure: string): readonly number[] => {
        const figures = cells.filter((cell) => cell.grouping === grouping).flatMap((cell) => cell.figures)
        const own = figures.filter((figure) => figure.measure === measure)
        return (['n', 'numerator', 'denominator'] as const).map((part) => own.reduce((sum, figure) => sum + figure[part], 0))
      }
      for (const measure of query.measures) assert.deepEqual(add(0, measure), add(1, measure))
    }),
    { numRuns: 25, seed: 2 },
  )
})

test('the order of the conditions does not matter', async () => {
  const names = ['school', 'sex', 'schoolYear', 'stageYear', 'class']
  await fc.assert(
    fc.asyncProperty(fc.array(aFilter(large.members, names), { minLength: 2, maxLength: 4 }), async (where) => {
      const query: Query = { measures: ['meritValue'], by: ['school'], where }
      assert.deepEqual(await cellsOf(query), await cellsOf({ ...query, where: where.toReversed() }))
    }),
    { numRuns: 40, seed: 3 },
  )
})

test('a filter on a member gives the same cell as a split picked out', async () => {
  const split = await cellsOf({ measures: ['meritValue'], by: ['school', 'sex'] })
  const picked = await cellsOf({ measures: ['meritValue'], by: ['school'], where: [{ dimension: 'sex', in: ['female'] }] })
  const girls = split.filter((cell) => cell.keys.sex === 1).map((cell) => ({ school: cell.keys.school, figures: cell.figures }))
  assert.equal(picked.length, 3)
  assert.deepEqual(
    picked.map((cell) => ({ school: cell.keys.school, figures: cell.figures })),
    girls,
  )
})

test('the year before answers under the own year of the question', async () => {
  const where = [{ dimension: 'schoolYear', in: ['2022/23'] }]
  const compared: Query = {
    measures: ['meritValue'],
    by: ['schoolYear'],
    where,
    compare: [{ id: 'before', shift: { schoolYear: -1 } }],
  }
  const before = resolved(compared, large).questions[1]
  assert.ok(before !== undefined)
  const cells = await run(before, large)
  const year = await cellsOf({ ...compared, where: [{ dimension: 'schoolYear', in: ['2021/22'] }], compare: [] })
  assert.deepEqual(cells, year)
  assert.deepEqual(
    cells.map(({ keys }) => [keys, askedKey(before, 'schoolYear', keys.schoolYear ?? 0), askedKey(before, 'sex', 1)]),
    [[{ schoolYear: 2021 }, 2022, 1]],
  )
})

test('a pupil without a class is in no class cell and still in the school total', async () => {
  const cells = await cellsOf({ measures: ['pupils'], by: ['school', 'class'], totals: [['school']] })
  const count = (grouping: number): number =>
    cells.filter((cell) => cell.grouping === grouping).reduce((sum, cell) => sum + (cell.figures[0]?.n ?? 0), 0)
  const rows = (large.rows.get('fact_pupil') ?? []).filter((row) => row.term_key === 1)
  assert.equal(count(0), rows.filter((row) => row.class_key !== null).length)
  assert.equal(count(1), rows.length)
  assert.ok(count(0) < count(1))
})

test('an empty choice of members is an answer without cells', async () => {
  const where = [
    { dimension: 'sex', in: ['female'] },
    { dimension: 'sex', in: ['male'] },
  ]
  assert.deepEqual(await cellsOf({ measures: ['meritValue', 'pupils'], by: ['school'], totals: [[]], where }), [])
})

test('a measure whose fact has no rows in a cell is left out of it', async () => {
  const cells = await cellsOf({ measures: ['meritValue', 'pupils'], where: [{ dimension: 'schoolYear', in: ['2024/25'] }] })
  assert.deepEqual(
    cells.map((cell) => cell.figures.map((figure) => figure.measure)),
    [['pupils']],
  )
})

test('questions read together are each answered as if they were read alone', async () => {
  let joined = 0
  await fc.assert(
    fc.asyncProperty(aQuery(large.members), fc.constantFrom(...stars), async (query, star) => {
      const { questions } = resolved(query, star)
      const readings = readingsOf(questions)
      assert.deepEqual(new Set(readings.flatMap(({ serves }) => serves)), new Set(questions))
      for (const { question, serves } of readings) {
        const { sql, values } = compile(question, model)
        const grain = readRows(question, model, await star.writer.run(sql, values))
        for (const served of serves) assert.deepEqual(inOrder(cellsIn(served, grain)), evaluate(served, star.rows))
        if (serves.length > 1) joined++
      }
    }),
    { numRuns: 150, seed: 4 },
  )
  assert.ok(joined > 20, `only ${joined} readings of several questions`)
})

test('the year before is read with the year itself where the question is split by year, else by itself', () => {
  const compare = [{ id: 'before', shift: { schoolYear: -1 } }]
  const where = [{ dimension: 'schoolYear', in: ['2022/23'] }]
  const readings = (by: string[], more: Partial<Query> = {}): readonly (readonly (readonly number[] | undefined)[])[] =>
    readingsOf(resolved({ measures: ['meritValue'], by, where, compare, ...more }, large).questions).map(({ question }) =>
      question.parts.map((part) => part.where.find(({ dimension }) => dimension === 'schoolYear')?.keys),
    )
  assert.deepEqual(readings(['schoolYear', 'school']), [[[2021, 2022]]])
  assert.deepEqual(readings(['school']), [[[2022]], [[2021]]])
  assert.deepEqual(readings(['schoolYear'], { where: [] }), [[undefined]])
})

test('an answer of the engine that is not numbers is a bug and stops', () => {
  const question = resolved({ measures: ['pupils'], by: ['sex'] }, small).questions[0]
  assert.ok(question !== undefined)
  assert.throws(() => readRows(question, model, [{ sex_key: '1', n_1: 3 }]), /not a number/)
})
