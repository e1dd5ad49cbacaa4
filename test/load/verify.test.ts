import assert from 'node:assert/strict'
import { copyFileSync } from 'node:fs'
import { test } from 'node:test'
import { verifyGeneration } from '../../src/load/verify.ts'
import { generationPath, openWriter } from '../../src/warehouse/index.ts'
import { ek, grades9, municipality, pupils } from './municipality.ts'

const spoilt: readonly (readonly [what: string, sql: string, words: RegExp])[] = [
  ['another number', 'update generation set generation = 9', /on generation: 9, expected 1/],
  ['a scope that says more', 'update src_scope set rows = rows + 1', /on rows of all scopes: 11, expected 10/],
  ['a lost source row', 'delete from src_grade_row where line = 1', /scopes that hold other rows/],
  ['a lost grade of the source', "delete from src_grade where subject = 'MA'", /on grades of the load: 210, expected 220/],
  [
    'a lost result',
    'delete from fact_result where pupil_key = (select min(pupil_key) from fact_result)',
    /on pupils with results: 9/,
  ],
  ['a doubled grade', 'insert into fact_grade select * from fact_grade limit 1', /on grades: 161, expected 160/],
  ['a grade turned', 'update fact_grade set passed = false', /on passed grades: 0, expected 160/],
  ['points turned', 'update fact_grade set points = 0', /on grade points: 0, expected 2400/],
]

test('a built generation is refused when any of its counts or sums is another', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-12', pupils(ek, 0, 10)) })
  const path = generationPath(town.data, 1)
  const [{ grades } = { grades: 0 }] = await town.ask('select count(*) as grades from src_grade')
  const expected = { generation: 1, rows: 10, firstFileKey: 1, grades: Number(grades) }
  assert.match(await verifyGeneration(path, expected), /^[0-9a-f]{64}$/)
  for (const [what, sql, words] of spoilt) {
    const copy = town.write('spoilt.duckdb', '')
    copyFileSync(path, copy)
    const writer = await openWriter(copy)
    await writer.run(sql)
    await writer.close()
    await assert.rejects(verifyGeneration(copy, expected), words, what)
  }
})
