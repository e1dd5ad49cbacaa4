import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Answer, FaultCode, Query } from '../../src/contract/index.ts'
import { catalogueFor } from '../../src/privacy/index.ts'
import {
  as,
  asp,
  bjork,
  board,
  cellAt,
  chosenPlan,
  coordinator,
  ek,
  head,
  lind,
  openTown,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const merit: Query = { measures: ['meritValue'], by: ['school'], where: [thisYear] }
const byClass: Query = { measures: ['meritValue'], by: ['class'], where: [thisYear] }

async function assertRefused(query: Query, actor: Actor, code: FaultCode, words: RegExp): Promise<void> {
  await assert.rejects(town.ask(query, actor), (fault: { code?: string; message?: string }) => {
    assert.equal(fault.code, code)
    assert.match(fault.message ?? '', words)
    return true
  })
}

test('the coordinator gets no figure, by that role', async () => {
  await assertRefused(merit, coordinator, 'noFiguresForRole', /Rollen samordnare ser inga siffror/)
  await assert.rejects(catalogueFor(coordinator, town.door), /samordnare ser inga siffror/)
})

test('a principal of no school sees nothing', async () => {
  await assertRefused(merit, principalOf(), 'emptyScope', /Rollen rektor saknar skolenhet/)
})

test('a principal sees the own classes and nobody else’s', async () => {
  const { cells, regime } = await town.ask(byClass, principalOf(ek))
  assert.deepEqual(
    cells.map(({ keys }) => keys.class),
    [`${ek}:9A`, `${ek}:9B`, `${ek}:9C`],
  )
  assert.equal(regime, 'own')
})

test('a principal sees other schools as schools, by the reference pattern', async () => {
  const { cells, regime } = await town.ask(merit, principalOf(ek))
  assert.equal(regime, 'across')
  assert.equal(cells.length, 6)
  assert.equal(cellAt(await town.ask(merit, principalOf(ek)), { school: asp }).n, 75)
  // a reader who knows one school from inside: two further schools hide the nine of Lindskolan, not one
  const hiddenOf = async (actor: Actor): Promise<number> =>
    (await town.ask(merit, actor)).cells.filter((cell) => cell.state === 'hidden').length
  assert.equal(await hiddenOf(head), 2)
  assert.equal(await hiddenOf(principalOf(ek)), 3)
})

test('a principal of two or three units sees others as strictly as who knows them all; of four, nothing of others', async () => {
  const shownOf = async (actor: Actor): Promise<readonly string[]> =>
    (await town.ask(merit, actor)).cells.flatMap((cell) => (cell.state === 'shown' ? [cell.keys.school ?? 'all'] : []))
  const others = async (...own: readonly string[]): Promise<readonly string[]> =>
    (await shownOf(principalOf(...own))).filter((school) => !own.includes(school))
  assert.deepEqual(await others(ek), [asp, bjork])
  assert.deepEqual(await others(ek, bjork), [], 'three others hide the nine of Lindskolan from who may know three schools')
  const whole: Query = { measures: ['meritValue'], where: [thisYear] }
  assert.equal(cellAt(await town.ask(whole, principalOf(ek, bjork, asp)), {}).state, 'shown')
  assert.equal(cellAt(await town.ask(whole, principalOf(ek, bjork, asp, as)), {}).state, 'hidden')
  assert.deepEqual((await shownOf(principalOf(ek, bjork, asp, as))).length, 4, 'the own ones stay')
  // two of the four had pupils two years before: for that year the reader knows two units from inside, not four
  const before = { ...merit, where: [{ dimension: 'schoolYear', in: ['2022/23'] }] }
  const hiddenTo = async (actor: Actor): Promise<number> =>
    (await town.ask(before, actor)).cells.filter((cell) => cell.state === 'hidden').length
  assert.equal(await hiddenTo(principalOf(ek, bjork, asp, as)), await hiddenTo(principalOf(ek, bjork)))
})

test('another school’s class is refused, however it is named', async () => {
  const other = /klasser på en annan skola/
  const where = (...more: NonNullable<Query['where']>): Query => ({ ...byClass, where: [thisYear, ...more] })
  await assertRefused(where({ dimension: 'school', in: [bjork] }), principalOf(ek), 'notPermitted', other)
  await assertRefused(where({ dimension: 'class', in: [`${bjork}:9A`] }), principalOf(ek), 'notPermitted', other)
  await assertRefused(where({ dimension: 'class', in: [`${ek}:9A`, `${bjork}:9A`] }), principalOf(ek), 'notPermitted', other)
  await assertRefused(where({ dimension: 'class', notIn: [`${bjork}:9A`] }), principalOf(ek), 'notPermitted', other)
  await assertRefused(
    { ...merit, where: [thisYear, { dimension: 'class', in: [`${bjork}:9A`] }] },
    principalOf(ek),
    'notPermitted',
    other,
  )
  const leftOver = await town.ask(where({ dimension: 'school', notIn: [ek] }), principalOf(ek))
  assert.deepEqual(leftOver.cells, [])
})

test('a difference between two classes is a question about classes', async () => {
  const between = (a: string, b: string): Query => ({
    measures: ['passedAllSubjects'],
    where: [thisYear],
    compare: [{ id: 'classes', gap: { dimension: 'class', a, b } }],
  })
  await assertRefused(between(`${ek}:9A`, `${ek}:9B`), board, 'notPermitted', /siffror per klass/)
  await assertRefused(between(`${bjork}:9A`, `${ek}:9B`), principalOf(ek), 'notPermitted', /klasser på en annan skola/)
  const own = await town.ask(between(`${ek}:9A`, `${ek}:9B`), principalOf(ek))
  assert.equal(cellAt(own, {}, 'passedAllSubjects', 'classes').state, 'shown')
  const schools: Query = { ...byClass, compare: [{ id: 'schools', gap: { dimension: 'school', a: ek, b: bjork } }] }
  await assertRefused(schools, principalOf(ek), 'notPermitted', /klasser på en annan skola/)
})

test('a comparison with the municipality leaves no other school’s class in a principal’s answer', async () => {
  for (const widen of [['school'], ['class'], ['operator'], ['municipality']]) {
    const { cells } = await town.ask({ ...byClass, by: ['school', 'class'], compare: [{ id: 'wide', widen }] }, principalOf(ek))
    for (const { keys } of cells) assert.ok(keys.class === undefined || keys.class.startsWith(ek), JSON.stringify(keys))
  }
})

test('a unit of the scope that has no figures yet does not hide the others', async () => {
  const { cells } = await town.ask(byClass, principalOf(ek, '99999999'))
  assert.equal(cells.length, 3)
})

test('the board asks about schools, never classes', async () => {
  await assertRefused(byClass, board, 'notPermitted', /siffror per klass/)
  const filtered: Query = { ...merit, where: [{ dimension: 'class', in: [`${ek}:9A`] }] }
  await assertRefused(filtered, board, 'notPermitted', /siffror per klass/)
  const { dimensions } = await catalogueFor(board, town.door)
  assert.ok(!dimensions.some(({ name }) => name === 'class'))
})

test('the catalogue names the classes that the actor may ask about', async () => {
  const classesOf = async (actor: Actor): Promise<readonly string[]> =>
    (await catalogueFor(actor, town.door)).dimensions.find(({ name }) => name === 'class')?.members.map(({ id }) => id) ?? []
  assert.deepEqual(await classesOf(principalOf(lind)), [`${lind}:9A`])
  assert.ok((await classesOf(head)).length > 5)
})

test('what nobody may combine is refused in Swedish and says what to ask instead', async () => {
  const refused = (by: readonly string[], words: RegExp, actor: Actor = head): Promise<void> =>
    assertRefused({ measures: ['meritValue'], by: [...by], where: [thisYear] }, actor, 'closedCombination', words)
  await refused(
    ['class', 'migrationBackground'],
    /^Klass, Migrationsbakgrund kan inte kombineras: .*Fråga om hela skolan, eller dela klassen på kön\.$/,
  )
  await refused(['school', 'sex', 'migrationBackground'], /^Skola, Kön, Migrationsbakgrund kan inte .*Fråga om hela kommunen/)
  await refused(
    ['operator', 'sex', 'migrationBackground'],
    /^Huvudman, Kön, Migrationsbakgrund kan inte .*Fråga om hela kommunen/,
  )
  await refused(['class', 'migrationBackground'], /^Klass, Migrationsbakgrund/, principalOf(ek))
  const three: Query = { measures: ['pupils'], by: ['sex', 'migrationBackground', 'stageYear'] }
  await assertRefused(three, head, 'closedCombination', /^Kön, Migrationsbakgrund, Årskurs kan inte .*Ta bort en av dem\.$/)
})

test('a closed combination is closed in a filter, a total and a comparison too', async () => {
  const sexes = { dimension: 'sex', in: ['female'] }
  const closed: readonly Query[] = [
    { measures: ['meritValue'], by: ['school', 'migrationBackground'], where: [sexes] },
    {
      measures: ['meritValue'],
      where: [sexes, { dimension: 'class', in: [`${ek}:9A`] }, { dimension: 'migrationBackground', in: ['swedish'] }],
    },
    {
      measures: ['meritValue'],
      by: ['school', 'migrationBackground'],
      compare: [{ id: 'g', gap: { dimension: 'sex', a: 'female', b: 'male' } }],
    },
  ]
  for (const query of closed) await assertRefused(query, head, 'closedCombination', /kan inte kombineras/)
})

const teacherOf = (...groups: NonNullable<Actor['groups']>): Actor => ({
  ...{ id: 'larare', name: 'Lärare', role: 'teacher', scope: [], groups },
})
const own9A = { class: `${ek}:9A`, subjects: null, from: '2000/01' }

test('a teacher of no class sees nothing', async () => {
  await assertRefused(merit, teacherOf(), 'emptyScope', /Rollen lärare saknar klass/)
})

test('a teacher sees the own class, the own school and the municipality, and nothing else of any unit', async () => {
  const teacher = teacherOf(own9A)
  const classes = await town.ask(byClass, teacher)
  assert.deepEqual(
    classes.cells.map(({ keys }) => keys.class),
    [`${ek}:9A`],
  )
  const schools = await town.ask({ ...merit, compare: [{ id: 'wide', widen: ['school'] }] }, teacher)
  assert.deepEqual(
    schools.cells.map(({ keys, against }) => [keys.school ?? null, against]),
    [
      [ek, null],
      [null, 'wide'],
    ],
  )
  await assertRefused({ ...merit, where: [{ dimension: 'school', in: [bjork] }] }, teacher, 'notPermitted', /en annan skola/)
  await assertRefused({ ...merit, by: ['operator'] }, teacher, 'notPermitted', /per huvudman/)
  const named = (id: string): Query => ({ ...byClass, where: [thisYear, { dimension: 'class', in: [id] }] })
  await assertRefused(named(`${ek}:9B`), teacher, 'notPermitted', /andra klasser än de egna/)
  await assertRefused(named(`${ek}:finns inte`), teacher, 'notPermitted', /andra klasser än de egna/)
  const gap: Query = { ...merit, by: [], compare: [{ id: 'gap', gap: { dimension: 'class', a: `${ek}:9A`, b: `${ek}:9B` } }] }
  await assertRefused(gap, teacher, 'notPermitted', /andra klasser än de egna/)
})

test('what a teacher sees of the own class is told as the principal is told it', async () => {
  const query = { ...byClass, where: [thisYear, { dimension: 'class', in: [`${ek}:9A`] }] }
  const [teacher, principal] = [await town.ask(query, teacherOf(own9A)), await town.ask(query, principalOf(ek))]
  assert.ok(teacher.cells.length > 0)
  for (const cell of teacher.cells) assert.deepEqual({ ...cellAt(principal, cell.keys), sources: [] }, { ...cell, sources: [] })
})

test('of the own school a teacher, who holds no list of it, is told what outsiders and its principal both are', async () => {
  const query: Query = { ...merit, measures: ['meritValue', 'passedAllSubjects', 'pupils'] }
  const [teacher, outsider, principal] = [
    await town.ask(query, teacherOf(own9A)),
    await town.ask(query, principalOf(bjork)),
    await town.ask(query, principalOf(ek)),
  ]
  assert.ok(teacher.cells.some(({ keys, state }) => keys.school === ek && state === 'shown'))
  for (const cell of teacher.cells.filter(({ state }) => state === 'shown')) {
    const alike = (answer: Answer) =>
      answer.cells.find((other) => other.measure === cell.measure && sameKeys(other.keys, cell.keys))
    assert.equal(alike(outsider)?.value, cell.value)
    assert.equal(alike(principal)?.state, 'shown')
  }
})
const sameKeys = (a: object, b: object): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())

