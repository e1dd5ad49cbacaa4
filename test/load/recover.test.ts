import assert from 'node:assert/strict'
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Fault } from '../../src/contract/index.ts'
import { listLoads, recover, rollback } from '../../src/load/index.ts'
import { type LedgerEntry, openLedger, readLedger } from '../../src/load/ledger.ts'
import { generationPath, keptGenerations, openWriter, publish, readPointer } from '../../src/warehouse/index.ts'
import { bjork, builder, ek, grades9, type Municipality, municipality, pupils, roster, threeUnits } from './municipality.ts'

const hash = 'select generation, logical_hash from generation'
const isFault =
  (code: string, words = '') =>
  (problem: unknown): boolean =>
    problem instanceof Fault && problem.code === code && problem.message.includes(words)
const removeGenerations = (data: string): void => {
  for (const id of keptGenerations(data)) rmSync(generationPath(data, id))
}
/** The ledger anew, each entry as `change` gives it: its hashes are right, only what it says is another. */
function rewriteLedger(data: string, change: (entry: LedgerEntry) => LedgerEntry['event']): void {
  const entries = readLedger(data)
  rmSync(join(data, 'ledger.jsonl'))
  const ledger = openLedger(data)
  for (const entry of entries) ledger.append(change(entry), entry.at)
}

async function threeLoads(town: Municipality): Promise<void> {
  const atEk = pupils(ek, 0, 8)
  await town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-12', atEk, 'C') })
  await town.load('roster', { 'elever.csv': roster(2024, [...atEk, ...pupils(bjork, 20, 5)]), 'enheter.csv': threeUnits })
  await town.load('scb-grades-9', { 'bjork.txt': grades9('2025-06-12', pupils(bjork, 20, 6), 'B') })
}

test('a rebuild from the archive gives the same logical rows', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const promised = await town.ask(hash)
  removeGenerations(town.data)
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  assert.deepEqual(await town.ask(hash), promised)
  assert.match(said[0] ?? '', /Version 3 saknas eller är skadad/)
  assert.deepEqual(keptGenerations(town.data), [1, 2, 3])
  assert.equal(listLoads(town.data).length, 3)
})

test('a rebuild follows the line of generations through a rollback', async (t) => {
  const town = municipality(t)
  const atEk = pupils(ek, 0, 8)
  await town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-12', atEk, 'C') })
  await town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-13', atEk, 'F') })
  await rollback(town.data, 1, { builder })
  await town.load('scb-grades-9', { 'bjork.txt': grades9('2025-06-12', pupils(bjork, 20, 5), 'A') })
  const promised = await town.ask(hash)
  removeGenerations(town.data)
  await recover(town.data, { builder })
  assert.deepEqual(await town.ask(hash), promised)
  assert.deepEqual(keptGenerations(town.data), [1, 3])
})

test('a generation file cut in half is rebuilt from the one before it', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const promised = await town.ask(hash)
  truncateSync(generationPath(town.data, 3), 8192)
  await recover(town.data, { builder })
  assert.deepEqual(await town.ask(hash), promised)
})

test('a crash between the ledger’s line and the pointer is put right', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  publish(town.data, 2)
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  assert.equal(readPointer(town.data), 3)
  assert.match(said[0] ?? '', /Version 3 är den senaste enligt loggboken/)
})

test('a generation that no ledger line tells of is removed, with all leftovers in staging', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  copyFileSync(generationPath(town.data, 3), generationPath(town.data, 4))
  writeFileSync(join(town.data, 'staging', 'rest.csv'), 'x')
  await recover(town.data, { builder })
  assert.deepEqual([keptGenerations(town.data), readPointer(town.data)], [[1, 2, 3], 3])
  assert.deepEqual(readdirSync(join(town.data, 'staging')), [])
})

test('an older generation put in another’s place is found by its hash', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const promised = await town.ask(hash)
  copyFileSync(generationPath(town.data, 2), generationPath(town.data, 3))
  await recover(town.data, { builder })
  assert.deepEqual(await town.ask(hash), promised)
})

test('a last line cut by a crash is set aside, and the loads before it stand', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const ledger = join(town.data, 'ledger.jsonl')
  writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}{"sequence":4,"prev`)
  assert.equal(listLoads(town.data).length, 3)
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  assert.match(said[0] ?? '', /Loggbokens sista rad var avbruten/)
  assert.equal(readFileSync(join(town.data, 'ledger.cut-4'), 'utf8'), '{"sequence":4,"prev')
  assert.equal(readLedger(town.data).length, 3)
})

