// The PDF, read back by another library than the one that wrote it: selectable text, tags, the same figures.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { lettersOf, printable } from '../../../src/report/files/pdf/letters.ts'
import { figuresOf, openInk, openPdfWriter } from '../../../src/report/index.ts'
import { cell, merit, share, viewOf } from '../../picture/answers.ts'
import {
  followedQuestion,
  meritQuestion,
  pageOf,
  panelsQuestion,
  pupilsQuestion,
  type Question,
  refusedQuestion,
  schoolsAnswer,
  schoolsView,
  shareQuestion,
  summedQuestion,
  type Three,
} from './made-up-pages.ts'

const write = openPdfWriter(openInk())

interface Node {
  readonly role?: string
  readonly alt?: string
  readonly children?: readonly (Node & { readonly id?: string })[]
}
interface Read {
  readonly text: string
  readonly pages: readonly string[]
  readonly roots: readonly Node[]
  readonly marked: boolean
  readonly info: Record<string, unknown>
  readonly metadata: string
  readonly language: string | null
}

async function readPdf(bytes: Buffer): Promise<Read> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  const pages: string[] = []
  const roots: Node[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    const tree = await page.getStructTree()
    if (tree !== null) roots.push(tree as Node)
  }
  const { info, metadata } = await pdf.getMetadata()
  // the types say an object, the library answers a map
  const marks = (await pdf.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null
  const marked = marks?.get('Marked') === true
  await task.destroy()
  return {
    ...{ text: pages.join('\n'), pages, roots, marked, info: info as Record<string, unknown> },
    metadata: metadata?.getRaw() ?? '',
    language: (info as { Language?: string }).Language ?? null,
  }
}

const nodesIn = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesIn)]
const plain = (text: string): string => text.replaceAll(/\s+/g, ' ')

const page = pageOf(
  [meritQuestion, shareQuestion, pupilsQuestion, summedQuestion, panelsQuestion, followedQuestion, refusedQuestion],
  {
    before: [
      { kind: 'heading', id: 'h', text: 'Betyg i årskurs 9' },
      { kind: 'text', id: 't', text: '#let x = 1 $a$ *b* _c_ [d](e) 👍' },
    ],
  },
)
const told = await readPdf(write(page))

test('it says what it is: PDF/UA-1, tagged, in Swedish, with title, maker and the version’s own date', () => {
  assert.equal(told.marked, true)
  assert.equal(told.language, 'sv-SE')
  assert.match(told.metadata, /<pdfuaid:part>1<\/pdfuaid:part>/)
  assert.deepEqual([told.info.Title, told.info.Author], ['Rapport', 'Marianne Sjöholm, verksamhetschef'])
  assert.match(String(told.info.CreationDate), /^D:20261123/)
})

test('every figure of every table stands in the text, row by row', () => {
  const text = plain(told.text)
  for (const { panels } of figuresOf(page)) {
    for (const { table } of panels) {
      const headings = plain([table.first, ...table.columns.map(({ label }) => label)].join(' '))
      assert.ok(text.includes(headings), `${headings} in ${text}`)
      for (const { label, cells } of table.rows) {
        const row = plain([label, ...cells.map((cell) => cell.text)].join(' '))
        assert.ok(text.includes(row), `${row} in ${text}`)
      }
    }
  }
})

test('sentences, conditions, refusals, sources and definitions are told, and what a person wrote is never read as code', () => {
  const text = plain(told.text)
  for (const each of [
    'Flickorna ligger 17 poäng över pojkarna i kommunen.',
    'Årskurs 9',
    'Din roll ger inte tillgång till klasser på en annan skola.',
    'Källa: Slutbetyg årskurs 9, 1 fil',
    'Så räknas Meritvärde.',
    '10000001-2025.txt',
    'https://skolspegel.example/utforska?version=41',
    'Filen är till den som tog fram den.',
    '#let x = 1 $a$ *b* _c_ [d](e) □',
    'Tecken som typsnittet saknar står som □.',
  ])
    assert.ok(text.includes(each), `${each} in ${text}`)
  assert.match(told.pages[0] ?? '', /1 av \d/)
})

test('tables have heading cells, pictures have words, and no level of headings is skipped', () => {
  const nodes = told.roots.flatMap(nodesIn)
  const tables = nodes.filter(({ role }) => role === 'Table')
  assert.ok(tables.length >= 4)
  for (const each of tables)
    assert.ok(
      nodesIn(each).some(({ role }) => role === 'TH'),
      'a table without heading cells',
    )
  const alts = nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt ?? '')
  assert.ok(alts.every((alt) => alt !== ''))
  assert.ok(
    alts.some((alt) =>
      /^Meritvärde per skola\. Skillnader\. Flickorna ligger 17 poäng .* Samma siffror finns i tabellen\.$/.test(plain(alt)),
    ),
    alts.join('\n'),
  )
  const levels = nodes.flatMap(({ role }) => (/^H\d$/.test(role ?? '') ? [Number(role?.slice(1))] : []))
  assert.equal(levels[0], 1)
  for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, levels.join(' '))
})

test('the same page gives the same bytes, another figure others', () => {
  assert.ok(write(page).equals(write(page)))
  assert.ok(!write(page).equals(write(pageOf([meritQuestion]))))
})

const many = (count: number): Record<string, Three> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, at) => [
      `Skola ${at + 1}`,
      [
        [230 + (at % 9), 9],
        [214, 9],
        [222, 6],
      ] as Three,
    ]),
  )