test('a subject’s teacher sees that subject of the class, and a class is the teacher’s from the grant’s school year on', async () => {
  const math = teacherOf({ ...own9A, subjects: ['MA'] })
  await assertRefused(byClass, math, 'notPermitted', /uppdraget gäller MA.*bara det ämnets siffror/)
  const { cells } = await town.ask({ measures: ['passedSubject'], by: ['class', 'subject'], where: [thisYear] }, math)
  assert.deepEqual(
    cells.map(({ keys }) => `${keys.class} ${keys.subject}`),
    [`${ek}:9A MA`],
  )
  const later = teacherOf({ ...own9A, from: '2099/00' })
  assert.deepEqual((await town.ask({ ...byClass, where: [] }, later)).cells, [])
  await assertRefused(byClass, later, 'notPermitted', /läsåret 2024\/25/)
})

test('the catalogue names what a teacher may ask about', async () => {
  const { dimensions } = await catalogueFor(teacherOf(own9A), town.door)
  const members = (name: string) => dimensions.find((dimension) => dimension.name === name)?.members.map(({ id }) => id)
  assert.deepEqual([members('class'), members('school'), members('operator')], [[`${ek}:9A`], [ek], undefined])
})

test('an analyst is answered as the head is', async () => {
  const query: Query = { measures: ['meritValue', 'pupils'], by: ['school', 'class'], totals: [['school'], []] }
  const analyst: Actor = { ...head, role: 'analyst' }
  assert.deepEqual((await town.ask(query, analyst)).cells, (await town.ask(query, head)).cells)
})
