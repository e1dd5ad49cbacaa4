import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WorkBook, WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import { Findings, tellOutcome } from '../../../src/load/checks/index.ts'
import type { Table } from '../../../src/load/read/table.ts'
import { readWorkbook, workbookLimitsInUse } from '../../../src/load/read/workbook.ts'

interface Outcome {
  readonly tables: readonly Table[]
  readonly broken: Record<string, string>
}

async function run(bytes: Uint8Array, limits = workbookLimitsInUse): Promise<Outcome> {
  const findings = new Findings()
  const tables = await readWorkbook(bytes, findings, limits)
  const broken = findings.outcomes().filter((outcome) => outcome.count > 0)
  return { tables, broken: Object.fromEntries(broken.map((found) => [found.check, tellOutcome(found).message])) }
}
function workbook(sheets: Readonly<Record<string, WorkSheet>>, settings: WorkBook['Workbook'] = {}): Uint8Array {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  book.Workbook = { ...book.Workbook, ...settings }
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}
const rows = (...lines: readonly (readonly unknown[])[]): WorkSheet => utils.aoa_to_sheet(lines.map((line) => [...line]))

test('a sheet becomes headings and rows of text with the rows of the sheet as lines', async () => {
  const { tables, broken } = await run(workbook({ Elever: rows(['Klass', 'Namn'], ['7E1', 'Åsa'], [], ['8E2', 'Örjan']) }))
  assert.deepEqual(broken, {})
  const [table] = tables
  assert.deepEqual(table?.headings, ['Klass', 'Namn'])
  assert.deepEqual(table?.rows.cells, [
    ['7E1', 'Åsa'],
    ['8E2', 'Örjan'],
  ])
  assert.deepEqual(table?.rows.lines, [2, 4])
  assert.equal(table?.sheet, null)
})

test('several visible sheets are read and numbered, blank ones passed over', async () => {
  const { tables } = await run(workbook({ A: rows(['x'], ['1']), Tom: rows([]), B: rows(['y'], ['2']) }))
  assert.deepEqual(
    tables.map(({ sheet, headings }) => [sheet, headings]),
    [
      [1, ['x']],
      [3, ['y']],
    ],
  )
})

test('numbers are read in full and marked, never as their display', async () => {
  const sheet = rows(['n', 'k', 'z'], [200901011234, 70, 381])
  sheet.A2 = { t: 'n', v: 200901011234, z: '0.00E+00' }
  sheet.C2 = { t: 'n', v: 381, z: '0000' }
  const { tables } = await run(workbook({ A: sheet }))
  assert.deepEqual(tables[0]?.rows.cells, [['200901011234', '70', '0381']])
  assert.deepEqual(
    tables[0]?.marks.map(({ line, position, kind }) => [line, position, kind]),
    [
      [2, 0, 'number'],
      [2, 1, 'number'],
      [2, 2, 'number'],
    ],
  )
})

test('a date cell becomes an ISO date, in the 1904 calendar too, and is marked', async () => {
  const sheet = (): WorkSheet => ({ ...rows(['från'], ['x']), A2: { t: 'n', v: 45658, z: 'yyyy-mm-dd' } })
  const { tables } = await run(workbook({ A: sheet() }))
  assert.deepEqual(tables[0]?.rows.cells, [['2025-01-01']])
  assert.deepEqual(tables[0]?.marks, [{ line: 2, position: 0, kind: 'date' }])
  const mac = await run(workbook({ A: sheet() }, { WBProps: { date1904: true } }))
  assert.deepEqual(mac.tables[0]?.rows.cells, [['2029-01-02']])
})

test('an F that Excel has made false is read as FALSKT', async () => {
  const { tables } = await run(workbook({ A: rows(['Årskurs'], [false], [true]) }))
  assert.deepEqual(tables[0]?.rows.cells, [['FALSKT'], ['SANT']])
})

test('hidden sheets are left out and told', async () => {
  const bytes = workbook(
    { A: rows(['x'], ['1']), B: rows(['y'], ['2']), C: rows(['z'], ['3']) },
    { Sheets: [{ Hidden: 0 }, { Hidden: 1 }, { Hidden: 2 }] },
  )
  const { tables, broken } = await run(bytes)
  assert.equal(tables.length, 1)
  assert.match(broken['hidden-sheet'] ?? '', /2 dolda blad, som inte läses/)
})

