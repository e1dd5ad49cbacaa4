// The folders that files come to: what is left alone, what is still, where what has been taken goes.
import assert from 'node:assert/strict'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { Fault } from '../../../src/contract/index.ts'
import { lyingIn, openStillness, putInto, setAside } from '../../../src/server/runs/inbox.ts'

function openInbox(t: TestContext): { readonly root: string; readonly folder: string } {
  const root = mkdtempSync(join(tmpdir(), 'skolspegel-inbox-'))
  t.after(() => rmSync(root, { recursive: true }))
  const folder = join(root, 'roster')
  mkdirSync(folder)
  return { root, folder }
}
const names = (root: string): readonly string[] => lyingIn(root, 'roster').map(({ name, schoolYear }) => `${name} ${schoolYear}`)

test('what somebody is still writing is left alone, and a folder called as a school year tells it', (t) => {
  const { root, folder } = openInbox(t)
  assert.deepEqual(lyingIn(root, 'scb-grades-9'), [])
  for (const name of ['b.csv', 'a.csv', '.hidden', 'x.csv.part', 'y.tmp', 'z.crdownload', '~$bok.xlsx'])
    writeFileSync(join(folder, name), '1')
  writeFileSync(join(folder, 'empty.csv'), '')
  for (const year of ['2024-25', '2024-26', 'klara']) {
    mkdirSync(join(folder, year))
    writeFileSync(join(folder, year, 'c.csv'), '1')
  }
  assert.deepEqual(names(root), ['c.csv 2024', 'a.csv null', 'b.csv null'])
})

test('a file is still when it has been the same for so long, however old it says it is', (t) => {
  const { root, folder } = openInbox(t)
  const path = join(folder, 'a.csv')
  const still = openStillness(60_000)
  const look = (now: number): number => still(lyingIn(root, 'roster'), now).length
  writeFileSync(path, '1')
  utimesSync(path, 1, 1)
  assert.deepEqual([look(0), look(59_000), look(60_000)], [0, 0, 1])
  appendFileSync(path, '2')
  assert.deepEqual([look(61_000), look(120_000), look(121_000)], [0, 0, 1])
  // the same size and another time
  utimesSync(path, 2, 2)
  assert.deepEqual([look(122_000), look(182_000)], [0, 1])
})

test('what has been taken is moved beside the files to come, with the reason; what has changed since stays', (t) => {
  const { root, folder } = openInbox(t)
  for (const name of ['a.csv', 'b.csv']) writeFileSync(join(folder, name), name)
  const taken = lyingIn(root, 'roster')
  appendFileSync(join(folder, 'b.csv'), ' and more')
  setAside(taken, 'stopped', '2026-11-28 0230 7', 'Därför.')
  const aside = join(folder, 'stoppade', '2026-11-28 0230 7')
  assert.deepEqual(readdirSync(aside).sort(), ['LÄS MIG.txt', 'a.csv'])
  assert.equal(readFileSync(join(aside, 'LÄS MIG.txt'), 'utf8'), 'Därför.\n')
  assert.deepEqual(names(root), ['b.csv null'])
})

test('a file over the wire is there when all of it is, or not at all', async (t) => {
  const { root, folder } = openInbox(t)
  const put = (name: string, bytes: Readable, schoolYear: number | null = null) =>
    putInto(root, { source: 'roster', name, schoolYear }, bytes)
  const faultOf = async (wanted: Promise<unknown>): Promise<string> => {
    try {
      await wanted
      return 'none'
    } catch (problem) {
      return problem instanceof Fault ? problem.code : String(problem)
    }
  }
  await put('elever.csv', Readable.from([Buffer.from('a'), Buffer.from('b')]), 2024)
  assert.equal(readFileSync(join(folder, '2024-25', 'elever.csv'), 'utf8'), 'ab')
  assert.equal(await faultOf(put('elever.csv', Readable.from([Buffer.from('a')]), 2024)), 'fileThere')
  for (const name of ['../a.csv', 'a/b.csv', 'a\\b.csv', '.a.csv', 'a.part']) {
    assert.equal(await faultOf(put(name, Readable.from([Buffer.from('a')]))), 'unusableName', name)
  }
  assert.equal(await faultOf(put('tom.csv', Readable.from([]))), 'emptyUpload')
  async function* broken(): AsyncGenerator<Buffer> {
    yield Buffer.from('a')
    throw new Error('the wire was cut')
  }
  assert.equal(await faultOf(put('bruten.csv', Readable.from(broken()))), 'Error: the wire was cut')
  assert.deepEqual(readdirSync(folder), ['2024-25'])
  assert.equal(existsSync(join(folder, '2024-25', '.elever.csv.part')), false)
})
