// The same pupils at another time: what is told of them beside everything else that is told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Answer, AnswerSchema, type Cell, Fault, type Query } from '../../src/contract/index.ts'
import { discloseTextTo } from '../../src/privacy/index.ts'
import { anchored, backwards, bySex, openStreams, plain, type Stream, streamPlan } from './followed-town.ts'
import { as, bjork, board, cellAt, ek, head, openTown, type Placed, principalOf, type Town } from './town.ts'

/** Each opened when a test first asks for it, closed at the end. */
const towns = new Map<string, Promise<Town>>()
const townOf = (streams: readonly Stream[]): Promise<Town> => {
  const name = JSON.stringify(streams)
  const town = towns.get(name) ?? openStreams(streams)
  towns.set(name, town)
  return town
}
after(async () => {
  for (const town of towns.values()) await (await town).close()
})

let town: Town
before(async () => {
  town = await townOf(plain)
})

const teacherOf = (id: string): Actor => ({
  ...{ id: 'siv', name: 'Siv', role: 'teacher', scope: [] },
  groups: [{ class: id, subjects: null, from: '2024/25' }],
})
const states = ({ cells }: Answer, grouping: string): readonly string[] =>
  [...new Set(cells.filter((cell) => cell.grouping.join() === grouping).map(({ state }) => state))].sort()

test('who stayed, came and left is counted, and the figures are of those who stayed', async () => {
  const answer = await town.ask(bySex, head)
  AnswerSchema.parse(answer)
  assert.deepEqual(answer.cohort, { kept: 87, joined: 27, left: 27 })
  const all = cellAt(answer, {}, 'passedAllSubjects')
  assert.deepEqual([all.n, all.state, answer.regime], [87, 'shown', 'across'])
  assert.ok(Math.abs((all.value ?? 0) - (87 - 25) / 87) < 1e-12)
  assert.equal(cellAt(answer, { sex: 'female' }, 'passedAllSubjects').n, 44)
  const files = all.sources.map((index) => answer.sources[index]?.file)
  assert.ok(files.includes(`${ek}-2022.txt`) && files.includes(`${ek}-2025.txt`), files.join())
})

test('outside the own unit their means are rounded like everyone’s', async () => {
  const { value } = cellAt(await town.ask(bySex, head), {}, 'meritValue')
  assert.equal(value, Math.round(value ?? 0.5))
})

test('the year 6 of those who are in year 9 now is asked the other way round', async () => {
  const query: Query = {
    measures: ['passedAllSubjects'],
    where: [{ dimension: 'stageYear', in: ['6'] }],
    cohort: backwards,
  }
  const answer = await town.ask(query, head)
  assert.deepEqual(answer.cohort, { kept: 87, joined: 27, left: 27 })
  assert.deepEqual([cellAt(answer, {}).n, cellAt(answer, {}).value], [87, 1])
})

test('the board is told in tens', async () => {
  const answer = await town.ask(bySex, board)
  assert.deepEqual(answer.cohort, { kept: 90, joined: 30, left: 30 })
  assert.equal(cellAt(answer, {}, 'meritValue').n, 90)
})

test('where few of one sex have come, the split by sex is closed and everyone is told', async () => {
  const few = await townOf([{ ...plain[0], joined: [2, 9] } as Stream, { ...plain[1], joined: [3, 9] } as Stream])
  const answer = await few.ask(bySex, head)
  assert.deepEqual(answer.cohort, { kept: 87, joined: 23, left: 27 })
  assert.deepEqual([states(answer, ''), states(answer, 'sex')], [['shown'], ['hidden']])
  assert.equal(cellAt(answer, { sex: 'male' }, 'meritValue').reason?.code, 'small')
  const girls: Query = { ...bySex, by: [], where: [{ dimension: 'sex', in: ['female'] }] }
  assert.deepEqual((await few.ask(girls, head)).cohort, { kept: null, joined: 'few', left: null })
  const boys: Query = { ...bySex, by: [], where: [{ dimension: 'sex', in: ['male'] }] }
  assert.deepEqual((await few.ask(boys, head)).cohort, { kept: null, joined: null, left: null })
})

test('where few have left, nothing is told but that they are few', async () => {
  const few = await townOf([{ ...plain[0], left: [2, 2] } as Stream, { ...plain[1], left: [1, 3] } as Stream])
  const answer = await few.ask(bySex, head)
  assert.deepEqual(answer.cohort, { kept: null, joined: null, left: 'few' })
  assert.deepEqual([states(answer, ''), states(answer, 'sex')], [['hidden'], ['hidden']])
  for (const { n, value, low, reason, sources } of answer.cells)
    assert.deepEqual([n, value, low, reason?.wider, sources], [null, null, null, null, []])
})

