// Attendance through the door: its rates follow the rules of means, and what may be split at once is limited.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type Cell, Fault, type Query } from '../../src/contract/index.ts'
import { catalogueFor } from '../../src/privacy/index.ts'
import { as, asp, bjork, cellAt, ek, enrol, head, openTown, type Placed, principalOf, type Town, thisYear } from './town.ts'

let town: Town
const ask = (more: Partial<Query>, actor = head): Promise<Answer> =>
  town.ask({ measures: ['absenceRate', 'invalidAbsenceRate', 'reportingRate'], where: [thisYear], ...more }, actor)
const school = (id: string): Readonly<Record<string, string>> => ({ school: id })

const days = ['2025-04-07', '2025-04-08', '2025-05-12'] as const // a Monday and a Tuesday of April, a Monday of May
/** A lesson of mathematics each day and one of English in May; `away`: minutes of valid absence from each of the pupil's lessons. */
const attending = (pupils: readonly Placed[], away: (index: number) => number, reports = true): readonly Placed[] =>
  pupils.map((pupil, index) => ({
    ...pupil,
    lessons: [
      ...days.map((day) => ({ day, valid: away(index), invalid: away(index) > 9 && index < 12 ? 6 : 0 })),
      { day: days[2], starts: '10:00', subject: 'EN', minutes: 40, reported: reports, valid: 0 },
    ],
  }))

before(async () => {
  const at = enrol()
  // 18 minutes of each hour away is three tenths of it, 9 minutes 27 of 220
  const pupils = [
    ...attending(at(ek, '8A', 13, 13), (i) => (i < 13 ? 18 : 0)),
    ...attending(at(ek, '7A', 4, 4), (i) => (i < 4 ? 18 : 0)),
    ...attending(at(bjork, '8A', 30, 30), (i) => (i < 30 ? 18 : 0), false),
    ...attending(at(as, '8A', 25, 25), (i) => (i < 25 ? 54 : 0)),
    ...attending(at(as, '8A', 1, 1, { protection: 'Sekretessmarkering' }), () => 0),
    ...attending(at(as, '7A', 15, 15), (i) => (i < 13 ? 18 : 9)),
    ...attending(at(asp, '8A', 20, 20), (i) => (i < 20 ? 18 : 0)),
    ...attending(at(asp, '7A', 7, 6), (i) => (i < 3 ? 9 : 0)),
  ]
  town = await openTown({
    units: [ek, bjork, as, asp].map((id) => ({ school: id, name: `Skola ${id}` })),
    pupils,
    registered: [2024],
  })
})
after(() => town.close())

const seen = ({ value, n, state }: Cell): readonly unknown[] => [value, n, state]
const refused = async (more: Partial<Query>, code: string, words: RegExp): Promise<void> => {
  await assert.rejects(ask(more), (error: unknown) => error instanceof Fault && error.code === code && words.test(error.message))
}

test('minutes of absence are divided by reported minutes, and n is pupils', async () => {
  const answer = await ask({ by: ['school'] })
  // of 60 pupils 30 are away 54 minutes, and 12 of them 18 more without leave, of 180 reported out of 220
  const rate = (30 * 54 + 12 * 18) / (60 * 180)
  assert.deepEqual(seen(cellAt(answer, school(bjork), 'absenceRate')), [0.17, 60, 'shown'])
  assert.equal(cellAt(answer, school(bjork), 'reportingRate').value, 0.818)
  const own = await ask({ where: [thisYear, { dimension: 'school', in: [bjork] }], by: ['school'] }, principalOf(bjork))
  assert.equal(cellAt(own, school(bjork), 'absenceRate').value, rate)
  assert.equal(cellAt(own, school(bjork), 'invalidAbsenceRate').value, 0.02)
  assert.equal(cellAt(own, school(bjork), 'reportingRate').value, 180 / 220)
  const [measure] = answer.measures
  assert.deepEqual([measure?.kind, measure?.unit, measure?.direction], ['ratio', 'share', 'lower'])
})

test('its interval is that of the pupils, not of the minutes, and stays within nought and one', async () => {
  const own = await ask({ where: [thisYear, { dimension: 'school', in: [as] }], by: ['school'] }, principalOf(as))
  const cell = cellAt(own, school(as), 'absenceRate')
  assert.ok(cell.value !== null && cell.low !== null && cell.high !== null)
  // some of 82 pupils are away 162 of 220 minutes, others not at all: a spread that 18,040 minutes would make ten times too small
  assert.ok(cell.high - cell.low > 0.1 && cell.low >= 0 && cell.high <= 1, `${cell.low}–${cell.high}`)
  for (const one of (await ask({ by: ['school'] })).cells)
    if (one.low !== null && one.high !== null) assert.ok(one.low >= 0 && one.high <= 1, JSON.stringify(one))
})

test('fewer than ten are told nothing of, nor is what would give them away', async () => {
  const answer = await ask({ by: ['school', 'stageYear'] })
  assert.equal(cellAt(answer, { school: ek, stageYear: '7' }, 'absenceRate').state, 'hidden')
  // the school less its year 8 would be them
  assert.equal(cellAt(answer, { school: ek, stageYear: '8' }, 'absenceRate').state, 'hidden')
  const own = await ask({ by: ['class'] }, principalOf(ek))
  assert.equal(cellAt(own, { class: `${ek}:7A` }, 'absenceRate').state, 'hidden')
})