test('a ledger that has been edited is refused with the line', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const ledger = join(town.data, 'ledger.jsonl')
  const text = readFileSync(ledger, 'utf8')
  writeFileSync(ledger, text.replace('"accepted":8', '"accepted":9'))
  await assert.rejects(recover(town.data, { builder }), isFault('ledgerDamaged', 'rad 2: raden före har ändrats'))
  writeFileSync(ledger, text.split('\n').slice(1).join('\n'))
  await assert.rejects(recover(town.data, { builder }), isFault('ledgerDamaged', 'rad 1: raden har nummer 2'))
  writeFileSync(ledger, text.replace('{"sequence":2', 'sequence'))
  assert.throws(() => listLoads(town.data), isFault('ledgerDamaged', 'rad 2: raden går inte att läsa'))
})

test('a ledger whose last lines are gone is refused, or all of it', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const ledger = join(town.data, 'ledger.jsonl')
  const lines = readFileSync(ledger, 'utf8').split('\n')
  writeFileSync(ledger, `${lines.slice(0, 2).join('\n')}\n`)
  await assert.rejects(recover(town.data, { builder }), isFault('ledgerDamaged', 'rad 3: de sista raderna saknas'))
  rmSync(ledger)
  await assert.rejects(recover(town.data, { builder }), isFault('ledgerDamaged', 'rad 1: de sista raderna saknas'))
  assert.equal(readPointer(town.data), 3)
})

test('a vault, a key or an archived file that is lost is named before anything is changed', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const secrets = readFileSync(join(town.data, 'secrets.json'))
  writeFileSync(join(town.data, 'secrets.json'), '{}')
  await assert.rejects(recover(town.data, { builder }), isFault('secretsMissing'))
  rmSync(join(town.data, 'secrets.json'))
  await assert.rejects(recover(town.data, { builder }), isFault('secretsMissing'))
  writeFileSync(join(town.data, 'secrets.json'), secrets)
  removeGenerations(town.data)
  const archived = readdirSync(join(town.data, 'archive')).map((name) => join(town.data, 'archive', name))
  for (const path of archived) truncateSync(path, 40)
  await assert.rejects(recover(town.data, { builder }), isFault('archiveDamaged', 'ek.txt'))
  for (const path of archived) truncateSync(path, 10)
  await assert.rejects(recover(town.data, { builder }), isFault('archiveDamaged', 'ek.txt'))
  rmSync(join(town.data, 'vault.sqlite'))
  await assert.rejects(recover(town.data, { builder }), isFault('vaultMissing'))
})

test('a rebuild that gives other rows by the same rules is not published', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  rewriteLedger(town.data, ({ event }) =>
    event.kind === 'load' && event.load === 3 ? { ...event, logicalHash: 'another' } : event,
  )
  await assert.rejects(recover(town.data, { builder }), isFault('rebuildDiffers', 'Version 3'))
})

test('a rebuild by newer rules is written down with its new hash', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  rewriteLedger(town.data, ({ event }) =>
    event.kind === 'load' && event.load === 3 ? { ...event, logicalHash: 'another', ruleVersion: 'older' } : event,
  )
  await recover(town.data, { builder })
  assert.equal(readLedger(town.data).at(-1)?.event.kind, 'rebuild')
  await recover(town.data, { builder })
  assert.equal(readLedger(town.data).length, 4)
})

test('a generation derived by older rules is derived anew at start, as a generation of its own', async (t) => {
  const town = municipality(t)
  await threeLoads(town)
  const writer = await openWriter(generationPath(town.data, 3))
  await writer.run("update generation set rule_version = 'older'")
  await writer.close()
  const said: string[] = []
  await recover(town.data, { builder, log: (line) => said.push(line) })
  assert.match(said[0] ?? '', /Programmet är uppdaterat/)
  assert.equal(readPointer(town.data), 4)
  const [derived] = await town.ask(hash)
  removeGenerations(town.data)
  await recover(town.data, { builder })
  assert.deepEqual(await town.ask(hash), [derived])
})

test('an empty folder needs no recovery and gets no files', async (t) => {
  const town = municipality(t)
  await recover(town.data, { builder })
  assert.equal(readPointer(town.data), null)
})
