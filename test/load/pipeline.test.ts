import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Fault } from '../../src/contract/index.ts'
import { listLoads, listRejects, load, rollback } from '../../src/load/index.ts'
import { readPointer } from '../../src/warehouse/index.ts'
import {
  asp,
  bjork,
  builder,
  countOf,
  ek,
  grades9,
  messageOf,
  municipality,
  personalNumber,
  pupils,
  roster,
  threeUnits,
} from './municipality.ts'

const spring = '2025-06-12'
const atEk = pupils(ek, 0, 20)
const atBjork = pupils(bjork, 20, 10)
const results = `
  select s.id as school, t.school_year_key as year, count(*)::integer as n, round(avg(t.merit_value), 2) as merit,
    count(class_key)::integer as in_class
  from fact_result t
  join dim_school s on s.key = t.school_key
  group by all
  order by all`

test('a roster and grade files become figures by school', async (t) => {
  const town = municipality(t)
  const first = await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, [...atEk, ...atBjork]) })
  assert.equal(first.status, 'published')
  assert.deepEqual(first.rows, { read: 33, accepted: 33, rejected: 0 })
  const second = await town.load('scb-grades-9', {
    'ek.txt': grades9(spring, atEk, 'C'),
    'bjork.txt': grades9(spring, atBjork, 'A'),
  })
  assert.deepEqual([second.status, second.load, second.generation], ['published', 2, 2])
  assert.deepEqual(
    second.checks.filter(({ count }) => count > 0),
    [],
  )
  assert.deepEqual(await town.ask(results), [
    { school: ek, year: 2024, n: 20, merit: 240, in_class: 20 },
    { school: bjork, year: 2024, n: 10, merit: 320, in_class: 10 },
  ])
  const [sums] = await town.ask(
    'select count(*) as grades, sum(points) as points, count(distinct pupil_key) as pupils from fact_grade',
  )
  assert.deepEqual(sums, { grades: 480, points: 8000, pupils: 30 })
  assert.deepEqual(await town.ask('select term_key, count(*) as n from fact_pupil group by 1 order by 1'), [
    { term_key: 1, n: 30 },
    { term_key: 2, n: 30 },
  ])
})

test('names and personal numbers stand in the vault and nowhere in a generation', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, atEk) })
  const tables = await town.ask("select table_name as name from information_schema.tables where table_schema = 'main'")
  for (const { name } of tables) {
    const text = JSON.stringify(await town.ask(`select * from ${name}`))
    for (const { n } of atEk) {
      assert.ok(!text.includes(personalNumber(n)), `${name} holds a personal number`)
      assert.ok(!text.includes(`Efternamn${n}"`), `${name} holds a name`)
    }
  }
})

test('grade files before any roster count by school and municipality, and by class once the roster has told', async (t) => {
  const town = municipality(t)
  const early = await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  assert.equal(early.status, 'published')
  assert.equal(countOf(early, 'roster-not-loaded'), 1)
  assert.match(messageOf(early, 'roster-not-loaded'), /2024\/25.*Läs in elevregistret/)
  assert.equal(countOf(early, 'units-not-loaded'), 1)
  assert.deepEqual(await town.ask(results), [{ school: ek, year: 2024, n: 20, merit: 240, in_class: 0 }])
  assert.deepEqual(await town.ask('select label from dim_school'), [{ label: `Skolenhet ${ek}` }])
  assert.deepEqual(await town.ask('select id, label from dim_municipality'), [{ id: 'unknown', label: 'Okänd kommun' }])
  assert.deepEqual(await town.ask('select distinct protection from dim_pupil'), [{ protection: 'unknown' }])
  assert.deepEqual(
    await town.ask(
      'select x.id, count(*)::integer as n from fact_result join dim_sex x on x.key = sex_key group by 1 order by 1',
    ),
    [
      { id: 'female', n: 10 },
      { id: 'male', n: 10 },
    ],
  )
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, atEk) })
  assert.deepEqual(await town.ask(results), [{ school: ek, year: 2024, n: 20, merit: 240, in_class: 20 }])
  assert.deepEqual(await town.ask('select label from dim_school where id = (select min(id) from dim_school)'), [
    { label: 'Ekskolan' },
  ])
  assert.deepEqual(await town.ask('select id from dim_operator order by key'), [{ id: 'municipal' }, { id: 'independent' }])
})

