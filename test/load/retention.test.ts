import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { test } from 'node:test'
import { applyRetention, pastPupils, recover, rollback } from '../../src/load/index.ts'
import { readLedger } from '../../src/load/ledger.ts'
import { takeLock } from '../../src/store/index.ts'
import { generationPath, keptGenerations } from '../../src/warehouse/index.ts'
import {
  bjork,
  builder,
  ek,
  grades9,
  type Municipality,
  municipality,
  personalNumber,
  pupils,
  roster,
  threeUnits,
  today,
} from './municipality.ts'

const effects = { builder, clock: () => today }
const bounds = { before: 2024, unpublishedBefore: '2020-01-01' }
const hash = 'select logical_hash from generation'

/** Two school years: pupils 0–5 in both, 10–13 in the first alone; one file with both years' rows; a correction of the first year. */
async function twoYears(town: Municipality): Promise<void> {
  const both = pupils(ek, 0, 6)
  const left = pupils(ek, 10, 4)
  await town.load('roster', { 'enheter.csv': threeUnits })
  await town.load('roster', { 'elever-23.csv': roster(2023, [...both, ...left]) })
  await town.load('scb-grades-9', { 'ek-24-fel.txt': grades9('2024-06-11', [...both, ...left], 'F') })
  await town.load('scb-grades-9', { 'ek-24.txt': grades9('2024-06-12', [...both, ...left], 'C') })
  await town.load('roster', { 'elever-24.csv': roster(2024, both) })
  await town.load('scb-grades-9', { 'ek-25.txt': grades9('2025-06-12', both, 'B') })
}

const persons = (data: string): readonly string[] => {
  const vault = new DatabaseSync(join(data, 'vault.sqlite'), { readOnly: true })
  const rows = vault.prepare('select given_name from person order by given_name').all()
  vault.close()
  return rows.map((row) => String(row.given_name))
}

/** Every byte of the folder but the archive, which is encrypted. */
const bytesOf = (data: string): string =>
  readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.endsWith('archive'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n')

test('a dry run tells what would leave and changes nothing', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  const before = await town.ask(hash)
  const past = await pastPupils(town.data, bounds)
  assert.deepEqual([past.rows, past.oldest, past.newest, past.files.length, past.mixed], [20, '2023/24', '2023/24', 3, 0])
  assert.deepEqual(await town.ask(hash), before)
  assert.equal(keptGenerations(town.data).length, 5)
  assert.equal(readdirSync(join(town.data, 'archive')).length, 6)
})

test('a look waits for no load under way', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  const lock = takeLock(join(town.data, 'load.lock'))
  assert.ok('release' in lock)
  assert.equal((await pastPupils(town.data, bounds)).rows, 20)
  lock.release()
})

test('a run tells how far it has come', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  const steps: string[] = []
  const run = { ...effects, reached: (step: string) => void steps.push(step) }
  await applyRetention(town.data, bounds, run)
  assert.deepEqual(steps, ['waiting', 'making', 'clearing'])
  await applyRetention(town.data, bounds, run)
  assert.deepEqual(steps.slice(3), ['waiting', 'clearing'])
})

test('what is past leaves facts, source layer, vault, archive and every kept generation; both hashes stand in the ledger', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  const [before] = await town.ask(hash)
  await applyRetention(town.data, bounds, effects)
  for (const table of ['src_enrolment', 'src_grade_row', 'fact_pupil', 'fact_result', 'fact_grade', 'enrolment']) {
    assert.deepEqual(await town.ask(`select distinct school_year_key from ${table}`), [{ school_year_key: 2024 }], table)
  }
  assert.deepEqual(await town.ask('select count(*) as n from dim_pupil'), [{ n: 6 }])
  assert.deepEqual(await town.ask('select count(*) as n from src_unit'), [{ n: 3 }])
  assert.deepEqual(
    persons(town.data),
    [0, 1, 2, 3, 4, 5].map((n) => `Förnamn${n}`),
  )
  assert.deepEqual(keptGenerations(town.data), [7])
  assert.equal(readdirSync(join(town.data, 'archive')).length, 3)
  const bytes = bytesOf(town.data)
  for (const n of [10, 11, 12, 13]) {
    for (const word of [personalNumber(n), `rnamn${n}`]) assert.equal(bytes.includes(word), false, word)
  }
  assert.ok(bytes.includes(personalNumber(3)))
  const event = readLedger(town.data).at(-1)?.event
  const [now] = await town.ask(hash)
  assert.ok(event?.kind === 'retention')
  assert.deepEqual([event.before, event.baseHash, event.logicalHash], [2024, before?.logical_hash, now?.logical_hash])
  assert.equal((await pastPupils(town.data, bounds)).rows, 0)
})

