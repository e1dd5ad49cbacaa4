// Rule 7: what a correction of few pupils shows, to whom and when.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Query } from '../../src/contract/index.ts'
import { measurementDate, nextMeasurementDate } from '../../src/school/rules/index.ts'
import { textIn } from '../../src/warehouse/index.ts'
import {
  bjork,
  board,
  cellAt,
  chosenPlan,
  ek,
  head,
  openTown,
  type Placed,
  type Plan,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
const plan = chosenPlan()
before(async () => {
  town = await openTown(plan)
})
after(() => town.close())

const bySchool: Query = { measures: ['passedAllSubjects'], by: ['school'], totals: [[]], where: [thisYear] }
const ofBjork = (pupil: Placed): boolean => pupil.school === bjork && pupil.schoolYear === 2024

/** The plan with the grades of so many girls and boys of Björkskolan turned to F, of those who had C. */
function withFailed(girls: number, boys: number): Plan {
  const left = [girls, boys]
  const pupils = plan.pupils.map((pupil) => {
    const sex = pupil.n % 2
    const more = left[sex] ?? 0
    if (!ofBjork(pupil) || pupil.grade !== 'C' || more === 0) return pupil
    left[sex] = more - 1
    return { ...pupil, grade: 'F' }
  })
  return { ...plan, pupils }
}

async function shareOf(school: string | null, actor: Actor) {
  const { value, state, waiting } = cellAt(await town.ask(bySchool, actor), school === null ? {} : { school })
  return { reached: value === null ? state : Math.round(value * (school === null ? 252 : 48)), waiting: waiting === true }
}

test('the next measurement date is 15 October or 15 May, whichever comes first after the day', () => {
  assert.equal(nextMeasurementDate('2025-06-20'), '2025-10-15')
  assert.equal(nextMeasurementDate('2025-10-15'), '2026-05-15')
  assert.equal(nextMeasurementDate('2026-01-02'), measurementDate(2025, 'VT'))
})

test('a correction of a few pupils is seen by the own unit at once and by others after the measurement date', async () => {
  // 46 of 48 had passed everything: ~100; now twelve more fail, so that every reader sees a share
  await town.correct(withFailed(6, 6), ['scb-grades-9'], new Date('2025-07-01T08:00:00Z'))
  assert.deepEqual(await shareOf(bjork, head), { reached: 34, waiting: false }, 'ten or more are told anew')
  const whole = await shareOf(null, head)

  await town.correct(withFailed(8, 7), ['scb-grades-9'], new Date('2025-07-02T08:00:00Z'))
  assert.deepEqual(await shareOf(bjork, principalOf(bjork)), { reached: 31, waiting: false })
  for (const actor of [head, principalOf(ek)]) {
    assert.deepEqual(await shareOf(bjork, actor), { reached: 34, waiting: true }, actor.role)
  }
  for (const actor of [head, principalOf(bjork)]) {
    assert.deepEqual(
      await shareOf(null, actor),
      { ...whole, waiting: true },
      'the municipality is told as before, to the own unit too',
    )
  }
  assert.equal((await shareOf(ek, head)).waiting, false, 'no other school waits')
  const answer = await town.ask({ ...bySchool, measures: ['pupils'] }, head)
  assert.ok(
    answer.cells.every(({ waiting }) => waiting === undefined),
    'the register has not been corrected',
  )

  // three more and seven more: ten in all since they were told
  await town.correct(withFailed(11, 11), ['scb-grades-9'], new Date('2025-07-03T08:00:00Z'))
  assert.deepEqual(await shareOf(bjork, head), { reached: 24, waiting: false })

  await town.correct(withFailed(12, 12), ['scb-grades-9'], new Date('2025-07-04T08:00:00Z'))
  assert.deepEqual(await shareOf(bjork, head), { reached: 24, waiting: true })
  await town.correct(withFailed(13, 12), ['scb-grades-9'], new Date('2025-10-16T08:00:00Z'))
  assert.deepEqual(await shareOf(bjork, head), { reached: 21, waiting: false }, 'its day has come')
  assert.equal((await shareOf(bjork, board)).waiting, false)
})

test('a correction of ten pupils is told, but not of the groups that fewer of them belong to', async () => {
  const bySex: Query = { ...bySchool, by: ['sex'] }
  const before = await town.ask(bySex, head)
  for (const keys of [{ sex: 'female' }, { sex: 'male' }, {}]) assert.equal(cellAt(before, keys).state, 'shown')
  await town.correct(withFailed(20, 17), ['scb-grades-9'], new Date('2025-11-01T08:00:00Z'))
  const now = await town.ask(bySex, head)
  assert.equal(cellAt(now, {}).state, 'shown', 'twelve have changed in all')
  assert.deepEqual(
    ['female', 'male'].map((sex) => cellAt(now, { sex }).reason?.code),
    ['corrected', 'corrected'],
    'seven girls and five boys',
  )
  await town.correct(withFailed(20, 17), ['scb-grades-9'], new Date('2026-05-16T08:00:00Z'))
  const still = await town.ask(bySex, head)
  assert.equal(
    cellAt(still, { sex: 'female' }).state,
    'hidden',
    'the very same file changes nothing, so there is no later version',
  )
})

test('what is told as before is decided as before, byte for byte; what is corrected is not', async () => {
  const before = await decidedNow()
  await town.correct(withFailed(3, 3), ['scb-grades-9'], new Date('2026-06-20T08:00:00Z'))
  const now = await decidedNow()
  assert.deepEqual([...now.keys()], [...before.keys()])
  const changed = [...now].filter(([year, digest]) => before.get(year) !== digest).map(([year]) => year)
  assert.ok(now.size > changed.length + 3, `${now.size} years of facts`)
  assert.deepEqual(changed, ['grades 2024', 'results 2024'])
})

test('a mean that few of a group are corrected in waits too, though no count changes; other subjects do not', async () => {
  const yearBefore = { dimension: 'schoolYear', in: ['2023/24'] }
  const raised = [7, 5]
  const now = withFailed(3, 3)
  const pupils = now.pupils.map((pupil) => {
    const left = raised[pupil.n % 2] ?? 0
    if (pupil.school !== bjork || pupil.schoolYear !== 2023 || pupil.grade !== 'C' || left === 0) return pupil
    raised[pupil.n % 2] = left - 1
    return { ...pupil, other: { EN: 'B' } }
  })
  const pointsIn = (subject: string): Query => ({
    measures: ['gradePoints'],
    by: ['sex'],
    where: [yearBefore, { dimension: 'subject', in: [subject] }],
  })
  await town.correct({ ...now, pupils }, ['scb-grades-9'], new Date('2026-11-02T08:00:00Z'))
  const codes = async (query: Query) => {
    const answer = await town.ask(query, head)
    return ['female', 'male'].map((sex) => cellAt(answer, { sex }).reason?.code ?? cellAt(answer, { sex }).state)
  }
  assert.deepEqual(await codes({ measures: ['meritValue'], by: ['sex'], where: [yearBefore] }), ['corrected', 'corrected'])
  assert.deepEqual(await codes(pointsIn('EN')), ['corrected', 'corrected'])
  assert.deepEqual(await codes(pointsIn('MA')), ['shown', 'shown'])
})

/** A digest of what is decided of each fact and school year. */
async function decidedNow(): Promise<ReadonlyMap<string, string>> {
  const generation = await town.door.warehouse.current()
  const rows = await generation.run(`
    select concat_ws(' ', fact, school_year_key) as year,
      md5(string_agg(concat_ws(' ', regime, measure, term_key, stage_year_key, topic, md5(states)), ';'
        order by regime, measure, term_key, stage_year_key, topic)) as digest
    from pattern group by all order by year`)
  return new Map(rows.map((row) => [textIn(row, 'year'), textIn(row, 'digest')]))
}
