// Surveys through the door: who is told what of answers that are nobody's.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Query } from '../../src/contract/index.ts'
import type { Answered, Invited } from '../load/municipality.ts'
import { as, bjork, board, cellAt, ek, head, openTown, type Plan, principalOf, type Town, thisYear } from './town.ts'

/** A class: answers by code, and how many were invited; girls first where `girls` is told. */
const classOf = (
  school: string,
  name: string,
  counts: Readonly<Record<string, number>>,
  invited: number,
  more: Partial<Answered> = {},
) => ({
  answers: Object.entries(counts).map(([code, count]): Answered => ({ school, class: name, code, count, ...more })),
  invited: [
    {
      ...{ school, class: name, invited, answered: Object.values(counts).reduce((sum, count) => sum + count, 0) },
      ...(more.group === undefined ? {} : { group: more.group }),
    },
  ] as readonly Invited[],
})
/** The same with the sex told: one classOf a sex, invited once. */
const bySex = (
  school: string,
  name: string,
  girls: Readonly<Record<string, number>>,
  boys: Readonly<Record<string, number>>,
  invited: number,
) => {
  const [one, other] = [
    classOf(school, name, girls, invited, { sex: 'Kvinna' }),
    classOf(school, name, boys, invited, { sex: 'Man' }),
  ]
  const answered = (one.invited[0]?.answered ?? 0) + (other.invited[0]?.answered ?? 0)
  return { answers: [...one.answers, ...other.answers], invited: [{ school, class: name, invited, answered }] }
}
const guardians = { group: 'Vårdnadshavare', question: 'enjoysSchool' }

function planOf(groups: readonly ReturnType<typeof classOf>[]): Plan {
  return {
    units: [ek, bjork, as].map((school) => ({ school, name: `Skola ${school.slice(-1)}` })),
    pupils: [],
    registered: [],
    survey: { answers: groups.flatMap(({ answers }) => answers), invited: groups.flatMap(({ invited }) => invited) },
  }
}

const groups = [
  bySex(ek, '8A', { 4: 8, 3: 5, 2: 1, 9: 1 }, { 4: 3, 3: 3, 2: 1, 1: 1 }, 35),
  bySex(ek, '8B', { 4: 7, 3: 5, 2: 2, 1: 1 }, { 4: 6, 3: 4, 2: 3, 1: 1 }, 40),
  classOf(ek, '8C', { 4: 54, 3: 32, 2: 8, 1: 6 }, 120),
  classOf(bjork, '8A', { 4: 30, 3: 20, 2: 8, 1: 6 }, 80),
  classOf(as, '8A', { 4: 20, 3: 20, 2: 9, 1: 7 }, 70),
  classOf(ek, '8A', { 4: 2, 3: 2, 2: 2, 1: 1 }, 25, guardians),
  classOf(ek, '8B', { 4: 3, 3: 2, 2: 2, 1: 1 }, 9, guardians),
  classOf(ek, '8C', { 4: 9, 3: 9, 2: 6, 1: 6 }, 80, guardians),
]

let town: Town
before(async () => {
  town = await openTown(planOf(groups))
})
after(() => town.close())

const ask = (actor: Actor, more: Partial<Query> = {}) =>
  town.ask(
    { measures: ['surveyIndex'], by: ['class'], where: [thisYear, { dimension: 'question', in: ['safe'] }], ...more },
    actor,
  )
const ofGuardians = {
  where: [thisYear, { dimension: 'question', in: ['enjoysSchool'] }, { dimension: 'respondentGroup', in: ['guardian'] }],
}

test('54, 32, 8 and 6 of a hundred are told as 7.8, and as 86 per cent positive', async () => {
  const answer = await ask(principalOf(ek), { measures: ['surveyIndex', 'surveyPositiveShare'] })
  const [index, share] = ['surveyIndex', 'surveyPositiveShare'].map((name) => cellAt(answer, { class: `${ek}:8C` }, name))
  assert.deepEqual([index?.value, index?.n, share?.value, share?.mark], [7.8, 100, 0.86, null])
})

