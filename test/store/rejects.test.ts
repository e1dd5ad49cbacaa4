import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { keepRejects, openStore, readRejects } from '../../src/store/index.ts'

const reject = (load: number, line: number) => ({
  load,
  file: 'ek.txt',
  line,
  column: 'Personnummer',
  value: '****',
  check: 'unknown-pupil',
  reason: 'Eleven finns inte.',
})

function storeOf(t: TestContext): ReturnType<typeof openStore> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-'))
  const store = openStore(join(folder, 'store.sqlite'))
  t.after(() => {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return store
}

test('what a load held back is read by load, or all with the newest first', (t) => {
  const store = storeOf(t)
  keepRejects(store, 1, [reject(1, 4), reject(1, 2)])
  keepRejects(store, 2, [reject(2, 9)])
  assert.deepEqual(readRejects(store, 1), [reject(1, 2), reject(1, 4)])
  assert.deepEqual(
    readRejects(store, null).map(({ load, line }) => [load, line]),
    [
      [2, 9],
      [1, 2],
      [1, 4],
    ],
  )
})

test('a load that is made again after a crash replaces what it held back the first time', (t) => {
  const store = storeOf(t)
  keepRejects(store, 1, [reject(1, 4)])
  keepRejects(store, 1, [reject(1, 5)])
  assert.deepEqual(readRejects(store, null), [reject(1, 5)])
})
