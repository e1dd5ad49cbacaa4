import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  bjork,
  countOf,
  ek,
  grades9,
  messageOf,
  municipality,
  pupils,
  roster,
  type Sat,
  tests,
  threeUnits,
} from './municipality.ts'

const spring = '2025-06-12'
const atEk = pupils(ek, 0, 12)
const sat = (subject: string, count: number, result: string, more: Partial<Sat> = {}): readonly Sat[] =>
  pupils(ek, 0, count).map(({ n, school }) => ({ n, school, subject, result, ...more }))
const results = `
  select j.id as subject, q.id as part, count(*)::integer as n, sum(points) as points, count(*) filter (where passed)::integer as passed,
    sum(deviation)::integer as net, count(deviation)::integer as both
  from fact_test t
  join dim_subject j on j.key = t.subject_key
  join dim_test_part q on q.key = t.test_part_key
  group by all
  order by all`

const opened = async (t: Parameters<typeof municipality>[0], told = atEk) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, told) })
  return town
}

test('test grades become figures, and are held against the final grades of the same spring', async (t) => {
  const town = await opened(t)
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk, (n) => (n < 4 ? 'B' : n === 4 ? '9' : 'D')) })
  const report = await town.load('national-tests', { 'np.csv': tests(spring, sat('MA', 10, 'C')) })
  assert.equal(report.status, 'published')
  assert.deepEqual(report.rows, { read: 10, accepted: 10, rejected: 0 })
  assert.deepEqual(
    report.checks.filter(({ count }) => count > 0),
    [],
  )
  // four lie above the test grade and five below; a streck is no grade
  assert.deepEqual(await town.ask(results), [{ subject: 'MA', part: 'whole', n: 10, points: 150, passed: 10, net: -1, both: 9 }])
  const [member] = await town.ask('select distinct class_key is null as hidden, sex_key > 0 as known from fact_test')
  assert.deepEqual(member, { hidden: false, known: true })
})

test('grades that come after the tests are held against them', async (t) => {
  const town = await opened(t)
  await town.load('national-tests', { 'np.csv': tests(spring, sat('MA', 12, 'C')) })
  assert.deepEqual(
    (await town.ask(results)).map(({ both }) => both),
    [0],
  )
  await town.load('scb-grades-9', { 'ek.txt': grades9(spring, atEk, 'B') })
  assert.deepEqual(
    (await town.ask(results)).map(({ net, both }) => [net, both]),
    [[12, 12]],
  )
})

test('parts stand beside the whole, and whoever lacks one has no test grade', async (t) => {
  const town = await opened(t)
  const rows = [
    ...sat('EN', 12, 'C'),
    ...sat('EN', 12, 'D', { part: 'A' }),
    ...sat('EN', 10, 'B', { part: 'C' }),
    { n: 10, school: ek, subject: 'EN', part: 'C', result: '', status: 'Ej deltagit' },
  ]
  const report = await town.load('national-tests', { 'np.csv': tests(spring, rows) })
  assert.equal(countOf(report, 'incomplete-test'), 2)
  assert.deepEqual(
    (await town.ask(results)).map(({ part, n, points }) => [part, n, points]),
    [
      ['A', 12, 150],
      ['C', 10, 175],
      ['whole', 10, 150],
    ],
  )
})

test('in year 3 the whole is passed by passing every part', async (t) => {
  const third = pupils(ek, 0, 12, { stageYear: 3, class: '3A' })
  const town = await opened(t, third)
  const row = { stageYear: 3, class: '3A', form: 'Poäng' }
  const part = (name: string, reached: (n: number) => boolean): readonly Sat[] =>
    third.map(({ n, school }) => ({
      n,
      school,
      subject: 'SV',
      result: '11',
      part: name,
      reached: reached(n) ? 'Ja' : 'Nej',
      ...row,
    }))
  await town.load('national-tests', { 'np.csv': tests(spring, [...part('B', () => true), ...part('C', (n) => n > 2)]) })
  assert.deepEqual(
    (await town.ask(results)).map((one) => [one.part, one.n, one.points, one.passed]),
    [
      ['B', 12, null, 12],
      ['C', 12, null, 9],
      ['whole', 12, null, 9],
    ],
  )
})

