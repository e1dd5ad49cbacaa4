import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type {
  AccountList,
  Catalogue,
  FaultBody,
  GrantList,
  Person,
  Query,
  Session,
  Why,
  WhyAnswered,
} from '../../src/contract/index.ts'
import { openDuties } from '../../src/server/grants/duties.ts'
import { readGrantFile } from '../../src/server/grants/file.ts'
import { heldRoles } from '../../src/server/grants/held.ts'
import { numberIn, textIn } from '../../src/warehouse/index.ts'
import { type Fixture, openFixture, personWith, visit } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

const by = (id: string): Person => {
  const person = fixture.house.demo?.people.find((candidate) => candidate.id === id)
  if (person === undefined) throw new Error(`the demo has no ${id}`)
  return person
}
const classesOf = (body: unknown): readonly string[] =>
  ((body as Catalogue).dimensions.find(({ name }) => name === 'class')?.members ?? []).map(({ id }) => id)

test('who holds two roles acts in one, changes to the other under a new token, and to no third', async () => {
  const both = by('rektor-lilla')
  const visitor = await visit(fixture.app, both.id)
  const first = ((await visitor.ask('GET', '/api/session')).body as Session).person
  assert.deepEqual([first?.role, first?.roles.map(({ role }) => role)], ['principal', ['principal', 'teacher']])
  const asPrincipal = classesOf((await visitor.ask('GET', '/api/catalogue')).body)
  const before = visitor.cookie()
  const { status, body } = await visitor.ask('POST', '/api/session/role', { role: 'teacher' })
  assert.deepEqual([status, (body as Session).person?.role], [200, 'teacher'])
  assert.notEqual(visitor.cookie(), before)
  const old = await fixture.app.inject({ method: 'GET', url: '/api/status', headers: { cookie: before } })
  assert.equal(old.statusCode, 401)
  await visitor.ask('GET', '/api/session')
  const asTeacher = classesOf((await visitor.ask('GET', '/api/catalogue')).body)
  assert.ok(asPrincipal.length > 1)
  assert.deepEqual(asTeacher, [`${both.scope[0]}:7–9`])
  assert.equal((await visitor.ask('POST', '/api/session/role', { role: 'head' })).status, 403)
})

test('a grant by hand opens at once, its withdrawal closes at once and stays to be read', async () => {
  const coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
  const officer = personWith(fixture.house, 'dataProtectionOfficer')
  const scope = { role: 'analyst', school: null, class: null, subjects: null }
  const grant = { account: officer.id, ...scope, validFrom: '2024-07-01', validTo: null, reason: 'Utreder skolvalet' }
  const given = (await coordinator.ask('POST', '/api/grants', grant)).body as GrantList
  const row = given.people.find(({ account }) => account === officer.id)?.grants[0]
  assert.deepEqual([row?.reason, row?.inForce, row?.origin], ['Utreder skolvalet', true, 'hand'])
  const visitor = await visit(fixture.app, officer.id)
  await visitor.ask('POST', '/api/session/role', { role: 'analyst' })
  await visitor.ask('GET', '/api/session')
  assert.equal((await visitor.ask('GET', '/api/catalogue')).status, 200)
  const why = (await visitor.ask('GET', '/api/why')).body as Why
  assert.match(why.opens.map(({ text }) => text).join(), /Utreder skolvalet\. Kommer från för hand \(Peter Brännlund\)/)
  const taken = (await coordinator.ask('POST', '/api/grants/withdraw', { id: row?.id, reason: 'Klar' })).body as GrantList
  const kept = taken.people.find(({ account }) => account === officer.id)?.grants[0]
  assert.deepEqual([kept?.inForce, kept?.withdrawn?.reason], [false, 'Klar'])
  assert.equal((await visitor.ask('GET', '/api/catalogue')).status, 403)
})

const whyOf = async (id: string, query: Query): Promise<WhyAnswered> => {
  const visitor = await visit(fixture.app, id)
  const { status, body } = await visitor.ask('POST', '/api/why', { query })
  assert.equal(status, 200, JSON.stringify(body))
  return body as WhyAnswered
}

test('of a question it is told in words, rule by rule, which grant, units and rules decide what is seen', async () => {
  const principal = personWith(fixture.house, 'principal')
  const { asked, rows } = await whyOf(principal.id, { measures: ['meritValue'], by: ['class'] })
  assert.equal(asked, 'Genomsnittligt meritvärde per klass.')
  const own = fixture.house.duties.schools().get(principal.scope[0] ?? '')
  assert.deepEqual(
    rows.filter(({ effect }) => effect !== 'hides').map(({ effect, title }) => [effect, title]),
    [
      ['opens', principal.about],
      ['limits', 'Frågan gäller bara den egna skolan'],
      ['opens', `Egen enhet: ${own}`],
    ],
  )
  const hides = rows.filter(({ effect }) => effect === 'hides').map(({ title }) => title)
  assert.deepEqual(hides, ['Medelvärden på den egna enheten', 'För en annan grupps skull', 'Elever i ingen klass'])
})

test('of a question that is refused the reason is the explanation, and a class that is not one’s own is not named', async () => {
  const coordinator = await whyOf(personWith(fixture.house, 'coordinator').id, { measures: ['pupils'] })
  assert.deepEqual(coordinator.rows.map(({ effect, title }) => [effect, title]).at(-1), ['closes', 'Frågan nekas'])
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const teacher = personWith(fixture.house, 'teacher')
  const own = teacher.groups.map((group) => group.class)
  const other = classesOf((await head.ask('GET', '/api/catalogue')).body).find((id) => !own.includes(id)) ?? ''
  const { asked, rows } = await whyOf(teacher.id, {
    measures: ['pupils'],
    where: [{ dimension: 'class', in: [other] }],
  })
  assert.equal(asked, `Antal elever. Klass: ${other}.`)
  assert.match(rows.at(-1)?.text ?? '', /En lärare ser sina egna klasser/)
})