test('the own unit is told the index of seven answers of 25 invited, and not of eight of nine', async () => {
  const answer = await ask(principalOf(ek), { ...ofGuardians })
  const [shown, few] = ['8A', '8B'].map((name) => cellAt(answer, { class: `${ek}:${name}` }))
  assert.deepEqual([few?.state, few?.n, few?.reason?.code], ['hidden', null, 'fewAnswers'])
  // what is left when 8B is hidden must be hidden too, by the class beside it or the school
  const school = await ask(principalOf(ek), { ...ofGuardians, by: ['school'] })
  const open = [shown, cellAt(answer, { class: `${ek}:8C` }), cellAt(school, { school: ek })].filter(
    (cell) => cell?.state === 'shown',
  )
  assert.ok(open.length <= 2 && open.length > 0, 'no three of the four may be open')
})

test('by sex a group is told from ten answers; its sibling is hidden with it', async () => {
  const answer = await ask(principalOf(ek), { by: ['class', 'sex'] })
  for (const sex of ['female', 'male']) assert.equal(cellAt(answer, { class: `${ek}:8A`, sex }).state, 'hidden', sex)
  const school = await ask(principalOf(ek), { by: ['school', 'sex'] })
  for (const sex of ['female', 'male']) assert.equal(cellAt(school, { school: ek, sex }).state, 'shown', sex)
})

test('nothing of the own unit is told as heads or unrounded: nobody holds a list of answers', async () => {
  const answer = await ask(principalOf(ek), { measures: ['surveyIndex', 'surveyPositiveShare'], by: ['class'] })
  for (const cell of answer.cells) assert.equal(cell.state === 'shown' ? cell.mark : null, null)
  const index = cellAt(answer, { class: `${ek}:8B` }, 'surveyIndex')
  assert.equal(index.value, Math.round((index.value ?? 0) * 5) / 5, 'in steps of 0.2 at 29 answers')
})

test('the head is told from ten, with a rest of ten; the board never of classes', async () => {
  const answer = await ask(head, { by: ['school'] })
  for (const school of [ek, bjork, as]) assert.equal(cellAt(answer, { school }).state, 'shown')
  const few = await ask(head, ofGuardians)
  assert.equal(cellAt(few, { class: `${ek}:8A` }).state, 'hidden')
  await assert.rejects(ask(board), { code: 'notPermitted' })
})

test('the response rate of who was invited, by class of the own unit', async () => {
  const answer = await ask(principalOf(ek), { measures: ['responseRate'], where: [thisYear], by: ['class'] })
  const told = ['8A', '8B', '8C'].map((name) => cellAt(answer, { class: `${ek}:${name}` }))
  assert.deepEqual(
    told.map(({ value, n }) => [value, n]),
    [
      [23 / 35, 35],
      [29 / 40, 40],
      [100 / 120, 120],
    ],
  )
})

test('a figure names the files of the survey alone', async () => {
  const answer = await ask(head, { by: ['school'] })
  const { sources } = cellAt(answer, { school: ek })
  assert.deepEqual([...new Set(sources.map((at) => answer.sources[at]?.source))], ['survey-answers'])
})

test('answers cannot be followed, nor asked for without saying which question', async () => {
  const cohort = { anchor: { stageYear: 5 } }
  await assert.rejects(ask(head, { by: [], cohort }), { code: 'closedCohort' })
  await assert.rejects(ask(head, { where: [thisYear] }), { code: 'questionRequired' })
  await assert.rejects(ask(head, { by: ['migrationBackground'] }), { code: 'dimensionNotInMeasure' })
})

test('a correction of a few answers waits, in the own unit too; of many, the school is told no more than others are of it', async () => {
  const seen = async (school: string) => cellAt(await ask(principalOf(school), { by: ['school'] }), { school })
  const was = await seen(bjork)
  const corrected = groups
    .with(2, classOf(ek, '8C', { 4: 24, 3: 32, 2: 28, 1: 26 }, 120))
    .with(3, classOf(bjork, '8A', { 4: 33, 3: 17, 2: 8, 1: 6 }, 80))
  await town.correct(planOf(corrected), ['survey-answers'], new Date('2026-11-25T08:00:00Z'))
  const few = await seen(bjork)
  assert.deepEqual([few.value, few.n, few.waiting], [was.value, was.n, true])
  const many = await seen(ek)
  assert.deepEqual([many.state, many.waiting ?? false], ['shown', false])
  const inside = await ask(principalOf(ek))
  for (const name of ['8A', '8B']) assert.equal(cellAt(inside, { class: `${ek}:${name}` }).state, 'shown', name)
})
