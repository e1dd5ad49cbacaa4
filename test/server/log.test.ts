import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { AuditPage, Csv, Person, PupilClasses, PupilExtract, PupilList, TextFile } from '../../src/contract/index.ts'
import { startOfDay } from '../../src/server/log-search.ts'
import { main } from '../../src/server/main.ts'
import { type Fixture, openFixture, personWith, visit } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

const post = async <T>(role: Person['role'], url: string, body: unknown): Promise<{ status: number; body: T }> => {
  const visitor = await visit(fixture.app, personWith(fixture.house, role).id)
  return (await visitor.ask('POST', url, body)) as { status: number; body: T }
}

async function listFirstClass(): Promise<PupilList> {
  const visitor = await visit(fixture.app, personWith(fixture.house, 'principal').id)
  const { classes } = (await visitor.ask('GET', '/api/pupils')).body as PupilClasses
  const [first] = classes
  const asked = { class: first?.id, schoolYear: first?.schoolYears[0], purpose: 'support' }
  const { status, body } = await visitor.ask('POST', '/api/pupils', asked)
  assert.equal(status, 200)
  return body as PupilList
}

test('a principal’s list is stored by nobody on the way, and the officer finds it in the log by name', async () => {
  const list = await listFirstClass()
  assert.ok(list.pupils.length > 3)
  const { name } = personWith(fixture.house, 'principal')
  const { body } = await post<AuditPage>('dataProtectionOfficer', '/api/audit', { person: name.slice(1, 6), kind: 'pupilList' })
  const [row] = body.rows
  assert.deepEqual([row?.name, row?.purpose, row?.pupils], [name, 'support', list.pupils.length])
  const visitor = await visit(fixture.app, personWith(fixture.house, 'principal').id)
  const response = await fixture.app.inject({ url: '/api/pupils', headers: { cookie: visitor.cookie() } })
  assert.equal(response.headers['cache-control'], 'no-store')
})

test('a list needs a purpose of the closed list', async () => {
  const { status } = await post('principal', '/api/pupils', { class: 'x', schoolYear: '2024/25', purpose: 'curiosity' })
  assert.equal(status, 400)
})

test('nobody but the officer searches the log or takes an extract', async () => {
  for (const role of ['head', 'principal', 'board', 'coordinator'] as const) {
    for (const [url, body] of [
      ['/api/audit', {}],
      ['/api/audit/csv', {}],
      ['/api/pupils/extract', { personalNumber: '201001019999', purpose: 'incident' }],
      ['/api/pupils/extract/file', { personalNumber: '201001019999', purpose: 'incident', format: 'json' }],
    ] as const) {
      assert.equal((await post(role, url, body)).status, 403, `${role} ${url}`)
    }
  }
})

test('the officer reads what was asked in words, by role too; the file has the same words', async () => {
  const asked = { measures: ['meritValue'], by: ['school'], where: [{ dimension: 'schoolYear', last: 1 }] }
  await post('head', '/api/query', asked)
  await post('analyst', '/api/query', { ...asked, by: ['sex'] })
  const { body } = await post<AuditPage>('dataProtectionOfficer', '/api/audit', { role: 'head', kind: 'answer' })
  assert.ok(body.rows.length > 0 && body.rows.every(({ role }) => role === 'head'))
  assert.equal(body.rows[0]?.told, 'Genomsnittligt meritvärde per skola. Läsår: det senaste.')
  assert.equal(body.rows[0]?.question, JSON.stringify(asked))
  const file = await post<Csv>('dataProtectionOfficer', '/api/audit/csv', { role: 'head' })
  assert.ok(file.body.csv.includes('Genomsnittligt meritvärde per skola. Läsår: det senaste.'))
})

test('each search is noted, and a file with its sha256', async () => {
  await post('dataProtectionOfficer', '/api/audit', { text: 'meritvalue' })
  const { body } = await post<Csv>('dataProtectionOfficer', '/api/audit/csv', { kind: 'search' })
  assert.ok(body.csv.startsWith('\uFEFFNr;Tid (UTC);Händelse;'))
  assert.ok(body.csv.includes('Sökning i loggen'))
  fixture.house.audit.flush()
  const [file, search] = fixture.house.audit.latest(2)
  assert.deepEqual([file?.kind, file?.about?.length, file?.shown], ['export', 64, body.rows])
  assert.deepEqual([search?.kind, search?.question], ['search', '{"text":"meritvalue"}'])
})

interface Run {
  readonly code: number
  readonly out: string
  readonly error: string
}
async function run(args: readonly string[], standardInput = ''): Promise<Run> {
  const out: string[] = []
  const error: string[] = []
  const code = await main([...args, '--data', fixture.data], {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    readStandardInput: async () => standardInput,
    environment: {},
    folder: fixture.data,
    stopped: async () => undefined,
  })
  return { code, out: out.join(''), error: error.join('') }
}

test('the operator proves the log, and a head written down earlier', async () => {
  await listFirstClass()
  const whole = await run(['audit', 'verify'])
  assert.equal(whole.code, 0)
  const [, head = ''] = /Ändläge: (\d+:[0-9a-f]{64})/.exec(whole.out) ?? []
  assert.equal((await run(['audit', 'verify', '--head', head])).code, 0)
  const other = await run(['audit', 'verify', '--json', '--head', head.replace(/.$/, (last) => (last === '0' ? '1' : '0'))])
  assert.equal(other.code, 1)
  assert.equal((JSON.parse(other.out) as { broken: { problem: string } }).broken.problem, 'headDiffers')
  assert.equal((await run(['audit', 'verify', '--head', 'x'])).code, 2)
})