test('merged heading cells stop the file, merged cells below do not', async () => {
  const merged = (row: number): WorkSheet => ({
    ...rows(['a', 'b', 'c'], ['1', '2', '3']),
    '!merges': [{ s: { r: row, c: 1 }, e: { r: row, c: 2 } }],
  })
  assert.match((await run(workbook({ A: merged(0) }))).broken['merged-headings'] ?? '', /rad 1, kolumn b/)
  assert.deepEqual((await run(workbook({ A: merged(1) }))).broken, {})
})

test('a formula with a saved value is read, one without stops the file', async () => {
  const saved = { ...rows(['a'], ['1']), A2: { t: 's' as const, v: '9A', f: '"9"&"A"' } }
  assert.deepEqual((await run(workbook({ A: saved }))).tables[0]?.rows.cells, [['9A']])
  const unsaved = { ...rows(['a'], ['1']), A2: { t: 'n' as const, f: 'B1' } }
  assert.match(
    (await run(workbook({ A: unsaved }))).broken['uncached-formula'] ?? '',
    /1 formel saknar sparat värde, den första är rad 2, kolumn a/,
  )
})

test('a workbook without any values is told as empty', async () => {
  assert.ok('empty-file' in (await run(workbook({ A: rows([]) }))).broken)
})

test('a cut workbook, a damaged one, one that lies about its sizes and another zip file are told as unreadable', async () => {
  const bytes = workbook({ A: rows(['x'], ['1']) })
  assert.ok('unreadable-workbook' in (await run(bytes.subarray(0, -40))).broken)
  const damaged = Uint8Array.from(bytes)
  damaged.fill(0xff, 40, 400)
  assert.ok('unreadable-workbook' in (await run(damaged)).broken)
  const lying = Uint8Array.from(bytes)
  lying.set([1, 0, 0, 0], Buffer.from(lying.buffer).lastIndexOf('PK\u0001\u0002') + 24)
  assert.ok('unreadable-workbook' in (await run(lying)).broken)
  const other = Uint8Array.from(bytes, (byte) => byte)
  const text = Buffer.from(other.buffer)
  for (let i = text.indexOf('xl/'); i !== -1; i = text.indexOf('xl/', i)) text.write('yl/', i)
  assert.match((await run(other)).broken['unreadable-workbook'] ?? '', /skadad eller skyddad med lösenord/)
})

test('a workbook that unpacks too large, has too many rows or takes too long is stopped', async () => {
  const blank = workbook({ A: rows(['x'], ...Array.from({ length: 3000 }, () => ['a'.repeat(30)])) })
  const few = { ...workbookLimitsInUse, rows: 100 }
  assert.match((await run(blank, few)).broken['workbook-limits'] ?? '', /ett blad har mer än 100 rader/)
  const small = { ...workbookLimitsInUse, unpackedBytes: 1000 }
  assert.match((await run(blank, small)).broken['workbook-limits'] ?? '', /den packas upp till 0 MB/)
  const dense = { ...workbookLimitsInUse, ratio: 1 }
  assert.ok('workbook-limits' in (await run(blank, dense)).broken)
  const hasty = { ...workbookLimitsInUse, milliseconds: 1 }
  assert.match((await run(blank, hasty)).broken['workbook-limits'] ?? '', /mer än 0.001 sekunder/)
  const tight = { ...workbookLimitsInUse, memoryMegabytes: 6 }
  const wide = workbook({ A: rows(['x'], ...Array.from({ length: 40_000 }, (_, i) => [`${i}`, `${i}a`, `${i}b`])) })
  assert.match((await run(wide, tight)).broken['workbook-limits'] ?? '', /för mycket minne/)
})

test('exactly the permitted number of rows is read', async () => {
  const sheet = rows(['x'], ...Array.from({ length: 5 }, (_, i) => [`r${i}`]))
  assert.equal((await run(workbook({ A: sheet }), { ...workbookLimitsInUse, rows: 5 })).tables[0]?.rows.cells.length, 5)
  assert.ok('workbook-limits' in (await run(workbook({ A: sheet }), { ...workbookLimitsInUse, rows: 4 })).broken)
})
