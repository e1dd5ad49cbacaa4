// The workbook against the screen: what its cells show, read by another library, is what the page's own table shows.
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import { type CellObject, read, SSF, utils, type WorkSheet } from '@e965/xlsx'
import { gridsOf, type Pivot, pivotOf, words } from '../../../src/picture/index.ts'
import { figuresOf, writeWorkbook } from '../../../src/report/index.ts'
import {
  followedQuestion,
  meritQuestion,
  pageOf,
  panelsQuestion,
  pupilsQuestion,
  type Question,
  refusedQuestion,
  shareQuestion,
  summedQuestion,
} from './made-up-pages.ts'

const questions: readonly Question[] = [
  ...[meritQuestion, shareQuestion, pupilsQuestion, summedQuestion, panelsQuestion, followedQuestion, refusedQuestion],
]
const page = pageOf(questions, { before: [{ kind: 'text', id: 't', text: 'Ett stycke.\n\nEtt till.' }] })
const book = read(await writeWorkbook(page), { type: 'buffer', cellNF: true })

/** What a Swedish Excel shows: the number in its cell's format, with decimal comma and no-break blanks. */
function shownIn(cell: CellObject | undefined): string {
  if (cell === undefined) return ''
  if (cell.t !== 'n') return String(cell.v ?? '')
  // this library reads no blank before the sign
  const english = String(SSF.format(String(cell.z).replace(' %', '%'), Number(cell.v)))
  return english.replaceAll(',', '\u00a0').replace('.', ',').replace('%', '\u00a0%')
}

const rowsOf = (sheet: WorkSheet): readonly (readonly string[])[] => {
  const { e } = utils.decode_range(sheet['!ref'] ?? 'A1')
  return Array.from({ length: e.r + 1 }, (_, r) =>
    Array.from({ length: e.c + 1 }, (_, c) => shownIn(sheet[utils.encode_cell({ r, c })] as CellObject | undefined)),
  )
}

/** The screen's table as rows of texts: headings, names of groups, figures, sums. */
const tableOf = ({ first, measures, groups }: Pivot): readonly (readonly string[])[] => [
  ...(measures.length < 2
    ? []
    : [['', ...measures.flatMap(({ head, columns }) => [head.label, ...columns.slice(1).map(() => '')])]]),
  [
    first,
    ...measures.flatMap(({ head, columns }) =>
      columns.map(({ kind, label }) => (kind === 'difference' && head.unit === 'share' ? `${label}, procentenheter` : label)),
    ),
  ],
  ...groups.flatMap(({ label, rows }) => [
    ...(label === null ? [] : [[label, ...measures.flatMap(({ columns }) => columns.map(() => ''))]]),
    ...rows.map((row) => [row.label, ...row.cells.map(({ text }) => text)]),
  ]),
]

/** Places of the screen's columns in the sheet, where each measure's are followed by what they are held against. */
function placesOf(screen: Pivot, whole: Pivot): readonly number[] {
  const places = [0]
  let at = 1
  for (const [nth, { columns }] of screen.measures.entries()) {
    for (const [column] of columns.entries()) places.push(at + column)
    at += whole.measures[nth]?.columns.length ?? 0
  }
  return places
}

test('every sheet shows the headings, names, figures, marks and sums of the table on the screen, in their order', () => {
  let compared = 0
  for (const [at, figure] of figuresOf(page).entries()) {
    const question = questions[at]
    assert.ok(question !== undefined && !('fault' in question.answer) && figure.pivot !== null)
    const screen = pivotOf(gridsOf(question.view, question.answer, words.municipality))
    assert.ok(screen !== null)
    const [places, wanted] = [placesOf(screen, figure.pivot), tableOf(screen)]
    const rows = rowsOf(book.Sheets[book.SheetNames[at + 1] ?? ''] ?? {})
    const top = rows.findIndex(([first]) => first === screen.first) - (screen.measures.length > 1 ? 1 : 0)
    for (const [nth, row] of wanted.entries()) {
      const told = places.map((place) => rows[top + nth]?.[place] ?? '')
      assert.deepEqual(told, row, `${figure.title}, row ${nth}`)
      compared += row.length
    }
  }
  assert.ok(compared > 120, `${compared} cells compared`)
})

test('a sum stands last, named as on the screen', () => {
  const rows = rowsOf(book.Sheets['4 Elever med summa'] ?? {})
  assert.deepEqual(
    rows.slice(5, 9).map((row) => row.slice(0, 2)),
    [
      ['Skola', 'Elever'],
      ['Almskolan', '1\u00a0042'],
      ['Björkskolan', '..'],
      ['Alla skolor', '1\u00a0360'],
    ],
  )
})

const golden = new URL('./golden/workbook.txt', import.meta.url)

test('the workbook as it is read is the golden one', () => {
  const told = book.SheetNames.flatMap((name) => [
    `## ${name}`,
    ...rowsOf(book.Sheets[name] ?? {}).map((row) => row.join(' | ').replace(/[ |]+$/, '')),
    '',
  ]).join('\n')
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, told)
  assert.equal(told, readFileSync(golden, 'utf8'))
})
