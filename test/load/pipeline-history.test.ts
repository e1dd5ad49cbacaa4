import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asp, bjork, ek, grades9, municipality, pupils, roster, threeUnits, units } from './municipality.ts'

const spring = '2025-06-12'
const classes = `
  select s.id as school, coalesce(c.label, '–') as class, count(*)::integer as n
  from fact_result t
  join dim_school s on s.key = t.school_key
  left join dim_class c on c.key = t.class_key
  group by all
  order by all`

test('a marking that arrives late is applied to all of the pupil’s history, under a newer roster too', async (t) => {
  const town = municipality(t)
  const atEk = pupils(ek, 0, 6)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, atEk) })
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk) })
  assert.deepEqual(await town.ask(classes), [{ school: ek, class: '9A', n: 6 }])
  const marked = roster(2025, [...atEk.slice(1), ...pupils(ek, 0, 1, { protection: 'Sekretessmarkering' })])
  await town.load('roster', { 'elever-2025.csv': marked })
  assert.deepEqual(await town.ask(classes), [
    { school: ek, class: '9A', n: 5 },
    { school: ek, class: '–', n: 1 },
  ])
  assert.deepEqual(await town.ask('select count(*)::integer as n from fact_pupil where class_key is null'), [{ n: 4 }])
  assert.deepEqual(await town.ask('select count(*)::integer as n from enrolment where class_key is null'), [{ n: 2 }])
})

test('a marking in a corrected file of an older year counts, whatever the newer year said before it', async (t) => {
  const town = municipality(t)
  const atEk = pupils(ek, 0, 4)
  await town.load('roster', { 'enheter.csv': threeUnits, 'a.csv': roster(2023, atEk), 'b.csv': roster(2024, atEk) })
  await town.load('roster', {
    'a.csv': roster(2023, [...atEk.slice(1), ...pupils(ek, 0, 1, { protection: 'Skyddad folkbokföring' })]),
  })
  assert.deepEqual(await town.ask('select protection, count(*)::integer as n from dim_pupil group by 1 order by 1'), [
    { protection: 'none', n: 3 },
    { protection: 'protectedRegistration', n: 1 },
  ])
})

test('membership is the enrolment of the measurement date, through a change of class and a move', async (t) => {
  const town = municipality(t)
  const moving = [
    ...pupils(ek, 0, 1, { class: '9A', from: '2024-08-15', to: '2024-12-20' }),
    ...pupils(ek, 0, 1, { class: '9B', from: '2025-01-08', to: '2025-03-31' }),
    ...pupils(bjork, 0, 1, { class: '9C', from: '2025-04-01' }),
  ]
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, moving) })
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, pupils(ek, 0, 1, { class: '9B' })) })
  const membership = (table: string): string => `
    select t.term_key as term, s.id as school, c.label as class
    from ${table} t
    join dim_school s on s.key = t.school_key
    left join dim_class c on c.key = t.class_key
    order by all`
  assert.deepEqual(await town.ask(membership('fact_pupil')), [
    { term: 1, school: ek, class: '9A' },
    { term: 2, school: bjork, class: '9C' },
  ])
  assert.deepEqual(await town.ask(membership('fact_result')), [{ term: 2, school: bjork, class: '9C' }])
  assert.deepEqual(await town.ask('select valid_from, valid_to from enrolment order by all'), [
    { valid_from: '2024-08-15', valid_to: '2024-12-21' },
    { valid_from: '2025-01-08', valid_to: '2025-04-01' },
    { valid_from: '2025-04-01', valid_to: '2025-07-01' },
  ])
})

test('a measurement date that has not come gives no pupils', async (t) => {
  const town = municipality(t)
  const files = { 'enheter.csv': threeUnits, 'elever.csv': roster(2026, pupils(ek, 0, 4)) }
  await town.load('roster', files, { clock: () => new Date('2026-11-23T08:00:00Z') })
  assert.deepEqual(await town.ask('select term_key, count(*)::integer as n from fact_pupil group by all'), [
    { term_key: 1, n: 4 },
  ])
})