test('the same file again, renamed or with its rows in another order, changes nothing', async (t) => {
  const town = municipality(t)
  const file = grades9(spring, atEk)
  await town.load('scb-grades-9', { 'ek.txt': file })
  const again = await town.load('scb-grades-9', { 'kopia.txt': file })
  const turned = await town.load('scb-grades-9', { 'vänd.txt': file.trimEnd().split('\r\n').reverse().join('\r\n') })
  assert.deepEqual([again.status, turned.status], ['unchanged', 'unchanged'])
  assert.deepEqual([again.generation, turned.generation, readPointer(town.data)], [1, 1, 1])
  assert.deepEqual(
    listLoads(town.data).map(({ load, status }) => [load, status]),
    [
      [3, 'unchanged'],
      [2, 'unchanged'],
      [1, 'published'],
    ],
  )
})

test('a corrected file replaces its own scope and no other', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', {
    'ek.txt': grades9(spring, atEk, 'C'),
    'bjork.txt': grades9(spring, atBjork, 'C'),
    'ek-förra.txt': grades9('2024-06-12', pupils(ek, 100, 20), 'E'),
  })
  const corrected = await town.load('scb-grades-9', { 'ek-rättad.txt': grades9('2025-06-20', atEk.slice(1), 'A') })
  assert.equal(corrected.status, 'published')
  assert.deepEqual(await town.ask(results), [
    { school: ek, year: 2023, n: 20, merit: 160, in_class: 0 },
    { school: ek, year: 2024, n: 19, merit: 320, in_class: 0 },
    { school: bjork, year: 2024, n: 10, merit: 240, in_class: 0 },
  ])
})

test('a file that is older than the one loaded is stopped, and says both dates', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  const older = await town.load('scb-grades-9', { 'gammal.txt': grades9('2025-06-01', atEk, 'A') })
  assert.equal(older.status, 'stopped')
  assert.match(messageOf(older, 'older-extraction'), /gammal\.txt: .*2025-06-01.*2025-06-12/)
  assert.deepEqual(await town.ask(results), [{ school: ek, year: 2024, n: 20, merit: 240, in_class: 0 }])
})

test('a delivery in which a school is missing is stopped and names it', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'elever.csv': roster(2024, [...atEk, ...atBjork]) })
  const without = await town.load('roster', { 'elever.csv': roster(2024, atEk) })
  assert.equal(without.status, 'stopped')
  assert.match(messageOf(without, 'missing-school'), /00010002 läsåret 2024\/25/)
  assert.equal(without.rows.accepted, 0)
  const anotherYear = await town.load('roster', { 'elever.csv': roster(2023, atEk) })
  assert.equal(anotherYear.status, 'published')
})

test('forty per cent fewer rows for a school stop the load, a little fewer do not', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  const cut = await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk.slice(0, 12)) })
  assert.equal(cut.status, 'stopped')
  assert.match(messageOf(cut, 'fewer-rows'), /00010001 läsåret 2024\/25 12 rader mot 20/)
  const fewer = await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk.slice(0, 13)) })
  assert.equal(fewer.status, 'published')
})

test('one blocked file stops all files of the load', async (t) => {
  const town = municipality(t)
  const report = await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk), 'tom.txt': '' })
  assert.equal(report.status, 'stopped')
  assert.equal(report.generation, null)
  assert.match(report.checks.find(({ severity, count }) => severity === 'blocking' && count > 0)?.message ?? '', /^tom\.txt: /)
  assert.equal(readPointer(town.data), null)
})

