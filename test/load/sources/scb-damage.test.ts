import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { tellOutcome } from '../../../src/load/checks/index.ts'
import { scbGrades6, scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import { number, scbCells, scbText } from './made-up.ts'
import { outcome, times } from './outcome.ts'

const rows = [0, 1, 2].map((index) => scbCells(9, index))
const swap = (cells: readonly string[], a: number, b: number): string[] =>
  cells.map((cell, i) => (i === a ? (cells[b] ?? '') : i === b ? (cells[a] ?? '') : cell))

/** Message of the check, with the proof that it stopped the file. */
async function stopped(
  check: string,
  content: string | Uint8Array,
  source = scbGrades9,
  schoolYear: number | null = null,
): Promise<string> {
  const read = await outcome(source, content, { schoolYear })
  assert.equal(read.checks.find((made) => made.check === check)?.severity, 'blocking')
  assert.deepEqual([read.grades, read.heldBack], [[], []])
  return read.broken[check] ?? ''
}

test('an empty file, a heading alone and a cut file are stopped', async () => {
  assert.match(await stopped('empty-file', ''), /Filen är tom/)
  const heading = 'System;Datum;Version;PersonNr;Skolenhetskod;Klass;Fornamn;Efternamn;Bl\r\n'
  assert.match(await stopped('no-rows', heading), /rubriker men inga datarader/)
  const text = scbText(rows)
  assert.match(await stopped('cut-row', text.slice(0, -30)), /Filen är avbruten: sista raden \(rad 3/)
  assert.match(
    await stopped('cut-quote', text.replace('Extens;2025-06-12', '"Extens;2025-06-12')),
    /citattecken avslutas aldrig \(rad 1\)/,
  )
  const cut = Buffer.from(text).subarray(0, Buffer.from(text).lastIndexOf('Å') + 1)
  assert.match(await stopped('cut-character', cut), /mitt i ett tecken/)
})

test('doubly encoded names are stopped', async () => {
  assert.match(await stopped('double-encoding', Buffer.from(Buffer.from(scbText(rows)).toString('latin1'))), /6 ställen/)
})

test('wrong numbers of columns are stopped, and the other year’s file names its source', async () => {
  assert.match(
    await stopped('column-count', scbText([...rows, rows[0]?.slice(0, 30) ?? []])),
    /rad 4: 30 kolumner i stället för 33/,
  )
  assert.match(await stopped('column-count', scbText([scbCells(6, 0)])), /som i filen för åk 6: läs in den som scb-grades-6/)
  assert.match(await stopped('column-count', scbText(rows), scbGrades6), /läs in den som scb-grades-9/)
})

test('swapped columns are stopped with the column and what it holds', async () => {
  const swapped = async (a: number, b: number): Promise<string> =>
    stopped('swapped-columns', scbText(rows.map((cells) => swap(cells, a, b))))
  assert.match(await swapped(3, 4), /kolumn PersonNr: innehåller skolenhetskoder/)
  assert.match(await swapped(6, 8), /kolumn Fornamn: innehåller betyg/)
  assert.match(await swapped(15, 16), /kolumn M2 \(språk\): innehåller betyg/)
  assert.match(await swapped(1, 3), /kolumn Datum: innehåller personnummer/)
  assert.match(await swapped(5, 4), /kolumn Skolenhetskod.*|kolumn Klass: innehåller skolenhetskoder/)
})

test('a heading row in the described order is passed over and told; in another order it stops the file', async () => {
  const heading = 'System;Datum;Version;PersonNr;Skolenhetskod;Klass;Fornamn;Efternamn'
  const rest = ';Bl'.repeat(25)
  const read = await outcome(scbGrades9, `${heading}${rest}\r\n${scbText(rows)}`)
  assert.match(read.broken['heading-row'] ?? '', /börjar med en rubrikrad/)
  assert.deepEqual([read.rowsRead, read.grades[0]?.line], [3, 2])
  const moved = heading.replace('Fornamn;Efternamn', 'Efternamn;Fornamn')
  assert.match(await stopped('moved-headings', `${moved}${rest}\r\n${scbText(rows)}`), /kolumn 7 ska vara Fornamn/)
})

test('the date of extraction must be a date, the same on all rows', async () => {
  const dated = (...dates: string[]): string => scbText(dates.map((date, index) => scbCells(9, index, { 1: date })))
  assert.match(await stopped('extraction-date', dated('2025-06-12', '2025-06-13')), /rad 2, kolumn Datum: ett annat datum/)
  assert.match(await stopped('extraction-date', dated('2025-06-31')), /10 tecken, siffror och streck/)
  assert.match(await stopped('extraction-date', dated('45820')), /5 tecken, bara siffror/)
  assert.equal((await outcome(scbGrades9, dated('2025−06−12'))).extracted, '2025-06-12')
})

test('a file from October to December needs its school year, and a school year against the date is stopped', async () => {
  const late = scbText([scbCells(9, 0, { 1: '2025-10-01' })])
  assert.match(await stopped('school-year-known', late), /2025-10-01, som kan höra till två läsår.*--school-year 2024\/25/)
  assert.deepEqual(times(await outcome(scbGrades9, late, { schoolYear: 2024 })), ['2024 VT 9'])
  assert.match(await stopped('school-year-known', scbText(rows), scbGrades9, 2020), /betyder 2024\/25, men 2020\/21 är angivet/)
  assert.deepEqual(times(await outcome(scbGrades9, scbText(rows), { schoolYear: 2024 })), ['2024 VT 9'])
})

test('numbers that Excel has rounded stop the file; a class called 7E1 does not', async () => {
  const rounded = scbText([scbCells(9, 0), scbCells(9, 1, { 3: '2,00901E+11' })])
  assert.match(await stopped('scientific-number', rounded), /1 värde har avrundats.*rad 2, kolumn PersonNr/)
  assert.ok('scientific-number' in (await outcome(scbGrades9, scbText([scbCells(9, 0, { 5: '7,00E+01' })]))).broken)
  assert.deepEqual((await outcome(scbGrades9, scbText([scbCells(9, 0, { 5: '7E1' })]))).broken, {})
})

test('a workbook, an old workbook and a PDF are told as files of the wrong kind', async () => {
  const book = utils.book_new(utils.aoa_to_sheet([['x']]), 'A')
  assert.match(
    await stopped('file-kind', new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))),
    /källan lämnar textfiler/,
  )
  assert.match(await stopped('file-kind', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])), /Spara den som .xlsx utan lösenord/)
  assert.match(await stopped('file-kind', new TextEncoder().encode('%PDF-1.7')), /PDF eller en packad fil/)
})

test('a file beyond the size limit is stopped before it is read', async () => {
  assert.match(await stopped('file-size', new Uint8Array(100 * 1024 * 1024 + 1)), /101 MB, högst 100 MB läses/)
})

test('a separator after every line is told and the rows are read', async () => {
  const read = await outcome(scbGrades9, scbText(rows.map((cells) => [...cells, ''])))
  assert.match(read.broken['trailing-separator'] ?? '', /Varje rad slutar/)
  assert.equal(read.grades.length, 3)
})

test('unreadable letters stop the file', async () => {
  assert.match(await stopped('unreadable-characters', scbText(rows).replace('Å', '\ufffd')), /1 ställe, det första på rad 1/)
})

test('a passed file tells every check with count 0', async () => {
  const read = await outcome(scbGrades9, scbText(rows))
  assert.ok(read.checks.length >= 20)
  assert.ok(read.checks.every((check) => check.count === 0 && tellOutcome(check).message.endsWith('.')))
  assert.equal(read.grades[0]?.identity.personalNumber, number(0))
})