test('the same file again changes nothing; a corrected one replaces its subjects, and what no longer stands in it is gone', async (t) => {
  const town = await opened(t)
  const both = [...sat('MA', 12, 'C'), ...sat('SV', 12, 'C')]
  await town.load('national-tests', { 'np.csv': tests(spring, both) })
  const again = await town.load('national-tests', { 'np-igen.csv': tests(spring, [...both].reverse()) })
  assert.equal(again.status, 'unchanged')
  const corrected = await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 11, 'B'), ...sat('SV', 12, 'C')]) })
  assert.equal(corrected.status, 'published')
  assert.deepEqual(
    (await town.ask(results)).map(({ subject, n, points }) => [subject, n, points]),
    [
      ['MA', 11, 192.5],
      ['SV', 12, 180],
    ],
  )
  const older = await town.load('national-tests', { 'np.csv': tests('2025-06-01', both) })
  assert.equal(countOf(older, 'older-extraction'), 2)
})

test('a subject comes by itself and leaves the others; one that a file no longer has stops it', async (t) => {
  const town = await opened(t)
  await town.load('national-tests', { 'ma.csv': tests(spring, sat('MA', 12, 'C')) })
  await town.load('national-tests', { 'sv.csv': tests(spring, sat('SV', 12, 'D')) })
  assert.deepEqual(
    (await town.ask(results)).map(({ subject, n }) => [subject, n]),
    [
      ['MA', 12],
      ['SV', 12],
    ],
  )
  await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 12, 'B'), ...sat('EN', 12, 'B')]) })
  const half = await town.load('national-tests', { 'ma.csv': tests(spring, sat('MA', 12, 'A')) })
  assert.equal(half.status, 'stopped')
  assert.match(messageOf(half, 'missing-school'), new RegExp(`${ek} \\(EN\\) läsåret 2024/25`))
})

test('far fewer rows stop a file, one of few in a subject does not', async (t) => {
  const town = await opened(t)
  await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 12, 'C'), ...sat('SVA', 2, 'C')]) })
  const one = await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 12, 'C'), ...sat('SVA', 1, 'C')]) })
  assert.equal(one.status, 'published')
  const few = await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 6, 'C'), ...sat('SVA', 1, 'C')]) })
  assert.equal(countOf(few, 'fewer-rows'), 1)
})

test('a pupil unknown to the roster waits; before a roster everyone is counted, in no class', async (t) => {
  const town = await opened(t)
  const stranger = { n: 900, school: ek, subject: 'MA', result: 'C' }
  const report = await town.load('national-tests', { 'np.csv': tests(spring, [...sat('MA', 12, 'C'), stranger]) })
  assert.equal(countOf(report, 'unknown-pupil'), 1)
  assert.deepEqual(report.rows, { read: 13, accepted: 12, rejected: 1 })
  const early = municipality(t)
  const first = await early.load('national-tests', { 'np.csv': tests(spring, sat('MA', 12, 'C')) })
  assert.equal(countOf(first, 'roster-not-loaded'), 1)
  assert.deepEqual(await early.ask('select count(*)::integer as n, count(class_key)::integer as shown from fact_test'), [
    { n: 12, shown: 0 },
  ])
  await early.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, atEk) })
  assert.deepEqual(await early.ask('select count(class_key)::integer as shown from fact_test'), [{ shown: 12 }])
})

test('a pupil is counted at the school of 15 May, whose own row of a part goes before another’s of the same day', async (t) => {
  const moved = [
    ...pupils(ek, 0, 1, { to: '2025-01-31' }),
    ...pupils(bjork, 0, 1, { from: '2025-02-01', class: '9B' }),
    ...pupils(ek, 1, 11),
  ]
  const town = await opened(t, moved)
  const rows: readonly Sat[] = [
    { n: 0, school: ek, subject: 'EN', part: 'A', result: 'B', day: '2024-11-20' },
    { n: 0, school: bjork, subject: 'EN', part: 'C', result: 'D', class: '9B' },
    { n: 0, school: ek, subject: 'EN', result: 'F' },
    { n: 0, school: bjork, subject: 'EN', result: 'C', class: '9B' },
  ]
  await town.load('national-tests', { 'np.csv': tests(spring, rows) })
  assert.deepEqual(
    await town.ask(`select q.id as part, s.id as school, t.points from fact_test t join dim_test_part q on q.key = t.test_part_key
      join dim_school s on s.key = t.school_key order by 1`),
    [
      { part: 'A', school: bjork, points: 17.5 },
      { part: 'C', school: bjork, points: 12.5 },
      { part: 'whole', school: bjork, points: 15 },
    ],
  )
})
