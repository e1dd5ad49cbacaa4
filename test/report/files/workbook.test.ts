// The workbook, read back by another library than the one that wrote it: what a reader gets is what the screen has.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CellObject, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx'
import fc from 'fast-check'
import { sheetName } from '../../../src/report/files/workbook/plan.ts'
import { figuresOf, writeWorkbook } from '../../../src/report/index.ts'
import { followedQuestion, meritQuestion, pageOf, pupilsQuestion, refusedQuestion, shareQuestion } from './made-up-pages.ts'

const page = pageOf([meritQuestion, shareQuestion, pupilsQuestion, refusedQuestion], {
  before: [
    { kind: 'heading', id: 'h', text: 'Betyg' },
    { kind: 'text', id: 't', text: 'Första stycket.\n\n+Andra stycket.' },
  ],
})
const open = (bytes: Buffer): WorkBook => read(bytes, { type: 'buffer', cellNF: true, cellStyles: true })
const book = open(await writeWorkbook(page))

const sheetOf = (name: string): WorkSheet => book.Sheets[name] ?? assert.fail(`no sheet ${name}: ${book.SheetNames.join(', ')}`)
const cellAt = (sheet: WorkSheet, row: number, column: number): CellObject | undefined =>
  sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined
const textsIn = (sheet: WorkSheet): readonly string[] =>
  utils.sheet_to_json<unknown[]>(sheet, { header: 1 }).flatMap((row) => row.map(String))
/** Row of the table's heading, found by its first cell. */
const rowOf = (sheet: WorkSheet, first: string): number => {
  const { e } = utils.decode_range(sheet['!ref'] ?? 'A1')
  return Array.from({ length: e.r + 1 }, (_, row) => row).find((row) => cellAt(sheet, row, 0)?.v === first) ?? assert.fail(first)
}

test('there is a sheet of contents, one a question and one of the basis, in that order', () => {
  assert.deepEqual(book.SheetNames, [
    'Innehåll',
    '1 Meritvärde per skola',
    '2 Andel per skola och kön',
    '3 Elever',
    '4 Klasser på en annan skola',
    'Underlag',
  ])
  const contents = textsIn(sheetOf('Innehåll'))
  for (const told of ['Rapport', 'Ingress.', 'Betyg', 'Första stycket.', '+Andra stycket.', '1. Meritvärde per skola'])
    assert.ok(contents.includes(told), told)
  assert.ok(
    textsIn(sheetOf('4 Klasser på en annan skola')).includes('Din roll ger inte tillgång till klasser på en annan skola.'),
  )
})

test('every figure of the grid stands in its place as a number, every mark as text, under the screen’s headings', () => {
  for (const [at, figure] of figuresOf(page).entries()) {
    const [panel] = figure.panels
    assert.ok(panel !== undefined)
    const sheet = sheetOf(book.SheetNames[at + 1] ?? '')
    const { table } = panel
    const top = rowOf(sheet, table.first)
    for (const [column, { kind, label }] of table.columns.entries()) {
      const heading = String(cellAt(sheet, top, column + 1)?.v)
      assert.equal(heading, kind === 'difference' && table.head.unit === 'share' ? `${label}, procentenheter` : label)
      for (const [row, { label: name, cells }] of table.rows.entries()) {
        assert.equal(cellAt(sheet, top + 1 + row, 0)?.v, name)
        const [cell, told] = [cellAt(sheet, top + 1 + row, column + 1), cells[column]]
        const points = kind === 'difference' && table.head.unit === 'share'
        if (told?.value == null) assert.deepEqual([cell?.t, cell?.v], ['s', told?.text], `${name} ${label}`)
        else {
          assert.equal(cell?.t, 'n', `${name} ${label}`)
          assert.ok(Math.abs(Number(cell?.v) - told.value * (points ? 100 : 1)) < 1e-9, `${name} ${label}`)
        }
      }
    }
  }
})

test('the same pupils are told of first: when they are followed, how many they are, and what has become of them', async () => {
  const followed = open(await writeWorkbook(pageOf([followedQuestion])))
  const name = '1 Andel per kön · samma elever'
  assert.equal(followed.SheetNames[1], name)
  const texts = textsIn(followed.Sheets[name] ?? {})
  const at = texts.indexOf('590 elever gick här både i årskurs 6 läsåret 2021/22 och i årskurs 9 läsåret 2024/25.')
  assert.deepEqual(texts.slice(at - 1, at + 3), [
    'Läsår 2024/25 · Årskurs 9 · Samma elever som i årskurs 6',
    texts[at],
    '50 har kommit till och färre än tio är inte kvar.',
    'Flickorna har gått ned 10 procentenheter sedan årskurs 6.',
  ])
})

test('formats show what a Swede expects: whole per cent, points as on the screen, thousands apart, signed differences', () => {
  const [merit, share, pupils] = ['1 Meritvärde per skola', '2 Andel per skola och kön', '3 Elever'].map(sheetOf)
  assert.ok(merit !== undefined && share !== undefined && pupils !== undefined)
  const formatAt = (sheet: WorkSheet, column: number): unknown => cellAt(sheet, rowOf(sheet, 'Almskolan'), column)?.z
  assert.deepEqual(
    [1, 3, 5].map((column) => formatAt(merit, column)),
    ['#,##0', '+0;"−"0;0', '#,##0'],
  )
  assert.equal(formatAt(share, 1), '0 %')
  assert.equal(cellAt(share, rowOf(share, 'Björkskolan'), 3)?.z, '+0;"−"0;0')
  assert.equal(formatAt(pupils, 1), '#,##0')
})

