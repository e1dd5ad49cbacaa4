import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Query } from '../../src/contract/index.ts'
import { accessOf } from '../../src/privacy/access.ts'
import { discloseText } from '../../src/privacy/index.ts'
import { type KeptAnswer, keyOf, openKeptAnswers } from '../../src/privacy/kept-answers.ts'
import { asp, board, chosenPlan, coordinator, ek, head, lind, openTown, principalOf, type Town, thisYear } from './town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const question: Query = {
  measures: ['passedAllSubjects', 'pupils'],
  by: ['school', 'sex'],
  where: [thisYear],
  totals: [['school'], []],
}
const actors: readonly Actor[] = [head, board, principalOf(ek), principalOf(lind), principalOf(ek, asp)]
const version = { generation: 3, hash: 'a', catalogue: '1' }

test('a kept answer is the answer that would be made now, for every reader, whatever was kept before', async () => {
  for (const actor of [...actors, ...actors.toReversed()]) {
    const text = await discloseText(question, actor, town.door)
    assert.deepEqual(JSON.parse(text.toString('utf8')), JSON.parse(JSON.stringify(await town.ask(question, actor))), actor.role)
  }
})

test('an answer that was kept is noted each time, for the one who asked', async () => {
  const other: Actor = { ...head, id: 'berit', name: 'Berit' }
  await discloseText(question, head, town.door)
  await discloseText(question, other, town.door)
  town.audit.flush()
  const [second, first] = town.audit.latest(2)
  assert.deepEqual([first?.actor, second?.actor], ['anna', 'berit'])
  assert.deepEqual([second?.shown, second?.hidden], [first?.shown, first?.hidden])
})

test('who may see nothing is refused though the answer is kept', async () => {
  await discloseText(question, head, town.door)
  await assert.rejects(discloseText(question, coordinator, town.door), { code: 'noFiguresForRole' })
})

test('two actors share a key exactly when role and predicate are the same', () => {
  const codes = [ek, asp, lind, '00010009']
  const anActor: fc.Arbitrary<Actor> = fc
    .record({
      id: fc.string(),
      role: fc.constantFrom<Actor['role']>('head', 'analyst', 'board', 'principal'),
      scope: fc.shuffledSubarray(codes, { minLength: 1 }),
    })
    .map(({ id, role, scope }) => ({ id, name: id, role, scope: role === 'principal' ? scope : [] }))
  fc.assert(
    fc.property(anActor, anActor, (a, b) => {
      const same = a.role === b.role && [...a.scope].sort().join() === [...b.scope].sort().join()
      assert.equal(keyOf(version, accessOf(a), question) === keyOf(version, accessOf(b), question), same)
    }),
  )
})

test('another generation, catalogue, query or part of the predicate is another key', () => {
  const access = accessOf(principalOf(ek))
  const keys = [
    keyOf(version, access, question),
    keyOf({ ...version, generation: 4 }, access, question),
    keyOf({ ...version, hash: 'b' }, access, question),
    keyOf({ ...version, catalogue: '2' }, access, question),
    keyOf(version, access, { ...question, totals: [] }),
    keyOf(version, access, question, 'others'),
    keyOf(version, { ...access, outer: 'across' }, question),
    keyOf(version, { ...access, regime: 'public' }, question),
    keyOf(version, { ...access, own: new Set([lind]) }, question),
    keyOf(version, { ...access, rounded: true }, question),
    keyOf(version, { ...access, classes: 'all' }, question),
    keyOf(version, { ...access, groups: [{ class: `${ek}:9A`, subjects: null, from: '2025-08-18' }] }, question),
    keyOf(version, { ...access, groups: [{ class: `${ek}:9A`, subjects: ['MA'], from: '2025-08-18' }] }, question),
  ]
  assert.equal(new Set(keys).size, keys.length)
})

const answerOf = (length: number): KeptAnswer => ({
  text: Buffer.alloc(length),
  counted: { regime: 'across', shown: 1, hidden: 0 },
})

test('no more bytes are kept than allowed; what was asked for last stays', async () => {
  const kept = openKeptAnswers(100)
  let made = 0
  const ask = (key: string, length: number): Promise<KeptAnswer> =>
    kept.of(key, async () => {
      made++
      return answerOf(length)
    })
  await ask('a', 40)
  await ask('b', 40)
  await ask('a', 40)
  await ask('c', 40)
  assert.deepEqual([made, kept.bytes()], [3, 80])
  await ask('a', 40)
  assert.equal(made, 3)
  await ask('b', 40)
  assert.equal(made, 4)
  await ask('large', 1000)
  assert.ok(kept.bytes() <= 100)
})

test('who asks while an answer is made waits for the same one; one that fails is made anew', async () => {
  const kept = openKeptAnswers(100)
  let made = 0
  const failing = (): Promise<KeptAnswer> => {
    made++
    return Promise.reject(new Error('no'))
  }
  const both = await Promise.allSettled([kept.of('a', failing), kept.of('a', failing)])
  assert.deepEqual([both.map(({ status }) => status), made], [['rejected', 'rejected'], 1])
  assert.equal((await kept.of('a', async () => answerOf(10))).text.length, 10)
})
