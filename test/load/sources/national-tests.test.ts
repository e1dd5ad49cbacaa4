import assert from 'node:assert/strict'
import { test } from 'node:test'
import { utils, write } from '@e965/xlsx'
import { nationalTests } from '../../../src/load/sources/national-tests.ts'
import { number, rosterText, testCells, testHeading } from './made-up.ts'
import { held, outcome, times } from './outcome.ts'

type Changes = Readonly<Record<string, string>>
const rows = (...changes: readonly Changes[]): string =>
  rosterText(
    testHeading,
    changes.map((change) => testCells(0, change)),
  )
const heldFor = async (...changes: readonly Changes[]): Promise<string[]> => held(await outcome(nationalTests, rows(...changes)))

test('a row becomes an occasion of a part, without the name that stands beside it', async () => {
  const changes = { Delprov: 'B1', Medbedömning: 'B', 'Central rättning': 'D', Provdatum: '2024-11-20' }
  const read = await outcome(nationalTests, rows(changes))
  assert.deepEqual(read.broken, {})
  assert.equal(read.extracted, '2025-06-12')
  assert.deepEqual(times(read), ['2024 VT 9'])
  assert.deepEqual(read.tests, [
    {
      line: 2,
      identity: { personalNumber: number(0), givenName: '', familyName: '' },
      school: '12345678',
      class: '9A',
      sex: read.tests[0]?.sex,
      term: 'VT',
      about: 'MA',
      schoolYear: 2024,
      stageYear: 9,
      subject: 'MA',
      part: 'B1',
      takenOn: '2024-11-20',
      status: 'done',
      form: 'grade',
      result: 'C',
      second: 'B',
      central: 'D',
      reached: null,
    },
  ])
})

test('points and levels are read, and what was not taken or is lost has no result', async () => {
  const read = await outcome(
    nationalTests,
    rows(
      { Årskurs: '3', Delprov: 'B', Form: 'Poäng', Resultat: '14', Kravnivå: 'Ja' },
      { Årskurs: '3', Delprov: 'F1', Form: 'poäng', Resultat: '0', Kravnivå: 'nej' },
      { Årskurs: '3', Delprov: 'A', Form: 'Kravnivå', Resultat: 'Ja' },
      { Årskurs: '3', Delprov: 'C', Form: 'Poäng', Resultat: '', Status: 'Ej deltagit' },
      { Årskurs: '3', Delprov: 'D', Form: 'Poäng', Resultat: '', Status: 'Bortfall' },
      { Delprov: 'Läsa' },
    ),
  )
  assert.deepEqual(read.broken, {})
  assert.deepEqual(
    read.tests.map(({ part, form, result, reached, status }) => [part, form, result, reached, status].join(' ')),
    [
      'B points 14 true done',
      'F1 points 0 false done',
      'A requirement yes  done',
      'C points   notTaken',
      'D points   lost',
      'reading grade C  done',
    ],
  )
})

test('a result must be of its form, and go with its status', async () => {
  for (const [changes, reason] of [
    [{ Resultat: 'c' }, /Koden ska vara stor bokstav/],
    [{ Resultat: 'FALSKT' }, /Ett F kan ha gjorts om till FALSKT/],
    [{ Resultat: '14' }, /ett provbetyg är A, B, C, D, E eller F/],
    [{ Form: 'Poäng', Resultat: '14,5' }, /poäng är ett helt tal/],
    [{ Form: 'Poäng', Resultat: '\u22123' }, /poäng är ett helt tal/],
    [{ Form: 'Kravnivå', Resultat: 'E' }, /kravnivå är Ja eller Nej/],
    [{ Form: 'Poäng', Resultat: '14', Kravnivå: 'Kanske' }, /kravnivå är Ja eller Nej/],
    [{ Kravnivå: 'Ja' }, /kravnivå anges bara till poäng/],
    [{ Resultat: '' }, /resultat saknas fast delprovet är gjort/],
    [{ Medbedömning: 'G' }, /ett provbetyg är/],
    [{ Status: 'Ej deltagit' }, /resultat fast eleven inte har gjort delprovet/],
    [{ Status: 'Bortfall', Resultat: '', 'Central rättning': 'C' }, /resultat fast eleven inte har gjort delprovet/],
  ] as const) {
    const [found = '', ...others] = await heldFor(changes)
    assert.match(found, reason)
    assert.deepEqual(others, [])
  }
})

