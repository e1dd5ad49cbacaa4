import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Actor, PupilExtractSchema, type PupilListRequest, PupilListSchema, roles } from '../../src/contract/index.ts'
import { extractPupil, listPupils, type NamedDoor, pupilClasses } from '../../src/privacy/index.ts'
import { openLog, openStore } from '../../src/store/index.ts'
import { personalNumber, today } from '../load/municipality.ts'
import { bjork, ek, enrol, openTown, principalOf, type Town } from './town.ts'

let town: Town
let door: NamedDoor
before(async () => {
  const at = enrol()
  const pupils = [
    ...at(ek, '9A', 2, 2, { failing: [1, 0] }),
    // five girls, so that no column of the list is left out (unlisted.test.ts)
    ...at(ek, '9A', 5, 0, { protection: 'Sekretessmarkering' }),
    ...at(ek, '9B', 2, 1),
    ...at(ek, '9A', 2, 0, { schoolYear: 2022 }),
    ...at(bjork, '9A', 3, 3),
  ]
  const told = [
    { school: ek, name: 'Ekskolan' },
    { school: bjork, name: 'Björkskolan' },
  ]
  town = await openTown({ units: told, pupils, registered: [2024] })
  door = { ...town.door, vault: join(town.data, 'vault.sqlite') }
})
after(() => town.close())

const effects = { clock: () => today }
const request: PupilListRequest = { class: `${ek}:9A`, schoolYear: '2024/25', purpose: 'grading', note: 'inför samtal' }
const rektor = principalOf(ek)
const teacher = (subjects: readonly string[] | null, from = '2024/25'): Actor => ({
  id: 'tove',
  name: 'Tove',
  role: 'teacher',
  scope: [],
  groups: [{ class: `${ek}:9A`, subjects, from }],
})

test('a principal sees the pupils of an own class by name, with merit value and grades', async () => {
  const list = await listPupils(request, rektor, door, effects)
  PupilListSchema.parse(list)
  assert.deepEqual([list.class, list.school, list.schoolYear], ['9A', 'Ekskolan', '2024/25'])
  assert.deepEqual(
    list.pupils.map(({ givenName, familyName, meritValue, grades }) => [givenName, familyName, meritValue, grades.length]),
    [
      ['Förnamn0', 'Efternamn0', null, 16],
      ['Förnamn1', 'Efternamn1', 240, 16],
      ['Förnamn2', 'Efternamn2', 240, 16],
      ['Förnamn3', 'Efternamn3', 240, 16],
    ],
  )
  assert.deepEqual(list.pupils[0]?.grades[0]?.grade, 'F')
  assert.ok(list.subjects.some(({ id, label }) => id === 'MA' && label === 'Matematik'))
})

test('a protected pupil is neither shown nor counted, and no personal number leaves', async () => {
  const text = JSON.stringify(await listPupils(request, rektor, door, effects))
  assert.equal(text.includes('Förnamn4"'), false)
  assert.equal(/\d{8}-?\d{4}/.test(text.replaceAll(ek, '')), false)
  for (let n = 0; n < 20; n++) assert.equal(text.includes(personalNumber(n)), false)
})

test('a pupil whose marking the roster has not told is in no list', async () => {
  const { classes } = await pupilClasses(rektor, door)
  assert.deepEqual(
    classes.map(({ id, schoolYears }) => [id, schoolYears]),
    [
      [`${ek}:9A`, ['2024/25']],
      [`${ek}:9B`, ['2024/25']],
    ],
  )
})

test('a teacher sees the own group’s grades in own subjects, and the merit value only with all of them', async () => {
  const some = await listPupils(request, teacher(['MA', 'EN']), door, effects)
  assert.deepEqual(some.subjects.map(({ id }) => id).sort(), ['EN', 'MA'])
  assert.ok(some.pupils.every(({ meritValue, grades }) => meritValue === null && grades.length === 2))
  const all = await listPupils(request, teacher(null), door, effects)
  assert.equal(all.pupils[1]?.meritValue, 240)
})

test('nobody else gets a list, and no class outside the own ones; whether it exists is not told', async () => {
  const refused = { code: 'notPermitted' }
  for (const role of roles.filter((name) => name !== 'principal' && name !== 'teacher')) {
    await assert.rejects(listPupils(request, { ...rektor, role }, door, effects), refused, role)
    await assert.rejects(pupilClasses({ ...rektor, role }, door), refused, role)
  }
  for (const foreign of [`${bjork}:9A`, `${bjork}:9X`, 'x']) {
    await assert.rejects(listPupils({ ...request, class: foreign }, rektor, door, effects), refused)
  }
  await assert.rejects(listPupils({ ...request, class: `${ek}:9B` }, teacher(null), door, effects), refused)
  await assert.rejects(listPupils(request, teacher(null, '2025/26'), door, effects), refused)
  await assert.rejects(listPupils(request, principalOf(), door, effects), { code: 'emptyScope' })
})