test('where almost all who came passed, the share is hidden: with everyone’s beside it, it would tell who did not', async () => {
  const failing = { kept: [7, 7] as const, joined: [1, 0] as const }
  const told = await townOf([
    { ...plain[0], failing } as Stream,
    { ...plain[1], failing: { kept: [7, 7], joined: [0, 0] } } as Stream,
  ])
  const answer = await told.ask({ ...bySex, by: [], totals: [] }, head)
  assert.equal(cellAt(answer, {}, 'passedAllSubjects').state, 'hidden')
  assert.equal(cellAt(answer, {}, 'meritValue').state, 'shown')
})

test('where all who came are a class, and nobody else, nothing is told', async () => {
  const [first, second] = plain
  const apart = await townOf([
    { ...first, joinedClass: '9F', joined: [13, 14] } as Stream,
    { ...second, joined: [0, 0] } as Stream,
  ])
  const answer = await apart.ask(bySex, head)
  assert.deepEqual(states(answer, ''), ['hidden'])
})

test('a correction of many lets the same pupils wait, one of few is not told yet', async () => {
  const own = await openStreams(plain)
  try {
    const plan = streamPlan(plain)
    const correct = (changes: (pupil: Placed) => boolean, day: string): Promise<void> => {
      const pupils = plan.pupils.map((pupil) => (pupil.school === ek && changes(pupil) ? { ...pupil, grade: 'B' } : pupil))
      return own.correct({ ...plan, pupils }, ['scb-grades-9'], new Date(`${day}T08:00:00Z`))
    }
    const ours: Query = { ...bySex, by: [], totals: [], where: [{ dimension: 'school', in: [ek] }] }
    const ourMerit = async (): Promise<number | null> => cellAt(await own.ask(ours, principalOf(ek)), {}, 'meritValue').value
    const [before, mine] = [await own.ask(bySex, head), await ourMerit()]
    await correct(({ n, grade }) => grade === 'A' && n < 20, '2026-12-01')
    const few = await own.ask(bySex, head)
    assert.deepEqual([few.cohort, few.cells.map(({ value }) => value)], [before.cohort, before.cells.map(({ value }) => value)])
    const mended = await ourMerit()
    assert.ok(mended !== null && mine !== null && mended < mine, `${mine} became ${mended}`)
    await correct(({ grade }) => grade === 'A', '2026-12-02')
    const many = await own.ask(bySex, head)
    assert.deepEqual(many.cohort, { kept: null, joined: null, left: null })
    assert.deepEqual(new Set(many.cells.map(({ reason }) => reason?.code)), new Set(['corrected']))
    assert.ok(((await ourMerit()) ?? mended) < mended)
  } finally {
    await own.close()
  }
})

test('two cohorts of the same pupils are told when what lies between them is none or many', async () => {
  const build = (missing: (pupil: Placed, at: number) => boolean): ReturnType<typeof streamPlan> => {
    const plan = streamPlan(plain)
    const sixes = plan.pupils.filter(({ stageYear }) => stageYear === 6)
    const third = sixes
      .filter((pupil, at) => !missing(pupil, at))
      .map((pupil) => ({ ...pupil, class: '3A', stageYear: 3, schoolYear: 2018 }))
    const gone = streamPlan([{ school: as, kept: [0, 0], joined: [0, 0], left: [12, 12] }]).pupils.map((pupil) => ({
      ...{ ...pupil, n: pupil.n + 1000, class: '3A', stageYear: 3, schoolYear: 2018 },
    }))
    return { ...plan, pupils: [...plan.pupils, ...third, ...gone], registered: [2018, ...plan.registered] }
  }
  const sixth: Query = { measures: ['passedAllSubjects'], where: [{ dimension: 'stageYear', in: ['6'] }] }
  const fromThird = { anchor: { schoolYear: '2018/19', stageYear: 3 } }
  const stays = new Set(streamPlan(plain).pupils.flatMap(({ stageYear, n }) => (stageYear === 9 ? [n] : [])))
  const leaves = ({ n }: Placed): boolean => !stays.has(n)
  const scattered = (_: Placed, at: number): boolean => at % 5 === 0
  const four = streamPlan(plain).pupils.filter(leaves).slice(0, 4)
  const sameButFour = (pupil: Placed): boolean => leaves(pupil) && four.every(({ n }) => n !== pupil.n)
  for (const [missing, expected] of [
    [scattered, 'shown'],
    [leaves, 'shown'],
    [sameButFour, 'hidden'],
  ] as const) {
    const own = await openTown(build(missing))
    try {
      for (const cohort of [fromThird, backwards])
        assert.equal(
          cellAt(await own.ask({ ...sixth, cohort }, head), {}).state,
          expected,
          `${missing.name} ${cohort.anchor.schoolYear}`,
        )
    } finally {
      await own.close()
    }
  }
})

