// Retention as it is run from the page: its routes over the real server, and what a run that is stopped leaves told.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { FaultBody, RetentionState } from '../../src/contract/index.ts'
import { openRetentionJob } from '../../src/server/retention-job.ts'
import { type Fixture, openFixture, personWith, type Visitor, visit } from './fixture.ts'

let fixture: Fixture
let coordinator: Visitor
before(async () => {
  fixture = await openFixture()
  coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
})
after(() => fixture.close())

const look = async (): Promise<RetentionState> => (await coordinator.ask('GET', '/api/retention')).body as RetentionState
const faultOf = ({ status, body }: { status: number; body: unknown }): string => `${status} ${(body as FaultBody).fault}`
const rowsOf = (report: RetentionState['report'], name: string): number | undefined =>
  report?.parts.find((part) => part.class === name)?.rows
const monthsOf = ({ classes }: RetentionState): number | undefined => classes.find((one) => one.class === 'pupils')?.months

test('a period is decided within its bounds, takes hold at once and is noted with the one before', async () => {
  assert.deepEqual([monthsOf(await look()), rowsOf((await look()).report, 'pupils')], [120, 0])
  const decide = (months: number) => coordinator.ask('POST', '/api/retention/period', { class: 'pupils', months })
  for (const months of [11, 241, 12.5]) assert.equal(faultOf(await decide(months)), '400 retentionPeriod')
  const state = (await decide(12)).body as RetentionState
  assert.equal(monthsOf(state), 12)
  assert.ok((rowsOf(state.report, 'pupils') ?? 0) > 100)
  fixture.house.audit.flush()
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual(
    [row?.kind, row?.actor, row?.role, row?.about, row?.question],
    ['settings', 'samordnare', 'coordinator', 'retention', '{"class":"pupils","months":12,"before":120}'],
  )
})

test('without the word nothing begins; with it one run goes on after the answer, and what is past is gone when it has ended', async () => {
  const apply = (word: string) => coordinator.ask('POST', '/api/retention', { word })
  const past = rowsOf((await look()).report, 'pupils') ?? 0
  for (const word of ['', 'gallra', 'ja']) assert.equal(faultOf(await apply(word)), '400 retentionNotConfirmed')
  assert.equal((await look()).running, null)
  const begun = (await apply('GALLRA')).body as RetentionState
  assert.deepEqual([begun.running?.step, begun.report, begun.done], ['waiting', null, null])
  assert.equal(faultOf(await apply('GALLRA')), '409 retentionUnderWay')
  const steps = new Set<string>()
  let state = await look()
  for (; state.running !== null; state = await look()) {
    steps.add(state.running.step)
    await pause(20)
  }
  assert.ok(steps.has('making'), [...steps].join())
  assert.deepEqual([state.problem, rowsOf(state.done, 'pupils'), rowsOf(state.report, 'pupils')], [null, past, 0])
  fixture.house.audit.flush()
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual([row?.kind, row?.actor], ['retention', 'samordnare'])
  assert.equal(fixture.house.verifyLog(null).broken, null)
  const generation = await fixture.house.warehouse.current()
  assert.deepEqual(await generation.run('select count(*) as n from src_enrolment'), [{ n: 0 }])
})

interface Stopped {
  readonly state: RetentionState
  readonly told: readonly unknown[]
}

/** A run over a folder that `damage` has been done to, and how it stands when that is mended. */
async function stopped(damage: (data: string) => () => void): Promise<Stopped> {
  const data = mkdtempSync(join(tmpdir(), 'skolspegel-stopped-'))
  const told: unknown[] = []
  const periods = { pupils: 120, log: 60, rejects: 12, unpublished: 12, sessions: 1 }
  const effects = { clock: () => new Date(), log: (problem: unknown) => void told.push(problem), settled: async () => {} }
  const job = openRetentionJob(data, () => periods, effects)
  const mend = damage(data)
  job.begin('kim', 'GALLRA')
  await job.ended()
  mend()
  const state = await job.state()
  rmSync(data, { recursive: true })
  return { state, told }
}

test('a run that something can be done about tells what, and another can be begun', async () => {
  const { state, told } = await stopped((data) => {
    const ledger = join(data, 'ledger.jsonl')
    writeFileSync(ledger, '{}\n')
    return () => rmSync(ledger)
  })
  assert.match(state.problem ?? '', /ledger\.jsonl\) är skadad vid rad 1/)
  assert.deepEqual([state.running, state.done, told], [null, null, []])
})

test('a bug stops a run without its detail being shown, and the server is told', async () => {
  const { state, told } = await stopped((data) => {
    const store = join(data, 'store.sqlite')
    mkdirSync(store)
    return () => rmdirSync(store)
  })
  assert.match(state.problem ?? '', /^Något gick fel i programmet\. Gallra igen/)
  assert.deepEqual([state.running, told.length], [null, 1])
})
