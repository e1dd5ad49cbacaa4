import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { enrolmentCells, enrolmentHeading, family, given, number, rosterText, windows1252 } from './made-up.ts'
import { held, outcome, times } from './outcome.ts'

const roster = rosterSource({ today: () => '2025-01-15' })
const pupils = (...rows: readonly (readonly string[])[]): string => rosterText(enrolmentHeading, rows)
const unitHeading = 'Skolenhetskod;Namn;Kommunkod;Kommun;Huvudman;Föregångare;Giltig från;Giltig till'
const dutyHeading = 'Personnummer;Förnamn;Efternamn;Skolenhetskod;Grupp;Roll;Gäller från;Gäller till'
const heldFor = async (changes: Record<number, string>): Promise<string[]> =>
  held(await outcome(roster, pupils(enrolmentCells(0, changes))))

test('a pupil row becomes an enrolment', async () => {
  const read = await outcome(roster, pupils(enrolmentCells(0)))
  assert.deepEqual(read.broken, {})
  assert.deepEqual(read.enrolments, [
    {
      line: 2,
      identity: { personalNumber: number(0), givenName: given, familyName: family },
      school: '12345678',
      schoolYear: 2024,
      stageYear: 9,
      class: '9A',
      sex: read.enrolments[0]?.sex,
      migrationBackground: 'swedish',
      protection: 'none',
      validFrom: '2024-08-19',
      validTo: null,
    },
  ])
  assert.deepEqual([read.rowsRead, read.extracted, times(read)], [1, null, []])
})

test('the words of sex, marking, background and stage year are read, whatever their case', async () => {
  const rows = [
    enrolmentCells(0, { 5: 'F', 7: 'Okänt', 8: 'Sekretessmarkering', 9: 'Nyinvandrad' }),
    enrolmentCells(1, { 5: '1', 8: 'skyddad folkbokföring', 9: 'utländsk' }),
    enrolmentCells(2, { 9: '', 6: '' }),
  ]
  const read = await outcome(roster, pupils(...rows))
  assert.deepEqual(
    read.enrolments.map((row) => [row.stageYear, row.protection, row.migrationBackground]),
    [
      [0, 'confidentiality', 'newlyArrived'],
      [1, 'protectedRegistration', 'foreign'],
      [9, 'none', 'unknown'],
    ],
  )
  assert.equal(read.enrolments[0]?.sex, 'unknown')
  assert.equal(read.enrolments[2]?.class, null)
})

test('a duty may tell its subject by the code of the grade files; another code holds the row back', async () => {
  const duty = (subject: string): string[] => [number(0), given, family, '12345678', '9A', 'Lärare', '2024-08-01', '', subject]
  const text = rosterText(`${dutyHeading};Ämne`, [duty('MA'), duty('m2'), duty(''), duty('Matte'), duty('MA')])
  const { duties, heldBack } = await outcome(roster, text)
  assert.deepEqual(
    duties.map(({ subject }) => subject),
    ['MA', 'M2', null],
  )
  assert.deepEqual(
    heldBack.map(({ check, column }) => [check, column]),
    [
      ['unknown-code', 'Ämne'],
      ['duplicate-row', 'Personnummer'],
    ],
  )
})

test('school units and duties are known by their headings', async () => {
  const units = await outcome(
    roster,
    rosterText(unitHeading, [
      ['12345678', 'Åsskolan 7–9', '0381', 'Enköping', 'Kommunal', '', '2015-07-01', ''],
      ['87654321', 'Örskolan', '0381', '', 'Enskild', '12345678', '', '2020-06-30'],
    ]),
  )
  assert.deepEqual(units.broken, {})
  assert.deepEqual(
    units.units.map((unit) => [
      unit.name,
      unit.municipality,
      unit.municipalityName,
      unit.operator,
      unit.predecessor,
      unit.validFrom,
      unit.validTo,
    ]),
    [
      ['Åsskolan 7–9', '0381', 'Enköping', 'municipal', null, '2015-07-01', null],
      ['Örskolan', '0381', null, 'independent', '12345678', null, '2020-06-30'],
    ],
  )
  const duties = await outcome(
    roster,
    rosterText(dutyHeading, [[number(0, 1980), given, family, '12345678', '', 'Rektor', '2024-08-01', '']]),
  )
  assert.deepEqual(duties.broken, {})
  assert.deepEqual([duties.duties[0]?.role, duties.duties[0]?.class, duties.duties[0]?.validFrom], ['Rektor', null, '2024-08-01'])
})

test('columns may stand in any order, with tabs, in Windows-1252 or UTF-16, with the same content hash', async () => {
  const rows = [enrolmentHeading.split(';'), enrolmentCells(0), enrolmentCells(1)]
  const first = await outcome(roster, pupils(...rows.slice(1)))
  const turned = rows.map((cells) => [...cells].reverse())
  const text = turned.map((cells) => `${cells.join('\t')}\r\n`).join('')
  for (const bytes of [Buffer.from(`\ufeff${text}`, 'utf16le'), windows1252(text), Buffer.from(text.normalize('NFD'))]) {
    const read = await outcome(roster, bytes)
    assert.deepEqual(read.enrolments, first.enrolments)
    assert.equal(read.contentHash, first.contentHash)
  }
})