test('a principal follows the pupils of the own units exactly, few have come or not', async () => {
  const few = await townOf([{ ...plain[0], joined: [2, 1] } as Stream, plain[1] as Stream])
  const query: Query = {
    measures: ['meritValue', 'passedAllSubjects'],
    by: ['school', 'sex'],
    totals: [['school']],
    cohort: anchored,
  }
  const answer = await few.ask(query, principalOf(ek))
  assert.deepEqual([answer.cohort, answer.regime], [{ kept: 41, joined: 'few', left: 13 }, 'own'])
  assert.deepEqual(
    answer.cells.map(({ keys, n, state }) => [keys.school, keys.sex, n, state]),
    [
      [ek, 'female', 20, 'shown'],
      [ek, 'female', 20, 'shown'],
      [ek, 'male', 21, 'shown'],
      [ek, 'male', 21, 'shown'],
      [ek, undefined, 41, 'shown'],
      [ek, undefined, 41, 'shown'],
    ],
  )
})

test('under ten is hidden in the own unit too, and so are few who differ', async () => {
  const query: Query = {
    measures: ['meritValue', 'passedAllSubjects'],
    by: ['sex'],
    where: [{ dimension: 'school', in: [ek] }],
    cohort: anchored,
  }
  const few = await townOf([{ ...plain[0], kept: [9, 20], failing: { kept: [1, 2] } } as Stream, plain[1] as Stream])
  const answer = await few.ask(query, principalOf(ek))
  assert.deepEqual(
    answer.cells.map(({ keys, measure, state, mark, reason }) => [keys.sex, measure, state, mark, reason?.code ?? null]),
    [
      ['female', 'meritValue', 'hidden', '..', 'few'],
      ['female', 'passedAllSubjects', 'hidden', '..', 'few'],
      ['male', 'meritValue', 'shown', null, null],
      ['male', 'passedAllSubjects', 'approximate', '~100', null],
    ],
  )
})

test('a pupil outside the lists closes the whole of the own unit’s cohort', async () => {
  const marked = await townOf([{ ...plain[0], marked: true } as Stream, plain[1] as Stream])
  const query: Query = { ...bySex, where: [{ dimension: 'school', in: [ek] }] }
  const answer = await marked.ask(query, principalOf(ek))
  assert.deepEqual(new Set(answer.cells.map(({ reason }) => reason?.code)), new Set(['secondary']))
  assert.deepEqual(answer.cohort, { kept: 41, joined: 13, left: 13 })
  // and not that of another school of the same principal
  const both = await marked.ask({ ...query, by: ['school'], totals: [], where: [] }, principalOf(ek, bjork))
  assert.deepEqual(cellAt(both, { school: bjork }, 'meritValue').state, 'shown')
  assert.deepEqual(cellAt(both, { school: ek }, 'meritValue').state, 'hidden')
})

test('a teacher follows the own class, and of the school nothing', async () => {
  const query: Query = { measures: ['meritValue'], by: ['class'], cohort: anchored }
  const answer = await town.ask(query, teacherOf(`${ek}:9A`))
  assert.deepEqual(
    answer.cells.map(({ keys, n, state }) => [keys.class, n, state]),
    [[`${ek}:9A`, 41, 'shown']],
  )
  assert.deepEqual(answer.cohort, { kept: 41, joined: 13, left: 13 })
})

test('a unit that succeeded another brings those who were there', async () => {
  const plan = streamPlan([{ ...plain[0], before: as } as Stream, plain[1] as Stream])
  const units = [
    { school: as, name: 'Åsskolan', to: '2022-06-30' },
    { school: ek, name: 'Ekskolan', predecessor: as },
    { school: bjork, name: 'Björkskolan' },
  ]
  const own = await openTown({ ...plan, units })
  try {
    const answer = await own.ask({ ...bySex, where: [{ dimension: 'school', in: [ek] }] }, principalOf(ek))
    assert.deepEqual(answer.cohort, { kept: 41, joined: 13, left: 13 })
    assert.equal(cellAt(answer, {}, 'meritValue').n, 41)
  } finally {
    await own.close()
  }
})

