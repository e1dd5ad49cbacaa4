import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { firstKept, monthsBefore, runRetention } from '../../src/server/retention.ts'
import { anchorAudit, openAudit, openStore, setPeriod, verifyAudit } from '../../src/store/index.ts'
import { builder, ek, municipality, pupils, roster, threeUnits, today } from '../load/municipality.ts'

test('a period counts whole months, and a school year ends on the last of June', () => {
  const before = (day: string, months: number): string => monthsBefore(new Date(day), months).toISOString().slice(0, 10)
  assert.equal(before('2026-11-25', 120), '2016-11-25')
  assert.equal(before('2026-03-31', 1), '2026-02-28')
  assert.equal(before('2024-02-29', 12), '2023-02-28')
  assert.equal(firstKept(new Date('2016-11-25')), 2016)
  assert.equal(firstKept(new Date('2016-06-30')), 2015)
  assert.equal(firstKept(new Date('2016-07-01')), 2016)
})

test('a dry run changes nothing; a confirmed one lets each class leave, and the log still holds', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2023, pupils(ek, 0, 4)) })
  await town.load('roster', { 'elever.csv': roster(2025, pupils(ek, 10, 3)) })
  const store = openStore(join(town.data, 'store.sqlite'))
  const audit = openAudit(store)
  for (const at of ['2020-01-01T00:00:00.000Z', '2026-11-01T00:00:00.000Z']) audit.note({ at, kind: 'answer', actor: 'anna' })
  audit.flush()
  store.exec("insert into reject values (1, 'f', 1, 'c', 'v', 'k', 'r'), (9, 'f', 1, 'c', 'v', 'k', 'r')")
  setPeriod(store, 'pupils', 36)
  const effects = { builder, clock: () => new Date('2028-12-24T08:00:00Z') }
  const run = (confirmed: string | null) => runRetention({ data: town.data, actor: 'kim', confirmed }, effects)
  const told = async (confirmed: string | null) =>
    Object.fromEntries((await run(confirmed)).parts.map((part) => [part.class, [part.rows, part.files]]))
  setPeriod(store, 'log', 60)
  const wanted = { pupils: [4, 1], log: [1, 0], rejects: [1, 0], unpublished: [0, 0], sessions: [0, 0] }
  assert.deepEqual(await told(null), wanted)
  assert.deepEqual(await told(null), wanted)
  await assert.rejects(run('ja'), { code: 'retentionNotConfirmed' })
  assert.deepEqual(await told('GALLRA'), wanted)
  const rest = await run(null)
  assert.ok(
    rest.parts.every(({ rows, files }) => rows + files === 0),
    JSON.stringify(rest.parts),
  )
  assert.equal(store.prepare('select count(*) as n from reject').get()?.n, 1)
  const verdict = verifyAudit(store)
  assert.deepEqual([verdict.broken, verdict.anchoredAt], [null, 1])
  const [row] = audit.latest(1)
  assert.deepEqual([row?.kind, row?.actor], ['retention', 'kim'])
  assert.throws(() => anchorAudit(store, 99, today.toISOString(), 'kim'), /no row 99/)
  store.close()
})

test('a period outside what a class allows is refused with its bounds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-periods-'))
  const store = openStore(join(folder, 'store.sqlite'))
  for (const months of [11, 241, 1.5]) assert.throws(() => setPeriod(store, 'pupils', months), /12 till 240 månader/)
  store.close()
  rmSync(folder, { recursive: true })
})
