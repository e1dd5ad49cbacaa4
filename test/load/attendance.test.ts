import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bjork, countOf, ek, type Lesson, lessons, messageOf, municipality, pupils, roster, threeUnits } from './municipality.ts'

const atEk = pupils(ek, 0, 12)
const atBjork = pupils(bjork, 100, 12)
const taken = '2025-05-05'
/** The lessons of everybody at a school on some days. */
const held = (told: typeof atEk, days: readonly string[], more: Partial<Lesson> = {}): readonly Lesson[] =>
  days.flatMap((day) => told.map(({ n, school }) => ({ n, school, day, ...more })))

const minutes = `
  select s.id as school, cast(sum(scheduled_minutes) as integer) as scheduled, cast(sum(reported_minutes) as integer) as reported,
    cast(sum(valid_minutes) as integer) as valid, cast(sum(invalid_minutes) as integer) as invalid, count(*)::integer as n
  from fact_attendance f
  join dim_school s on s.key = f.school_key
  where subject_key = 0 and weekday_key = 0 and month_key = 0
  group by all
  order by all`

const opened = async (t: Parameters<typeof municipality>[0]) => {
  const told = [...atEk, ...pupils(ek, 12, 1, { to: '2025-05-05' }), ...atBjork]
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, told) })
  return town
}

test('lessons become minutes of a pupil and term, by subject, by weekday and by month; of those who were there', async (t) => {
  const town = await opened(t)
  const rows = [
    ...held(atEk, ['2025-04-01', '2025-05-05']),
    ...held(atEk, ['2025-05-05'], { starts: '10:00', subject: 'EN', valid: 30 }),
    ...held(atEk, ['2025-05-05'], { starts: '13:00', subject: '', reported: false }),
  ]
  const report = await town.load('attendance', { 'n.csv': lessons(taken, rows) })
  assert.equal(report.status, 'published', JSON.stringify(report.checks.filter(({ count }) => count > 0)))
  assert.deepEqual(report.rows, { read: 48, accepted: 48, rejected: 0 })
  assert.deepEqual(await town.ask(minutes), [
    { school: ek, scheduled: 12 * 240, reported: 12 * 180, valid: 12 * 30, invalid: 0, n: 12 },
  ])
  const parts = await town.ask(`
    select j.id as subject, w.id as weekday, m.id as month, b.id as band, f.scheduled_minutes as scheduled, f.valid_minutes as valid,
      count(*)::integer as n
    from fact_attendance f
    join dim_subject j on j.key = f.subject_key
    join dim_weekday w on w.key = f.weekday_key
    join dim_month m on m.key = f.month_key
    join dim_absence_band b on b.key = f.absence_band_key
    group by all
    order by any_value(j.ordinal), any_value(w.ordinal), any_value(m.ordinal)`)
  const one = { band: 'from10', n: 12, subject: 'all', weekday: 'all', month: 'all' }
  assert.deepEqual(parts, [
    { ...one, scheduled: 240, valid: 30 },
    { ...one, month: '04', scheduled: 60, valid: 0 },
    { ...one, month: '05', scheduled: 180, valid: 30 },
    { ...one, weekday: 'monday', scheduled: 180, valid: 30 },
    { ...one, weekday: 'tuesday', scheduled: 60, valid: 0 },
    { ...one, subject: 'EN', scheduled: 60, valid: 30 },
    { ...one, subject: 'MA', scheduled: 120, valid: 0 },
  ])
  // the next day nobody reports, one pupil has left, and another stands in no roster
  const gone = [pupils(ek, 12, 1), pupils(ek, 50, 1)].flatMap((told) => held(told, ['2025-05-06']))
  const next = [...held(atEk, ['2025-05-06'], { reported: false }), ...gone]
  const told = await town.load('attendance', { 'n.csv': lessons('2025-05-06', next) })
  assert.equal(told.status, 'published')
  assert.deepEqual([countOf(told, 'not-enrolled'), countOf(told, 'unknown-pupil')], [1, 1])
  assert.match(messageOf(told, 'reporting-fell'), new RegExp(`${ek} 0 % mot 75 %`))
})

test('a delivery replaces its window: the same changes nothing, a corrected row counts, a lesson or day that is gone is gone, a school is not', async (t) => {
  const town = await opened(t)
  const days = ['2025-05-05', '2025-05-06', '2025-05-07', '2025-05-08']
  const first = [...held(atEk, days, { invalid: 60 }), ...held(atBjork, days)]
  await town.load('attendance', { 'n.csv': lessons('2025-05-08', first) })
  const again = await town.load('attendance', { 'igen.csv': lessons('2025-05-08', [...first].reverse()) })
  assert.equal(again.status, 'unchanged')
  // another window: the first day is past, a new one has come, a late excuse stands in for what was invalid, and one day had no lessons at all at Ek
  const second = [
    ...held(atEk, ['2025-05-06', '2025-05-08'], { valid: 60 }),
    ...held(atEk.slice(1), ['2025-05-09']),
    ...held(atBjork, ['2025-05-06', '2025-05-07', '2025-05-08', '2025-05-09']),
  ]
  const report = await town.load('attendance', { 'n.csv': lessons('2025-05-09', second) })
  assert.equal(report.status, 'published', JSON.stringify(report.checks.filter(({ count }) => count > 0)))
  assert.deepEqual(await town.ask(minutes), [
    { school: ek, scheduled: 12 * 180 + 11 * 60, reported: 12 * 180 + 11 * 60, valid: 12 * 120, invalid: 12 * 60, n: 12 },
    { school: bjork, scheduled: 12 * 300, reported: 12 * 300, valid: 0, invalid: 0, n: 12 },
  ])
  const older = await town.load('attendance', { 'n.csv': lessons('2025-05-08', first) })
  assert.equal(older.status, 'stopped')
  assert.ok((countOf(older, 'older-extraction') ?? 0) > 0)
  // a school that is missing stops the load, and so does a window with far fewer lessons
  const alone = await town.load('attendance', { 'n.csv': lessons('2025-05-10', held(atEk, ['2025-05-08'])) })
  assert.equal(alone.status, 'stopped')
  assert.match(messageOf(alone, 'missing-school'), new RegExp(bjork))
  const few = [...held(atEk, ['2025-05-06', '2025-05-08']).slice(12), ...held(atBjork, ['2025-05-06', '2025-05-08'])]
  const cut = await town.load('attendance', { 'n.csv': lessons('2025-05-10', few.slice(6)) })
  assert.match(messageOf(cut, 'fewer-rows'), new RegExp(`${ek}.* rader mot `))
})
