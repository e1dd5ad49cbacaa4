// A good file of every file source, and the ways in which files are damaged before they arrive.
import type { WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import type { ReadFile, Source } from '../../../src/load/source.ts'
import { attendanceSource } from '../../../src/load/sources/attendance.ts'
import { nationalTests } from '../../../src/load/sources/national-tests.ts'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { scbGrades6, scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import { surveyAnswers } from '../../../src/load/sources/survey-answers.ts'
import type { Coming } from './desk.ts'
import {
  answerCells,
  answerHeading,
  enrolmentCells,
  enrolmentHeading,
  lessonCells,
  lessonHeading,
  scbCells,
  testCells,
  testHeading,
  windows1252,
} from './made-up.ts'

type Change = (cell: string, heading: string, row: number) => string

export interface Good {
  readonly source: Source
  /** names of the columns; SCB's stand in no heading row */
  readonly columns: readonly string[]
  readonly headed: boolean
  readonly rows: readonly (readonly string[])[]
  /** the column of its date of extraction; null when it has none */
  readonly extracted: string | null
  /** one of its columns of grades */
  readonly graded: string | null
  /** one of numbers that may have decimals or must not */
  readonly numeric: string | null
  readonly text: (change?: Change) => string
  readonly read: (change?: Change) => Promise<ReadFile>
}

const [ek, bjork] = ['01234567', '12345678']
/** Six pupils of one school, four of another, in a class with a dash in its name and one with a hyphen. */
const places = Array.from({ length: 10 }, (_, at) =>
  at < 6 ? { school: ek, class: '7–9 A' } : { school: bjork, class: '7-9 B' },
)

function good(
  source: Source,
  heading: string | readonly string[],
  cellsOf: (at: number) => readonly string[],
  { extracted = 'Uttagsdatum', graded = null, numeric = null }: Partial<Pick<Good, 'extracted' | 'graded' | 'numeric'>> = {},
): Good {
  const headed = typeof heading === 'string'
  const columns = headed ? heading.split(';') : heading
  const rows = places.map((place, at) =>
    cellsOf(at).map((cell, column) =>
      columns[column] === 'Skolenhetskod' ? place.school : columns[column] === 'Klass' ? place.class : cell,
    ),
  )
  const text: Good['text'] = (change = (cell) => cell) =>
    [...(headed ? [columns] : []), ...rows.map((row, at) => row.map((cell, column) => change(cell, columns[column] ?? '', at)))]
      .map((cells) => `${cells.join(';')}\r\n`)
      .join('')
  const read: Good['read'] = (change) => source.read('a.csv', Buffer.from(text(change)), { schoolYear: null })
  return { source, columns, headed, rows, extracted, graded, numeric, text, read }
}

const scbColumns = (stageYear: 6 | 9): readonly string[] =>
  scbCells(stageYear, 0).map(
    (_, at) =>
      ['System', 'Datum', 'Version', 'Personnummer', 'Skolenhetskod', 'Klass', 'Förnamn', 'Efternamn', 'BL'][at] ?? `${at + 1}`,
  )

export const goodFiles: readonly Good[] = [
  good(scbGrades9, scbColumns(9), (at) => scbCells(9, at), { extracted: 'Datum', graded: 'BL' }),
  good(scbGrades6, scbColumns(6), (at) => scbCells(6, at), { extracted: 'Datum', graded: 'BL' }),
  good(rosterSource({ today: () => '2025-01-15' }), enrolmentHeading, (at) => enrolmentCells(at), { extracted: null }),
  good(nationalTests, testHeading, (at) => testCells(at), { graded: 'Resultat' }),
  good(attendanceSource, lessonHeading, (at) => lessonCells(at), { numeric: 'Lektionsminuter' }),
  good(surveyAnswers, answerHeading, (at) => answerCells({ Svar: String(1 + (at % 4)) }), { numeric: 'Svar' }),
]

export interface Bad {
  readonly name: string
  /** `form`: the same rows in another dress, to be read as such or told; `told`: must be told */
  readonly meant: 'form' | 'told'
  /** the files that come; null where the source has nothing of the kind */
  readonly of: (good: Good) => readonly Coming[] | null
}

const utf8 = (text: string): Uint8Array => Buffer.from(text)
const one = (bytes: Uint8Array, name = 'fil.csv'): readonly Coming[] => [{ name, bytes }]
const whole =
  (make: (text: string, good: Good) => Uint8Array): Bad['of'] =>
  (file) =>
    one(make(file.text(), file))
const cells =
  (change: (good: Good) => Change | null): Bad['of'] =>
  (file) => {
    const changed = change(file)
    return changed === null ? null : one(utf8(file.text(changed)))
  }
/** The heading row rewritten; only of sources that have one. */
const heading =
  (change: (columns: readonly string[], good: Good) => readonly string[]): Bad['of'] =>
  (file) => {
    if (!file.headed) return null
    const [, ...rows] = file.text().split('\r\n')
    return one(utf8([change(file.columns, file).join(';'), ...rows].join('\r\n')))
  }
const inColumn = (name: string | null, to: (cell: string) => string, only = (_row: number): boolean => true): Change | null =>
  name === null ? null : (cell, column, row) => (column === name && only(row) ? to(cell) : cell)
/** A column that is neither a school nor a date, by which one row differs from another. */
const telling = ({ columns }: Good): string => (columns.includes('Personnummer') ? 'Personnummer' : 'Svar')
const lines = (text: string): readonly string[] => text.split('\r\n').filter((line) => line !== '')
const joined = (rows: readonly string[]): Uint8Array => utf8(rows.map((row) => `${row}\r\n`).join(''))

/** A workbook of the rows, changed before it is written. SCB's files are text, and refuse it. */
const workbook =
  (change: (sheet: WorkSheet, good: Good) => WorkSheet = (sheet) => sheet, hidden: 0 | 1 = 0): Bad['of'] =>
  (file) => {
    const book = utils.book_new()
    const rows = [...(file.headed ? [file.columns] : []), ...file.rows].map((row) => [...row])
    utils.book_append_sheet(book, change(utils.aoa_to_sheet(rows), file), 'A')
    if (hidden === 1) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'B')
    book.Workbook = { Sheets: [{ Hidden: 0 }, ...(hidden === 1 ? [{ Hidden: hidden }] : [])] }
    return one(new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true })), 'fil.xlsx')
  }