test('a central mark is result enough', async () => {
  assert.deepEqual(await heldFor({ Resultat: '', 'Central rättning': 'C' }), [])
})

test('tests that have never been held wait, and say why', async () => {
  for (const [changes, reason] of [
    [{ Ämne: 'EN', Årskurs: '3' }, 'Ämne: det finns inget nationellt prov i EN i årskurs 3'],
    [{ Läsår: '2019/20', Provdatum: '2020-05-15' }, 'Läsår: inga nationella prov genomfördes läsåret 2019/20'],
    [
      { Läsår: '2017/18', Provdatum: '2018-05-15' },
      'Läsår: provet i MA läsåret 2017/18 spreds i förväg, och resultaten gäller inte',
    ],
    [{ Provdatum: '2025-08-20' }, 'Provdatum: provdatum ligger utanför läsåret 2024/25'],
  ] as const)
    assert.deepEqual(await heldFor(changes), [`2 ${reason}`])
})

test('an unknown subject, part, stage year, status or form holds the row back', async () => {
  for (const [column, value] of Object.entries({ Ämne: 'IDH', Delprov: 'Q', Årskurs: '8', Status: 'Ja', Form: 'Procent' }))
    assert.match((await heldFor({ [column]: value }))[0] ?? '', new RegExp(`^2 ${column}: .* finns inte bland`))
})

test('the same part on the same day twice, and a test in a subject that excludes another, wait', async () => {
  assert.deepEqual(await heldFor({}, {}), ['3 Personnummer: samma elev, skolenhet, delprov och provdatum finns på rad 2'])
  assert.deepEqual(await heldFor({}, { Provdatum: '2025-05-20' }), [])
  assert.deepEqual(await heldFor({ Ämne: 'SV' }, { Ämne: 'SVA' }), ['3 Ämne: eleven har gjort provet i SV tidigare i filen'])
  assert.deepEqual(await heldFor({ Ämne: 'BI' }, { Ämne: 'FY', Status: 'Ej deltagit', Resultat: '' }, { Ämne: 'SH' }), [])
})

test('a test grade without a result on every part is told of', async () => {
  const read = await outcome(
    nationalTests,
    rows({ Delprov: 'A' }, { Delprov: 'B', Status: 'Bortfall', Resultat: '' }, {}, { Ämne: 'EN', Delprov: 'A' }, { Ämne: 'EN' }),
  )
  assert.match(read.broken['incomplete-test'] ?? '', /^1 provbetyg räknas inte.*rad 4, kolumn Delprov/)
  assert.equal(read.tests.length, 5)
})

test('the columns stand in any order, and a column that is needed stops the file', async () => {
  const turned = rows({})
    .trimEnd()
    .split('\n')
    .map((line) => line.split(';').reverse().join(';'))
  const read = await outcome(nationalTests, turned.join('\n'))
  assert.deepEqual(read.broken, {})
  assert.equal(read.tests[0]?.result, 'C')
  const without = await outcome(nationalTests, rows({}).replace('Provdatum', 'Dag'))
  assert.match(without.broken['missing-column'] ?? '', /Provdatum saknas i nationella prov/)
  assert.deepEqual(without.tests, [])
})

test('a file of something else is said not to be one of tests', async () => {
  const read = await outcome(nationalTests, 'a;b\n1;2\n')
  assert.match(read.broken['unknown-delivery'] ?? '', /filen innehåller nationella prov\./)
})

test('a workbook is read with points and dates as Excel has them', async () => {
  const book = utils.book_new()
  const cells = testCells(0, { Form: 'Poäng', Kravnivå: 'Ja' })
  const sheet = utils.aoa_to_sheet([testHeading.split(';'), cells])
  sheet.N2 = { t: 'n', v: 14 }
  sheet.K2 = { t: 'n', v: 45792, z: 'yyyy-mm-dd' }
  utils.book_append_sheet(book, sheet, 'Prov')
  const read = await outcome(nationalTests, new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx', compression: true })))
  assert.deepEqual(read.broken, {})
  assert.deepEqual([read.tests[0]?.result, read.tests[0]?.takenOn], ['14', '2025-05-15'])
})

test('every day of extraction is the same, or nothing is read', async () => {
  const read = await outcome(nationalTests, rows({}, { Uttagsdatum: '2025-06-13', Delprov: 'A' }))
  assert.match(read.broken['extraction-date'] ?? '', /rad 3, kolumn Uttagsdatum/)
  assert.deepEqual(read.tests, [])
})
