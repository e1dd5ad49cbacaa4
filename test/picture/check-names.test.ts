import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { checkNames } from '../../src/picture/index.ts'

const folder = new URL('../../src/load/checks/', import.meta.url)
const ids = readdirSync(folder)
  .flatMap((file) => [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}id: '([a-z-]+)',$/gm)])
  .map(([, id]) => id ?? '')

test('every check has a Swedish name of its own, and every name its check', () => {
  assert.ok(ids.length > 50, `${ids.length} checks read`)
  assert.deepEqual(Object.keys(checkNames).toSorted(), ids.toSorted())
  assert.equal(new Set(Object.values(checkNames)).size, ids.length)
})