test('intervals have columns of their own, named, and are blank where there is none', () => {
  const sheet = sheetOf('1 Meritvärde per skola')
  const top = rowOf(sheet, 'Skola')
  const headings = Array.from({ length: 12 }, (_, column) => cellAt(sheet, top, column)?.v)
  assert.deepEqual(headings.slice(6), [
    'Flickor, från',
    'Flickor, till',
    'Pojkar, från',
    'Pojkar, till',
    'Alla, från',
    'Alla, till',
  ])
  const ends = (row: string) => [6, 7].map((column) => cellAt(sheet, rowOf(sheet, row), column)?.v ?? null)
  assert.deepEqual(ends('Almskolan'), [227.4, 245.4])
  assert.deepEqual(ends('=CMD(1)'), [null, null])
  assert.ok(textsIn(sheet).some((told) => told.includes('95\u00a0% osäkerhet')))
})

test('a name that begins like a formula is text, marked as such, and no cell is a formula', () => {
  let texts = 0
  for (const name of book.SheetNames) {
    for (const [place, cell] of Object.entries(sheetOf(name)) as [string, CellObject][]) {
      if (place.startsWith('!')) continue
      assert.equal(cell.f, undefined, place)
      if (cell.t !== 's' || !/^[=+\-@]/.test(String(cell.v))) continue
      assert.equal(cell.z, '@', `${name} ${place} ${cell.v}`)
      texts++
    }
  }
  assert.equal(texts, 2)
})

test('headings stay while one scrolls and are printed again, and every sheet leads back', async () => {
  const bytes = await writeWorkbook(page)
  const files = read(bytes, { type: 'buffer', bookFiles: true }) as WorkBook & { files: Record<string, { content: Uint8Array }> }
  const xml = (name: string): string => Buffer.from(files.files[name]?.content ?? '').toString('utf8')
  const sheet = xml('xl/worksheets/sheet2.xml')
  const top = rowOf(sheetOf('1 Meritvärde per skola'), 'Skola')
  assert.match(sheet, new RegExp(`<pane ySplit="${top + 1}" xSplit="1"[^>]*state="frozen"`))
  assert.match(
    xml('xl/workbook.xml'),
    new RegExp(
      `Print_Titles" localSheetId="1">'1 Meritvärde per skola'!\\$A:\\$A,'1 Meritvärde per skola'!\\$${top + 1}:\\$${top + 1}<`,
    ),
  )
  assert.equal(xml('xl/workbook.xml').match(/<definedNames/g)?.length, 1)
  assert.match(sheet, /<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/)
  assert.match(sheet, /<oddFooter>&amp;LRapport&amp;RSkolspegel, version 41 · &amp;P \/ &amp;N<\/oddFooter>/)
  const order = ['sheetPr', 'sheetViews', 'cols', 'sheetData', 'hyperlinks', 'pageMargins', 'pageSetup', 'headerFooter']
  const places = order.map((name) => sheet.indexOf(`<${name}`))
  assert.ok(
    places.every((place, at) => place > (places[at - 1] ?? 0)),
    `elements stand in the order Excel demands: ${places}`,
  )
  assert.match(xml('docProps/core.xml'), /<dc:creator>Marianne Sjöholm, verksamhetschef<\/dc:creator>/)
  const links = Object.values(sheetOf('Innehåll') as Record<string, CellObject>).flatMap(({ l }) => l?.Target ?? [])
  assert.deepEqual(links, [
    "#'1 Meritvärde per skola'!A1",
    "#'2 Andel per skola och kön'!A1",
    "#'3 Elever'!A1",
    "#'4 Klasser på en annan skola'!A1",
    "#'Underlag'!A1",
  ])
})

test('the basis tells version, who and for whom, what was asked, how it is counted and from which files', () => {
  const told = textsIn(sheetOf('Underlag'))
  for (const each of ['41', 'school-1', 'Marianne Sjöholm, verksamhetschef', 'Demokommun', '10000001-2025.txt', '12 juni 2025'])
    assert.ok(told.includes(each), each)
  assert.ok(told.includes('https://skolspegel.example/utforska?version=41'))
  assert.ok(told.some((each) => each.startsWith('Filen är till den som tog fram den.')))
  assert.ok(told.some((each) => /^Mått: Meritvärde · Uppdelning: skola och kön · Årskurs: 9 · Jämförs med: kommunen/.test(each)))
  assert.ok(told.includes('Så räknas Meritvärde.'))
})

test('the same page gives the same bytes, another figure others', async () => {
  const again = await writeWorkbook(page)
  assert.ok(again.equals(await writeWorkbook(page)))
  assert.ok(!again.equals(await writeWorkbook(pageOf([meritQuestion]))))
})

test('any title makes a name that Excel takes, and no two questions share one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 1, max: 60 }), (title, place) => {
      const name = sheetName(place, title)
      assert.ok(name.length <= 31 && name.startsWith(String(place)), name)
      assert.doesNotMatch(name, /[[\]:*?/\\]|^'|'$/)
    }),
  )
  assert.equal(sheetName(3, 'Genomsnittlig betygspoäng i ämnet per skola'), '3 Genomsnittlig betygspoäng i')
})
