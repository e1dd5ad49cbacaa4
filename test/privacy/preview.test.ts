// What another reader would see: never more than the one who looks is told by asking.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Answer, Cell, Query } from '../../src/contract/index.ts'
import { previewAs, type Seen } from '../../src/privacy/index.ts'
import { today } from '../load/municipality.ts'
import {
  bjork,
  board,
  cellAt,
  chosenPlan,
  coordinator,
  ek,
  head,
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
  ...{ id: 'tim', name: 'Tim', role: 'teacher', scope: [] },
  groups: [{ class: `${ek}:9A`, subjects: null, from: '2024/25' }],
}
const look = (query: Query, looker: Actor, reader: Actor): Promise<Seen> =>
  previewAs(query, { looker, reader, about: reader.id }, town.door, { clock: () => today })
const answerIn = ({ answer }: Seen): Answer => {
  assert.ok(answer !== null)
  return answer
}

const bySex: Query = { measures: ['passedAllSubjects'], by: ['school', 'sex'], where: [thisYear], totals: [['school']] }
const byClass: Query = { measures: ['pupils'], by: ['class', 'sex'], where: [thisYear] }

test('what the reader sees and the one who looks does not is told of neither way', async () => {
  const own = await town.ask(bySex, head)
  const girls = { school: orn, sex: 'female' }
  assert.equal(cellAt(own, girls).state, 'hidden')
  assert.equal(cellAt(await town.ask(bySex, principalOf(orn)), girls).state, 'shown')
  const asPrincipal = cellAt(answerIn(await look(bySex, head, principalOf(orn))), girls)
  const asAnother = cellAt(answerIn(await look(bySex, head, principalOf(ek))), girls)
  assert.deepEqual(asPrincipal, cellAt(own, girls))
  assert.deepEqual(asAnother, asPrincipal)
})

test('what the one who looks sees and the reader does not is shown as hidden, without the reader’s own reason', async () => {
  const girls = { school: orn, sex: 'female' }
  const seen = await look(bySex, principalOf(orn), head)
  const { value, n, low, high, state, reason } = cellAt(answerIn(seen), girls)
  assert.deepEqual({ value, n, low, high, state }, { value: null, n: null, low: null, high: null, state: 'hidden' })
  assert.deepEqual([reason?.code, reason?.wider], ['notReaders', null])
  assert.equal(seen.state, 'partly')
  assert.ok(seen.figures.hiddenForReader > 0 && seen.figures.both > 0)
})

test('rows that the reader does not get are left out: a teacher’s other classes', async () => {
  const seen = answerIn(await look(byClass, principalOf(ek), teacher))
  assert.deepEqual([...new Set(seen.cells.map(({ keys }) => keys.class))], [`${ek}:9A`])
})

test('a question closed to the reader is told with the reader’s refusal, one closed to the one who looks with nothing of the answer', async () => {
  const refused = await look(byClass, head, board)
  assert.deepEqual([refused.state, refused.answer], ['refused', null])
  assert.match(refused.message ?? '', /siffror per klass/)
  assert.equal((await look(bySex, head, coordinator)).state, 'refused')
  const elsewhere: Query = { ...byClass, where: [thisYear, { dimension: 'school', in: [bjork] }] }
  const closed = await look(elsewhere, principalOf(ek), principalOf(bjork))
  assert.deepEqual([closed.state, closed.answer, closed.figures.both], ['notYours', null, 0])
})

test('the state is told of what the one who looks sees alone', async () => {
  const open: Query = { measures: ['passedAllSubjects'], where: [thisYear] }
  assert.equal((await look(open, board, head)).state, 'open')
  const one = { ...bySex, by: ['sex'], totals: [], where: [thisYear, { dimension: 'school', in: [orn] }] }
  for (const reader of [principalOf(orn), principalOf(ek)]) assert.equal((await look(one, head, reader)).state, 'unseen')
  assert.equal((await look(one, principalOf(orn), head)).state, 'hidden')
})

test('nothing to count is told as that', async () => {
  const nothing: Query = {
    measures: ['meritValue'],
    where: [
      { dimension: 'schoolYear', in: ['2023/24'] },
      { dimension: 'school', in: [orn] },
    ],
  }
  assert.equal((await look(nothing, head, board)).state, 'empty')
})

const readers = [head, board, principalOf(ek), principalOf(orn), principalOf(ek, bjork), teacher]
const keyOf = ({ measure, against, keys }: Cell): string => JSON.stringify([measure, against, Object.entries(keys).sort()])

test('whoever looks as whom, each cell is the own one or withheld, and a hidden one is the same whoever would read it', async () => {
  const compared: Query = { ...bySex, compare: [{ id: 'municipality', widen: ['school'] }], totals: [['school'], ['sex'], []] }
  let withheld = 0
  for (const query of [bySex, byClass, compared, { ...bySex, measures: ['meritValue'] }]) {
    for (const looker of readers) {
      const own = await town.ask(query, looker).catch(() => null)
      if (own === null) continue
      const cells = new Map(own.cells.map((cell) => [keyOf(cell), cell]))
      for (const reader of readers) {
        for (const cell of (await look(query, looker, reader)).answer?.cells ?? []) {
          const mine = cells.get(keyOf(cell))
          if (cell.reason?.code === 'notReaders') {
            withheld++
            assert.notEqual(mine?.state, 'hidden')
          } else assert.deepEqual(cell, mine)
        }
      }
    }
  }
  assert.ok(withheld > 0)
})

test('the log says who looked, and as whom', async () => {
  await look(bySex, head, principalOf(orn))
  town.audit.flush()
  const [row] = town.audit.latest(1)
  assert.deepEqual([row?.kind, row?.actor, row?.role, row?.about], ['preview', 'anna', 'head', 'rut'])
  assert.deepEqual(JSON.parse(row?.question ?? ''), bySex)
  assert.ok((row?.shown ?? 0) > 0 && row?.generation !== null)
})