test('months, weekdays and subjects stand beside each other, and the whole is what nobody splits', async () => {
  const by = async (dimension: string, actor = principalOf(bjork)): Promise<Readonly<Record<string, number | null>>> => {
    const { cells } = await ask({ by: [dimension], where: [thisYear, { dimension: 'school', in: [bjork] }] }, actor)
    return Object.fromEntries(
      cells.filter(({ measure }) => measure === 'reportingRate').map(({ keys, value }) => [keys[dimension], value]),
    )
  }
  assert.deepEqual(await by('month'), { all: 180 / 220, '04': 1, '05': 60 / 100 })
  assert.deepEqual(await by('weekday'), { all: 180 / 220, monday: 120 / 160, tuesday: 1 })
  assert.deepEqual(await by('subject'), { all: 180 / 220, EN: 0, MA: 1 })
  const own = await ask({ by: ['class', 'month'], where: [thisYear, { dimension: 'school', in: [bjork] }] }, principalOf(bjork))
  assert.equal(cellAt(own, { class: `${bjork}:8A`, month: '04' }, 'absenceRate').n, 60)
  // nobody of the school has reported English: of absence there is nothing to tell
  const english = await ask({ by: ['subject'], where: [thisYear, { dimension: 'school', in: [bjork] }] }, principalOf(bjork))
  assert.equal(cellAt(english, { subject: 'EN' }, 'absenceRate').state, 'missing')
})

test('what is hidden of the whole term is hidden of its months, weekdays and subjects, which speak of the same pupils', async () => {
  const hidden = async (by: readonly string[], where: Query['where'] = []): Promise<readonly string[]> => {
    const { cells } = await ask({ by: [...by], where: [thisYear, ...(where ?? [])] })
    return cells
      .filter(({ state }) => state === 'hidden')
      .map(({ keys, measure }) => `${keys.school} ${keys.stageYear} ${measure}`)
  }
  const whole = await hidden(['school', 'stageYear'])
  assert.ok(whole.length > 0)
  for (const [dimension, id] of Object.entries({ month: '04', weekday: 'monday', subject: 'MA' })) {
    const part = new Set(await hidden(['school', 'stageYear'], [{ dimension, in: [id] }]))
    assert.deepEqual(
      whole.filter((one) => !part.has(one)),
      [],
      dimension,
    )
  }
})

test('of weekday, month and subject one is split at a time, and none of them by sex or band', async () => {
  await refused({ by: ['month', 'weekday'] }, 'closedCombination', /Månad/)
  await refused({ by: ['month'], where: [thisYear, { dimension: 'subject', in: ['MA'] }] }, 'closedCombination', /Ämne/)
  await refused({ by: ['month', 'sex'] }, 'closedCombination', /Månad, Kön/)
  await refused({ by: ['weekday', 'absenceBand'] }, 'closedCombination', /Veckodag, Frånvaronivå/)
  await refused({ where: [thisYear, { dimension: 'month', in: ['04', '05'] }] }, 'oneAtATime', /month/)
  await refused({ by: ['class', 'absenceBand'] }, 'closedCombination', /Klass/)
  await refused({ cohort: { anchor: { schoolYear: '2023/24', stageYear: 7 } } }, 'closedCohort', /absenceRate räknar minuter/)
  assert.ok((await ask({ by: ['school', 'sex'] })).cells.length > 0)
})

test('bands are groups like any other: who is in few is not told, and the bands of a school hide each other', async () => {
  const answer = await ask({ by: ['absenceBand'], where: [thisYear, { dimension: 'school', in: [asp] }] }, principalOf(asp))
  const told = answer.cells
    .filter(({ measure }) => measure === 'absenceRate')
    .map(({ keys, n, state }) => [keys.absenceBand, n, state])
  // 30 under five per cent, 3 between ten and twenty, 20 above: one of the large ones hides the three
  assert.deepEqual(
    told.find(([band]) => band === 'from10'),
    ['from10', null, 'hidden'],
  )
  assert.equal(told.filter(([, , state]) => state === 'hidden').length, 2)
})

test('a protected pupil counts in the school and stands in no class', async () => {
  const actor = principalOf(as)
  assert.equal(cellAt(await ask({ by: ['school'] }, actor), school(as), 'absenceRate').n, 82)
  const { cells } = await ask({ by: ['class'] }, actor)
  assert.ok(cells.every(({ n }) => n === null || n === 50 || n === 30))
})

test('the catalogue says which months, weekdays and subjects there are figures in', async () => {
  const { measures, dimensions } = await catalogueFor(head, town.door)
  const described = measures.find(({ name }) => name === 'absenceRate')
  assert.deepEqual(described?.members, {
    subject: ['all', 'EN', 'MA'],
    weekday: ['all', 'monday', 'tuesday'],
    month: ['all', '04', '05'],
  })
  assert.deepEqual(
    dimensions
      .find(({ name }) => name === 'month')
      ?.members.slice(0, 3)
      .map(({ label }) => label),
    ['Hela terminen', 'Juli', 'Augusti'],
  )
})
