// Files that come by themselves: from the folder to the figures, what is told of it, and what a crash, a full disk and a cancellation leave.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Run } from '../../../src/contract/index.ts'
import { load } from '../../../src/load/index.ts'
import type { Loader } from '../../../src/server/runs/loader.ts'
import { openRuns, type Runs, runsDefaults } from '../../../src/server/runs/runs.ts'
import { type AuditEntry, openRunBook, openStore } from '../../../src/store/index.ts'
import {
  builder,
  ek,
  grades9,
  type Municipality,
  municipality,
  personalNumber,
  pupils,
  roster,
  threeUnits,
} from '../../load/municipality.ts'
import { openEmpty } from '../fixture.ts'
import { headersOf, signedIn } from '../signed-in.ts'

const atEk = pupils(ek, 0, 20)
const here: Loader = async (request) => ({ report: await load(request, { builder, clock: () => new Date() }) })

interface Desk {
  readonly town: Municipality
  readonly runs: Runs
  readonly put: (source: string, name: string, text: string) => string
  readonly at: (iso: string) => void
  readonly noted: readonly AuditEntry[]
  /** outcomes, newest first */
  readonly outcomes: () => readonly string[]
}

/** A house's inbox, looked at when the test says so. */
function openDesk(t: TestContext, loader: Loader = here): Desk {
  const town = municipality(t)
  mkdirSync(town.data, { recursive: true })
  const store = openStore(join(town.data, 'store.sqlite'))
  t.after(() => store.close())
  let now = new Date('2026-11-28T10:00:00Z')
  const clock = (): Date => now
  const noted: AuditEntry[] = []
  const root = join(town.data, 'inbox')
  const runs = openRuns(
    { data: town.data, root, book: openRunBook(store, { clock }) },
    {
      ...{ ...runsDefaults, clock, loader, stillMilliseconds: 0, lookMilliseconds: 3_600_000 },
      ...{
        log: (problem) => noted.push({ kind: 'load', actor: 'bug', at: '', purpose: String(problem) }),
        settled: async () => {},
      },
      note: (entry) => noted.push(entry),
    },
  )
  t.after(() => runs.stop())
  const put = (source: string, name: string, text: string): string => {
    mkdirSync(join(root, source), { recursive: true })
    writeFileSync(join(root, source, name), text)
    return join(root, source, name)
  }
  return {
    ...{ town, runs, put, noted },
    at: (iso) => {
      now = new Date(iso)
    },
    outcomes: () => runs.state().runs.map(({ source, cause, outcome, files }) => `${source} ${cause} ${outcome} ${files.join()}`),
  }
}
const feedOf = (runs: Runs, source: string) => runs.state().feeds.find((feed) => feed.source === source)
const kindsOf = (runs: Runs): readonly string[] => runs.state().troubles.map(({ kind, source }) => `${source} ${kind}`)

test('what lies in the inbox becomes figures, the roster first, and is moved aside', async (t) => {
  const { town, runs, put, outcomes, noted } = openDesk(t)
  put('scb-grades-9', 'ek.txt', grades9('2025-06-12', atEk, 'C'))
  put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  assert.deepEqual(feedOf(runs, 'roster')?.waiting, ['elever.csv', 'enheter.csv'])
  await runs.look()
  assert.deepEqual(outcomes(), ['scb-grades-9 arrival published ek.txt', 'roster arrival published elever.csv,enheter.csv'])
  assert.deepEqual(await town.ask('select count(*)::integer as n from fact_result'), [{ n: 20 }])
  const [aside] = readdirSync(join(town.data, 'inbox/roster/klara'))
  assert.deepEqual(readdirSync(join(town.data, 'inbox/roster/klara', aside ?? '')).sort(), ['elever.csv', 'enheter.csv'])
  assert.deepEqual(feedOf(runs, 'roster')?.waiting, [])
  assert.deepEqual([kindsOf(runs), runs.state().running], [[], null])
  assert.deepEqual(
    noted.map(({ kind, actor, purpose }) => [kind, actor, purpose]),
    [
      ['load', 'system', 'published'],
      ['load', 'system', 'published'],
    ],
  )
  // the same again changes nothing, and is told
  put('roster', 'elever.csv', roster(2024, atEk))
  await runs.look()
  assert.equal(outcomes()[0], 'roster arrival unchanged elever.csv')
})

