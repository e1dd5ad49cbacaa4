import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Fault } from '../../src/contract/index.ts'
import { inChild, listLoads, recover } from '../../src/load/index.ts'
import { keptGenerations, readPointer } from '../../src/warehouse/index.ts'
import { builder, ek, grades9, municipality, pupils } from './municipality.ts'

const atEk = pupils(ek, 0, 10)
const before = grades9('2025-06-12', atEk, 'C')
const after = grades9('2025-06-13', atEk, 'A')
const merit = 'select avg(merit_value) as merit from fact_result'
const slow = inChild(new URL('./slow-entry.ts', import.meta.url))
const full = inChild(new URL('./full-entry.ts', import.meta.url))
const isFault =
  (code: string) =>
  (problem: unknown): boolean =>
    problem instanceof Fault && problem.code === code

/** The build process that waits in the staging, once it has told its number. */
async function waitForBuilder(data: string): Promise<number> {
  for (let tries = 0; tries < 600; tries++) {
    await pause(50)
    const staging = join(data, 'staging')
    if (!existsSync(staging)) continue
    for (const name of readdirSync(staging)) {
      const pid = join(staging, name, 'pid')
      if (existsSync(pid) && readFileSync(pid, 'utf8') !== '') return Number(readFileSync(pid, 'utf8'))
    }
  }
  throw new Error('the build process never came to its end')
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100; tries++) {
    try {
      process.kill(pid, 0)
    } catch {
      return true
    }
    await pause(50)
  }
  return false
}

test('a build process killed in the middle leaves the old figures and nothing behind', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  const loading = town.load('scb-grades-9', { 'ek.txt': after }, { builder: slow })
  process.kill(await waitForBuilder(town.data), 'SIGKILL')
  await assert.rejects(loading, /the build process ended with SIGKILL/)
  assert.deepEqual(readdirSync(join(town.data, 'staging')), [])
  assert.deepEqual(keptGenerations(town.data), [1])
  assert.deepEqual(await town.ask(merit), [{ merit: 240 }])
  assert.equal((await town.load('scb-grades-9', { 'ek.txt': after })).status, 'published')
  assert.deepEqual(await town.ask(merit), [{ merit: 320 }])
})

test('a loader killed in the middle takes its build process with it, and its lock', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  const entry = fileURLToPath(new URL('./loader-entry.ts', import.meta.url))
  const loader = spawn(process.execPath, [entry, town.data, town.write('ek.txt', after)], { stdio: 'ignore' })
  const build = await waitForBuilder(town.data)
  loader.kill('SIGKILL')
  assert.ok(await isGone(build))
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  assert.deepEqual(readdirSync(join(town.data, 'staging')), [])
  assert.deepEqual([readPointer(town.data), listLoads(town.data).length, said], [1, 1, []])
  assert.equal((await town.load('scb-grades-9', { 'ek.txt': after })).generation, 2)
})

test('a second load waits for the first and says so', async (t) => {
  const town = municipality(t)
  const said: string[] = []
  // with an effect of its own it is a load that takes its time, and no copy of one (municipality.ts)
  const first = town.load('scb-grades-9', { 'ek.txt': before }, { log: () => {} })
  const second = town.load('scb-grades-9', { 'ek-två.txt': after }, { log: (line) => said.push(line) })
  const reports = await Promise.all([first, second])
  assert.deepEqual(
    reports.map(({ load, status, generation }) => [load, status, generation]),
    [
      [1, 'published', 1],
      [2, 'published', 2],
    ],
  )
  assert.match(said[0] ?? '', new RegExp(`En annan inläsning pågår \\(process ${process.pid}\\)`))
})

test('a second load that has waited long enough stops with the number of the process it waited for', async (t) => {
  const town = municipality(t)
  const first = town.load('scb-grades-9', { 'ek.txt': before }, { builder: slow })
  const build = await waitForBuilder(town.data)
  await assert.rejects(
    town.load('scb-grades-9', { 'ek.txt': after }, { lockSeconds: 0.2 }),
    (fault: unknown) => fault instanceof Fault && fault.code === 'loadUnderWay' && fault.message.includes(String(process.pid)),
  )
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  process.kill(build, 'SIGKILL')
  await assert.rejects(first)
  assert.deepEqual(said, [])
})

test('a disk that is full while the generation is made leaves the old figures', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  await assert.rejects(town.load('scb-grades-9', { 'ek.txt': after }, { builder: full }), isFault('diskFull'))
  assert.deepEqual(readdirSync(join(town.data, 'staging')), [])
  assert.deepEqual([keptGenerations(town.data), listLoads(town.data).length], [[1], 1])
  assert.deepEqual(await town.ask(merit), [{ merit: 240 }])
})

test('a disk that is full at the pointer takes the new generation back', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  symlinkSync('/dev/full', join(town.data, 'CURRENT.tmp'))
  await assert.rejects(town.load('scb-grades-9', { 'ek.txt': after }), isFault('diskFull'))
  assert.deepEqual([keptGenerations(town.data), readPointer(town.data), listLoads(town.data).length], [[1], 1, 1])
  assert.equal((await town.load('scb-grades-9', { 'ek.txt': after })).generation, 2)
})

test('a disk that is full at the archive stops the load before anything has happened', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  const sha256 = createHash('sha256').update(after).digest('hex')
  const archived = readdirSync(join(town.data, 'archive')).length
  // recovery clears what the ledger does not know, so the obstacle is put in place when the load reads its file
  const random = (length: number): Uint8Array => {
    if (length === 12) symlinkSync('/dev/full', join(town.data, 'archive', `${sha256}.tmp`))
    return new Uint8Array(length).fill(7)
  }
  await assert.rejects(town.load('scb-grades-9', { 'ek.txt': after }, { random }), isFault('diskFull'))
  assert.equal(readdirSync(join(town.data, 'archive')).length, archived)
  assert.deepEqual(await town.ask(merit), [{ merit: 240 }])
})

test('the archive holds no readable text, and no file but the owner’s eyes', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': before })
  const [name = ''] = readdirSync(join(town.data, 'archive'))
  assert.equal(readFileSync(join(town.data, 'archive', name)).includes('Efternamn'), false)
  for (const file of ['secrets.json', 'vault.sqlite', 'ledger.jsonl', join('archive', name)]) {
    assert.equal(statSync(join(town.data, file)).mode & 0o077, 0, file)
  }
  writeFileSync(join(town.data, 'archive', 'okänd'), 'rest efter ett avbrott')
  await recover(town.data, { builder })
  assert.deepEqual(readdirSync(join(town.data, 'archive')), [name])
})
