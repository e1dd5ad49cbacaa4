import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layout6, layout9 } from '../../../src/load/sources/scb-columns.ts'
import { scbGrades6, scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import { family, given, number, scbCells, scbText, windows1252 } from './made-up.ts'
import { held, outcome, times } from './outcome.ts'

/** Position of a heading or a subject's grade. */
const at = (name: string, layout = layout9): number =>
  layout.columns.findIndex((column) => column.heading === name || (column.kind === 'grade' && column.subject === name))
const one = (changes: Record<number, string>, stageYear: 6 | 9 = 9): string =>
  scbText([scbCells(stageYear, 0, changes), scbCells(stageYear, 1)])

test('a row becomes a pupil with class, unit, sex and the grades as the file has them', async () => {
  const read = await outcome(scbGrades9, scbText([scbCells(9, 0)]))
  assert.deepEqual(read.broken, {})
  assert.equal(read.extracted, '2025-06-12')
  assert.deepEqual(times(read), ['2024 VT 9'])
  const [row] = read.grades
  assert.deepEqual(row?.identity, { personalNumber: number(0), givenName: given, familyName: family })
  assert.deepEqual([row?.line, row?.school, row?.class], [1, '12345678', '9A'])
  assert.equal(row?.grades.length, 22)
  assert.deepEqual(row?.grades[6], { subject: 'M2', grade: 'C', language: 'SPA' })
  assert.deepEqual(row?.grades[0], { subject: 'BL', grade: 'A', language: null })
})

test('åk 6 reads the block grades, Y and Z, and 9999999999 as no class', async () => {
  const changes = { 5: '9999999999', [at('BL', layout6)]: 'Y', [at('EN', layout6)]: 'Z' }
  const read = await outcome(scbGrades6, one(changes, 6))
  assert.deepEqual(read.broken, {})
  assert.deepEqual(times(read), ['2024 VT 6'])
  assert.equal(read.grades[0]?.class, null)
  assert.deepEqual(
    read.grades[0]?.grades.filter(({ subject }) => ['BL', 'EN', 'NO', 'BI'].includes(subject)).map(({ grade }) => grade),
    ['Y', 'Z', 'B', '2'],
  )
})

test('a temporary number tells the sex by its second last character', async () => {
  const read = await outcome(scbGrades9, scbText([scbCells(9, 0, { 3: '20090101TF24' }), scbCells(9, 1, { 3: '20090101TF34' })]))
  assert.deepEqual(
    read.grades.map(({ sex }) => sex),
    ['female', 'male'],
  )
})

test('the same rows give the same content hash in any order, encoding and line end, and another when one grade changes', async () => {
  const rows = [0, 1, 2].map((index) => scbCells(9, index, { 5: '7–9 B' }))
  const hash = async (content: string | Uint8Array): Promise<string> => (await outcome(scbGrades9, content)).contentHash
  const first = await hash(scbText(rows))
  assert.equal(await hash(scbText([...rows].reverse(), '\n')), first)
  assert.equal(await hash(windows1252(scbText(rows))), first)
  assert.equal(await hash(`\ufeff${scbText(rows)}`), first)
  assert.equal(await hash(Buffer.from(`\ufeff${scbText(rows).normalize('NFD')}`, 'utf16le')), first)
  assert.notEqual(await hash(scbText([scbCells(9, 0), ...rows.slice(1)])), first)
})

test('class names that a guesser would turn into numbers stay as they are', async () => {
  const rows = ['7E1', '8E2', '007', '7−9', ' 9A\u00a0'].map((name, index) => scbCells(9, index, { 5: name }))
  const read = await outcome(scbGrades9, scbText(rows))
  assert.deepEqual(
    read.grades.map((row) => row.class),
    ['7E1', '8E2', '007', '7-9', '9A'],
  )
})

test('every code allowed for a subject is read and every other one held back', async () => {
  for (const [source, layout] of [
    [scbGrades9, layout9],
    [scbGrades6, layout6],
  ] as const) {
    for (const [position, column] of layout.columns.entries()) {
      if (column.kind !== 'grade' || ['SV', 'SVA', 'NO', 'BI', 'SO', 'GE'].includes(column.subject)) continue
      for (const code of 'ABCDEF239YZGa-') {
        const read = await outcome(source, scbText([scbCells(layout.stageYear, 0, { [position]: code })]))
        const refused = read.heldBack.some(({ check, column: name }) => check === 'unknown-code' && name === column.heading)
        assert.equal(refused, !column.codes.includes(code), `${column.subject} ${code}`)
      }
    }
  }
})

test('a held back code is told with line, column, value and what was probably meant', async () => {
  const reasonOf = async (code: string): Promise<string> => held(await outcome(scbGrades9, one({ [at('MA')]: code })))[0] ?? ''
  assert.match(await reasonOf('a'), /^1 Ma: Koden ska vara stor bokstav\. Tillåtna koder: A B C D E F 9 3\.$/)
  assert.match(await reasonOf('–'), /Streck skrivs med koden 9/)
  assert.match(await reasonOf('−'), /Streck skrivs med koden 9/)
  assert.match(await reasonOf('C*'), /Stjärnan efter betyget ska bort/)
  assert.match(await reasonOf('FALSKT'), /Ett F kan ha gjorts om till FALSKT av Excel/)
  assert.match(await reasonOf('ARA'), /ser ut som en språkkod/)
  assert.match(await reasonOf('G'), /finns inte i filbeskrivningen/)
})

test('an invalid personal number holds the row back with its form, never the number', async () => {
  const reasonOf = async (text: string): Promise<string> => held(await outcome(scbGrades9, one({ 3: text })))[0] ?? ''
  const wrongDigit = number(0).slice(0, 11) + ((Number(number(0).at(-1)) + 1) % 10)
  assert.equal(await reasonOf(wrongDigit), '1 PersonNr: 12 tecken, bara siffror, sista siffran stämmer inte')
  assert.match(await reasonOf('200902301234'), /datumet finns inte/)
  assert.match(await reasonOf('203001011234'), /födelsedatumet ligger efter filens datum/)
  assert.match(await reasonOf(`${number(0)}.0`), /är inte ett personnummer/)
  assert.match(await reasonOf(''), /tomt, är inte ett personnummer/)
  assert.match(await reasonOf('901011234'), /9 siffror, en inledande nolla kan ha fallit bort/)
})

test('a school unit code must have eight digits, and a short one has probably lost its zeros', async () => {
  const read = await outcome(
    scbGrades9,
    scbText([scbCells(9, 0, { 4: '1234567' }), scbCells(9, 1, { 4: '1234' }), scbCells(9, 2)]),
  )
  assert.deepEqual(
    read.heldBack.map(({ check }) => check),
    ['lost-zeros', 'school-unit-code'],
  )
  assert.equal(read.grades.length, 1)
})

test('a pupil twice in a file: the first row stands, the second waits', async () => {
  const read = await outcome(scbGrades9, scbText([scbCells(9, 0), scbCells(9, 0, { 4: '87654321' }), scbCells(9, 1)]))
  assert.deepEqual(held(read), ['2 PersonNr: eleven finns redan på rad 1'])
  assert.equal(read.grades.length, 2)
})

test('grades in both SV and SVA, or 2 in both, hold the row back', async () => {
  const both = await outcome(scbGrades9, one({ [at('SV')]: 'C', [at('SVA')]: '9' }))
  assert.deepEqual(held(both), ['1 SV: betyg i både SV och SVA'])
  const neither = await outcome(scbGrades9, one({ [at('SV')]: '2', [at('SVA')]: '2' }))
  assert.deepEqual(held(neither), ['1 SV: inget betyg i SV, SVA'])
  const adapted = await outcome(scbGrades9, one({ [at('SV')]: '3', [at('SVA')]: '2' }))
  assert.deepEqual(held(adapted), [])
})

test('a block grade together with grades in its subjects, or 2 in all of them, holds the row back', async () => {
  const six = (name: string): number => at(name, layout6)
  const both = await outcome(scbGrades6, one({ [six('NO')]: 'B', [six('FY')]: 'C' }, 6))
  assert.deepEqual(held(both), ['1 NO: betyg i både NO och FY'])
  const social = await outcome(scbGrades6, one({ [six('SO')]: '9' }, 6))
  assert.deepEqual(held(social), ['1 SO: betyg i både SO och GE'])
  const neither = await outcome(scbGrades6, one({ [six('NO')]: '2' }, 6))
  assert.deepEqual(held(neither), ['1 NO: inget betyg i NO, BI, FY, KE'])
})

test('a language without grade, a grade without language and a strange language code are told, and the row is read', async () => {
  const rows = [
    scbCells(9, 0, { [at('M1 (språk)')]: 'FRA' }),
    scbCells(9, 1, { [at('M2 (språk)')]: '' }),
    scbCells(9, 2, { [at('M2 (språk)')]: 'SPANSKA' }),
  ]
  const read = await outcome(scbGrades9, scbText(rows))
  assert.match(read.broken['language-code'] ?? '', /^3 rader .* rad 1, kolumn M1 \(språk\): språkkod utan betyg/)
  assert.equal(read.grades.length, 3)
  assert.deepEqual(read.heldBack, [])
})

test('a blank grade is left out and told', async () => {
  const read = await outcome(scbGrades9, one({ [at('MU')]: '' }))
  assert.match(read.broken['blank-grade'] ?? '', /^1 rad .* rad 1, kolumn Mu/)
  assert.ok(read.grades[0]?.grades.every(({ subject }) => subject !== 'MU'))
})

test('all faults of one row are told, and the row counts once for each check', async () => {
  const read = await outcome(scbGrades9, one({ 3: 'x', [at('BL')]: 'G', [at('EN')]: 'H' }))
  assert.equal(read.heldBack.length, 3)
  assert.equal(read.checks.find(({ check }) => check === 'unknown-code')?.count, 1)
  assert.equal(read.rowsRead - read.grades.length, 1)
})

test('several school units in one file are all read', async () => {
  const read = await outcome(scbGrades9, scbText([scbCells(9, 0), scbCells(9, 1, { 4: '87654321' })]))
  assert.deepEqual(
    read.grades.map(({ school }) => school),
    ['12345678', '87654321'],
  )
})

test('rows read is rows accepted and rows held back, whatever the cells hold', async () => {
  const cell = fc.constantFrom('A', 'F', '2', '9', '', 'x', 'Anna', '12345678', 'FALSKT', '2025-06-12')
  const rows = fc.array(fc.array(cell, { minLength: 25, maxLength: 25 }), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(rows, async (drawn) => {
      const cells = drawn.map((grades, index) => [...scbCells(9, index).slice(0, 8), ...grades])
      const read = await outcome(scbGrades9, scbText([...cells, scbCells(9, 90), ...cells.map((_, i) => scbCells(9, 100 + i))]))
      if (read.checks.some(({ severity, count }) => severity === 'blocking' && count > 0)) assert.equal(read.grades.length, 0)
      else assert.equal(read.grades.length + new Set(read.heldBack.map(({ line }) => line)).size, read.rowsRead)
    }),
    { numRuns: 60 },
  )
})