test('the operator searches, as a table, JSON and CSV; a wrong word says what was meant', async () => {
  const table = await run(['audit', 'search', '--kind', 'pupilList'])
  assert.match(table.out, /Elevlista +\S+.* +Rektor +Stöd och anpassningar/)
  const json = JSON.parse((await run(['audit', 'search', '--json', '--limit', '1'])).out) as AuditPage
  assert.equal(json.rows.length, 1)
  assert.ok((await run(['audit', 'search', '--csv'])).out.startsWith('\uFEFFNr;'))
  assert.match((await run(['audit', 'search', '--kind', 'lista'])).error, /--kind kan inte vara ”lista”/)
  const typo = await run(['audit', 'verfy'])
  assert.equal(typo.code, 2)
  assert.match(typo.error, /Menade du ”verify”/)
})

test('the operator takes an extract by a number on standard input; it stands in no log', async () => {
  const refused = await run(['audit', 'person', '-'], '19811218-9876\n')
  assert.equal(refused.code, 1)
  assert.match(refused.error, /Ingen elev har det personnumret/)
  const vault = new DatabaseSync(join(fixture.data, 'vault.sqlite'), { readOnly: true })
  const number = String(vault.prepare('select personal_number from person limit 1').get()?.personal_number)
  vault.close()
  // what the server still holds must stand before what the command writes
  fixture.house.audit.flush()
  const wrong = await run(['audit', 'person', '-', '--purpose', 'nyfikenhet'], `${number}\n`)
  assert.equal(wrong.code, 2)
  assert.match(wrong.error, /--purpose kan inte vara ”nyfikenhet”.*incident/)
  const extract = await run(['audit', 'person', '-', '--purpose', 'incident'], `${number}\n`)
  assert.match(extract.out, new RegExp(`^Registerutdrag för .*, ${number.slice(0, 8)}-${number.slice(8)}\n`))
  assert.match(extract.out, /Vem som har sett uppgifterna med namn/)
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual([row?.kind, row?.actor, row?.purpose, row?.pupils], ['pupilExtract', 'system', 'incident', 1])
  assert.equal(JSON.stringify(fixture.house.audit.latest(50)).includes(number.slice(2, 8)), false)
})

test('the officer takes an extract, and it as files; each is noted with its purpose and sha256, and the number stands in no log', async () => {
  const vault = new DatabaseSync(join(fixture.data, 'vault.sqlite'), { readOnly: true })
  const generation = await fixture.house.warehouse.current()
  const [graded] = await generation.run(
    "select min(r.pupil_key) as key from src_grade_row r join dim_pupil p on p.pupil_key = r.pupil_key where p.protection = 'none'",
  )
  const person = vault
    .prepare('select personal_number as number, given_name as given from person where key = ?')
    .get(Number(graded?.key))
  vault.close()
  const [number, given] = [String(person?.number), String(person?.given)]
  const request = { personalNumber: `${number.slice(2, 8)}-${number.slice(8)}`, purpose: 'correction' }
  const { status, body } = await post<PupilExtract>('dataProtectionOfficer', '/api/pupils/extract', request)
  assert.deepEqual([status, body.personalNumber, body.givenName], [200, number, given])
  const file = async (format: string) =>
    (await post<TextFile>('dataProtectionOfficer', '/api/pupils/extract/file', { ...request, format })).body
  const json = await file('json')
  assert.match(json.name, /^registerutdrag-\d{4}-\d\d-\d\d\.json$/)
  assert.deepEqual((JSON.parse(json.text) as PupilExtract).grades, body.grades)
  const csv = await file('csv')
  const lines = csv.text.split('\r\n')
  assert.match(lines[0] ?? '', /^\uFEFFAvsnitt;Läsår;Termin;/)
  assert.ok(lines.some((line) => line.includes(`Person;;;;;;Personnummer;${number.slice(0, 8)}-${number.slice(8)};`)))
  const graded1 = body.grades[0]?.grades[0]
  assert.ok(
    lines.some((line) => line.startsWith('Betyg;') && line.includes(`;${graded1?.subject};${graded1?.grade};`)),
    csv.text,
  )
  assert.ok(lines.some((line) => line.startsWith('Visning;') && line.includes('Rättelse eller radering')))
  fixture.house.audit.flush()
  const [noted, view] = fixture.house.audit.latest(2)
  assert.deepEqual(
    [noted?.kind, noted?.purpose, noted?.about, noted?.question],
    ['export', 'correction', createHash('sha256').update(csv.text).digest('hex'), '{"extract":"csv"}'],
  )
  assert.deepEqual([view?.kind, view?.purpose, view?.pupils], ['pupilExtract', 'correction', 1])
  assert.equal(JSON.stringify(fixture.house.audit.latest(50)).includes(number.slice(2, 8)), false)
})

test('the record of processing is printed as Markdown and JSON', async () => {
  assert.match((await run(['privacy', 'record'])).out, /^# Registerförteckning/)
  const record = JSON.parse((await run(['privacy', 'record', '--json'])).out) as { controller: string }
  assert.match(record.controller, /^Demokommun/)
})

test('a day begins at midnight in Sweden, summer and winter', () => {
  assert.equal(startOfDay('2026-01-10'), '2026-01-09T23:00:00.000Z')
  assert.equal(startOfDay('2026-07-10'), '2026-07-09T22:00:00.000Z')
})
