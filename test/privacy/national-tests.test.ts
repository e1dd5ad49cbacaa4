// Results of national tests through the door: their rules are those of a mean, a share and a balance.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Answer, Cell, Query } from '../../src/contract/index.ts'
import { Fault } from '../../src/contract/index.ts'
import { as, asp, bjork, board, cellAt, ek, enrol, head, openTown, principalOf, type Town, thisYear } from './town.ts'

let town: Town
const inMaths = { dimension: 'subject', in: ['MA'] }
const about = (more: Partial<Query>): Query => ({ measures: ['testGradeDeviation'], where: [thisYear, inMaths], ...more })
const ask = (more: Partial<Query>, actor = head): Promise<Answer> => town.ask(about(more), actor)
const school = (id: string): Readonly<Record<string, string>> => ({ school: id })

before(async () => {
  const at = enrol()
  // grades are C in everything: a test grade of D lies below it, B above
  const part = (of: ReturnType<typeof at>, results: (index: number) => string): ReturnType<typeof at> =>
    of.map((pupil, index) => ({ ...pupil, tests: { MA: results(index) } }))
  const pupils = [
    ...part(at(ek, '9A', 13, 13), (i) => (i % 5 === 0 ? 'B' : i % 3 === 0 ? 'D' : 'C')),
    // everyone got a higher grade than the test
    ...part(at(ek, '9B', 12, 12), () => 'D'),
    ...part(at(bjork, '9A', 30, 30), (i) => (i < 12 ? 'F' : i < 18 ? 'B' : 'C')),
    ...part(at(as, '9A', 25, 25), (i) => (i % 2 === 0 ? 'D' : 'C')),
    ...part(at(asp, '9A', 20, 20), (i) => (i % 4 === 0 ? 'B' : 'C')),
    ...part(at(asp, '9A', 1, 1, { protection: 'Sekretessmarkering' }), () => 'D'),
    ...at(asp, '9B', 15, 15).map((pupil, index) => ({
      ...pupil,
      tests: { EN: 'B', 'EN A': index < 10 ? 'F' : 'C', 'EN C': 'C' },
    })),
    ...at(bjork, '9B', 15, 15).map((pupil) => ({ ...pupil, tests: { EN: 'C', 'EN A': 'C', 'EN C': 'B' } })),
  ]
  town = await openTown({
    units: [ek, bjork, as, asp].map((id) => ({ school: id, name: `Skola ${id}` })),
    pupils,
    registered: [2024],
  })
})
after(() => town.close())

const told = ({ value, n, state, reason }: Cell): readonly unknown[] => [value, n, state, reason?.code ?? null]

test('the share above less the share below, rounded outside the own unit and exact in it', async () => {
  const { cells, measures } = await ask({ by: ['school'] })
  assert.deepEqual(measures[0]?.kind, 'balance')
  const answer = { cells } as Answer
  // 25 of 50 above, none below: steps of two percentage points
  assert.deepEqual(told(cellAt(answer, school(as))), [0.5, 50, 'shown', null])
  // 12 above, 6 below of 60
  assert.deepEqual(told(cellAt(answer, school(bjork))), [0.1, 60, 'shown', null])
  const own = await ask({ by: ['school'], where: [thisYear, inMaths, { dimension: 'school', in: [asp] }] }, principalOf(asp))
  // 2 above, 10 below of 42: −0.190…
  assert.equal(cellAt(own, school(asp)).value, -8 / 42)
  const rounded = cellAt(answer, school(asp))
  assert.ok(rounded.value === null || rounded.value === -0.2, String(rounded.value))
})

test('its interval is never of no width, and lies evenly about a rounded value', async () => {
  const cell = cellAt(await ask({ by: ['school'] }), school(as))
  assert.ok(cell.low !== null && cell.high !== null && cell.value !== null)
  assert.ok(Math.abs(cell.high - cell.value - (cell.value - cell.low)) < 1e-9 && cell.high > cell.value)
})

test('a class in which everyone lies on one side is hidden, also from its principal, and the school shows', async () => {
  for (const actor of [head, principalOf(ek)]) {
    const answer = await ask({ by: ['class'] }, actor)
    const [all] = answer.cells.filter(({ keys }) => keys.class === `${ek}:9B`)
    assert.equal(all?.state, 'hidden')
    assert.equal(all?.reason?.code, 'zeroOrAll')
    assert.ok(all?.reason?.wider !== null, 'a wider figure is offered')
  }
  assert.equal(cellAt(await ask({ by: ['school'] }, principalOf(ek)), school(ek)).state, 'shown')
  // the other class would give it by subtraction from the school
  const answer = await ask({ by: ['class'] }, principalOf(ek))
  assert.equal(answer.cells.find(({ keys }) => keys.class === `${ek}:9A`)?.state, 'hidden')
})