test('a grant that says too much or too little is refused in Swedish', async () => {
  const coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
  const officer = personWith(fixture.house, 'dataProtectionOfficer')
  const grant = {
    ...{ account: officer.id, role: 'principal', school: null, class: null, subjects: null },
    ...{ validFrom: '2024-07-01', validTo: null, reason: 'Prov' },
  }
  const refused = async (changes: object, words: RegExp): Promise<void> => {
    const { status, body } = await coordinator.ask('POST', '/api/grants', { ...grant, ...changes })
    assert.equal(status, 400)
    assert.match((body as { message: string }).message, words)
  }
  await refused({}, /en rektor behöver en skolenhetskod/)
  await refused({ role: 'teacher' }, /en lärare behöver en klass/)
  await refused({ role: 'head', class: '00010010:9A' }, /en lärare behöver en klass/)
  await refused({ role: 'teacher', class: '00010010:9A', subjects: ['Matte'] }, /ämnen anges med/)
  await refused({ school: '00010010', validTo: '2024-01-01' }, /sista dagen ligger före den första/)
})

test('duties in force on the day are grants: the principal’s unit, the teacher’s classes and subjects', async () => {
  const generation = await fixture.house.warehouse.current()
  const [row] = await generation.run(
    "select staff_key, school, class from src_duty where subject = 'MA' order by school, class limit 1",
  )
  assert.ok(row !== undefined)
  const [key, group] = [numberIn(row, 'staff_key'), `${textIn(row, 'school')}:${textIn(row, 'class')}`]
  const duties = openDuties(fixture.house.warehouse, () => '2024-10-15')
  assert.deepEqual(duties.of(key, 'anna', '2024-10-15'), [])
  await duties.refresh()
  const grants = duties.of(key, 'anna', '2024-10-15')
  assert.ok(grants.some((grant) => grant.class === group && grant.origin === 'duty'))
  const [held] = heldRoles(grants, duties.schools())
  assert.equal(held?.role, 'teacher')
  assert.deepEqual(
    held?.groups.find((one) => one.class === group),
    { class: group, subjects: ['MA', 'TK'], from: '2024/25' },
  )
  assert.deepEqual(duties.of(key, 'anna', '2025-07-01'), [])
})

test('an account points at somebody with a duty; a pupil’s number is answered as one that nobody has', async () => {
  const { data, house, app } = fixture
  const generation = await house.warehouse.current()
  const [keys] = await generation.run(`
    select (select min(staff_key) from src_duty) as staff,
      (select min(pupil_key) from src_enrolment where pupil_key not in (select staff_key from src_duty)) as pupil`)
  assert.ok(keys !== undefined)
  const vault = new DatabaseSync(join(data, 'vault.sqlite'), { readOnly: true })
  const numberOf = (column: string): unknown =>
    vault.prepare('select personal_number from person where key = ?').get(numberIn(keys, column))?.personal_number
  const [staff, pupil] = [numberOf('staff'), numberOf('pupil')]
  vault.close()
  const account = house.accounts.create({ login: 'eva', name: 'Eva', kind: 'local', email: null }).id
  const coordinator = await visit(app, personWith(house, 'coordinator').id)
  const point = (personalNumber: unknown) => coordinator.ask('POST', '/api/accounts/staff', { account, personalNumber })
  const refused = await point(pupil)
  assert.deepEqual([refused.status, (refused.body as FaultBody).fault], [404, 'unknownStaff'])
  assert.deepEqual(refused, await point('19811218-9876'))
  assert.equal(house.accounts.byId(account)?.staffKey, null)
  const { body } = await point(staff)
  assert.equal((body as AccountList).accounts.find(({ id }) => id === account)?.hasStaff, true)
  assert.equal(house.accounts.byId(account)?.staffKey, numberIn(keys, 'staff'))
})

test('a file of grants is read by its headings, and a wrong cell is named with its line', () => {
  const path = join(fixture.data, 'roller.csv')
  const heading = 'Konto;Roll;Skolenhetskod;Klass;Ämnen;Gäller från;Gäller till;Skäl\n'
  writeFileSync(
    path,
    `${heading}anna;Lärare;00010010;9A;MA, TK;2024-08-01;;Tjänst\nbo;rektor;00010010;;;2024-08-01;2025-06-30;Beslut\n`,
  )
  assert.deepEqual(readGrantFile(path), [
    {
      ...{ login: 'anna', role: 'teacher', school: null, class: '00010010:9A', subjects: ['MA', 'TK'] },
      ...{ validFrom: '2024-08-01', validTo: null, reason: 'Tjänst' },
    },
    {
      ...{ login: 'bo', role: 'principal', school: '00010010', class: null, subjects: null },
      ...{ validFrom: '2024-08-01', validTo: '2025-06-30', reason: 'Beslut' },
    },
  ])
  writeFileSync(path, `${heading}anna;Vaktmästare;;;;2024-08-01;;Tjänst\n`)
  assert.throws(() => readGrantFile(path), /”Vaktmästare” kan inte stå i Roll på rad 2/)
  writeFileSync(path, 'Konto;Rol;Gäller från;Skäl\n')
  assert.throws(() => readGrantFile(path), /rubriken ”Rol” finns inte, menade du ”Roll”/)
})
