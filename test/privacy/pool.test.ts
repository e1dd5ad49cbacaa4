// The mean of the years before is worked out from what is told of those years, and from nothing else.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Answer, Cell, Query } from '../../src/contract/index.ts'
import { meanOfYears, type ToldYear } from '../../src/privacy/pool.ts'
import { model } from '../../src/school/index.ts'
import type { Measure } from '../../src/semantics/index.ts'
import { wilson } from '../../src/statistics/index.ts'
import { as, bjork, board, cellAt, ek, enrol, head, lind, openTown, orn, type Plan, principalOf, type Town } from './town.ts'

/** Five years of five schools; some of the groups are few, some pass all, one school is new, one is gone for a year. */
function plan(): Plan {
  const at = enrol()
  const years = [2020, 2021, 2022, 2023, 2024]
  const pupils = years.flatMap((schoolYear, i) => [
    ...at(ek, '9A', 20 + i, 30 - i, { schoolYear, failing: [6 + i, 7] }),
    ...at(ek, '9B', 24, 21 + i, { schoolYear, failing: [7, 8 + i] }),
    ...at(bjork, '9A', 40 + 2 * i, 35, { schoolYear, failing: [8, 9] }),
    ...at(as, '9A', i === 2 ? 4 : 25, i === 2 ? 3 : 25, { schoolYear, failing: i === 2 ? [1, 1] : [7, 9] }),
    ...(i === 1 ? [] : at(lind, '9A', 26, 31, { schoolYear, failing: [7, 8] })),
    ...(i < 3 ? [] : at(orn, '9A', 22, 28, { schoolYear, failing: [6, 9] })),
    ...at(orn, '6A', 20, 22, { schoolYear }),
  ])
  const names: readonly (readonly [string, string])[] = [
    [ek, 'Ekskolan'],
    [bjork, 'Björkskolan'],
    [as, 'Åsskolan'],
    [lind, 'Lindskolan'],
    [orn, 'Örnskolan'],
  ]
  return { units: names.map(([school, name]) => ({ school, name })), pupils, registered: years }
}

let town: Town
before(async () => {
  town = await openTown(plan())
})
after(() => town.close())

const years = ['2020/21', '2021/22', '2022/23', '2023/24', '2024/25']
const thisYear = { dimension: 'schoolYear', in: ['2024/25'] }
const threeYears = { id: 'before', pool: { schoolYear: 3 } }
const measureNamed = (name: string): Measure => {
  const found = model.measures.find(({ describe }) => describe.name === name)
  if (found === undefined) throw new Error(`no measure ${name}`)
  return found
}

/** What the readers' own arithmetic over the years' cells comes to. */
function byHand(kind: string, cells: readonly Cell[]): number {
  const n = cells.reduce((sum, cell) => sum + (cell.n ?? 0), 0)
  const sum = (of: (cell: Cell) => number): number => cells.reduce((all, cell) => all + of(cell), 0)
  return kind === 'count' ? sum((cell) => cell.value ?? 0) / cells.length : sum((cell) => (cell.n ?? 0) * (cell.value ?? 0)) / n
}

