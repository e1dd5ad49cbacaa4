// The versions that are kept, over the real server: what tells two apart, and going back to one.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answer, FaultBody, VersionChanges, Versions } from '../../src/contract/index.ts'
import { type Fixture, openFixture, personWith, type Visitor, visit } from './fixture.ts'

let fixture: Fixture
let coordinator: Visitor
before(async () => {
  fixture = await openFixture()
  coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
})
after(() => fixture.close())

const versions = async (): Promise<Versions['versions']> =>
  ((await coordinator.ask('GET', '/api/versions')).body as Versions).versions
const changes = async (from: number, to: number): Promise<VersionChanges> =>
  (await coordinator.ask('POST', '/api/versions/changes', { from, to })).body as VersionChanges

test('each version tells how it came to be, the newest first', async () => {
  const all = await versions()
  const kept = fixture.house.warehouse.kept()
  assert.deepEqual(
    all.map(({ generation }) => generation),
    [...kept].reverse(),
  )
  assert.deepEqual(
    all.map(({ current }) => current),
    all.map((_, at) => at === 0),
  )
  assert.ok(all.every(({ cause, load, source }) => cause === 'load' && load !== null && source !== null))
})

test('two versions are told apart by files, rows and scopes, the same from either side, and by no figure of a school', async () => {
  const [now, then] = await versions()
  assert.ok(now !== undefined && then !== undefined)
  const forth = await changes(then.generation, now.generation)
  const grown = forth.sources.filter(({ filesAdded }) => filesAdded > 0)
  assert.equal(grown.length, 1)
  assert.ok((grown[0]?.rowsBefore ?? -1) === 0 && (grown[0]?.rowsAfter ?? 0) > 0)
  assert.ok(forth.scopes.length > 1 && forth.scopes.every(({ change }) => change === 'added'))
  const back = await changes(now.generation, then.generation)
  assert.deepEqual(
    back.scopes,
    forth.scopes.map((scope) => ({ ...scope, change: 'removed' })),
  )
  assert.deepEqual(Object.keys(forth.scopes[0] ?? {}).sort(), ['change', 'label', 'school', 'schoolYears'])
  const same = await changes(now.generation, now.generation)
  assert.deepEqual(
    [same.scopes, same.sources.every(({ filesAdded, filesRemoved }) => filesAdded + filesRemoved === 0)],
    [[], true],
  )
})

test('going back shows the earlier figures at once, is noted, and goes forth again', async () => {
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const asked = async (): Promise<number> =>
    ((await head.ask('POST', '/api/query', { measures: ['pupils'] })).body as Answer).generation
  const [now, then] = await versions()
  assert.ok(now !== undefined && then !== undefined)
  const go = (generation: number) => coordinator.ask('POST', '/api/versions/rollback', { generation })
  assert.equal(await asked(), now.generation)
  const { body } = await go(then.generation)
  assert.deepEqual(
    (body as Versions).versions.filter(({ current }) => current).map(({ generation }) => generation),
    [then.generation],
  )
  assert.equal(await asked(), then.generation)
  fixture.house.audit.flush()
  const noted = fixture.house.audit.latest(5).find(({ kind }) => kind === 'rollback')
  assert.deepEqual([noted?.actor, noted?.question], ['samordnare', JSON.stringify({ from: now.generation, to: then.generation })])
  await go(now.generation)
  assert.equal(await asked(), now.generation)
  const unknown = await go(999)
  assert.deepEqual([unknown.status, (unknown.body as FaultBody).fault], [404, 'unknownGeneration'])
})