test('each view is noted with purpose, note and every pupil’s key, and no name', async () => {
  await listPupils(request, rektor, door, effects)
  town.audit.flush()
  const [row] = town.audit.latest(1)
  assert.deepEqual(
    [row?.kind, row?.actor, row?.role, row?.purpose, row?.about, row?.shown, row?.pupils],
    ['pupilList', 'rut', 'principal', 'grading', `${ek}:9A`, 4, 4],
  )
  assert.deepEqual(JSON.parse(row?.question ?? ''), { class: `${ek}:9A`, schoolYear: '2024/25', note: 'inför samtal' })
  assert.equal(JSON.stringify(row).includes('Förnamn'), false)
})

test('the extract tells all that is stored of a pupil, from which line, and who has looked', async () => {
  const store = openStore(join(town.data, '../store.sqlite'))
  const looked = { log: openLog(store, town.audit), nameOf: (id: string) => (id === 'rut' ? 'Rut' : null) }
  const officer: Actor = { id: 'dag', name: 'Dag', role: 'dataProtectionOfficer', scope: [] }
  const ask = (personalNumber: string) => extractPupil({ personalNumber, purpose: 'incident' }, officer, door, looked, effects)
  const number = personalNumber(1)
  const views = (await ask(number)).views.length
  await listPupils(request, rektor, door, effects)
  const extract = PupilExtractSchema.parse(await ask(`${number.slice(2, 8)}-${number.slice(8)}`))
  assert.deepEqual([extract.personalNumber, extract.givenName, extract.protection], [number, 'Förnamn1', 'none'])
  assert.deepEqual(
    extract.enrolments.map(({ schoolYear, class: name, file, line }) => [schoolYear, name, file, line > 1]),
    [['2024/25', '9A', 'elever-2024.csv', true]],
  )
  assert.equal(extract.grades[0]?.grades.find(({ subject }) => subject === 'MA')?.grade, 'C')
  assert.equal(extract.grades[0]?.line, 3)
  const merit = extract.results[0]?.results.find(({ measure }) => measure === 'meritValue')
  assert.equal(merit?.value, 240)
  assert.equal(extract.results[0]?.results.length, 6)
  assert.deepEqual(extract.sources.map(({ file }) => file).sort(), [`${ek}-2025.txt`, 'elever-2024.csv'])
  const [latest, own] = extract.views
  assert.deepEqual([latest?.kind, latest?.name, latest?.purpose, own?.kind], ['pupilList', 'Rut', 'grading', 'pupilExtract'])
  assert.equal(extract.views.length, views + 2)
  for (const row of town.audit.latest(50)) assert.equal(JSON.stringify(row).includes(number.slice(4)), false)
  store.close()
})

test('an extract is the officer’s alone; a number nobody has, or that is none, says so without repeating it', async () => {
  const store = openStore(join(town.data, '../store.sqlite'))
  const looked = { log: openLog(store, town.audit), nameOf: () => null }
  const ask = (wanted: string, actor: Actor) =>
    extractPupil({ personalNumber: wanted, purpose: 'accessRequest' }, actor, door, looked, effects)
  for (const role of roles.filter((name) => name !== 'dataProtectionOfficer')) {
    await assert.rejects(ask(personalNumber(1), { ...rektor, role }), { code: 'notPermitted' })
  }
  const officer: Actor = { id: 'dag', name: 'Dag', role: 'dataProtectionOfficer', scope: [] }
  const number = personalNumber(1)
  const slip = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`
  for (const [wrong, words] of [
    [personalNumber(900), /Ingen elev har det personnumret/],
    ['4321', /Skriv tio eller tolv siffror/],
    ['20091331-4321', /finns inte i kalendern/],
    ['29990101-4321', /har inte varit ännu/],
    [slip, /Sista siffran stämmer inte/],
  ] as const) {
    const told = String(await ask(wrong, officer).catch((problem: unknown) => problem))
    assert.match(told, words)
    assert.equal(told.includes(wrong.slice(-4)), false)
  }
  store.close()
})
