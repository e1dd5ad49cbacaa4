import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Fault } from '../../src/contract/index.ts'
import {
  type Generation,
  keptGenerations,
  openWarehouse,
  placeGeneration,
  prune,
  publish,
  readPointer,
  schemaVersion,
  textIn,
  writeGeneration,
} from '../../src/warehouse/index.ts'
import { emptyFolder, makeGeneration } from './folder.ts'

const labelOf = async (generation: Generation): Promise<string> => {
  const [row] = await generation.run('select label from dim_subject')
  return row === undefined ? '' : textIn(row, 'label')
}
const isFault =
  (code: string) =>
  (error: unknown): boolean =>
    error instanceof Fault && error.code === code

test('before the first load there is no generation', async (t) => {
  const warehouse = openWarehouse(emptyFolder(t))
  await assert.rejects(warehouse.current(), isFault('noGeneration'))
  assert.deepEqual(warehouse.kept(), [])
})

test('a publication is seen at once, and an answer under way keeps its generation', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1)
  const warehouse = openWarehouse(data)
  t.after(warehouse.close)
  const first = await warehouse.current()
  await makeGeneration(data, 2)
  const second = await warehouse.current()
  assert.equal(second.id, 2)
  assert.equal(await labelOf(second), 'Generation 2')
  assert.equal(await labelOf(first), 'Generation 1')
  publish(data, 1)
  assert.equal((await warehouse.current()).id, 1)
})

test('a generation that is no longer current closes after its time of grace', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1)
  const warehouse = openWarehouse(data, { grace: 20 })
  t.after(warehouse.close)
  const first = await warehouse.current()
  await makeGeneration(data, 2)
  await warehouse.current()
  await new Promise((resolve) => setTimeout(resolve, 120))
  await assert.rejects(labelOf(first), /closed/)
  assert.equal(await labelOf(await warehouse.at(1)), 'Generation 1')
})

test('an older generation is answered while it is kept; a removed one names those that are', async (t) => {
  const data = emptyFolder(t)
  for (const id of [1, 2, 3]) await makeGeneration(data, id)
  const warehouse = openWarehouse(data)
  t.after(warehouse.close)
  assert.equal(await labelOf(await warehouse.at(2)), 'Generation 2')
  assert.deepEqual(prune(data, 2), [1])
  await assert.rejects(warehouse.at(1), (error: unknown) => error instanceof Fault && error.message.includes('2, 3'))
})

test('a generation that another version of the program made is not asked, since its tables are not those of today', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1, schemaVersion - 1)
  await makeGeneration(data, 2)
  const warehouse = openWarehouse(data)
  t.after(warehouse.close)
  const refused = (error: unknown): boolean => error instanceof Fault && error.message.endsWith('Dessa finns: 2.')
  await assert.rejects(warehouse.at(1), refused)
  assert.equal(await labelOf(await warehouse.at(2)), 'Generation 2')
})

test('the generation pointed to is never pruned', async (t) => {
  const data = emptyFolder(t)
  for (const id of [1, 2, 3]) await makeGeneration(data, id)
  publish(data, 1)
  assert.deepEqual(prune(data, 1), [2])
  assert.deepEqual(keptGenerations(data), [1, 3])
})

test('a pointer to a generation that is not there is refused', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1)
  assert.throws(() => publish(data, 9), isFault('unknownGeneration'))
  assert.equal(readPointer(data), 1)
})

test('a build that fails leaves nothing behind and the old generation stands', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1)
  await assert.rejects(
    writeGeneration(join(data, 'staging', 'half.duckdb'), async () => {
      throw new Error('halfway')
    }),
    /halfway/,
  )
  assert.deepEqual(readdirSync(join(data, 'staging')), [])
  assert.equal(readPointer(data), 1)
})

test('a finished file waits in staging, closed and without a log beside it, until it is placed', async (t) => {
  const data = emptyFolder(t)
  const path = join(data, 'staging', 'seven.duckdb')
  await writeGeneration(path, async () => {})
  assert.equal(existsSync(path), true)
  assert.deepEqual(readdirSync(join(data, 'staging')), ['seven.duckdb'])
  placeGeneration(data, 7, path)
  assert.deepEqual(keptGenerations(data), [7])
  assert.equal(readPointer(data), null)
})

test('the pointer is one line that a person can read, and anything else in it is a bug', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 41)
  assert.equal(readFileSync(join(data, 'CURRENT'), 'utf8'), '41\n')
  writeFileSync(join(data, 'CURRENT'), 'fyrtioett')
  assert.throws(() => readPointer(data), /CURRENT/)
})

test('eight readers see whole generations only while thirty are published', async (t) => {
  const data = emptyFolder(t)
  await makeGeneration(data, 1)
  const warehouse = openWarehouse(data, { grace: 200 })
  t.after(warehouse.close)
  let publishing = true
  let reads = 0
  const readers = Array.from({ length: 8 }, async () => {
    let last = 0
    while (publishing) {
      const generation = await warehouse.current()
      assert.equal(await labelOf(generation), `Generation ${generation.id}`)
      assert.ok(generation.id >= last)
      last = generation.id
      reads++
    }
  })
  for (let id = 2; id <= 30; id++) {
    await makeGeneration(data, id)
    prune(data)
  }
  publishing = false
  await Promise.all(readers)
  assert.ok(reads > 100)
  assert.equal(keptGenerations(data).length, 5)
})