test('a heading, its picture and its table stay on one page where one is enough', async () => {
  const question: Question = { title: 'Nio skolor', view: schoolsView('meritValue'), answer: schoolsAnswer(merit, many(9), null) }
  const { pages } = await readPdf(write(pageOf([question, { ...question, title: 'Nio till' }])))
  for (const title of ['Nio skolor', 'Nio till']) {
    const on = pages.filter((text) => text.includes(title) && plain(text).includes('Skola 9 238 214'))
    assert.equal(on.length, 1, title)
  }
})

test('a heading stands on the page of the question it leads to, and the page with the title is not left empty', async () => {
  const tall: Question = {
    title: 'Sjutton skolor',
    view: schoolsView('meritValue'),
    answer: schoolsAnswer(merit, many(17), null),
  }
  const headings = { 1: 'Avsnitt ett', 2: 'Avsnitt två', 3: 'Avsnitt tre' }
  const titles = ['Första', 'Andra', 'Tredje', 'Fjärde']
  const { pages } = await readPdf(write(pageOf(titles.map((title) => ({ ...tall, title })).slice(0, 3), { headings })))
  for (const [at, heading] of ['Avsnitt ett', 'Avsnitt två'].entries()) {
    const on = pages.find((text) => text.includes(heading)) ?? ''
    assert.ok(on.includes(`${titles[at + 1]}\n`), `${heading}: ${on}`)
    // with its picture
    assert.ok(/Skuggan visar/.test(on), `${heading}: ${on}`)
  }
  assert.match(pages[0] ?? '', /Skuggan visar/)
})

test('a narrow table stands beside its picture, so that two such questions have room on a page', async () => {
  const single = { ...viewOf('meritValue', { rows: 'school' }) }
  const narrow: Question = {
    title: 'Smal',
    view: single,
    answer: { ...schoolsAnswer(merit, {}, null), cells: Object.keys(many(8)).map((school) => cell(merit, { school }, [230, 9])) },
  }
  const { pages, roots } = await readPdf(write(pageOf(['Ett', 'Två', 'Tre'].map((title) => ({ ...narrow, title })))))
  assert.ok(pages.some((text) => text.includes('Två\n') && text.includes('Tre\n')))
  for (const school of Object.keys(many(8))) assert.ok(plain(pages.join(' ')).includes(`${school} 230 40`), school)
  assert.equal(roots.flatMap(nodesIn).filter(({ role }) => role === 'Table').length, 4, 'three questions and the files')
})

test('where nothing is shown there is no picture of hatching, and the table has all of its marks', async () => {
  const hidden: Question = {
    title: 'Dolda',
    view: schoolsView('meritValue'),
    answer: schoolsAnswer(merit, { A: ['hidden', 'hidden', 'hidden'] }, [
      [233, 4],
      [217, 4],
      [225, 3],
    ]),
  }
  const { text, roots } = await readPdf(write(pageOf([hidden])))
  assert.ok(plain(text).includes('A .. .. .. .. ..') && plain(text).includes('Kommunen 233 217 +16 225 40'))
  assert.equal(roots.flatMap(nodesIn).filter(({ role }) => role === 'Figure').length, 1, 'the product’s mark alone')
})

test('of many files there is one line a source, with how many and from when', async () => {
  const made = pageOf([meritQuestion])
  const [file] = made.files
  assert.ok(file !== undefined)
  const files = Array.from({ length: 40 }, (_, at) => ({ ...file, file: `f${at}.txt`, extracted: `${2016 + (at % 10)}-06-12` }))
  const { text } = await readPdf(write({ ...made, files }))
  assert.ok(plain(text).includes('Slutbetyg årskurs 9 40 18 juni 2025 12 juni 2016 till 12 juni 2025'), text)
  assert.ok(!text.includes('f17.txt'))
})

test('a question longer than a page is drawn in parts, its table goes on with its headings, and nothing is lost', async () => {
  const question: Question = { title: 'Många', view: schoolsView('meritValue'), answer: schoolsAnswer(merit, many(90), null) }
  const { pages, roots } = await readPdf(write(pageOf([question])))
  const text = plain(pages.join(' '))
  for (const school of Object.keys(many(90))) assert.ok(text.includes(`${school} 2`), school)
  assert.ok(pages.filter((each) => plain(each).includes('Skola Flickor Pojkar Skillnad Alla Elever')).length >= 2)
  const alts = roots.flatMap(nodesIn).flatMap(({ role, alt }) => (role === 'Figure' ? [alt ?? ''] : []))
  assert.ok(alts.filter((alt) => /\(del \d av \d\)$/.test(alt)).length >= 3, alts.join('\n'))
})

test('figures that cannot be drawn are told in the table alone', async () => {
  const closed: Record<string, Three> = { A: ['hidden', 'hidden', 'hidden'] }
  const question: Question = {
    title: 'Dolt',
    view: { ...schoolsView('share'), form: 'table' },
    answer: schoolsAnswer(share, closed, null),
  }
  const { text, roots } = await readPdf(write(pageOf([question])))
  assert.ok(plain(text).includes('A .. .. .. .. ..'))
  assert.equal(roots.flatMap(nodesIn).filter(({ role }) => role === 'Figure').length, 1, 'the product’s mark alone')
})

const regular = readFileSync(new URL(import.meta.resolve('source-sans/TTF/SourceSans3-Regular.ttf')))

test('letters that the face lacks are told as □, and marks of direction and joining are left out', () => {
  const has = lettersOf(regular)
  assert.equal(printable('Åäö é – − ”x” 84\u00a0%', has), 'Åäö é – − ”x” 84\u00a0%')
  assert.equal(printable('سلام 漢 👍🏽 a\u200db\u202ec', has), '□□□□ □ □□ abc')
  assert.equal(printable('e\u0301', has), 'é')
})
