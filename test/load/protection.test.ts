import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { copyFileSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { recover, rollback } from '../../src/load/index.ts'
import { readLedger } from '../../src/load/ledger.ts'
import { openVault } from '../../src/store/index.ts'
import { generationPath, keptGenerations, openGeneration, openWarehouse, publish, type Row } from '../../src/warehouse/index.ts'
import {
  bjork,
  builder,
  countOf,
  ek,
  grades9,
  type Municipality,
  municipality,
  pupils,
  roster,
  threeUnits,
} from './municipality.ts'

const spring = '2025-06-12'
/** Pupil 0 goes in a class of her own, so that its name tells of her. */
const alone = (protection = 'Ingen') => pupils(ek, 0, 1, { class: '9Ensam', protection })
const others = pupils(ek, 1, 5)
const marked = { 'elever.csv': roster(2024, [...others, ...alone('Sekretessmarkering')]) }
const classesSql = `
  select class from src_enrolment where class is not null
  union select class from src_grade_row where class is not null
  union select label from dim_class
  order by 1`

async function inGeneration(data: string, id: number, sql: string): Promise<readonly Row[]> {
  const generation = await openGeneration(generationPath(data, id), id)
  try {
    return await generation.run(sql)
  } finally {
    await generation.close()
  }
}
const classesOf = async (data: string, id: number): Promise<readonly unknown[]> =>
  (await inGeneration(data, id, classesSql)).map((row) => row.class)
const everyClass = async ({ data }: Municipality): Promise<readonly unknown[]> =>
  Promise.all(keptGenerations(data).map(async (id) => [id, (await classesOf(data, id)).join(' ')].join(': ')))
const both = '9A 9Ensam'

async function twoVersions(town: Municipality): Promise<void> {
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, [...others, ...alone()]) })
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, [...others, ...alone()]) })
}

test('a marking reaches every version that is kept, within the load that tells of it', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  assert.deepEqual(await everyClass(town), [`1: ${both}`, `2: ${both}`])
  const warehouse = openWarehouse(town.data)
  t.after(warehouse.close)
  const before = await warehouse.at(2)
  await town.load('roster', marked)
  assert.deepEqual(await everyClass(town), ['1: 9A', '2: 9A', '3: 9A'])
  const [facts] = await inGeneration(
    town.data,
    2,
    'select count(*)::integer as n, count(class_key)::integer as shown from fact_result',
  )
  assert.deepEqual(facts, { n: 6, shown: 5 })
  const after = await warehouse.at(2)
  assert.notEqual(after, before)
  assert.deepEqual(await after.run('select label from dim_class'), [{ label: '9A' }])
  assert.deepEqual((await before.run('select label from dim_class order by 1')).length, 2)
  const told = readLedger(town.data).at(-1)?.event
  assert.ok(told?.kind === 'load' && told.markedBy === 3)
  assert.deepEqual(
    told.remade.map(({ generation, previousHash, logicalHash }) => [generation, previousHash !== logicalHash]),
    [
      [1, true],
      [2, true],
    ],
  )
})

test('going back to a version from before the marking does not take the marking back, nor does a load upon it', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  await town.load('roster', marked)
  await rollback(town.data, 2, { builder })
  assert.deepEqual(await classesOf(town.data, 2), ['9A'])
  await town.load('roster', { 'bjork.csv': roster(2024, pupils(bjork, 20, 3, { class: '9B' })) })
  assert.deepEqual(await classesOf(town.data, 4), ['9A', '9B'])
})

test('a marking that is lifted shows the pupil in classes again, in grades too, from the archived files', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  await town.load('roster', marked)
  await town.load('roster', { 'elever.csv': roster(2024, [...others, ...alone()]) })
  assert.deepEqual(await everyClass(town), [`1: ${both}`, `2: ${both}`, `3: ${both}`, `4: ${both}`])
  const [facts] = await town.ask('select count(class_key)::integer as shown from fact_result')
  assert.deepEqual(facts, { shown: 6 })
})

test('a roster that says what it said before a rollback still lifts the marking that came between', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  await town.load('roster', marked)
  await rollback(town.data, 2, { builder })
  const again = await town.load('roster', { 'elever.csv': roster(2024, [...others, ...alone()]) })
  assert.equal(again.status, 'published')
  assert.deepEqual(await classesOf(town.data, 4), ['9A', '9Ensam'])
  assert.equal((await town.load('roster', { 'elever.csv': roster(2024, [...others, ...alone()]) })).status, 'unchanged')
})

