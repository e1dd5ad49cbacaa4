import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DuckDBInstance } from '@duckdb/node-api'
import { absenceBandOf, absenceBandSql, absenceBands, isInTerm } from '../../src/school/rules/index.ts'

test('a band begins at its limit, and whoever was not reported is in none', () => {
  assert.equal(absenceBandOf(0, 1000), 'under5')
  assert.equal(absenceBandOf(49, 1000), 'under5')
  assert.equal(absenceBandOf(50, 1000), 'from5')
  assert.equal(absenceBandOf(100, 1000), 'from10')
  assert.equal(absenceBandOf(199, 1000), 'from10')
  assert.equal(absenceBandOf(200, 1000), 'from20')
  assert.equal(absenceBandOf(1000, 1000), 'from20')
  assert.equal(absenceBandOf(0, 0), 'none')
})

test('the bands in SQL are those of the rule', async () => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const pairs = Array.from({ length: 400 }, (_, i) => [(i * 37) % 401, i % 3 === 0 ? 400 : i % 7 === 0 ? 0 : 1000] as const)
  const values = pairs.map(([absent, reported]) => `(${reported === 0 ? 0 : absent}, ${reported})`).join(', ')
  const reader = await connection.runAndReadAll(`select ${absenceBandSql('a', 'r')} from (values ${values}) t(a, r)`)
  const found = reader.getRows().map(([key]) => absenceBands[Number(key) - 1]?.id)
  assert.deepEqual(
    found,
    pairs.map(([absent, reported]) => absenceBandOf(reported === 0 ? 0 : absent, reported)),
  )
  connection.closeSync()
})

test('there is no school in July', () => {
  assert.deepEqual(['2025-06-30', '2025-07-01', '2025-07-31', '2025-08-01'].map(isInTerm), [true, false, false, true])
})