test('nobody can go back to a version that still had the rows', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  await applyRetention(town.data, bounds, effects)
  await assert.rejects(rollback(town.data, 6, effects), /Version 6 .* Dessa finns: 7/)
})

test('a rebuild from what the archive still has gives the same hash, and brings nobody back', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  await applyRetention(town.data, bounds, effects)
  const promised = await town.ask(hash)
  for (const id of keptGenerations(town.data)) rmSync(generationPath(town.data, id))
  await recover(town.data, effects)
  assert.deepEqual(await town.ask(hash), promised)
  assert.deepEqual(keptGenerations(town.data), [7])
  assert.equal(persons(town.data).length, 6)
})

test('loads go on after it, and a rebuild of them too', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  await applyRetention(town.data, bounds, effects)
  await town.load('roster', { 'elever-25.csv': roster(2025, pupils(bjork, 20, 3)) })
  const promised = await town.ask(hash)
  for (const id of keptGenerations(town.data)) rmSync(generationPath(town.data, id))
  await recover(town.data, effects)
  assert.deepEqual(await town.ask(hash), promised)
  assert.deepEqual(keptGenerations(town.data), [7, 8])
  assert.equal(persons(town.data).length, 9)
})

test('a file with younger years too stays in the archive, is told, and a rebuild leaves its old rows out', async (t) => {
  const town = municipality(t)
  const both =
    roster(2023, pupils(ek, 10, 4)) +
    roster(2024, pupils(ek, 0, 6))
      .split('\r\n')
      .slice(1)
      .join('\r\n')
  await town.load('roster', { 'enheter.csv': threeUnits })
  await town.load('roster', { 'elever.csv': both })
  const past = await applyRetention(town.data, bounds, effects)
  assert.deepEqual([past.rows, past.files.length, past.mixed], [4, 0, 1])
  const promised = await town.ask(hash)
  assert.equal(readdirSync(join(town.data, 'archive')).length, 2)
  for (const id of keptGenerations(town.data)) rmSync(generationPath(town.data, id))
  await recover(town.data, effects)
  assert.deepEqual(await town.ask(hash), promised)
  assert.equal(persons(town.data).length, 6)
})

test('files of loads that published nothing leave by their own period', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  await town.load('scb-grades-9', { 'tom.txt': '' })
  assert.equal(readdirSync(join(town.data, 'archive')).length, 7)
  const later = { before: 1, unpublishedBefore: '2099-01-01' }
  const past = await applyRetention(town.data, later, effects)
  assert.deepEqual([past.rows, past.unpublished.files.length], [0, 1])
  assert.equal(readdirSync(join(town.data, 'archive')).length, 6)
  assert.equal(readLedger(town.data).at(-1)?.event.kind, 'forget')
  await recover(town.data, effects)
})

test('a crash after the ledger’s line is finished at the next start', async (t) => {
  const town = municipality(t)
  await twoYears(town)
  const archived = readdirSync(join(town.data, 'archive'))
  const kept = archived.map((name) => [name, readFileSync(join(town.data, 'archive', name))] as const)
  await applyRetention(town.data, bounds, effects)
  for (const [name, bytes] of kept) writeFileSync(join(town.data, 'archive', name), bytes)
  await recover(town.data, effects)
  assert.equal(readdirSync(join(town.data, 'archive')).length, 3)
})