const refused = async (query: Query, actor: Actor): Promise<string> => {
  try {
    await town.ask(query, actor)
  } catch (problem) {
    if (problem instanceof Fault && problem.code === 'closedCohort') return problem.message
    throw problem
  }
  return 'an answer'
}

test('everything else is refused with what can be asked', async () => {
  const merit: Query = { measures: ['meritValue'], cohort: anchored }
  assert.match(await refused({ ...merit, by: ['school'] }, head), /bara för hela kommunen, inte efter skola. Fråga om hela/)
  assert.match(await refused({ ...merit, by: ['class'] }, head), /inte efter klass/)
  assert.match(await refused({ ...merit, by: ['migrationBackground'] }, board), /inte efter migrationsbakgrund/)
  assert.match(await refused({ ...merit, where: [{ dimension: 'operator', in: ['municipal'] }] }, head), /inte efter huvudman/)
  const twoYears: Query = {
    measures: ['pupils'],
    where: [{ dimension: 'schoolYear', in: ['2024/25'] }],
    cohort: { anchor: { schoolYear: '2021/22', stageYear: 6 } },
  }
  assert.equal(await refused(twoYears, head), 'an answer')
  assert.match(await refused(merit, principalOf(ek)), /på de egna enheterna. Välj en egen skola eller klass/)
  assert.match(await refused({ ...merit, by: ['school'] }, teacherOf(`${ek}:9A`)), /Välj en egen klass/)
  for (const id of [bjork, '99999999'])
    assert.equal(
      (await refused({ ...merit, where: [{ dimension: 'school', in: [id] }] }, principalOf(ek))).replace(id, '…'),
      'Samma elever går inte att följa så: … är ingen egen enhet. Välj en egen skola eller klass.',
    )
  assert.match(
    await refused({ ...merit, by: ['school', 'migrationBackground'] }, principalOf(ek)),
    /inte att dela upp efter migrationsbakgrund/,
  )
  assert.match(await refused({ ...merit, by: ['stageYear', 'sex'], totals: [['sex']] }, head), /läggs aldrig ihop/)
  const gap = { id: 'schools', gap: { dimension: 'school', a: ek, b: bjork } }
  assert.match(await refused({ ...merit, compare: [gap] }, head), /inte mellan könen/)
})

test('outside the own unit they are followed over three years and no other way', async () => {
  const plan = streamPlan(plain)
  const seventh = plan.pupils
    .filter(({ stageYear }) => stageYear === 6)
    .map((pupil) => ({ ...pupil, class: '7A', stageYear: 7, schoolYear: 2022 }))
  const own = await openTown({ ...plan, pupils: [...plan.pupils, ...seventh], registered: [2021, 2022, 2024] })
  try {
    const cohort = { anchor: { schoolYear: '2022/23', stageYear: 7 } }
    await assert.rejects(own.ask({ ...bySex, cohort }, head), /följs över tre läsår/)
    const ours: Query = { measures: ['meritValue'], where: [{ dimension: 'school', in: [ek] }], cohort }
    assert.equal(cellAt(await own.ask(ours, principalOf(ek)), {}).n, 41)
    // pupils of year 6 who are in year 7 next: no outsider follows them
    const next: Query = { measures: ['pupils'], where: [{ dimension: 'schoolYear', in: ['2022/23'] }], cohort: anchored }
    await assert.rejects(own.ask(next, head), /följs över tre läsår/)
  } finally {
    await own.close()
  }
})

test('a copy for others holds nothing of the own unit’s cohort', async () => {
  const query: Query = { measures: ['meritValue'], where: [{ dimension: 'school', in: [ek] }], cohort: anchored }
  await assert.rejects(discloseTextTo('others', query, principalOf(ek), town.door), { code: 'closedCohort' })
})

test('a gap between the sexes is told where both are', async () => {
  const gap = { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
  const answer = await town.ask({ measures: ['passedAllSubjects'], cohort: anchored, compare: [gap] }, head)
  const cell: Cell = cellAt(answer, {}, 'passedAllSubjects', 'sexGap')
  assert.deepEqual([cell.state, cell.n], ['shown', 87])
  assert.ok(Math.abs((cell.value ?? 9) - (31 / 44 - 31 / 43)) < 1e-12)
})

test('by subject too', async () => {
  const answer = await town.ask(
    { measures: ['gradePoints'], by: ['subject', 'sex'], totals: [['subject']], cohort: anchored },
    head,
  )
  assert.equal(cellAt(answer, { subject: 'MA' }).n, 87)
  assert.equal(cellAt(answer, { subject: 'MA', sex: 'male' }).state, 'shown')
  assert.deepEqual(answer.cohort, { kept: 87, joined: 27, left: 27 })
})