/** Every pool cell of an answer against the cells of a question of its own about each year. Answers how many of each state there were. */
function checkAgainst(answer: Answer, alone: Answer, count: number): Readonly<Record<string, number>> {
  const seen: Record<string, number> = {}
  const pools = answer.cells.filter(({ against }) => against === 'before')
  for (const pool of pools) {
    seen[pool.state] = (seen[pool.state] ?? 0) + 1
    const { schoolYear: own = '2024/25', ...others } = pool.keys
    const at = years.indexOf(own)
    const before = years
      .slice(Math.max(0, at - count), at)
      .map((schoolYear) =>
        alone.cells.find(
          ({ keys, measure }) =>
            measure === pool.measure &&
            keys.schoolYear === schoolYear &&
            Object.keys(keys).length === Object.keys(others).length + 1 &&
            Object.entries(others).every(([name, id]) => keys[name] === id),
        ),
      )
    const told = before.flatMap((cell) => (cell === undefined ? [] : [cell]))
    const place = JSON.stringify(pool.keys)
    if (told.some(({ state }) => state === 'hidden') || told.some(({ mark }) => mark === '~100'))
      assert.deepEqual([pool.state, pool.value, pool.n, pool.low], ['hidden', null, null, null], place)
    else if (told.length < count || told.some(({ value }) => value === null)) assert.equal(pool.state, 'missing', place)
    else {
      const { kind } = measureNamed(pool.measure)
      const widest = kind === 'mean' || pool.state === 'approximate' ? 5 : 1e-9
      assert.ok(Math.abs((pool.value ?? 0) - byHand(kind, told)) <= widest, `${place}: ${pool.value} of ${byHand(kind, told)}`)
      assert.equal(
        pool.n,
        told.reduce((sum, { n }) => sum + (n ?? 0), 0),
      )
    }
    if (pool.value === null) assert.match(pool.reason?.text ?? '', /^(Före )?20\d\d\/\d\d: /)
  }
  return seen
}

const actors: readonly Actor[] = [head, board, principalOf(ek), principalOf(as), principalOf(ek, lind)]

test('the mean of three years is what the cells of those years come to, for every reader and grouping', async () => {
  const seen: Record<string, number> = {}
  for (const actor of actors) {
    for (const split of [[], ['school'], ['sex'], ['school', 'sex']]) {
      const query: Query = { measures: ['pupils', 'meritValue', 'passedAllSubjects'], by: [...split] }
      const alone = await town.ask({ ...query, by: [...split, 'schoolYear'] }, actor)
      for (const one of [
        { ...query, where: [thisYear], compare: [threeYears] },
        { ...query, by: [...split, 'schoolYear'], compare: [threeYears] },
      ]) {
        for (const [state, times] of Object.entries(checkAgainst(await town.ask(one, actor), alone, 3)))
          seen[state] = (seen[state] ?? 0) + times
      }
    }
  }
  for (const state of ['shown', 'hidden', 'missing', 'approximate'])
    assert.ok((seen[state] ?? 0) > 10, `${state}: ${seen[state]}`)
})

test('nothing but what is told of the years goes into it', () => {
  const year = (measure: Measure): fc.Arbitrary<ToldYear> =>
    fc
      .record({
        n: fc.integer({ min: 10, max: 400 }),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
        state: fc.constantFrom('shown', 'shown', 'shown', 'hidden', 'missing', 'approximate'),
        own: fc.boolean(),
      })
      .map(({ n, share, state, own }) => {
        const value = state === 'shown' ? share * (measure.describe.range?.[1] ?? 100) : null
        const reach = value === null ? null : 5
        const told = {
          value,
          n: state === 'hidden' ? null : n,
          low: reach && (value ?? 0) - reach,
          high: reach && (value ?? 0) + reach,
        }
        const reason = state === 'hidden' ? { code: 'small' as const, text: 'Få.', wider: null } : null
        return { cell: { ...told, state: state as Cell['state'], reason }, own, label: '2020/21' }
      })
  const outside = { rounded: false, own: new Set<string>() }
  for (const name of ['pupils', 'meritValue', 'passedAllSubjects']) {
    const measure = measureNamed(name)
    fc.assert(
      fc.property(fc.array(year(measure), { minLength: 2, maxLength: 5 }), (told) => {
        const { said, reason } = meanOfYears(measure, told, outside)
        const values = told.flatMap(({ cell }) => (cell?.value === null || cell === null ? [] : [cell.value]))
        if (values.length < told.length) {
          assert.deepEqual([said.value, said.low, said.high], [null, null, null])
          assert.notEqual(reason, null)
          return
        }
        const step = told.every(({ own }) => own) ? 1e-9 : 5
        assert.ok((said.value ?? 0) >= Math.min(...values) - step && (said.value ?? 0) <= Math.max(...values) + step)
        if (measure.kind === 'share') assert.ok((said.low ?? 0) <= (said.value ?? 0) && (said.high ?? 0) >= (said.value ?? 0))
        if (measure.kind === 'mean') assert.ok((said.high ?? 0) - (said.low ?? 0) > 0)
        // each year weighs: without one of them it is another mean, of fewer pupils
        const fewer = meanOfYears(measure, told.slice(1), outside).said
        assert.equal((said.n ?? 0) - (fewer.n ?? 0), told[0]?.cell?.n)
      }),
    )
  }
})

