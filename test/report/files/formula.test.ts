// Names come from schools' files and texts from people: none of them may become a formula in a spreadsheet.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CellObject, read } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { beginsLikeFormula, writeWorkbook } from '../../../src/report/index.ts'
import { figuresAsCsv } from '../../../src/server/answer-as-csv.ts'
import { merit } from '../../picture/answers.ts'
import { pageOf, type Question, schoolsAnswer, schoolsView, type Three } from './made-up-pages.ts'

const told: Three = [
  [236, 9],
  [214, 9],
  [225, 6],
]
const evil = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("//x";"y")',
]
const question: Question = {
  title: '=1+1 fråga',
  view: schoolsView('meritValue'),
  answer: schoolsAnswer(merit, Object.fromEntries(evil.map((name) => [name, told])), null),
}
const page = pageOf([question], {
  title: '=1+1 titel',
  before: [
    { kind: 'heading', id: 'h', text: '-Rubrik' },
    ...evil.map((text, at) => ({ kind: 'text' as const, id: `t${at}`, text })),
  ],
})

test('a workbook has no formula, and every text that begins like one is marked as text', async () => {
  const book = read(await writeWorkbook(page), { type: 'buffer', cellNF: true, cellFormula: true })
  const cells = book.SheetNames.flatMap((name) =>
    Object.entries(book.Sheets[name] ?? {}).flatMap(([place, cell]) => (place.startsWith('!') ? [] : [cell as CellObject])),
  )
  assert.ok(cells.every(({ f, F }) => f === undefined && F === undefined))
  const suspect = cells.filter(({ t, v }) => t === 's' && beginsLikeFormula(String(v)))
  assert.deepEqual(
    suspect.filter(({ z }) => z !== '@').map(({ v }) => v),
    [],
  )
  // as names of rows; those of texts that begin with a blank are told without it
  assert.ok(suspect.length >= 2 * evil.length, `${suspect.length} texts`)
  for (const name of evil)
    assert.ok(
      suspect.some(({ v }) => String(v).trim() === name.trim()),
      JSON.stringify(name),
    )
})

test('a CSV file has an apostrophe before every text that begins like a formula', () => {
  const rows = parse(figuresAsCsv(page), { delimiter: ';', bom: true, relax_column_count: false })
  const fields = rows.flat().filter((field) => !/^-?\d+(,\d+)?$/.test(field))
  assert.deepEqual(
    fields.filter((field) => beginsLikeFormula(field)),
    [],
  )
  for (const name of ['=1+1 fråga', ...evil]) assert.ok(fields.includes(`'${name}`), JSON.stringify(name))
})

test('what is looked for is found: a formula left alone', () => {
  for (const name of evil) assert.ok(beginsLikeFormula(name), JSON.stringify(name))
  for (const name of ['Almskolan', '1', '', 'a=1', '–5', '−5']) assert.ok(!beginsLikeFormula(name), name)
})
