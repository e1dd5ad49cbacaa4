import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type AuditRow, Fault, type Query } from '../../src/contract/index.ts'
import type { Caller } from '../../src/server/access.ts'
import { appDefaults, buildApp } from '../../src/server/index.ts'
import { openRefusals } from '../../src/server/note-refusal.ts'
import { type Fixture, openFixture, personWith, visit } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

/** The refusals in the log now, newest first, and how many there are. */
async function refused(): Promise<readonly AuditRow[]> {
  await fixture.house.refusals.settled()
  fixture.house.audit.flush()
  return fixture.house.audit.latest(100_000).filter(({ kind }) => kind === 'refused')
}

/** A class of a school that is not the principal's. */
async function foreignClass(): Promise<string> {
  const { house } = fixture
  const own = personWith(house, 'principal').scope
  const { members } = await house.door.holding(await house.warehouse.current())
  const found = (members.get('class') ?? []).find(({ id }) => !own.includes(id.slice(0, 8)))
  assert.ok(found !== undefined)
  return found.id
}

test('a refused question is noted with role and question, of whose names only those the product has', async () => {
  const person = personWith(fixture.house, 'principal')
  const principal = await visit(fixture.app, person.id)
  const foreign = await foreignClass()
  const asked = { measures: ['pupils'], where: [{ dimension: 'class', in: [foreign, 'Xanthippa Qvarnsjö'] }] }
  const { body } = await principal.ask('POST', '/api/queries', { queries: [asked, { measures: ['pupils'] }] })
  const [first, second] = (body as { answers: { fault?: string }[] }).answers
  assert.deepEqual([first?.fault, second?.fault], ['notPermitted', undefined])
  const [row] = await refused()
  assert.deepEqual([row?.actor, row?.role, row?.purpose, row?.about], [person.id, 'principal', 'notPermitted', 'POST /api/query'])
  assert.deepEqual(JSON.parse(row?.question ?? ''), {
    measures: ['pupils'],
    where: [{ dimension: 'class', in: [foreign, '…'] }],
  })
  assert.equal(JSON.stringify(await refused()).includes('Xanthippa'), false)
})

test('a refused list by name is noted with its class, and a refused address by itself', async () => {
  const principal = await visit(fixture.app, personWith(fixture.house, 'principal').id)
  const foreign = await foreignClass()
  const list = { class: foreign, schoolYear: '2024/25', purpose: 'support', note: 'Anna' }
  assert.equal((await principal.ask('POST', '/api/pupils', list)).status, 403)
  const [row] = await refused()
  assert.deepEqual([row?.about, row?.question], ['POST /api/pupils', JSON.stringify({ class: foreign, schoolYear: '2024/25' })])
  const coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
  assert.equal((await coordinator.ask('POST', '/api/query', { measures: ['pupils'] })).status, 403)
  const [other] = await refused()
  assert.deepEqual(
    [other?.role, other?.purpose, other?.about, other?.question],
    ['coordinator', 'noFiguresForRole', 'POST /api/query', null],
  )
  assert.equal((await coordinator.ask('POST', '/api/session/role', { role: 'head' })).status, 403)
  assert.equal((await refused())[0]?.purpose, 'roleNotGranted')
})

test('what is wrong in other ways, and a visitor who is nobody, are no refusals', async () => {
  const { length } = await refused()
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  assert.equal((await head.ask('POST', '/api/query', { measures: ['gone'] })).status, 400)
  const visitor = await visit(fixture.app, null)
  assert.equal((await visitor.ask('GET', '/api/catalogue')).status, 401)
  assert.equal((await refused()).length, length)
})

const callerWith = (role: 'principal' | 'teacher'): Caller => ({
  ...{ token: null, session: null, account: null },
  person: { ...personWith(fixture.house, role) },
})
const refusal = (): Fault => new Fault('emptyScope', { role: 'principal' })
const question = (at: number): Query => ({
  measures: ['pupils'],
  where: [{ dimension: 'class', in: Array.from({ length: 2000 }, (_, n) => `${at} ${n}`) }],
})

test('whoever is refused over and over fills no disk: the rest is counted', async () => {
  let now = new Date('2026-01-01T12:00:00Z')
  const refusals = openRefusals(fixture.house.door, { clock: () => now, log: (problem) => assert.fail(String(problem)) })
  const rowsAfter = async (caller: Caller, asked: readonly Query[]): Promise<readonly AuditRow[]> => {
    const { length } = await refused()
    for (const one of asked) refusals.note(caller, refusal(), { route: 'POST /api/query', question: one })
    await refusals.settled()
    const rows = await refused()
    return rows.slice(0, rows.length - length)
  }
  const counts = (rows: readonly AuditRow[]): readonly (string | null)[] =>
    rows.map(({ question: text }) => text).filter((text) => text?.includes('more'))
  const same = await rowsAfter(
    callerWith('principal'),
    Array.from({ length: 2000 }, () => question(0)),
  )
  assert.equal(same.length, 4)
  assert.deepEqual(counts(same), ['{"more":1000}', '{"more":100}', '{"more":10}'])
  const different = await rowsAfter(
    callerWith('teacher'),
    Array.from({ length: 2000 }, (_, at) => question(at)),
  )
  assert.equal(different.length, 33)
  assert.ok(different.every(({ question: text }) => (text ?? '').length < 4000))
  now = new Date('2026-01-01T13:00:00Z')
  assert.equal((await rowsAfter(callerWith('principal'), [question(0)])).length, 1)
})

test('a refusal is the same when it cannot be noted, and the server’s log hears why', async () => {
  const heard: unknown[] = []
  const note = (): never => {
    throw new Fault('auditUnwritable', {})
  }
  const door = { ...fixture.house.door, audit: { ...fixture.house.audit, note } }
  const refusals = openRefusals(door, { clock: () => new Date(), log: (problem) => heard.push(problem) })
  const app = await buildApp({ ...fixture.house, refusals }, { ...appDefaults, web: fixture.web })
  const board = await visit(app, personWith(fixture.house, 'board').id)
  const { status, body } = await board.ask('POST', '/api/query', { measures: ['pupils'], by: ['class'] })
  assert.deepEqual([status, (body as { fault: string }).fault], [403, 'notPermitted'])
  await refusals.settled()
  assert.deepEqual(
    heard.map((problem) => (problem as Fault).code),
    ['auditUnwritable'],
  )
  await app.close()
})