test('the same school and year in two files of one load are stopped', async (t) => {
  const town = municipality(t)
  const report = await town.load('scb-grades-9', { 'a.txt': grades9(spring, atEk), 'b.txt': grades9(spring, atEk, 'A') })
  assert.equal(report.status, 'stopped')
  assert.equal(countOf(report, 'scope-twice'), 1)
})

test('a pupil the roster does not know waits, masked, and is taken when the roster has told', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, atEk.slice(0, 19)) })
  const file = grades9(spring, atEk)
  const held = await town.load('scb-grades-9', { 'ek.txt': file })
  assert.deepEqual([held.status, held.rows], ['published', { read: 20, accepted: 19, rejected: 1 }])
  assert.deepEqual(listRejects(town.data, 2), [
    {
      load: 2,
      file: 'ek.txt',
      line: 20,
      column: 'Personnummer',
      value: '****',
      check: 'unknown-pupil',
      reason: 'Eleven finns inte i elevregistret för 2024/25.',
    },
  ])
  await town.load('roster', { 'elever.csv': roster(2024, atEk) })
  const taken = await town.load('scb-grades-9', { 'ek.txt': file })
  assert.deepEqual([taken.status, taken.rows.accepted], ['published', 20])
  assert.deepEqual(listRejects(town.data, 4), [])
})

test('rows of a school unit that the register lacks wait; a file of nothing else is stopped', async (t) => {
  const town = municipality(t)
  const mixed = { 'elever.csv': roster(2024, [...atEk, ...pupils('99999999', 60, 2)]), 'enheter.csv': threeUnits }
  const report = await town.load('roster', mixed)
  assert.equal(report.status, 'published')
  assert.equal(countOf(report, 'unknown-unit'), 2)
  assert.match(messageOf(report, 'unknown-unit'), /99999999/)
  const alone = await town.load('roster', { 'fler.csv': roster(2023, pupils('99999999', 60, 2)) })
  assert.equal(alone.status, 'stopped')
  assert.equal(countOf(alone, 'nothing-accepted'), 1)
})

test('a pupil graded at another school than the roster tells counts where the roster says', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, [...atEk, ...pupils(asp, 40, 1)]) })
  const report = await town.load('scb-grades-9', { 'ek.txt': grades9(spring, [...atEk, ...pupils(ek, 40, 1)]) })
  assert.equal(countOf(report, 'other-unit'), 1)
  assert.deepEqual(await town.ask(results), [
    { school: ek, year: 2024, n: 20, merit: 240, in_class: 20 },
    { school: asp, year: 2024, n: 1, merit: 240, in_class: 1 },
  ])
})

test('a rollback answers from the older generation, and the next load builds upon it', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk, 'C') })
  await town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-13', atEk, 'A') })
  await rollback(town.data, 1, { builder })
  assert.deepEqual(await town.ask(results), [{ school: ek, year: 2024, n: 20, merit: 240, in_class: 0 }])
  await assert.rejects(
    rollback(town.data, 7, { builder }),
    (fault: unknown) => fault instanceof Fault && fault.code === 'unknownGeneration',
  )
  const next = await town.load('scb-grades-9', { 'bjork.txt': grades9(spring, atBjork, 'E') })
  assert.equal(next.generation, 3)
  assert.deepEqual(await town.ask(results), [
    { school: ek, year: 2024, n: 20, merit: 240, in_class: 0 },
    { school: bjork, year: 2024, n: 10, merit: 160, in_class: 0 },
  ])
})

test('a folder of the demo takes no other load', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  writeFileSync(join(town.data, 'demo.json'), '{}')
  await assert.rejects(
    town.load('scb-grades-9', { 'ek.txt': grades9('2025-06-13', atEk) }),
    (fault: unknown) => fault instanceof Fault && fault.code === 'demoFolder',
  )
})

test('a file that is not there is named', async (t) => {
  const town = municipality(t)
  await assert.rejects(
    load({ data: town.data, source: 'roster', files: ['/finns/inte.csv'], schoolYear: null }, { builder }),
    /Filen inte\.csv går inte att läsa: den finns inte/,
  )
})