test('a marked row that is held back, and a word that may be a marking, protect all the same', async (t) => {
  for (const row of [{ protection: 'Sekretessmarkering', stageYear: 77 }, { protection: 'Skyddad' }]) {
    const town = municipality(t)
    await twoVersions(town)
    const report = await town.load('roster', { 'elever.csv': roster(2024, [...others, ...pupils(ek, 0, 1, row)]) })
    assert.equal(countOf(report, 'unknown-code'), 1)
    assert.deepEqual(await everyClass(town), ['1: 9A', '2: 9A', '3: 9A'])
  }
})

test('a grade file before any roster keeps no class; the roster that tells of no protection gives it', async (t) => {
  const town = municipality(t)
  const atEk = [...others, ...alone()]
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  assert.deepEqual(await classesOf(town.data, 1), [])
  // The roster of another year tells who they are; the class of the spring is in the grade file alone.
  const later = [...others, ...alone('Sekretessmarkering')].map((pupil) => ({ ...pupil, class: '1X', stageYear: 1 }))
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2025, later) })
  assert.deepEqual(await classesOf(town.data, 2), ['1X', '9A'])
  assert.deepEqual(await town.ask('select count(*)::integer as n, count(class_key)::integer as shown from fact_result'), [
    { n: 6, shown: 5 },
  ])
})

test('everything rebuilt from the archive carries the markings of today', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  await town.load('roster', marked)
  const promised = await town.ask('select logical_hash from generation')
  for (const id of keptGenerations(town.data)) rmSync(generationPath(town.data, id))
  await recover(town.data, { builder })
  assert.deepEqual(await everyClass(town), ['1: 9A', '2: 9A', '3: 9A'])
  assert.deepEqual(await town.ask('select logical_hash from generation'), promised)
  await recover(town.data, { builder })
})

test('a crash between the ledger’s line and the renames is finished by the next start', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  for (const id of [1, 2]) copyFileSync(generationPath(town.data, id), join(town.data, `${id}.old`))
  await town.load('roster', marked)
  const lines = readLedger(town.data).length
  for (const id of [1, 2]) copyFileSync(join(town.data, `${id}.old`), generationPath(town.data, id))
  publish(town.data, 2)
  const vault = openVault(join(town.data, 'vault.sqlite'))
  const markings = vault.markings()
  vault.propose(4, [])
  vault.settle()
  vault.propose(3, markings)
  vault.close()
  await recover(town.data, { builder })
  assert.deepEqual(await everyClass(town), ['1: 9A', '2: 9A', '3: 9A'])
  assert.equal(readLedger(town.data).length, lines)
})

test('a load killed while it makes kept versions again never happened, and leaves no marking behind', async (t) => {
  const town = municipality(t)
  await twoVersions(town)
  const loader = start(town, './remake-entry.ts')
  await waitForPid(town.data)
  loader.kill('SIGKILL')
  await pause(500)
  await recover(town.data, { builder })
  assert.deepEqual(await everyClass(town), [`1: ${both}`, `2: ${both}`])
  assert.deepEqual(readdirSync(join(town.data, 'staging')), [])
  await town.load('roster', marked)
  assert.deepEqual(await everyClass(town), ['1: 9A', '2: 9A', '3: 9A'])
})

test('killed at any moment, either no version is marked or, after a start, all are', async (t) => {
  for (const share of [0.6, 0.9]) {
    const town = municipality(t)
    await twoVersions(town)
    const loader = start(town, './build-entry.ts')
    const ended = new Promise<boolean>((resolve) => loader.on('close', (code) => resolve(code === 0)))
    await Promise.race([pause(share * 4000), ended])
    loader.kill('SIGKILL')
    const acknowledged = await ended
    await pause(300)
    await recover(town.data, { builder })
    const found = await everyClass(town)
    const none = [`1: ${both}`, `2: ${both}`]
    const all = ['1: 9A', '2: 9A', '3: 9A']
    t.diagnostic(
      `killed after ${share * 4000} ms: ${acknowledged ? 'it had ended' : found.length === 3 ? 'all marked' : 'none marked'}`,
    )
    assert.deepEqual(found, acknowledged || found.length === 3 ? all : none)
  }
})

function start(town: Municipality, build: string) {
  const [[name, text] = ['', '']] = Object.entries(marked)
  const entry = fileURLToPath(new URL('./marking-entry.ts', import.meta.url))
  return spawn(process.execPath, [entry, town.data, town.write(name, text), build], { stdio: 'ignore' })
}

async function waitForPid(data: string): Promise<void> {
  const staging = join(data, 'staging')
  for (let tries = 0; tries < 1200; tries++) {
    await pause(50)
    if (readdirSync(staging).some((name) => existsSync(join(staging, name, 'pid')))) return
  }
  throw new Error('no kept version was being made again')
}
