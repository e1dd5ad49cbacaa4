import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { enrolmentCells, enrolmentHeading, number, rosterText } from './made-up.ts'
import { held, outcome } from './outcome.ts'

const roster = rosterSource({ today: () => '2025-01-15' })
const units: string[][] = [
  ['Skolenhetskod', 'Namn', 'Kommunkod', 'Huvudman'],
  ['12345678', 'Åsskolan 7–9', '0381', 'Kommunal'],
]
const pupils = (...rows: readonly unknown[][]): WorkSheet => utils.aoa_to_sheet([enrolmentHeading.split(';'), ...rows])
function workbook(...sheets: readonly WorkSheet[]): Uint8Array {
  const book = utils.book_new()
  sheets.forEach((sheet, i) => void utils.book_append_sheet(book, sheet, `Blad${i + 1}`))
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true }))
}

test('one workbook with several sheets gives units and pupils, the same as CSV', async () => {
  const read = await outcome(roster, workbook(utils.aoa_to_sheet(units), pupils(enrolmentCells(0))))
  assert.deepEqual(read.broken, {})
  assert.deepEqual([read.units.length, read.enrolments.length, read.rowsRead], [1, 1, 2])
  const alone = await outcome(roster, workbook(pupils(enrolmentCells(0))))
  assert.equal(alone.contentHash, (await outcome(roster, rosterText(enrolmentHeading, [enrolmentCells(0)]))).contentHash)
})

test('a row held back names its sheet when there are several', async () => {
  const read = await outcome(roster, workbook(utils.aoa_to_sheet(units), pupils(enrolmentCells(0, { 7: 'Flicka' }))))
  assert.match(held(read)[0] ?? '', /^2 blad 2: Kön: /)
})

test('a date cell in a date column is read as its date', async () => {
  const sheet = pupils(enrolmentCells(0))
  sheet.K2 = { t: 'n', v: 45523, z: 'yyyy-mm-dd' }
  assert.equal((await outcome(roster, workbook(sheet))).enrolments[0]?.validFrom, '2024-08-19')
})

test('a bare number in a date column is held back as a serial number', async () => {
  const sheet = pupils(enrolmentCells(0))
  sheet.K2 = { t: 'n', v: 45523 }
  assert.equal((await outcome(roster, workbook(sheet))).heldBack[0]?.check, 'date-serial')
})

test('a class that Excel has made a date stops the file, one that it has made a number is told', async () => {
  const dated = pupils(enrolmentCells(0))
  dated.G2 = { t: 'n', v: 45907, z: 'd/m' }
  const stopped = await outcome(roster, workbook(dated))
  assert.match(stopped.broken['date-cell'] ?? '', /1 värde har gjorts om till datum av Excel, det första är rad 2, kolumn Klass/)
  assert.deepEqual(stopped.enrolments, [])
  const numbered = await outcome(roster, workbook(pupils(enrolmentCells(0).map((cell, i) => (i === 6 ? 70 : cell)))))
  assert.match(numbered.broken['number-cell'] ?? '', /1 värde står som tal.*kolumn Klass.*Kontrollera klasser som 7E1/)
  assert.equal(numbered.enrolments[0]?.class, '70')
})

test('a personal number kept as a number is read whole and told; a stage year as a number is as it should be', async () => {
  const cells = enrolmentCells(0).map((cell, i) => (i === 0 || i === 5 ? Number(cell) : cell))
  const read = await outcome(roster, workbook(pupils(cells)))
  assert.equal(read.enrolments[0]?.identity.personalNumber, number(0))
  assert.match(read.broken['number-cell'] ?? '', /^1 värde .*kolumn Personnummer/)
})

test('a municipality code kept as a number has lost its zero, unless its format shows it', async () => {
  const [headings = [], values = []] = units
  const bare = utils.aoa_to_sheet([headings, values])
  bare.C2 = { t: 'n', v: 381 }
  assert.equal((await outcome(roster, workbook(bare))).heldBack[0]?.check, 'lost-zeros')
  const shown = utils.aoa_to_sheet([headings, values])
  shown.C2 = { t: 'n', v: 381, z: '0000' }
  assert.equal((await outcome(roster, workbook(shown))).units[0]?.municipality, '0381')
})

test('förskoleklass that Excel has made false is held back with the reason', async () => {
  const read = await outcome(roster, workbook(pupils(enrolmentCells(0).map((cell, i) => (i === 5 ? false : cell)))))
  assert.match(held(read)[0] ?? '', /Ett F kan ha gjorts om till FALSKT av Excel/)
})

test('a sheet that is none of the deliveries stops the file and is named by its number', async () => {
  const read = await outcome(roster, workbook(utils.aoa_to_sheet(units), utils.aoa_to_sheet([['Anteckningar'], ['x']])))
  assert.match(read.broken['unknown-delivery'] ?? '', /om blad 2 innehåller/)
  assert.deepEqual(read.units, [])
})
