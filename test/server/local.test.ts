import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type Answer,
  type Catalogue,
  Fault,
  type LocalDraft,
  type LocalList,
  type LocalPreview,
} from '../../src/contract/index.ts'
import { rollback } from '../../src/load/index.ts'
import { readLedger } from '../../src/load/ledger.ts'
import { builder } from '../../src/server/loading.ts'
import { slugOf } from '../../src/server/local/check.ts'
import { openMaking } from '../../src/server/local/making.ts'
import { type Fixture, openFixture, personWith, type Visitor, visit } from './fixture.ts'

let fixture: Fixture
let analyst: Visitor
let coordinator: Visitor
before(async () => {
  fixture = await openFixture()
  analyst = await visit(fixture.app, personWith(fixture.house, 'analyst').id)
  coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
})
after(() => fixture.close())

const arts: LocalDraft = {
  title: 'Praktiska ämnen',
  description: 'Så som vi räknar dem.',
  tree: { kind: 'subjectGroup', subjects: ['BL', 'HKK', 'IDH', 'MU', 'SL'] },
}
const list = async (visitor: Visitor = analyst): Promise<LocalList> => (await visitor.ask('GET', '/api/local')).body as LocalList
const send = async (path: string, body: unknown, visitor: Visitor = analyst): Promise<LocalList> => {
  const { status, body: told } = await visitor.ask('POST', `/api/local/${path}`, body)
  assert.equal(status, 200, JSON.stringify(told))
  return told as LocalList
}
const itemOf = ({ items }: LocalList, title: string) => {
  const item = items.find(({ draft, last }) => (draft ?? last)?.title === title)
  if (item === undefined) throw new Error(`no ${title}`)
  return item
}
const groups = async (): Promise<readonly string[]> => {
  const { dimensions } = (await analyst.ask('GET', '/api/catalogue')).body as Catalogue
  return (dimensions.find(({ name }) => name === 'subjectGroup')?.members ?? []).map(({ id }) => id)
}

test('the demo municipality has three groups of subjects in its figures from the start', async () => {
  const { items, published, making } = await list()
  assert.deepEqual(
    items.map(({ last, state }) => [last?.name, state]),
    [
      ['local:no-amnen@1', 'published'],
      ['local:so-amnen@1', 'published'],
      ['local:studietunga-amnen@1', 'published'],
    ],
  )
  assert.deepEqual([published, making], [3, { working: false, problem: null }])
  const query = { measures: ['gradePoints'], by: ['subjectGroup', 'sex'], where: [{ dimension: 'schoolYear', last: 1 }] }
  const { cells } = (await analyst.ask('POST', '/api/query', query)).body as Answer
  assert.equal(cells.filter(({ state }) => state === 'shown').length, 6)
})