test('a share has Wilson’s interval of the weighted totals, a count is the plain mean', async () => {
  const query: Query = { measures: ['pupils', 'passedAllSubjects'], by: ['school'], where: [thisYear], compare: [threeYears] }
  const answer = await town.ask(query, head)
  const share = cellAt(answer, { school: bjork }, 'passedAllSubjects', 'before')
  const [passed, all] = [3 * (35 - 9) + (42 - 8) + (44 - 8) + (46 - 8), 3 * 35 + 42 + 44 + 46]
  assert.deepEqual([share.n, share.interval, share.state], [all, 'wilson', 'shown'])
  assert.ok(Math.abs((share.value ?? 0) - passed / all) < 1e-12)
  const expected = wilson(passed, all)
  assert.ok(
    Math.abs((share.low ?? 0) - (expected?.low ?? 9)) < 1e-12 && Math.abs((share.high ?? 0) - (expected?.high ?? 9)) < 1e-12,
  )
  const count = cellAt(answer, { school: bjork }, 'pupils', 'before')
  assert.deepEqual([count.value, count.low, count.interval], [(42 + 44 + 46) / 3 + 35, null, null])
})

test('a mean is exact in the own unit and rounded outside it, as its years are', async () => {
  const query: Query = { measures: ['meritValue'], by: ['school'], where: [thisYear], compare: [threeYears] }
  const own = cellAt(await town.ask(query, principalOf(ek)), { school: ek }, 'meritValue', 'before')
  const other = cellAt(await town.ask(query, head), { school: ek }, 'meritValue', 'before')
  // who passes has C in everything, and nobody else a merit value
  assert.deepEqual([own.value, own.state, other.state], [240, 'shown', 'shown'])
  assert.ok((other.high ?? 0) - (other.low ?? 0) >= 2 * 5 * 0.5)
})

test('a school that is new, or was closed for a year, has no mean of three years, and says which year lacks figures', async () => {
  const query: Query = { measures: ['meritValue'], by: ['school'], compare: [{ id: 'before', pool: { schoolYear: 3 } }] }
  const answer = await town.ask({ ...query, where: [thisYear] }, head)
  const gone = cellAt(answer, { school: orn }, 'meritValue', 'before')
  assert.deepEqual([gone.state, gone.mark, gone.reason?.code, gone.n], ['missing', '.', 'noData', null])
  assert.match(gone.reason?.text ?? '', /^2021\/22: /)
  const few = cellAt(answer, { school: as }, 'meritValue', 'before')
  assert.deepEqual([few.state, few.mark, few.reason?.code, few.sources.length], ['hidden', '..', 'small', 0])
  assert.match(few.reason?.text ?? '', /^2022\/23: /)
  const two = await town.ask({ ...query, where: [{ dimension: 'schoolYear', in: ['2020/21'] }] }, head)
  assert.equal(two.cells.filter(({ against }) => against === 'before').length, 0)
})

test('it rests on the files of its years', async () => {
  const query: Query = {
    measures: ['meritValue'],
    by: ['school'],
    where: [thisYear],
    compare: [{ id: 'before', pool: { schoolYear: 2 } }],
  }
  const answer = await town.ask(query, head)
  const files = cellAt(answer, { school: bjork }, 'meritValue', 'before').sources.map((index) => answer.sources[index]?.file)
  assert.deepEqual(files.sort(), [`${bjork}-2023.txt`, `${bjork}-2024.txt`, 'elever-2022.csv', 'elever-2023.csv'])
})