test('a delivery that is stopped is set aside with the reason, told as a trouble, and no longer when a good one has come', async (t) => {
  const { town, runs, put, outcomes } = openDesk(t)
  put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  await runs.look()
  put('roster', 'trasig.csv', 'Personnummer;Förnamn\r\n1;2\r\n')
  await runs.look()
  assert.equal(outcomes()[0], 'roster arrival stopped trasig.csv')
  const aside = join(town.data, 'inbox/roster/stoppade')
  const [folder] = readdirSync(aside)
  const why = readFileSync(join(aside, folder ?? '', 'LÄS MIG.txt'), 'utf8')
  const [trouble] = runs.state().troubles
  assert.deepEqual([trouble?.kind, trouble?.source], ['stopped', 'roster'])
  const [, reason] = /^– (.+)$/m.exec(why) ?? []
  assert.ok(reason !== undefined && trouble?.text.includes(reason), why)
  put('roster', 'elever.csv', roster(2024, pupils(ek, 0, 21)))
  await runs.look()
  assert.deepEqual([outcomes()[0], kindsOf(runs)], ['roster arrival published elever.csv', []])
})

test('a run that fails leaves the files, says why, and is tried again until it is done', async (t) => {
  const problems = [{ code: 'diskFull', parameters: {} }, new Error('a bug'), null]
  const { runs, put, at, outcomes, noted } = openDesk(t, async (request, leaving) => {
    const problem = problems.shift() ?? null
    if (problem instanceof Error) throw problem
    if (problem !== null) return { fault: problem }
    return here(request, leaving)
  })
  const path = put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  await runs.look()
  assert.deepEqual([outcomes(), existsSync(path)], [['roster arrival failed elever.csv,enheter.csv'], true])
  assert.match(runs.state().troubles[0]?.text ?? '', /Disken är full.* Nytt försök .*11:05/)
  await runs.look()
  assert.equal(outcomes().length, 1)
  at('2026-11-28T10:05:00Z')
  await runs.look()
  assert.deepEqual([outcomes()[0], noted.at(-1)?.purpose], ['roster retry failed elever.csv,enheter.csv', 'Error: a bug'])
  assert.match(runs.state().runs[0]?.problem ?? '', /avbröts av ett fel/)
  at('2026-11-28T10:20:00Z')
  await runs.look()
  assert.deepEqual([outcomes()[0], kindsOf(runs)], ['roster retry published elever.csv,enheter.csv', []])
})

test('a plan by time runs without files too, and a delivery that is awaited and does not come is late', async (t) => {
  const { runs, put, at, outcomes } = openDesk(t)
  put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  await runs.look()
  runs.setFeed({ source: 'roster', at: '02:30', everyDays: 7 })
  assert.equal(feedOf(runs, 'roster')?.next, '2026-11-29T01:30:00.000Z')
  put('roster', 'elever.csv', roster(2024, pupils(ek, 0, 22)))
  await runs.look()
  assert.equal(outcomes().length, 1)
  at('2026-11-29T01:31:00Z')
  await runs.look()
  assert.equal(outcomes()[0], 'roster time published elever.csv')
  assert.equal(feedOf(runs, 'roster')?.next, '2026-11-30T01:30:00.000Z')
  at('2026-11-30T05:00:00Z')
  await runs.look()
  await runs.look()
  assert.deepEqual([outcomes()[0], outcomes().length], ['roster time nothing ', 3])
  assert.deepEqual(kindsOf(runs), [])
  at('2026-12-08T05:00:00Z')
  assert.deepEqual(kindsOf(runs), ['roster late'])
  assert.match(runs.state().troubles[0]?.text ?? '', /ingen leverans på 9 dagar. Den väntas var 7:e dag/)
})

