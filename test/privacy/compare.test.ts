import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Cell, Query } from '../../src/contract/index.ts'
import { newcombe, welchInterval } from '../../src/statistics/index.ts'
import {
  asp,
  bjork,
  board,
  cellAt,
  chosenPlan,
  ek,
  enrol,
  head,
  lind,
  openTown,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const sexGap = { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
const before2024 = { dimension: 'schoolYear', in: ['2023/24'] }

test('last year stands beside this year under this year’s key, with last year’s files', async () => {
  const query: Query = {
    measures: ['passedAllSubjects'],
    by: ['schoolYear', 'school'],
    where: [thisYear, { dimension: 'school', in: [ek] }],
    compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }],
  }
  const answer = await town.ask(query, head)
  const keys = { schoolYear: '2024/25', school: ek }
  const [now, then] = [cellAt(answer, keys), cellAt(answer, keys, 'passedAllSubjects', 'lastYear')]
  assert.deepEqual([now.n, now.value, then.n, then.value], [74, 49 / 74, 50, 37 / 50])
  const files = (cell: Cell) => cell.sources.map((index) => answer.sources[index]?.file).sort()
  assert.deepEqual(files(then), [`${ek}-2024.txt`, 'elever-2023.csv'])
  assert.deepEqual(files(now), [`${ek}-2025.txt`, 'elever-2024.csv'])
})

test('a year that is hidden stays hidden when it is what another year is held against', async () => {
  const query: Query = {
    measures: ['passedAllSubjects'],
    by: ['school'],
    compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }],
  }
  const { cells } = await town.ask({ ...query, where: [before2024] }, head)
  const direct = await town.ask({ ...query, where: [{ dimension: 'schoolYear', in: ['2022/23'] }], compare: [] }, head)
  const shifted = cells.filter(({ against }) => against === 'lastYear')
  assert.ok(shifted.some(({ state }) => state === 'hidden') && shifted.some(({ state }) => state === 'shown'))
  for (const { keys, state, value } of shifted) {
    const same = cellAt(direct, keys)
    assert.deepEqual([state, value], [same.state, same.value])
  }
})

test('a school is held against its municipality, which keeps the rules of the wider figure', async () => {
  const query: Query = {
    measures: ['meritValue', 'passedAllSubjects'],
    by: ['school', 'sex'],
    where: [thisYear, { dimension: 'school', in: [ek] }],
    compare: [{ id: 'municipality', widen: ['school'] }],
  }
  const answer = await town.ask(query, principalOf(ek))
  const wide = answer.cells.filter(({ against }) => against === 'municipality')
  assert.deepEqual(
    wide.map(({ keys, grouping, measure }) => [keys.sex, grouping.join(), measure]),
    [
      ['female', 'sex', 'meritValue'],
      ['female', 'sex', 'passedAllSubjects'],
      ['male', 'sex', 'meritValue'],
      ['male', 'sex', 'passedAllSubjects'],
    ],
  )
  const alone = await town.ask({ measures: ['meritValue'], by: ['sex'], where: [thisYear] }, principalOf(ek))
  assert.equal(cellAt(answer, { sex: 'male' }, 'meritValue', 'municipality').n, cellAt(alone, { sex: 'male' }).n)
})

test('a gap between two shares has Newcombe’s interval, one between two means Welch’s', async () => {
  const query: Query = { measures: ['meritValue', 'passedAllSubjects'], by: ['school'], where: [before2024], compare: [sexGap] }
  const answer = await town.ask(query, head)
  const share = cellAt(answer, { school: ek }, 'passedAllSubjects', 'sexGap')
  const expected = newcombe(19, 25, 18, 25)
  assert.deepEqual([share.state, share.interval, share.n], ['shown', 'newcombe', 50])
  assert.ok(Math.abs((share.value ?? 0) - 1 / 25) < 1e-12)
  assert.deepEqual([share.low, share.high], [expected?.low, expected?.high])
  const mean = cellAt(await town.ask(query, principalOf(ek)), { school: ek }, 'meritValue', 'sexGap')
  const same = { n: 19, sum: 19 * 240, squares: 19 * 240 ** 2 }
  const welch = welchInterval(same, { n: 18, sum: 18 * 240, squares: 18 * 240 ** 2 })
  assert.deepEqual([mean.interval, mean.value, mean.low, mean.high], ['welch', 0, welch?.low, welch?.high])
  // outside the own unit means are rounded, to 5 points for 25 pupils, and no interval is narrower than five steps each way
  const outside = cellAt(answer, { school: ek }, 'meritValue', 'sexGap')
  assert.deepEqual([outside.interval, outside.value, outside.low, outside.high], ['welch', 0, -25, 25])
})

