// A copy for readers who hold no list of pupils: what the one who copies knows must not be in it.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Answer, Cell, Query, Reason } from '../../src/contract/index.ts'
import { withoutUntold } from '../../src/privacy/for-others.ts'
import { auditAnswers, conditioned, discloseText, discloseTextTo } from '../../src/privacy/index.ts'
import { loadSolver } from '../../src/statistics/index.ts'
import {
  asp,
  board,
  cellAt,
  chosenPlan,
  coordinator,
  ek,
  head,
  lind,
  openTown,
  orn,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const teacher: Actor = {
  id: 'tove',
  name: 'Tove',
  role: 'teacher',
  scope: [],
  groups: [{ class: `${ek}:9C`, subjects: null, from: '2024/25' }],
}
const measures = ['pupils', 'meritValue', 'passedAllSubjects']
const questions: readonly Query[] = [
  { measures, by: ['school', 'sex'], where: [thisYear], totals: [['school'], ['sex'], []] },
  { measures, by: ['class', 'sex'], where: [thisYear], totals: [['class'], ['sex'], []] },
  { measures: ['passedAllSubjects'], by: ['schoolYear', 'school'], totals: [['school'], ['schoolYear']] },
  {
    measures: ['meritValue'],
    by: ['school'],
    where: [thisYear],
    compare: [
      { id: 'municipality', widen: ['school'] },
      { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } },
    ],
  },
]

const told = async (ask: Promise<Buffer>): Promise<Answer> => JSON.parse((await ask).toString('utf8')) as Answer
const mine = (query: Query, actor: Actor): Promise<Answer> => told(discloseText(query, actor, town.door))
const copied = (query: Query, actor: Actor): Promise<Answer> => told(discloseTextTo('others', query, actor, town.door))
const placeOf = ({ measure, against, keys }: Cell): string => JSON.stringify([measure, against, Object.entries(keys).sort()])
const isOwn = ({ school, class: name }: Cell['keys'], { scope, groups = [] }: Actor): boolean =>
  [...scope, ...groups.map((group) => group.class.slice(0, 8))].includes(school ?? name?.slice(0, 8) ?? '')
// a sum over classes is one over the own, and a teacher's over schools too
const sameForHead = ({ keys }: Cell, { by = [] }: Query, { role }: Actor): boolean =>
  keys.class !== undefined || keys.school !== undefined || (!by.includes('class') && role !== 'teacher')
const isOpen = ({ state }: Cell): boolean => state === 'shown' || state === 'approximate'

test('a copy holds nothing that the head of schools is not told, nor anything that the one who copies is not', async () => {
  let less = 0
  let own = 0
  for (const actor of [principalOf(ek), principalOf(lind), principalOf(ek, asp), principalOf(orn), teacher]) {
    for (const query of questions) {
      const [copy, self, outer] = [await copied(query, actor), await mine(query, actor), await mine(query, head)]
      const [inSelf, inOuter] = [self, outer].map(({ cells }) => new Map(cells.map((cell) => [placeOf(cell), cell])))
      for (const cell of copy.cells.filter(isOpen)) {
        const [seen, open] = [inSelf?.get(placeOf(cell)), inOuter?.get(placeOf(cell))]
        assert.ok(seen !== undefined && isOpen(seen), `${actor.role} ${placeOf(cell)} is not told to the one who copies`)
        assert.ok(open !== undefined && isOpen(open), `${actor.role} ${placeOf(cell)} is told to no reader outside`)
        if (cell.state === 'shown' && sameForHead(cell, query, actor))
          assert.deepEqual([cell.value, cell.low, cell.high], [open.value, open.low, open.high])
        assert.doesNotMatch(cell.mark ?? '', / av /)
      }
      less += copy.cells.filter((cell) => !isOpen(cell) && isOpen(inOuter?.get(placeOf(cell)) ?? cell)).length
      const outside = self.cells.filter((cell) => sameForHead(cell, query, actor) && !isOwn(cell.keys, actor))
      for (const cell of outside.filter(isOpen)) {
        const kept = copy.cells.find((other) => placeOf(other) === placeOf(cell))
        assert.ok(
          kept !== undefined && isOpen(kept),
          `${actor.role} ${placeOf(cell)} is kept from others, which bounds its neighbours`,
        )
      }
      own += self.cells.filter((cell) => isOpen(cell) && !isOpen(inOuter?.get(placeOf(cell)) ?? cell)).length
    }
  }
  assert.ok(own > 10, `only ${own} figures of the own unit were there to leave out`)
  assert.ok(less > 0, 'no figure was left out because the one who copies is not told it')
})