test('a run in a process of its own is ended by the coordinator, and nothing of it is loaded', async (t) => {
  const { town, runs, put, outcomes } = openDesk(t, runsDefaults.loader)
  put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  const looked = runs.look()
  while (runs.state().running === null) await pause(5)
  assert.throws(() => runs.runNow('roster', 'ada'), { code: 'runUnderWay' })
  runs.cancel(runs.state().running?.id ?? 0)
  await looked
  assert.deepEqual(outcomes(), ['roster arrival cancelled elever.csv,enheter.csv'])
  await runs.look()
  assert.equal(outcomes().length, 1)
  runs.runNow('roster', 'ada')
  let latest: Run | undefined
  for (; latest?.cause !== 'hand' || latest.outcome === null; latest = runs.state().runs[0]) await pause(50)
  assert.deepEqual(outcomes()[0], 'roster hand published elever.csv,enheter.csv')
  assert.deepEqual(await town.ask('select count(*)::integer as n from src_enrolment'), [{ n: 20 }])
  assert.throws(() => runs.runNow('roster', 'ada'), { code: 'nothingToLoad' })
})

test('a run that a crash cut off is told at the next start and tried again', async (t) => {
  const { town, runs, put, outcomes } = openDesk(t)
  put('roster', 'enheter.csv', threeUnits)
  put('roster', 'elever.csv', roster(2024, atEk))
  const store = openStore(join(town.data, 'store.sqlite'))
  openRunBook(store).begin({ source: 'roster', cause: 'arrival', day: null, tries: 1 })
  store.close()
  runs.start()
  while (runs.state().runs.length < 2 || runs.state().runs[0]?.outcome === null) await pause(20)
  assert.deepEqual(outcomes(), ['roster retry published elever.csv,enheter.csv', 'roster arrival failed '])
})

test('over the server: a file is put into the inbox, the plan is changed, rows held back are read, and the log tells of it', async (t) => {
  const { house, app, close } = await openEmpty()
  t.after(close)
  const headers = headersOf(signedIn(house, 'coordinator'))
  const upload = (name: string, payload: string, more: object = {}) =>
    app.inject({
      ...{ method: 'POST', url: '/api/upload', query: { source: 'roster', name, ...more }, payload },
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    })
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers, payload })
  assert.equal((await upload('enheter.csv', threeUnits)).statusCode, 200)
  const second = await upload('elever.csv', roster(2024, atEk).replace(personalNumber(19), '200901011111'))
  assert.deepEqual(second.json().feeds.find((feed: { source: string }) => feed.source === 'roster').waiting, [
    'elever.csv',
    'enheter.csv',
  ])
  assert.equal((await upload('elever.csv', 'a')).json().fault, 'fileThere')
  assert.equal((await upload('../elever.csv', 'a')).json().fault, 'unusableName')
  assert.equal((await app.inject({ method: 'POST', url: '/api/upload?source=roster&name=a.csv', payload: 'a' })).statusCode, 401)
  assert.equal((await post('/api/feeds', { source: 'roster', at: '03:15', everyDays: 1 })).statusCode, 200)
  assert.equal((await post('/api/feeds', { source: 'roster', at: '24:15', everyDays: 1 })).statusCode, 400)
  house.audit.flush()
  assert.deepEqual(
    house.audit.latest(3).map(({ kind, purpose, question }) => [kind, purpose, question]),
    [
      ['settings', 'feed', '{"source":"roster","at":"03:15","everyDays":1}'],
      ['load', 'uploaded', '{"source":"roster","file":"elever.csv"}'],
      ['load', 'uploaded', '{"source":"roster","file":"enheter.csv"}'],
    ],
  )
  await post('/api/runs', { source: 'roster' })
  const latest = async (): Promise<Run | undefined> => (await app.inject({ url: '/api/feeds', headers })).json().runs[0]
  let run = await latest()
  for (; run?.outcome == null; run = await latest()) await pause(50)
  assert.deepEqual([run.outcome, run.files], ['published', ['elever.csv', 'enheter.csv']])
  const { rejects, all } = (await post('/api/rejects', { load: run.load ?? 0 })).json()
  assert.deepEqual([all, rejects[0].file, rejects[0].line], [rejects.length, 'elever.csv', 21])
  const { csv, rows } = (await post('/api/rejects/csv', { load: run.load ?? 0 })).json()
  assert.deepEqual([rows, csv.split('\r\n')[0]], [all, '\uFEFFFil;Rad;Kolumn;Värde;Kontroll;Vad som är fel'])
})