test('points and the share passed of the same pupils follow the rules of means and shares', async () => {
  const answer = await ask({ measures: ['testPoints', 'testPassed'], by: ['school'] })
  assert.equal(cellAt(answer, school(bjork), 'testPoints').value, 12.3)
  const passed = cellAt(answer, school(bjork), 'testPassed')
  assert.deepEqual([passed.value, passed.n], [0.8, 60])
  assert.equal(cellAt(answer, school(as), 'testPassed').value, 1)
})

test('without a part it is the test as a whole; parts stand side by side and are never added up', async () => {
  const where = [thisYear, { dimension: 'subject', in: ['EN'] }]
  const whole = await town.ask({ measures: ['testPassed'], where }, head)
  assert.equal(cellAt(whole, {}).n, 60)
  const parts = await town.ask({ measures: ['testPassed'], by: ['testPart'], where }, head)
  assert.deepEqual(
    parts.cells.map(({ keys, value }) => [keys.testPart, value]),
    [
      ['whole', 1],
      ['A', 50 / 60],
      ['C', 1],
    ],
  )
  const both = { dimension: 'testPart', in: ['A', 'C'] }
  await assert.rejects(town.ask({ measures: ['testPassed'], where: [...where, both] }, head), (error: unknown) => {
    return error instanceof Fault && error.code === 'testPartRequired'
  })
})

test('parts are closed by background, the test as a whole is not', async () => {
  const where = [thisYear, { dimension: 'subject', in: ['EN'] }]
  for (const more of [
    { by: ['testPart', 'migrationBackground'] },
    { by: ['migrationBackground'], where: [...where, { dimension: 'testPart', in: ['A'] }] },
  ])
    await assert.rejects(town.ask({ measures: ['testPassed'], where, ...more }, head), (error: unknown) => {
      return error instanceof Fault && error.code === 'closedCombination' && error.message.includes('Delprov, Migrationsbakgrund')
    })
  const answer = await town.ask({ measures: ['testPassed'], by: ['migrationBackground'], where }, head)
  assert.equal(cellAt(answer, { migrationBackground: 'swedish' }).n, 60)
})

test('a protected pupil counts in the school and stands in no class', async () => {
  const own = principalOf(asp)
  const schools = await ask({ by: ['school'] }, own)
  assert.equal(cellAt(schools, school(asp)).n, 42)
  const { cells } = await ask({ by: ['class'] }, own)
  assert.deepEqual(
    cells.map(({ keys, n }) => [keys.class, n]).filter(([id]) => id === `${asp}:9A`),
    [[`${asp}:9A`, cells.find(({ keys }) => keys.class === `${asp}:9A`)?.state === 'shown' ? 40 : null]],
  )
})

test('it rests on the files of tests and of grades; the tests’ own measures on the tests alone', async () => {
  const answer = await ask({ measures: ['testGradeDeviation', 'testPoints'], by: ['school'] })
  const sourcesOf = (measure: string): string[] => [
    ...new Set(cellAt(answer, school(as), measure).sources.map((at) => answer.sources[at]?.source ?? '')),
  ]
  assert.deepEqual(sourcesOf('testGradeDeviation').sort(), ['national-tests', 'roster', 'scb-grades-9'])
  assert.deepEqual(sourcesOf('testPoints').sort(), ['national-tests', 'roster'])
})

test('the difference of girls and boys is that of what is told of each', async () => {
  const compare = [{ id: 'gap', gap: { dimension: 'sex', a: 'female', b: 'male' } }]
  const answer = await ask({ by: ['school', 'sex'], compare })
  const side = (sex: string): number | null => cellAt(answer, { school: as, sex }).value
  const gap = cellAt(answer, school(as), 'testGradeDeviation', 'gap')
  if (gap.value !== null) assert.ok(Math.abs(gap.value - ((side('female') ?? 0) - (side('male') ?? 0))) < 1e-9)
  assert.equal(gap.state, cellAt(answer, { school: as, sex: 'female' }).state)
})

test('the board is told no class, and its school figures are those of others outside', async () => {
  await assert.rejects(ask({ by: ['class'] }, board))
  assert.deepEqual(
    cellAt(await ask({ by: ['school'] }, board), school(bjork)).value,
    cellAt(await ask({ by: ['school'] }), school(bjork)).value,
  )
})

test('the catalogue says which subjects and parts there are figures in', async () => {
  const { catalogueFor } = await import('../../src/privacy/index.ts')
  const { measures } = await catalogueFor(head, town.door)
  const described = measures.find(({ name }) => name === 'testPoints')
  assert.deepEqual(described?.members, { subject: ['EN', 'MA'], testPart: ['whole', 'A', 'C'] })
  assert.equal(described?.cube, 'tests')
})