test('a school unit keeps its versions: name, operator and predecessor of each time', async (t) => {
  const town = municipality(t)
  const history = units([
    { school: ek, name: 'Gamla Ekskolan', to: '2022-06-30' },
    { school: ek, name: 'Ekskolan', operator: 'Enskild', from: '2022-07-01' },
    { school: bjork, name: 'Björkskolan', to: '2023-06-30' },
    { school: asp, name: 'Aspskolan', predecessor: bjork, from: '2023-07-01' },
  ])
  const told = [2021, 2024].map((year) => [`elever-${year}.csv`, roster(year, pupils(ek, 0, 5))] as const)
  await town.load('roster', { 'enheter.csv': history, ...Object.fromEntries(told) })
  assert.deepEqual(
    await town.ask(`
      select u.name, o.id as operator, p.id as predecessor, u.valid_from, u.valid_to
      from dim_school_unit u
      join dim_operator o on o.key = u.operator_key
      left join dim_school p on p.key = u.predecessor_key
      order by u.unit_key`),
    [
      { name: 'Gamla Ekskolan', operator: 'municipal', predecessor: null, valid_from: null, valid_to: '2022-07-01' },
      { name: 'Ekskolan', operator: 'independent', predecessor: null, valid_from: '2022-07-01', valid_to: null },
      { name: 'Björkskolan', operator: 'municipal', predecessor: null, valid_from: null, valid_to: '2023-07-01' },
      { name: 'Aspskolan', operator: 'municipal', predecessor: bjork, valid_from: '2023-07-01', valid_to: null },
    ],
  )
  assert.deepEqual(
    await town.ask(`
      select f.school_year_key as year, u.name, o.id as operator, s.label as school
      from fact_pupil f
      join dim_school_unit u on u.unit_key = f.unit_key
      join dim_operator o on o.key = f.operator_key
      join dim_school s on s.key = f.school_key
      group by all
      order by all`),
    [
      { year: 2021, name: 'Gamla Ekskolan', operator: 'municipal', school: 'Ekskolan' },
      { year: 2024, name: 'Ekskolan', operator: 'independent', school: 'Ekskolan' },
    ],
  )
})

test('a pupil in two files of one spring counts once, in the file of the school she belongs to', async (t) => {
  const town = municipality(t)
  const both = pupils(ek, 0, 3)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, [...both, ...pupils(bjork, 10, 3)]) })
  await town.load('scb-grades-9', {
    'bjork.txt': grades9('2025-06-14', [...pupils(bjork, 10, 3), ...pupils(bjork, 0, 1)], 'A'),
    'ek.txt': grades9(spring, both, 'C'),
  })
  const [row] = await town.ask('select count(*)::integer as n, sum(merit_value) as merit from fact_result')
  assert.deepEqual(row, { n: 6, merit: 3 * 240 + 3 * 320 })
})

test('F and streck are not passed, streck has no points, and a pupil with neither A–E is out of the mean but counted', async (t) => {
  const town = municipality(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, pupils(ek, 0, 4), (n) => ['E', 'F', '9', '3'][n] ?? 'A') })
  assert.deepEqual(
    await town.ask('select merit_value, eligible_vocational, passed_all from fact_result order by merit_value nulls last'),
    [
      { merit_value: 160, eligible_vocational: true, passed_all: true },
      ...Array.from({ length: 3 }, () => ({ merit_value: null, eligible_vocational: false, passed_all: false })),
    ],
  )
  assert.deepEqual(await town.ask('select points, passed, count(*)::integer as n from fact_grade group by all order by all'), [
    { points: 0, passed: false, n: 16 },
    { points: 10, passed: true, n: 16 },
    { points: null, passed: false, n: 16 },
  ])
})
