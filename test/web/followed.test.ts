// The same pupils in Utforska: whom each role may follow, how it is laid out, and the address of it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from '../../src/contract/index.ts'
import { type Choice, firstChoice, suited } from '../../src/web/choice.ts'
import { readChoice, writeChoice } from '../../src/web/choice-address.ts'
import { following, goesWithFollowing, stepsOffered } from '../../src/web/followed.ts'
import { viewsOf } from '../../src/web/views.ts'
import { catalogue as madeUp, people } from '../e2e/made-up.ts'

const [head, principal] = people
if (head === undefined || principal === undefined) throw new Error('the made-up people are gone')
const board: Person = { ...head, role: 'board' }
const teacher: Person = {
  ...principal,
  role: 'teacher',
  scope: [],
  groups: [{ class: '11000007:9A', subjects: null, from: '2024/25' }],
}
const stages = Array.from({ length: 10 }, (_, stage) => ({ id: String(stage), label: `Årskurs ${stage}`, parent: null }))
const catalogue = {
  ...madeUp,
  dimensions: madeUp.dimensions.map((told) => (told.name === 'stageYear' ? { ...told, members: stages } : told)),
}
const first = (person: Person): Choice => firstChoice(catalogue, person)
const follow = (person: Person, choice = first(person), steps = -3): Choice => following(choice, steps, catalogue, person)
const viewOf = (choice: Choice) => viewsOf(choice, catalogue).main

test('a head follows the municipality over three years, a principal the own school over any', () => {
  for (const person of [head, board]) assert.deepEqual(stepsOffered(first(person), catalogue, person), [-3])
  const sixth = suited({ ...first(head), filters: { stageYear: ['6'] }, period: { kind: 'year', year: '2021/22' } }, catalogue)
  assert.deepEqual(stepsOffered(sixth, catalogue, head), [-3, 3])
  assert.deepEqual(stepsOffered(first(principal), catalogue, principal), [-1, -2, -3, -4, -5, -6, -7, -8, -9])
  // the latest year is followed where several are shown
  assert.deepEqual(
    stepsOffered({ ...first(head), by: ['schoolYear'], period: { kind: 'last', count: 10 } }, catalogue, head),
    [-3],
  )
  assert.deepEqual(stepsOffered({ ...first(head), filters: { stageYear: ['8', '9'] } }, catalogue, head), [])
})

test('following lets go of what does not go with it: units outside the own, backgrounds, years beside each other', () => {
  const wide = suited(
    { ...first(head), by: ['school', 'migrationBackground', 'sex'], filters: { school: ['11000001'] } },
    catalogue,
  )
  const { by, filters, followed } = follow(head, wide)
  assert.deepEqual([by, filters, followed], [['sex'], { stageYear: ['9'] }, -3])
  const own = follow(principal, suited({ ...first(principal), filters: { school: [] } }, catalogue))
  assert.deepEqual([own.by, own.filters], [['sex'], { school: ['11000007'], stageYear: ['9'] }])
  assert.deepEqual(follow(teacher).by, ['class', 'sex'])
  for (const [name, person, goes] of [
    ['school', head, false],
    ['class', principal, true],
    ['subject', head, true],
    ['operator', principal, false],
  ] as const)
    assert.equal(goesWithFollowing(name, person), goes, name)
})

test('then and now stand below each other, beside each other where something else makes rows, and classes at their own time alone', () => {
  const laid = (choice: Choice) => {
    const { rows, series, panels, query } = viewOf(choice)
    return [rows, series, panels, query.totals]
  }
  const followed = follow(head)
  assert.deepEqual(laid(followed), ['stageYear', 'sex', null, [['stageYear']]])
  assert.deepEqual(viewOf(followed).query.cohort, { anchor: { stageYear: 6 } })
  assert.equal(viewOf(followed).query.compare, undefined)
  assert.equal(viewsOf(followed, catalogue).years, null)
  const bySubject = suited({ ...followed, measures: ['gradePoints'], by: ['subject', 'sex'] }, catalogue)
  assert.deepEqual(laid(bySubject), ['subject', 'stageYear', 'sex', [['subject', 'stageYear']]])
  assert.deepEqual(laid(suited({ ...bySubject, by: ['subject'] }, catalogue)).slice(0, 3), ['subject', 'stageYear', null])
  assert.deepEqual(laid(suited({ ...follow(principal), by: ['class', 'sex'] }, catalogue)).slice(0, 3), ['class', 'sex', null])
})

test('the distance stays when another year is chosen, and following ends where it leads nowhere', () => {
  const followed = follow(head)
  const earlier = suited({ ...followed, period: { kind: 'year', year: '2020/21' } }, catalogue)
  assert.deepEqual([earlier.followed, viewOf(earlier).query.cohort], [-3, { anchor: { stageYear: 6 } }])
  assert.equal(suited({ ...followed, period: { kind: 'year', year: '2016/17' } }, catalogue).followed, null)
  assert.equal(suited({ ...followed, filters: { stageYear: ['2'] } }, catalogue).followed, null)
  assert.equal(suited({ ...followed, period: { kind: 'last', count: 5 } }, catalogue).followed, null)
})

test('the address says how far away', () => {
  const search = (address: string): URLSearchParams => new URL(address, 'http://skolspegel').searchParams
  const address = writeChoice(follow(head), catalogue, head)
  assert.equal(address, '/utforska?dela=sex&folj=3-tidigare')
  assert.deepEqual(readChoice(search(address), catalogue, head), follow(head))
  assert.equal(readChoice(search('/utforska?folj=3-senare&arskurs=6&lasar=2021/22'), catalogue, head).followed, 3)
  for (const folj of ['0-tidigare', 'ja', '12-senare'])
    assert.equal(readChoice(search(`/utforska?folj=${folj}`), catalogue, head).followed, null)
})
