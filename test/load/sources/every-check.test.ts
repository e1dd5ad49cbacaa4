import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { WorkSheet } from '@e965/xlsx'
import { utils, write } from '@e965/xlsx'
import { fileChecks } from '../../../src/load/checks/index.ts'
import { resultRowsOf, type Source } from '../../../src/load/source.ts'
import { attendanceSource } from '../../../src/load/sources/attendance.ts'
import { nationalTests } from '../../../src/load/sources/national-tests.ts'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { scbGrades6, scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import { surveyAnswers } from '../../../src/load/sources/survey-answers.ts'
import {
  answerCells,
  answerHeading,
  enrolmentCells,
  enrolmentHeading,
  invitationCells,
  invitationHeading,
  lessonCells,
  lessonHeading,
  rosterText,
  scbCells,
  scbText,
  testCells,
  testHeading,
} from './made-up.ts'
import { outcome } from './outcome.ts'

const roster = rosterSource({ today: () => '2025-01-15' })
type Broken = readonly [Source, string | Uint8Array]

const scb = (changes: Record<number, string>): Broken => [
  scbGrades9,
  scbText([scbCells(9, 0, changes), scbCells(9, 1), scbCells(9, 2)]),
]
const text = (content: string): Broken => [scbGrades9, content]
const pupil = (changes: Record<number, string>): Broken => [roster, rosterText(enrolmentHeading, [enrolmentCells(0, changes)])]
const headed = (from: string, to: string): Broken => [roster, rosterText(enrolmentHeading.replace(from, to), [enrolmentCells(0)])]
const tests = (...rows: readonly Record<string, string>[]): Broken => [
  nationalTests,
  rosterText(
    testHeading,
    rows.map((changes) => testCells(0, changes)),
  ),
]
const lesson = (changes: Record<string, string>): Broken => [
  attendanceSource,
  rosterText(lessonHeading, [lessonCells(0, changes), lessonCells(1)]),
]
const answer = (changes: Record<string, string>): Broken => [surveyAnswers, rosterText(answerHeading, [answerCells(changes)])]
const unit = (area: string): Broken => [
  roster,
  rosterText('Skolenhetskod;Namn;Kommunkod;Huvudman', [['12345678', 'Åsskolan', area, 'Kommunal']]),
]
function book(change: (sheet: WorkSheet) => WorkSheet, hidden = 0): Broken {
  const made = utils.book_new()
  utils.book_append_sheet(made, change(utils.aoa_to_sheet([enrolmentHeading.split(';'), enrolmentCells(0)])), 'A')
  utils.book_append_sheet(made, utils.aoa_to_sheet([]), 'B')
  made.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: hidden as 0 | 1 }] }
  return [roster, new Uint8Array(write(made, { type: 'buffer', bookType: 'xlsx', compression: true }))]
}
/** The directory's first entry declares a gigabyte. */
function bomb(): Broken {
  const [source, content] = book((sheet) => sheet)
  const bytes = Buffer.from(content)
  bytes.writeUInt32LE(2 ** 30, bytes.indexOf('PK\u0001\u0002') + 24)
  return [source, bytes]
}
const whole = scbText([scbCells(9, 0), scbCells(9, 1)])
const scbHeading = [
  'System',
  'Datum',
  'Version',
  'PersonNr',
  'Skolenhetskod',
  'Klass',
  'Fornamn',
  'Efternamn',
  ...scbCells(9, 0).slice(8),
]