test('optional columns may be left out', async () => {
  const without = enrolmentHeading.replace(';Klass', '').replace(';Migrationsbakgrund;Inskriven från;Inskriven till', '')
  const read = await outcome(roster, rosterText(without, [enrolmentCells(0).filter((_, i) => ![6, 9, 10, 11].includes(i))]))
  assert.deepEqual(read.broken, {})
  assert.deepEqual(
    [read.enrolments[0]?.class, read.enrolments[0]?.migrationBackground, read.enrolments[0]?.validFrom],
    [null, 'unknown', null],
  )
})

test('pupils without the column of the marking are stopped', async () => {
  const heading = enrolmentHeading.replace('Skyddade personuppgifter;', '')
  const read = await outcome(roster, rosterText(heading, [enrolmentCells(0).filter((_, i) => i !== 8)]))
  assert.match(
    read.broken['missing-protection-column'] ?? '',
    /Utan den kan elever med skyddade personuppgifter röjas, så inget läses in/,
  )
  assert.deepEqual(read.enrolments, [])
  const renamed = await outcome(
    roster,
    rosterText(enrolmentHeading.replace('Skyddade personuppgifter', 'Skyddad personuppgift'), [enrolmentCells(0)]),
  )
  assert.ok('missing-protection-column' in renamed.broken)
})

test('missing, renamed, doubled and unknown columns are told with the nearest', async () => {
  const row = [enrolmentCells(0)]
  const missing = await outcome(roster, rosterText(enrolmentHeading.replace('Läsår', 'Läsåret'), row))
  assert.match(missing.broken['missing-column'] ?? '', /Läsår saknas i elever\. Närmast är kolumnen ”Läsåret”/)
  const renamed = await outcome(roster, rosterText(enrolmentHeading.replace('Klass', 'Klasser'), row))
  assert.match(renamed.broken['renamed-column'] ?? '', /”Klasser” ska troligen vara ”Klass”/)
  const doubled = await outcome(roster, rosterText(enrolmentHeading.replace('Klass', 'Kön'), row))
  assert.match(doubled.broken['doubled-column'] ?? '', /kolumn Kön: står i 2 kolumner/)
  const added = await outcome(roster, rosterText(`${enrolmentHeading};Skolskjuts`, [[...enrolmentCells(0), 'ja']]))
  assert.match(added.broken['unknown-column'] ?? '', /1 kolumn.*”Skolskjuts”/)
  assert.equal(added.enrolments.length, 1)
  for (const read of [missing, renamed, doubled]) assert.equal(read.enrolments.length, 0)
})

test('headings of no delivery stop the file, rows without headings too', async () => {
  for (const text of [
    'a;b;c\n1;2;3\n',
    rosterText(enrolmentCells(0).join(';'), [enrolmentCells(1)]),
    pupils(enrolmentCells(0)).replaceAll(';', ','),
  ]) {
    const read = await outcome(roster, text)
    assert.match(read.broken['unknown-delivery'] ?? '', /skolenheter, elever eller tjänster\. Första raden ska ha rubrikerna/)
  }
})

test('heading only, a cut row and a cut quote stop the file', async () => {
  assert.ok('no-rows' in (await outcome(roster, pupils())).broken)
  assert.ok('cut-row' in (await outcome(roster, pupils(enrolmentCells(0)).slice(0, -30))).broken)
  assert.ok('cut-quote' in (await outcome(roster, pupils(enrolmentCells(0, { 1: '"Åsa' })))).broken)
  assert.ok('column-count' in (await outcome(roster, `${pupils(enrolmentCells(0))}a;b\n`)).broken)
})

test('a separator after every line, headings too, is no column', async () => {
  const read = await outcome(roster, rosterText(`${enrolmentHeading};`, [[...enrolmentCells(0), '']]))
  assert.deepEqual(read.broken, {})
  assert.equal(read.enrolments.length, 1)
})

test('words outside the contract hold the row back with what is allowed', async () => {
  assert.match(
    (await heldFor({ 7: 'Flicka' }))[0] ?? '',
    /^2 Kön: 6 tecken, bara bokstäver, finns inte bland Kvinna, Man, Okänt\.$/,
  )
  assert.match((await heldFor({ 5: '10' }))[0] ?? '', /^2 Årskurs: .*finns inte bland/)
  assert.match((await heldFor({ 5: 'FALSKT' }))[0] ?? '', /Ett F kan ha gjorts om till FALSKT av Excel/)
  assert.match(
    (await heldFor({ 8: 'Ja' }))[0] ?? '',
    /Skyddade personuppgifter: .*Ingen, Sekretessmarkering, Skyddad folkbokföring/,
  )
  assert.match((await heldFor({ 4: '2024-25' }))[0] ?? '', /läsår skrivs 2024\/25/)
  assert.match((await heldFor({ 4: '2024/26' }))[0] ?? '', /läsår skrivs 2024\/25/)
})

