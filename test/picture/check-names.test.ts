import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkWords } from '../../src/load/words/sv-checks.ts'
import { checkNames } from '../../src/picture/index.ts'

const ids = Object.keys(checkWords)

test('every check has a name of its own, and every name its check', () => {
  assert.ok(ids.length > 50, `${ids.length} checks read`)
  assert.deepEqual(Object.keys(checkNames).toSorted(), ids.toSorted())
  assert.equal(new Set(Object.values(checkNames)).size, ids.length)
})