test('a gap is hidden when either side is, for the side’s own reason', async () => {
  const query: Query = { measures: ['passedAllSubjects'], by: ['class'], where: [thisYear], compare: [sexGap] }
  const answer = await town.ask(query, principalOf(ek))
  const gap = cellAt(answer, { class: `${ek}:9C` }, 'passedAllSubjects', 'sexGap')
  assert.deepEqual([gap.state, gap.value, gap.n, gap.low, gap.reason?.code], ['hidden', null, null, null, 'few'])
  assert.equal(cellAt(answer, { class: `${ek}:9B` }, 'passedAllSubjects', 'sexGap').state, 'shown')
})

test('a gap with ~100 in it is hidden and says why', async () => {
  const gap = { id: 'schools', gap: { dimension: 'school', a: bjork, b: asp } }
  const answer = await town.ask({ measures: ['passedAllSubjects'], where: [thisYear], compare: [gap] }, principalOf(bjork))
  const cell = cellAt(answer, {}, 'passedAllSubjects', 'schools')
  assert.deepEqual([cell.state, cell.mark, cell.value, cell.n, cell.reason?.code], ['hidden', '..', null, null, 'zeroOrAll'])
})

test('a gap between two schools rests on the files of both', async () => {
  const gap = { id: 'schools', gap: { dimension: 'school', a: ek, b: asp } }
  const answer = await town.ask({ measures: ['meritValue'], where: [thisYear], compare: [gap] }, head)
  const files = cellAt(answer, {}, 'meritValue', 'schools').sources.map((index) => answer.sources[index]?.file)
  assert.deepEqual(files.sort(), [`${ek}-2025.txt`, `${asp}-2025.txt`, 'elever-2024.csv'])
})

test('the board reads a difference of head counts in tens too', async () => {
  const gap = { id: 'schools', gap: { dimension: 'school', a: ek, b: bjork } }
  const answer = await town.ask({ measures: ['pupils'], where: [before2024], compare: [gap] }, board)
  const cell = cellAt(answer, {}, 'pupils', 'schools')
  assert.deepEqual([cell.state, cell.mark, cell.value], ['approximate', 'cirka 10', 10])
  const turned = { ...gap, gap: { dimension: 'school', a: bjork, b: ek } }
  const other = await town.ask({ measures: ['pupils'], where: [before2024], compare: [turned] }, board)
  assert.equal(cellAt(other, {}, 'pupils', 'schools').mark, 'cirka −10')
})

test('a comparison’s hidden school is no more shown than in a question of its own', async () => {
  const gap = { id: 'schools', gap: { dimension: 'school', a: ek, b: lind } }
  for (const actor of [head, board, principalOf(ek), principalOf(asp)]) {
    const answer = await town.ask({ measures: ['meritValue'], where: [thisYear], compare: [gap] }, actor)
    assert.equal(cellAt(answer, {}, 'meritValue', 'schools').state, 'hidden')
  }
})

test('year 6 is asked by term, and held against the same term the year before', async () => {
  const at = enrol()
  const sixes = [2023, 2024].flatMap((schoolYear) => [
    ...at(ek, '6A', 20, 22 + (schoolYear - 2023), { schoolYear }),
    ...at(bjork, '6A', 18, 21, { schoolYear }),
    ...at(ek, '9A', 15, 15, { schoolYear, failing: [5, 5] }),
  ])
  const { units } = chosenPlan()
  const six = await openTown({ units, pupils: sixes, registered: [2023, 2024] })
  try {
    const of = (term: string): Query => ({
      measures: ['passedAllSubjects', 'pupils'],
      by: ['school'],
      where: [thisYear, { dimension: 'stageYear', in: ['6'] }, { dimension: 'term', in: [term] }],
      compare: [{ id: 'lastYear', shift: { schoolYear: -1 } }],
    })
    const spring = await six.ask(of('VT'), head)
    const told = (measure: string, against: string | null) => cellAt(spring, { school: ek }, measure, against)
    assert.deepEqual([told('passedAllSubjects', null).n, told('passedAllSubjects', 'lastYear').n], [43, 42])
    assert.deepEqual([told('pupils', null).value, told('pupils', 'lastYear').value], [43, 42])
    // no grades are set for year 6 in the autumn here: those cells are not there, the pupils are
    const autumn = await six.ask(of('HT'), head)
    assert.deepEqual(
      autumn.cells.map(({ measure, against, value }) => [measure, against, value]),
      [
        ['pupils', null, 39],
        ['pupils', null, 43],
        ['pupils', 'lastYear', 39],
        ['pupils', 'lastYear', 42],
      ],
    )
  } finally {
    await six.close()
  }
})