test('a required field left blank holds the row back', async () => {
  assert.deepEqual(await heldFor({ 7: '' }), ['2 Kön: Kön är tom'])
  assert.deepEqual(await heldFor({ 4: '' }), ['2 Läsår: Läsår är tom'])
  assert.deepEqual(await heldFor({ 1: '', 2: '' }), [])
})

test('dates must be ISO dates; Excel’s serial numbers and reversed periods hold the row back', async () => {
  const checks = async (changes: Record<number, string>): Promise<string[]> =>
    (await outcome(roster, pupils(enrolmentCells(0, changes)))).heldBack.map(({ check }) => check)
  assert.deepEqual(await checks({ 10: '2024-13-01' }), ['invalid-date'])
  assert.deepEqual(await checks({ 10: '19/8 2024' }), ['invalid-date'])
  assert.deepEqual(await checks({ 10: '45523' }), ['date-serial'])
  assert.deepEqual(await checks({ 10: '2024-08-19', 11: '2024-08-18' }), ['reversed-dates'])
  assert.deepEqual(await checks({ 10: '2024−08−19', 11: '2024-08-19' }), [])
})

test('codes that have lost their zeros, or are no codes, hold the unit back', async () => {
  const unit = (code: string, area: string, before = ''): string[] => [code, 'Skolan', area, '', 'Kommunal', before, '', '']
  const read = await outcome(
    roster,
    rosterText(unitHeading, [
      unit('12345678', '381'),
      unit('1234567', '0381'),
      unit('12345678', 'Enk'),
      unit('12345678', '0381', '12'),
    ]),
  )
  assert.deepEqual(
    read.heldBack.map(({ check, column }) => [check, column]),
    [
      ['lost-zeros', 'Kommunkod'],
      ['lost-zeros', 'Skolenhetskod'],
      ['municipality-code', 'Kommunkod'],
      ['school-unit-code', 'Föregångare'],
    ],
  )
})

test('numbers that Excel has rounded stop the file', async () => {
  const read = await outcome(roster, pupils(enrolmentCells(0, { 0: '2,00901E+11' })))
  assert.match(read.broken['scientific-number'] ?? '', /rad 2, kolumn Personnummer/)
})

test('the same enrolment, unit or duty twice: the first stands; a pupil at two units or from two dates stands twice', async () => {
  const other = enrolmentCells(0, { 3: '87654321' })
  const later = enrolmentCells(0, { 10: '2025-01-08' })
  const read = await outcome(roster, pupils(enrolmentCells(0), enrolmentCells(0), other, later))
  assert.deepEqual(held(read), ['3 Personnummer: samma elev, skolenhet, läsår och startdatum finns på rad 2'])
  assert.equal(read.enrolments.length, 3)
  const unit = ['12345678', 'Skolan', '0381', '', 'Kommunal', '', '', '']
  assert.equal((await outcome(roster, rosterText(unitHeading, [unit, unit]))).units.length, 1)
  const duty = [number(0, 1980), given, family, '12345678', '7A', 'Lärare', '', '']
  assert.equal((await outcome(roster, rosterText(dutyHeading, [duty, duty]))).duties.length, 1)
})

test('a sex that differs from the number is told and stands', async () => {
  const sex = enrolmentCells(0)[7] === 'Man' ? 'Kvinna' : 'Man'
  const read = await outcome(roster, pupils(enrolmentCells(0, { 7: sex }), enrolmentCells(1, { 7: 'Okänt' })))
  assert.match(read.broken['sex-mismatch'] ?? '', /^1 rad .* rad 2, kolumn Kön/)
  assert.equal(read.enrolments[0]?.sex, sex === 'Man' ? 'male' : 'female')
})

test('the strictest of two markings is put on every row of the pupil, one on a row held back too', async () => {
  const marked = enrolmentCells(0, { 8: 'Skyddad folkbokföring', 3: '87654321' })
  const read = await outcome(roster, pupils(enrolmentCells(0), marked, enrolmentCells(1)))
  assert.deepEqual(
    read.enrolments.map(({ protection }) => protection),
    ['protectedRegistration', 'protectedRegistration', 'none'],
  )
  assert.match(read.broken['conflicting-protection'] ?? '', /1 elev har olika markeringar.*Den strängaste gäller/)
  const waiting = enrolmentCells(0, { 8: 'Sekretessmarkering', 5: '10' })
  assert.equal((await outcome(roster, pupils(enrolmentCells(0), waiting))).enrolments[0]?.protection, 'confidentiality')
})

test('ten-digit numbers get their century from the school year or from today', async () => {
  const ten = `${number(0).slice(2, 8)}-${number(0).slice(8)}`
  assert.equal((await outcome(roster, pupils(enrolmentCells(0, { 0: ten })))).enrolments[0]?.identity.personalNumber, number(0))
  const teacher = number(0, 1960)
  const duty = [teacher.slice(2), given, family, '12345678', '', 'Lärare', '', '']
  assert.equal((await outcome(roster, rosterText(dutyHeading, [duty]))).duties[0]?.identity.personalNumber, teacher)
})