const cellAt = ({ columns }: Good, name: string): string => utils.encode_cell({ r: 1, c: Math.max(0, columns.indexOf(name)) })

export const badInputs: readonly Bad[] = [
  { name: 'Windows-1252', meant: 'form', of: whole((text) => windows1252(text)) },
  { name: 'UTF-8 with byte order mark', meant: 'form', of: whole((text) => utf8(`\ufeff${text}`)) },
  { name: 'UTF-16 (Unicode text)', meant: 'form', of: whole((text) => Buffer.from(`\ufeff${text}`, 'utf16le')) },
  { name: 'letters in two parts (Mac)', meant: 'form', of: whole((text) => utf8(text.normalize('NFD'))) },
  { name: 'doubly encoded letters', meant: 'told', of: whole((text) => utf8(Buffer.from(text).toString('latin1'))) },
  { name: 'lost letters (�)', meant: 'told', of: whole((text) => utf8(text.replaceAll(/[åäöÅÄÖ–]/g, '\ufffd'))) },
  { name: 'tab between cells', meant: 'form', of: whole((text) => utf8(text.replaceAll(';', '\t'))) },
  { name: 'line ends of another system', meant: 'form', of: whole((text) => utf8(text.replaceAll('\r\n', '\n'))) },
  { name: 'minus sign (U+2212) for a hyphen', meant: 'form', of: whole((text) => utf8(text.replaceAll('7-9', '7−9'))) },
  {
    name: 'decimal comma and point mixed',
    meant: 'told',
    of: cells(({ numeric }) =>
      numeric === null ? null : (cell, column, row) => (column === numeric ? `${cell}${row % 2 === 0 ? ',5' : '.5'}` : cell),
    ),
  },
  { name: 'lost leading zeros', meant: 'told', of: cells(() => inColumn('Skolenhetskod', (cell) => cell.replace(/^0/, ''))) },
  {
    name: 'numbers as 2,00901E+11',
    meant: 'told',
    of: cells(({ columns }) =>
      inColumn(columns.includes('Personnummer') ? 'Personnummer' : 'Skolenhetskod', () => '2,00901E+11'),
    ),
  },
  {
    name: 'dates as serial numbers',
    meant: 'told',
    of: cells(({ extracted }) => inColumn(extracted ?? 'Inskriven från', () => '45820')),
  },
  { name: 'cut in a row', meant: 'told', of: whole((text) => utf8(text.slice(0, -12))) },
  { name: 'cut in a quotation', meant: 'told', of: whole((text) => utf8(text.replace(/;([^;]*)\r\n$/, ';"$1\r\n'))) },
  { name: 'cut in a letter', meant: 'told', of: whole((text) => Buffer.from(`${text}Å`).subarray(0, -1)) },
  { name: 'empty', meant: 'told', of: whole(() => utf8('')) },
  { name: 'a heading row alone', meant: 'told', of: whole((_, { columns }) => joined([columns.join(';')])) },
  { name: 'the same file again', meant: 'form', of: whole(utf8) },
  { name: 'the same file under another name', meant: 'form', of: (file) => one(utf8(file.text()), 'kopia (2).csv') },
  {
    name: 'its rows in another order',
    meant: 'form',
    of: whole((text, { headed }) => {
      const [first = '', ...rest] = lines(text)
      return joined(headed ? [first, ...rest.reverse()] : [...rest.reverse(), first])
    }),
  },
  {
    name: 'twice in one load',
    meant: 'told',
    of: (file) => [...one(utf8(file.text()), 'en.csv'), ...one(utf8(file.text()), 'två.csv')],
  },
  {
    name: 'yesterday’s file after today’s',
    meant: 'told',
    of: cells(({ extracted }) => inColumn(extracted, (cell) => cell.replace(/\d\d$/, '10'))),
  },
  {
    name: 'a row twice',
    meant: 'told',
    of: (file) =>
      file.columns.includes('Personnummer') ? one(joined([...lines(file.text()), ...lines(file.text()).slice(-1)])) : null,
  },
  {
    name: 'a column added',
    meant: 'told',
    of: (file) => one(joined(lines(file.text()).map((line, at) => `${line};${at === 0 && file.headed ? 'Skolskjuts' : 'x'}`))),
  },
  {
    name: 'a column renamed',
    meant: 'told',
    of: heading((columns) => columns.map((name) => (name === 'Skolenhetskod' ? 'Enhet' : name))),
  },
  {
    name: 'a column left out',
    meant: 'told',
    of: (file) => one(joined(lines(file.text()).map((line) => without(line, file.columns.indexOf('Skolenhetskod'))))),
  },
  {
    name: 'a column doubled',
    meant: 'told',
    of: heading((columns, file) => columns.map((name) => (name === 'Klass' || name === 'Grupp' ? telling(file) : name))),
  },
  {
    name: 'columns in another order, headings too',
    meant: 'form',
    of: (file) => (file.headed ? one(joined(lines(file.text()).map((line) => line.split(';').reverse().join(';')))) : null),
  },
  { name: 'two columns swapped, not their headings', meant: 'told', of: (file) => one(utf8(swapped(file))) },
  { name: 'a workbook', meant: 'form', of: workbook() },
  { name: 'a hidden sheet', meant: 'told', of: workbook(undefined, 1) },
  {
    name: 'merged heading cells',
    meant: 'told',
    of: workbook((sheet) => ({ ...sheet, '!merges': [{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }] })),
  },
  {
    name: 'a formula without its value',
    meant: 'told',
    of: workbook((sheet, file) => ({ ...sheet, [cellAt(file, 'Skolenhetskod')]: { t: 'n', f: 'A1' } })),
  },
  {
    name: 'a class 7E1 that became the number 70',
    meant: 'told',
    of: (file) =>
      file.columns.includes('Klass')
        ? workbook((sheet) => ({ ...sheet, [cellAt(file, 'Klass')]: { t: 'n', v: 70 } }))(file)
        : null,
  },
  {
    name: 'one school missing',
    meant: 'told',
    of: whole((text) => joined(lines(text).filter((line) => !line.includes(`;${bjork};`)))),
  },
  {
    name: '40 % fewer rows',
    meant: 'told',
    of: whole((text, { headed }) => joined(lines(text).filter((_, at) => !fewer.has(at - (headed ? 1 : 0))))),
  },
]

const fewer = new Set([2, 3, 4, 5, 8, 9])
const without = (line: string, at: number): string => line.split(';').toSpliced(at, 1).join(';')

function swapped(file: Good): string {
  const [a, b] = [file.columns.indexOf('Skolenhetskod'), file.columns.indexOf(file.extracted ?? 'Läsår')]
  return lines(file.text())
    .map((line, at) => {
      const row = line.split(';')
      return at === 0 && file.headed
        ? line
        : row
            .with(a, row[b] ?? '')
            .with(b, row[a] ?? '')
            .join(';')
    })
    .map((line) => `${line}\r\n`)
    .join('')
}
