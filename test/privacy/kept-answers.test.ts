import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type { Actor, Query } from '../../src/contract/index.ts'
import { accessOf } from '../../src/privacy/access.ts'
import { disclose, disclosePage, discloseText } from '../../src/privacy/index.ts'
import { type KeptAnswer, keyOf, openKeptAnswers } from '../../src/privacy/kept-answers.ts'
import { stays } from '../../src/warehouse/index.ts'
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
    kept.of(
      key,
      async () => {
        made++
        return answerOf(length)
      },
      stays,
    )
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
  const both = await Promise.allSettled([kept.of('a', failing, stays), kept.of('a', failing, stays)])
  assert.deepEqual([both.map(({ status }) => status), made], [['rejected', 'rejected'], 1])
  assert.equal((await kept.of('a', async () => answerOf(10), stays)).text.length, 10)
})

test('an answer that several wait for is given up only when all of them have left', async () => {
  const kept = openKeptAnswers(100)
  const [one, other] = [new AbortController(), new AbortController()]
  const makings: { readonly leaving: AbortSignal; readonly done: PromiseWithResolvers<KeptAnswer> }[] = []
  const make = (leaving: AbortSignal): Promise<KeptAnswer> => {
    const done = Promise.withResolvers<KeptAnswer>()
    leaving.addEventListener('abort', () => done.reject(leaving.reason))
    makings.push({ leaving, done })
    return done.promise
  }
  const left = new Error('left')
  const [first, second] = [kept.of('a', make, one.signal), kept.of('a', make, other.signal)]
  one.abort(left)
  await assert.rejects(first, left)
  assert.deepEqual([makings.length, makings[0]?.leaving.aborted], [1, false])
  other.abort(left)
  await assert.rejects(second, left)
  assert.equal(makings[0]?.leaving.aborted, true)
  // who comes after them is not told of theirs
  const third = kept.of('a', make, stays)
  makings[1]?.done.resolve(answerOf(10))
  assert.equal((await third).text.length, 10)
  assert.deepEqual([makings.length, kept.bytes()], [2, 10])
  await assert.rejects(kept.of('a', make, one.signal), left)
})

test('one who stays is told the answer that another has left', async () => {
  const kept = openKeptAnswers(100)
  const leaving = new AbortController()
  const done = Promise.withResolvers<KeptAnswer>()
  const make = (): Promise<KeptAnswer> => done.promise
  const [gone, staying] = [kept.of('a', make, leaving.signal), kept.of('a', make, stays)]
  leaving.abort(new Error('left'))
  await assert.rejects(gone, /left/)
  done.resolve(answerOf(7))
  assert.equal((await staying).text.length, 7)
})

test('who has left is told nothing and nothing is noted, whether the answer was kept or not', async () => {
  const kept: Query = { ...question, totals: [[]] }
  await discloseText(kept, head, town.door)
  town.audit.flush()
  const [before] = town.audit.latest(1)
  const leaving = AbortSignal.abort(new Error('left'))
  for (const query of [kept, { ...question, totals: [['sex']] }]) {
    await assert.rejects(discloseText(query, head, town.door, { leaving }), /left/)
    await assert.rejects(disclosePage([query], head, town.door, { leaving }), /left/)
    await assert.rejects(disclose(query, head, town.door, { leaving }), /left/)
  }
  town.audit.flush()
  assert.deepEqual(town.audit.latest(1), [before])
})