test('a draft is previewed and saved, published into the next version of the figures, changed, and withdrawn', async () => {
  const preview = (await analyst.ask('POST', '/api/local/preview', { id: null, draft: arts })).body as LocalPreview
  assert.equal(preview.problem, null)
  assert.match(preview.says, /^Ämnena bild, hem- och konsumentkunskap, idrott och hälsa, musik och slöjd\./)
  assert.ok(preview.answer !== null && preview.answer.cells.length >= 6)
  assert.ok(preview.answer.cells.every(({ state }) => state === 'shown'))
  assert.deepEqual((await groups()).length, 3)

  const saved = itemOf(await send('draft', { id: null, draft: arts }), arts.title)
  assert.deepEqual([saved.state, saved.draft?.name, saved.last], ['draft', 'local:praktiska-amnen@1', null])
  const before = (await fixture.house.warehouse.current()).id
  const publishing = itemOf(await send('publish', { id: saved.id, version: 1 }), arts.title)
  assert.equal(publishing.state, 'publishing')
  await fixture.house.making.settled()
  assert.equal(itemOf(await list(), arts.title).state, 'published')
  assert.deepEqual((await groups()).at(-1), 'local:praktiska-amnen@1')
  assert.equal((await fixture.house.warehouse.current()).id, before + 1)

  // the kept version answers with what it had
  const query = { measures: ['gradePoints'], by: ['subjectGroup'], where: [{ dimension: 'schoolYear', last: 1 }] }
  const now = (await analyst.ask('POST', '/api/query', query)).body as Answer
  const then = (await analyst.ask('POST', '/api/query', { ...query, generation: before })).body as Answer
  assert.deepEqual([now.cells.length, then.cells.length], [4, 3])
  // figures told before are told as before
  for (const cell of then.cells) {
    const same = now.cells.find(({ keys }) => keys.subjectGroup === cell.keys.subjectGroup)
    assert.deepEqual([same?.value, same?.low, same?.n], [cell.value, cell.low, cell.n])
  }

  const changed = { ...arts, tree: { kind: 'subjectGroup', subjects: ['BL', 'MU', 'SL'] } }
  const next = itemOf(await send('draft', { id: saved.id, draft: changed }), arts.title)
  assert.deepEqual([next.state, next.draft?.version, next.last?.version], ['published', 2, 1])
  await send('publish', { id: saved.id, version: 2 })
  await fixture.house.making.settled()
  assert.deepEqual((await groups()).at(-1), 'local:praktiska-amnen@2')
  const old = await analyst.ask('POST', '/api/query', {
    measures: ['gradePoints'],
    where: [{ dimension: 'subjectGroup', in: ['local:praktiska-amnen@1'] }],
  })
  assert.match((old.body as { message: string }).message, /Menade du ”local:praktiska-amnen@2”/)

  const leaving = itemOf(await send('withdraw', { id: saved.id, reason: 'Används inte' }), arts.title)
  assert.equal(leaving.state, 'leaving')
  await fixture.house.making.settled()
  const gone = itemOf(await list(), arts.title)
  assert.equal(gone.state, 'withdrawn')
  assert.deepEqual(
    gone.history.map(({ kind, version, reason }) => [kind, version, reason]),
    [
      ['withdraw', 2, 'Används inte'],
      ['publish', 2, null],
      ['save', 2, null],
      ['publish', 1, null],
      ['save', 1, null],
    ],
  )
  assert.equal((await groups()).length, 3)
  // taken back: the same version again
  await send('publish', { id: saved.id, version: 2 })
  await fixture.house.making.settled()
  assert.deepEqual((await groups()).at(-1), 'local:praktiska-amnen@2')
  const events = readLedger(fixture.data).filter(({ event }) => event.kind === 'local')
  assert.equal(events.length, 4)
})

test('going back to an older version of the figures goes back to its definitions, and they can be taken in again', async () => {
  const { id } = await fixture.house.warehouse.current()
  const item = itemOf(await list(), arts.title)
  await rollback(fixture.data, id - 1, { builder })
  assert.equal(itemOf(await list(), arts.title).state, 'publishing')
  assert.equal((await groups()).length, 3)
  await send('make', {})
  await fixture.house.making.settled()
  assert.equal(itemOf(await list(), arts.title).state, 'published')
  await send('withdraw', { id: item.id, reason: 'Provet är slut' })
  await fixture.house.making.settled()
})

test('the coordinator prepares and puts away, sees no figure and publishes nothing', async () => {
  const draft = { ...arts, title: 'Språk', tree: { kind: 'subjectGroup', subjects: ['EN', 'M2'] } }
  const preview = (await coordinator.ask('POST', '/api/local/preview', { id: null, draft })).body as LocalPreview
  assert.deepEqual([preview.answer, preview.problem], [null, null])
  assert.match(preview.says, /engelska och moderna språk/)
  const { id } = itemOf(await send('draft', { id: null, draft }, coordinator), 'Språk')
  assert.equal((await coordinator.ask('POST', '/api/local/publish', { id, version: 1 })).status, 403)
  const left = await send('discard', { id }, coordinator)
  assert.equal(
    left.items.some((item) => item.id === id),
    false,
  )
  // undone by saving it again
  assert.equal(itemOf(await send('draft', { id, draft }, coordinator), 'Språk').id, id)
  await send('discard', { id }, coordinator)
})

