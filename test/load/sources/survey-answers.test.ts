import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { surveyAnswers } from '../../../src/load/sources/survey-answers.ts'
import { answerCells, answerHeading, invitationCells, invitationHeading, rosterText } from './made-up.ts'
import { held, outcome } from './outcome.ts'

type Changes = Readonly<Record<string, string>>
const answers = (...changes: readonly Changes[]): string => rosterText(answerHeading, changes.map(answerCells))
const invitations = (...changes: readonly Changes[]): string => rosterText(invitationHeading, changes.map(invitationCells))
const heldFor = async (content: string): Promise<string[]> => held(await outcome(surveyAnswers, content))

/** Answers with one column more: its heading, and a value a row. */
const withColumn = (heading: string, values: readonly string[]): string =>
  rosterText(
    `${answerHeading};${heading}`,
    values.map((value) => [...answerCells({}), value]),
  )

test('a row becomes an answer with its raw code, and an invitation a number', async () => {
  const read = await outcome(surveyAnswers, answers({ Svar: '3' }))
  assert.deepEqual(read.broken, {})
  assert.deepEqual(read.answers, [
    {
      ...{ line: 2, school: '12345678', class: '8A', schoolYear: 2024, term: 'VT', stageYear: 8, survey: 'Vårenkäten' },
      ...{
        group: 'pupil',
        about: 'Vårenkäten pupil',
        sex: 'female',
        question: 'safe',
        wording: 1,
        scale: 'agreement',
        code: '3',
      },
    },
  ])
  const invited = await outcome(surveyAnswers, invitations({}))
  assert.deepEqual(invited.broken, {})
  assert.deepEqual(invited.invitations, [
    {
      ...{ line: 2, school: '12345678', class: '8A', schoolYear: 2024, term: 'VT', stageYear: 8, survey: 'Vårenkäten' },
      ...{ group: 'pupil', about: 'Vårenkäten pupil invited', invited: 24, answered: 20 },
    },
  ])
})

test('a question left unanswered is kept as that, and guardians need not say their sex', async () => {
  const read = await outcome(surveyAnswers, answers({ Svar: '' }, { Svarandegrupp: 'Vårdnadshavare', Kön: '', Svar: '9' }))
  assert.deepEqual(read.broken, {})
  assert.deepEqual(
    read.answers.map(({ group, sex, code }) => [group, sex, code]),
    [
      ['pupil', 'female', null],
      ['guardian', 'unknown', '9'],
    ],
  )
})

test('a workbook has answers on one sheet and invitations on another', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([invitationHeading.split(';'), invitationCells({})]), 'Inbjudna')
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([answerHeading.split(';'), answerCells({}), answerCells({ Svar: '1' })]),
    'Svar',
  )
  const read = await outcome(surveyAnswers, new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' })))
  assert.deepEqual(read.broken, {})
  assert.deepEqual([read.answers.length, read.invitations.length, read.rowsRead], [2, 1, 3])
})

const rows = ['a', 'b', 'c', 'd', 'e', 'f']
const telling: Readonly<Record<string, string>> = {
  'a heading that names a person': withColumn('Respondent', ['x']),
  'a serial number': withColumn('Löpnummer', ['1']),
  'a time stamp by heading': withColumn('Inskickad', ['ja']),
  'a personal number under any heading': withColumn('Annat', ['20120101-1234']),
  'an address': withColumn('Annat', ['kim@exempel.se']),
  'a network address': withColumn('Annat', ['192.168.0.7']),
  'a time under any heading': withColumn('Annat', ['2025-05-12 09:41']),
  'a column of which every value is another': withColumn('Annat', rows),
  'a free text': withColumn(
    'Annat',
    rows.map((row) => `jag tycker ${row}`),
  ),
  'a name of the survey that is another for everyone': answers(...Array.from({ length: 11 }, (_, i) => ({ Enkät: `k${i}` }))),
}
for (const [name, content] of Object.entries(telling)) {
  test(`${name} stops the file, and nothing of it is told`, async () => {
    const read = await outcome(surveyAnswers, content)
    assert.match(read.broken['identifying-column'] ?? '', /Enkäten är anonym/)
    assert.equal(read.answers.length, 0)
    const told = JSON.stringify(read.checks)
    for (const secret of ['20120101', 'kim@', '192.168', '09:41', 'jag tycker']) assert.ok(!told.includes(secret))
  })
}

test('a column that tells of nobody is passed over, and said so', async () => {
  const read = await outcome(surveyAnswers, withColumn('Språkval', ['tyska', 'tyska', 'franska', 'tyska', 'tyska', 'tyska']))
  assert.deepEqual(Object.keys(read.broken), ['unknown-column'])
  assert.equal(read.answers.length, 6)
})

test('what the bank does not have is held back: a question, a wording, a scale, a code', async () => {
  assert.deepEqual(await heldFor(answers({ Fråga: 'matsal' })), [
    '2 Fråga: 6 tecken, bara bokstäver, frågan finns inte i frågebanken',
  ])
  assert.deepEqual(await heldFor(answers({ Fråga: 'badlyTreated', Skala: 'Frekvens', Svarandegrupp: 'Vårdnadshavare' })), [
    '2 Fråga: frågan badlyTreated ställs inte till den gruppen',
  ])
  assert.deepEqual(await heldFor(answers({ Formulering: '2' })), [
    '2 Formulering: formulering 2 av safe ställdes inte det läsåret',
  ])
  assert.deepEqual(await heldFor(answers({ Fråga: 'calmLessons', Skala: 'Frekvens', Läsår: '2022/23', Formulering: '2' })), [
    '2 Formulering: formulering 2 av calmLessons ställdes inte det läsåret',
  ])
  assert.deepEqual(await heldFor(answers({ Skala: 'Frekvens' })), ['2 Skala: frågan safe har en annan skala'])
  assert.deepEqual(await heldFor(answers({ Svar: '5' })), ['2 Svar: 1 tecken, bara siffror, skalans koder är 1, 2, 3, 4, 9'])
})

test('more who answered than were invited, nobody invited, and no number are held back', async () => {
  assert.deepEqual(await heldFor(invitations({ Svarande: '25' })), ['2 Svarande: 25 svarande av 24 inbjudna'])
  assert.deepEqual(await heldFor(invitations({ Inbjudna: '0', Svarande: '0' })), ['2 Inbjudna: 0 svarande av 0 inbjudna'])
  assert.deepEqual(await heldFor(invitations({ Inbjudna: 'många' })), [
    '2 Inbjudna: 5 tecken, bara bokstäver, antalet är ett helt tal',
  ])
  assert.deepEqual(await heldFor(invitations({}, {})), [
    '3 Skolenhetskod: samma enkät, skolenhet, klass och svarandegrupp finns på rad 2',
  ])
})
