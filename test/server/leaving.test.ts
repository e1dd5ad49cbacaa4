// A browser that leaves before the answer has come: over a real connection, with a real statement running in the engine.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { type Query, SessionSchema } from '../../src/contract/index.ts'
import { openDoor } from '../../src/privacy/index.ts'
import { appDefaults, buildApp } from '../../src/server/index.ts'
import { left } from '../../src/server/leaving.ts'
import type { Incident } from '../../src/server/refusals.ts'
import type { Generation, Row, Warehouse } from '../../src/warehouse/index.ts'
import { type Fixture, openFixture, personWith } from './fixture.ts'

interface Engine {
  /** do questions take the engine longer than anybody waits? */
  slow: boolean
  running: number
  ended: string[]
}

let fixture: Fixture
let app: FastifyInstance
let address: string
const engine: Engine = { slow: false, running: 0, ended: [] }
const incidents: Incident[] = []
const readers: AbortController[] = []
const aReader = (): AbortController => {
  const reader = new AbortController()
  readers.push(reader)
  return reader
}

before(async () => {
  fixture = await openFixture()
  const { house, web } = fixture
  const warehouse = slowed(house.warehouse, engine)
  const door = openDoor({ warehouse, audit: house.audit })
  const most = { requests: 10_000, signIns: 10_000 }
  app = await buildApp({ ...house, warehouse, door }, { ...appDefaults, web, most, log: (one) => incidents.push(one) })
  address = await app.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  for (const one of readers) one.abort()
  await app.close()
  await fixture.close()
})

/** The same engine with more to count: each question's statement beside one that takes days. */
function slowed(warehouse: Warehouse, state: Engine): Warehouse {
  const long = 'select count(*) as days from range(1000000000000) where range % 7 = 3'
  const over = (generation: Generation): Generation => ({
    ...{ id: generation.id, close: generation.close },
    run: async (sql, values, leaving): Promise<readonly Row[]> => {
      if (leaving === undefined || !state.slow) return generation.run(sql, values, leaving)
      state.running++
      try {
        return await generation.run(`select q.* from (${sql}) as q, (${long}) as l where l.days >= 0`, values, leaving)
      } catch (problem) {
        state.ended.push(problem === left ? 'left' : String(problem))
        throw problem
      } finally {
        state.running--
      }
    },
  })
  const known = new WeakMap<Generation, Generation>()
  const once = (generation: Generation): Generation => {
    const same = known.get(generation) ?? over(generation)
    known.set(generation, same)
    return same
  }
  return { ...warehouse, current: async () => once(await warehouse.current()), at: async (id) => once(await warehouse.at(id)) }
}

interface Browser {
  readonly ask: (queries: readonly Query[], signal?: AbortSignal) => Promise<Response>
}

async function visit(): Promise<Browser> {
  const first = await fetch(`${address}/api/session`)
  const { csrf } = SessionSchema.parse(await first.json())
  const cookie = (response: Response): string => response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? ''
  const headers = { 'content-type': 'application/json' }
  const { id: person } = personWith(fixture.house, 'head')
  const body = JSON.stringify({ person })
  const signedIn = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { ...headers, cookie: cookie(first), 'x-csrf-token': csrf },
    body,
  })
  const own = { ...headers, cookie: cookie(signedIn), 'x-csrf-token': SessionSchema.parse(await signedIn.json()).csrf }
  return {
    ask: (queries, signal) =>
      fetch(`${address}/api/queries`, {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ queries }),
        ...(signal === undefined ? {} : { signal }),
      }),
  }
}

const named = (id: string): Query => ({
  measures: ['meritValue'],
  by: ['school'],
  compare: [{ id, widen: ['school'] }],
})

async function until(holds: () => boolean, what: string): Promise<void> {
  const started = performance.now()
  while (performance.now() - started < 30_000) {
    if (holds()) return
    await pause(10)
  }
  assert.fail(`never came to be: ${what}; ${JSON.stringify({ engine, incidents: incidents.map(({ error }) => String(error)) })}`)
}

const noted = (): number => {
  fixture.house.audit.flush()
  return fixture.house.audit.latest(1000).filter(({ kind }) => kind === 'answer').length
}

test('a page that is left interrupts its questions, frees their turns and leaves nothing in the log', async () => {
  const browser = await visit()
  const [before, heard] = [noted(), engine.ended.length]
  engine.slow = true
  const leaving = aReader()
  // five: three work, two wait for a turn
  const asked = browser.ask(['a', 'b', 'c', 'd', 'e'].map(named), leaving.signal)
  await until(() => engine.running >= 3, 'three questions in the engine')
  leaving.abort()
  await assert.rejects(asked, { name: 'AbortError' })
  await until(() => engine.running === 0, 'no question in the engine')
  assert.deepEqual(new Set(engine.ended.slice(heard)), new Set(['left']))
  engine.slow = false
  const answered = await browser.ask(['a', 'b', 'c', 'd', 'e'].map(named))
  assert.equal(answered.status, 200)
  assert.equal(noted() - before, 5)
  assert.deepEqual(incidents, [])
})

test('of a page whose second answer never comes the first is not noted as shown', async () => {
  const browser = await visit()
  await (await browser.ask([named('kept')])).text()
  const before = noted()
  engine.slow = true
  const leaving = aReader()
  const asked = browser.ask([named('kept'), named('slow')], leaving.signal)
  await until(() => engine.running > 0, 'the second question in the engine')
  leaving.abort()
  await assert.rejects(asked, { name: 'AbortError' })
  await until(() => engine.running === 0, 'no question in the engine')
  engine.slow = false
  assert.equal(noted(), before)
})

test('a question that two wait for goes on when one of them leaves', async () => {
  const [one, other] = [await visit(), await visit()]
  engine.slow = true
  const [first, second] = [aReader(), aReader()]
  const asked = one.ask([named('both')], first.signal)
  await until(() => engine.running > 0, 'the question in the engine')
  const running = engine.running
  const stays = other.ask([named('both')], second.signal)
  await pause(100)
  first.abort()
  await assert.rejects(asked, { name: 'AbortError' })
  await pause(100)
  assert.equal(engine.running, running)
  second.abort()
  await assert.rejects(stays, { name: 'AbortError' })
  await until(() => engine.running === 0, 'no question in the engine')
  engine.slow = false
})

test('who has been answered has not left: the next question on the same connection is answered too', async () => {
  const browser = await visit()
  for (const id of ['x', 'y', 'z']) assert.equal((await browser.ask([named(id)])).status, 200)
  assert.deepEqual(incidents, [])
})