test('what is told of nine in the own unit is hidden in the copy, in words that bound nothing', async () => {
  const query: Query = { measures: ['passedAllSubjects'], by: ['school'], where: [thisYear] }
  assert.equal(cellAt(await mine(query, principalOf(lind)), { school: lind }).mark, '8 av 9')
  const copy = await copied(query, principalOf(lind))
  const cell = cellAt(copy, { school: lind })
  assert.deepEqual([cell.state, cell.value, cell.n, cell.reason?.code, cell.reason?.wider], ['hidden', null, null, 'small', null])
  assert.equal(copy.regime, 'across')
})

test('head and board hand on what they see, and who sees nothing hands on nothing', async () => {
  for (const actor of [head, board]) {
    for (const query of questions.filter(({ by }) => !by?.includes('class'))) {
      const [copy, self] = [await copied(query, actor), await mine(query, actor)]
      assert.deepEqual(copy, self)
    }
  }
  await assert.rejects(copied(questions[0] ?? { measures }, coordinator), { code: 'noFiguresForRole' })
  await assert.rejects(copied({ measures, by: ['class'] }, board), { code: 'notPermitted' })
})

test('a pack of copies holds no figure that gives a hidden one away', async () => {
  const solver = await loadSolver()
  for (const actor of [head, principalOf(ek), principalOf(ek, asp), teacher]) {
    const saved = await Promise.all(
      questions.map(async (query, at) => ({
        name: `fråga ${at}`,
        query: await conditioned(query, actor, town.door),
        answer: await copied(query, actor),
      })),
    )
    const { hidden } = auditAnswers(saved, solver)
    assert.ok(hidden.length > 0)
    assert.deepEqual(
      hidden.filter(({ leak }) => leak),
      [],
      actor.role,
    )
  }
})

const cell = (part: Partial<Cell>): Cell => ({
  ...{ keys: { school: 'A' }, grouping: ['school'], measure: 'm', against: null, origin: 'own', value: 0.5, n: 20 },
  ...{ low: 0.4, high: 0.6, interval: 'wilson', state: 'shown', mark: null, reason: null, sources: [0], checks: ['c'] },
  ...part,
})
const answer = (one: Cell): Answer => ({
  ...{ measures: [], labels: {}, cells: [one], generation: 1, catalogue: '1', asOf: '2026-01-01T00:00:00Z' },
  ...{ regime: 'across', sources: [] },
})
const hidden = { value: null, n: null, low: null, high: null, interval: null, state: 'hidden', mark: '..' } as const
const nearlyAll = { ...hidden, n: 20, state: 'approximate', mark: '~100' } as const

test('of two answers the copy tells the least', () => {
  const least = (outside: Cell, inside: Cell): Cell | undefined => withoutUntold(answer(outside), answer(inside)).cells[0]
  const why: Reason = { code: 'few', text: 'Färre än fem.', wider: { measures: ['m'] } }
  assert.deepEqual(least(cell({}), cell({ value: 0.51 })), cell({}))
  const closed = least(cell({}), cell({ ...hidden, reason: why }))
  assert.deepEqual([closed?.state, closed?.n, closed?.reason?.code, closed?.sources], ['hidden', null, 'small', []])
  assert.equal(least(cell({}), cell(nearlyAll))?.mark, '~100')
  assert.equal(least(cell(nearlyAll), cell({}))?.mark, '~100')
  assert.deepEqual(least(cell({ ...hidden, reason: why }), cell({}))?.reason?.wider, null)
  assert.deepEqual(least(cell({}), cell({ keys: { school: 'B' } })), cell({}), 'a group that waits is told by the outer rules')
})

test('the conditions of a question have its last years by name, and the rows that its reader may ask about', async () => {
  const last = { measures: ['meritValue'], by: ['class'], where: [{ dimension: 'schoolYear', last: 2 }] }
  assert.deepEqual((await conditioned(last, principalOf(ek), town.door)).where, [
    { dimension: 'schoolYear', in: ['2023/24', '2024/25'] },
    { dimension: 'school', in: [ek] },
  ])
  assert.deepEqual((await conditioned(last, head, town.door)).where, [{ dimension: 'schoolYear', in: ['2023/24', '2024/25'] }])
  await assert.rejects(conditioned(last, coordinator, town.door), { code: 'noFiguresForRole' })
})