/** A made-up file that breaks each check. */
const breaking: Readonly<Record<string, Broken>> = {
  'file-size': [scbGrades9, new Uint8Array(100 * 1024 * 1024 + 1)],
  'file-kind': text('%PDF-1.7'),
  'empty-file': text(''),
  'cut-character': [scbGrades9, Buffer.from(`${whole}Å`).subarray(0, -1)],
  'double-encoding': [scbGrades9, Buffer.from(Buffer.from(whole).toString('latin1'))],
  'unreadable-characters': text(whole.replace('Å', '\ufffd')),
  'no-rows': text(scbText([scbHeading])),
  'cut-row': text(whole.slice(0, -20)),
  'cut-quote': text(whole.replace('Extens', '"Extens')),
  'column-count': text(whole.replace(';7.1', '')),
  'trailing-separator': text(whole.replaceAll('\r\n', ';\r\n')),
  'heading-row': text(scbText([scbHeading]) + whole),
  'moved-headings': text(scbText([scbHeading.with(6, 'Efternamn')]) + whole),
  'swapped-columns': text(whole.replaceAll('12345678', '2025-06-12')),
  'unknown-delivery': [roster, 'a;b\n1;2\n'],
  'doubled-column': headed('Klass', 'Kön'),
  'missing-column': headed('Läsår', 'År'),
  'missing-protection-column': headed('Skyddade personuppgifter', 'Skydd'),
  'renamed-column': headed('Klass', 'Klasser'),
  'unknown-column': headed('Klass', 'Skolskjuts'),
  'workbook-limits': bomb(),
  'unreadable-workbook': [roster, Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3])],
  'hidden-sheet': book((sheet) => sheet, 1),
  'merged-headings': book((sheet) => ({ ...sheet, '!merges': [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }] })),
  'uncached-formula': book((sheet) => ({ ...sheet, G2: { t: 'n', f: 'A1' } })),
  'number-cell': book((sheet) => ({ ...sheet, G2: { t: 'n', v: 70 } })),
  'date-cell': book((sheet) => ({ ...sheet, G2: { t: 'n', v: 45907, z: 'd/m' } })),
  'scientific-number': scb({ 3: '2,00901E+11' }),
  'extraction-date': scb({ 1: '2025-06-31' }),
  'school-year-known': text(whole.replaceAll('2025-06-12', '2025-11-12')),
  'conflicting-protection': [
    roster,
    rosterText(enrolmentHeading, [enrolmentCells(0), enrolmentCells(0, { 3: '87654321', 8: 'Sekretessmarkering' })]),
  ],
  'personal-number': scb({ 3: '200901011111' }),
  'school-unit-code': scb({ 4: 'okänd' }),
  'municipality-code': unit('Enköping'),
  'unknown-code': scb({ 8: 'G' }),
  'missing-value': pupil({ 7: '' }),
  'invalid-date': pupil({ 10: '19/8 2024' }),
  'date-serial': pupil({ 10: '45523' }),
  'lost-zeros': unit('381'),
  'reversed-dates': pupil({ 11: '2024-08-01' }),
  'duplicate-row': text(whole + whole),
  'two-grades': scb({ 28: 'A', 29: 'A' }),
  'no-alternative': [scbGrades6, scbText([scbCells(6, 0, { 20: '2', 21: '2', 22: '2', 23: '2' })])],
  'language-code': scb({ 15: '' }),
  'blank-grade': scb({ 8: '' }),
  'no-such-test': tests({ Ämne: 'EN', Årskurs: '3' }),
  'test-result': tests({ Resultat: '' }),
  'two-tests': tests({ Ämne: 'SV' }, { Ämne: 'SVA' }),
  'incomplete-test': tests({}, { Delprov: 'A', Status: 'Bortfall', Resultat: '' }),
  'lesson-day': lesson({ Datum: '2025-07-04' }),
  'absence-minutes': lesson({ 'Giltig frånvaro': '50' }),
  'identifying-column': [surveyAnswers, rosterText(`${answerHeading};Respondent`, [[...answerCells({}), '1']])],
  'unknown-question': answer({ Fråga: 'matsal' }),
  'unknown-wording': answer({ Formulering: '2' }),
  'other-scale': answer({ Skala: 'Frekvens' }),
  'answer-code': answer({ Svar: '5' }),
  'invited-range': [surveyAnswers, rosterText(invitationHeading, [invitationCells({ Svarande: '25' })])],
  'sex-mismatch': pupil({ 7: enrolmentCells(0)[7] === 'Man' ? 'Kvinna' : 'Man' }),
}

test('every check of one file has a file that breaks it, and there is no other', () => {
  assert.deepEqual(Object.keys(breaking).sort(), fileChecks.map(({ id }) => id).sort())
})

for (const check of fileChecks) {
  test(`${check.id} is found, ${check.severity === 'blocking' ? 'and nothing of the file is given on' : 'and told with its severity'}`, async () => {
    const [source, content] = breaking[check.id] ?? [roster, '']
    const read = await outcome(source, content)
    const found = read.checks.find(({ check: id }) => id === check.id)
    assert.equal(found?.severity, check.severity)
    assert.ok((found?.count ?? 0) > 0, JSON.stringify(read.broken))
    const given = resultRowsOf(read).length + read.units.length + read.enrolments.length + read.duties.length
    if (check.severity === 'blocking') assert.equal(given, 0)
    else if (check.severity === 'quarantine') assert.ok(read.heldBack.some(({ check: id }) => id === check.id))
    else if (check.id !== 'heading-row' || source !== scbGrades9) assert.ok(given > 0)
  })
}