test('what cannot be made is refused in a sentence', async () => {
  const refused = async (draft: unknown, words: RegExp): Promise<void> => {
    const { status, body } = await analyst.ask('POST', '/api/local/draft', { id: null, draft })
    assert.equal(status, 400)
    assert.match((body as { message: string }).message, words)
  }
  await refused({ ...arts, title: 'NO-ÄMNEN' }, /redan ett som heter/)
  await refused({ ...arts, title: 'X1', tree: arts.tree }, /Frågan går inte att läsa vid draft\.title/)
  await refused({ ...arts, title: 'Fel ämne', tree: { kind: 'subjectGroup', subjects: ['MA', 'ZZ'] } }, /ämnet ”ZZ” finns inte/)
  await refused(
    { ...arts, title: 'Fel skola', tree: { kind: 'schoolGroup', schools: ['00000000', '00000001'] } },
    /skolenheten 00000000/,
  )
  const passed = { kind: 'share', of: { gradeAtLeast: 'E' }, over: null }
  await refused({ ...arts, title: 'Godkända', tree: passed }, /finns redan som Godkända i ämnet/)
  const parts = [
    { measure: 'pupils', weight: 1 },
    { measure: 'meritValue', weight: 1 },
  ]
  await refused({ ...arts, title: 'Index', tree: { kind: 'index', parts } }, /”pupils” kan inte ingå/)
  const [group] = (await list()).items
  const { status, body } = await analyst.ask('POST', '/api/local/draft', {
    id: group?.id,
    draft: { ...arts, title: 'NO-ämnen', tree: { kind: 'mean', of: 'gradePoints', over: ['BI', 'FY'] } },
  })
  assert.deepEqual([status, /byter inte sort/.test((body as { message: string }).message)], [400, true])
  assert.equal((await analyst.ask('POST', '/api/local/publish', { id: group?.id, version: 7 })).status, 404)
})

test('every step stands in the log, with the definition; a preview with what was tried', async () => {
  fixture.house.audit.flush()
  const { rows } = await fixture.house.log.search({
    actors: null,
    role: null,
    kind: 'local',
    from: null,
    to: null,
    text: null,
    before: null,
    limit: 100,
  })
  const publish = rows.find(({ purpose }) => purpose === 'publish')
  assert.equal(publish?.about, 'local:praktiska-amnen')
  assert.ok(rows.some(({ purpose, question }) => purpose === 'save' && question?.includes('"HKK"')))
  const answers = await fixture.house.log.search({
    actors: null,
    role: 'analyst',
    kind: 'answer',
    from: null,
    to: null,
    text: '"draft"',
    before: null,
    limit: 100,
  })
  assert.ok(answers.rows.some(({ question }) => question?.includes('"subjects":["BL"')))
})

test("a word for queries is made of the title, and is nobody else's", () => {
  assert.equal(slugOf('Studietunga ämnen', new Set()), 'studietunga-amnen')
  assert.equal(slugOf('Studietunga ämnen', new Set(['studietunga-amnen', 'studietunga-amnen-2'])), 'studietunga-amnen-3')
  assert.equal(slugOf('!!!', new Set()), 'eget')
  assert.match(slugOf('Ö'.repeat(60), new Set()), /^o{36}$/)
})

test('a generation is made one at a time and once more when asked meanwhile; a load under way is waited for', async () => {
  const outcomes: (() => void)[] = [
    () => {
      throw new Fault('loadUnderWay', { pid: 1, seconds: 30 })
    },
    () => undefined,
    () => {
      throw new Fault('diskFull', {})
    },
  ]
  let [made, waited] = [0, 0]
  const logged: unknown[] = []
  const making = openMaking(
    async () => {
      await Promise.resolve()
      made++
      outcomes.shift()?.()
    },
    { log: (problem) => logged.push(problem), wait: async () => void waited++ },
  )
  making.start()
  assert.equal(making.working(), true)
  making.start()
  making.start()
  await making.settled()
  assert.deepEqual([made, waited, logged.length], [3, 1, 0])
  assert.match(making.problem() ?? '', /^Disken är full/)
  outcomes.push(() => {
    throw new Error('a bug')
  })
  making.start()
  await making.settled()
  assert.match(making.problem() ?? '', /gick inte att ta fram/)
  assert.equal(logged.length, 1)
  making.start()
  await making.settled()
  assert.equal(making.problem(), null)
})
