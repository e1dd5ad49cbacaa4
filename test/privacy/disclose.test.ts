import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Answer, AnswerSchema, type Cell, type Query } from '../../src/contract/index.ts'
import {
  as,
  asp,
  bjork,
  board,
  cellAt,
  chosenPlan,
  ek,
  enrol,
  head,
  lind,
  openTown,
  orn,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
let protectedTown: Town
before(async () => {
  const at = enrol()
  const schoolYear = 2023
  const alone = { schoolYear, protection: 'Sekretessmarkering', failing: [1, 0] } as const
  const pupils = [
    ...at(ek, '9A', 14, 14, { schoolYear }),
    ...at(ek, '9A', 1, 0, alone),
    ...[bjork, asp].flatMap((school) => [
      ...at(school, '9A', 20, 20, { schoolYear }),
      ...at(school, '9B', 20, 20, { schoolYear }),
    ]),
  ]
  town = await openTown(chosenPlan())
  protectedTown = await openTown({ units: chosenPlan().units, pupils, registered: [schoolYear] })
})
after(() => Promise.all([town.close(), protectedTown.close()]))

const year = (name: string) => ({ dimension: 'schoolYear', in: [name] })
const passed: Query = { measures: ['passedAllSubjects'], by: ['school'], where: [thisYear] }

test('the board reads head counts in tens, told as about', async () => {
  const query: Query = { measures: ['pupils', 'meritValue'], by: ['school'], where: [year('2023/24')], totals: [[]] }
  const answer = await town.ask(query, board)
  assert.equal(answer.regime, 'public')
  const count = cellAt(answer, { school: bjork }, 'pupils')
  assert.deepEqual([count.state, count.mark, count.value, count.n], ['approximate', 'cirka 40', 40, 40])
  assert.equal(cellAt(answer, {}, 'pupils').mark, 'cirka 90')
  const mean = cellAt(answer, { school: bjork }, 'meritValue')
  assert.deepEqual([mean.state, mean.mark, mean.value, mean.n], ['shown', null, 240, 40])
  assert.equal(cellAt(await town.ask(query, head), { school: bjork }, 'pupils').value, 43)
})

test('a hidden cell has no number and no source, and says why', async () => {
  const { cells } = await town.ask({ ...passed, by: ['school', 'sex'], totals: [['school']] }, head)
  const closed = cells.filter((cell) => cell.state === 'hidden')
  assert.ok(closed.length > 5)
  for (const cell of closed) {
    assert.deepEqual([cell.value, cell.n, cell.low, cell.high, cell.interval, cell.mark], [null, null, null, null, null, '..'])
    assert.deepEqual([cell.sources, cell.checks], [[], []])
    assert.match(cell.reason?.text ?? '', /^[A-ZÅÄÖ].*\.$/)
  }
  assert.equal(
    cellAt(await town.ask(passed, head), { school: lind }).reason?.text,
    'Gruppen har färre än tio elever, eller så skulle en så liten grupp kunna räknas ut.',
  )
  // whether a group is itself few or hidden for others' sake would bound its size: outside the own unit all say the same
  const codes = new Set(closed.map((cell) => cell.reason?.code))
  assert.deepEqual(
    [...codes].filter((code) => code !== 'zeroOrAll'),
    ['small'],
  )
  const own = cellAt(await town.ask({ ...passed, by: ['class', 'sex'] }, principalOf(ek)), { class: `${ek}:9C`, sex: 'female' })
  assert.equal(own.reason?.text, 'Färre än fem elever i gruppen ingår i måttet.')
})

const questions: readonly Query[] = [
  { ...passed, by: ['school', 'sex'], totals: [['school'], ['sex'], []] },
  { measures: ['meritValue', 'passedAllSubjects'], by: ['class', 'sex'], where: [thisYear], totals: [['class'], ['sex'], []] },
  { measures: ['meritValue'], by: ['school', 'class'], where: [thisYear], totals: [['school']] },
  {
    measures: ['meritValue'],
    by: ['class'],
    where: [
      { dimension: 'class', in: [`${ek}:9C`] },
      { dimension: 'sex', in: ['female'] },
    ],
  },
  { measures: ['gradePoints', 'passedSubject'], by: ['school', 'subject'], where: [{ dimension: 'schoolYear', last: 1 }] },
  { measures: ['passedAllSubjects'], by: ['schoolYear', 'school', 'term'], totals: [['school'], ['schoolYear']] },
  { measures: ['pupils'], by: ['school', 'stageYear', 'sex'], totals: [['school'], ['stageYear'], []] },
  {
    measures: ['meritValue'],
    by: ['school', 'migrationBackground'],
    where: [thisYear, { dimension: 'operator', in: ['municipal'] }],
  },
  { measures: ['passedAllSubjects'], by: ['stageYear'], where: [{ dimension: 'stageYear', notIn: ['1'] }], totals: [[]] },
]

const mayAsk = (actor: Actor, query: string): boolean =>
  actor.role === 'board' ? !query.includes('"class"') : actor.role === 'head' || !query.includes('9C') || actor.scope.includes(ek)

test('the wider question of a hidden cell shows a figure to the same reader', async () => {
  let led = 0
  for (const actor of [head, board, principalOf(ek), principalOf(lind), principalOf(asp), principalOf(ek, bjork)]) {
    for (const query of questions) {
      if (!mayAsk(actor, JSON.stringify(query))) continue
      for (const cell of (await town.ask(query, actor)).cells) {
        const wider = cell.reason?.wider ?? null
        if (wider === null) continue
        const { cells } = await town.ask(wider, actor)
        const told = `${JSON.stringify(cell.keys)} of ${JSON.stringify(query)} for ${actor.role} leads to ${JSON.stringify(wider)}`
        assert.equal(cells.length, 1, told)
        assert.ok(
          cells.every(({ state }) => state === 'shown' || state === 'approximate'),
          told,
        )
        assert.ok(
          Object.entries(cells[0]?.keys ?? {}).every(([name, id]) => cell.keys[name] === id),
          told,
        )
        led++
      }
    }
  }
  assert.ok(led > 100, `${led} wider questions asked`)
})

test('a class without enough pupils leads to its school, and from there to the municipality', async () => {
  const { cells } = await town.ask({ measures: ['meritValue'], by: ['class'], where: [thisYear] }, head)
  const widerOf = (name: string) => cells.find(({ keys }) => keys.class === name)?.reason?.wider
  assert.deepEqual(widerOf(`${asp}:9A`), {
    measures: ['meritValue'],
    where: [thisYear, { dimension: 'school', in: [asp] }],
  })
  assert.deepEqual(widerOf(`${lind}:9A`), { measures: ['meritValue'], where: [thisYear] })
})

test('all: 100 exactly is shown; all but a few: ~100 with the group’s size', async () => {
  const everyone = cellAt(await town.ask(passed, head), { school: as })
  assert.deepEqual([everyone.state, everyone.value, everyone.n, everyone.mark], ['shown', 1, 30, null])
  const nearly = cellAt(await town.ask(passed, principalOf(bjork)), { school: bjork })
  assert.deepEqual([nearly.state, nearly.mark, nearly.value, nearly.low, nearly.n], ['approximate', '~100', null, null, 48])
})

test('exactly nobody is hidden; all but one of nine is hidden from the head and told as heads to the own principal', async () => {
  const nobody = cellAt(await town.ask({ ...passed, where: [year('2022/23')] }, head), { school: orn })
  assert.deepEqual([nobody.state, nobody.reason?.code], ['hidden', 'zeroOrAll'])
  const eightOfNine = cellAt(await town.ask(passed, principalOf(lind)), { school: lind })
  assert.deepEqual([eightOfNine.state, eightOfNine.mark, eightOfNine.n], ['shown', '8 av 9', 9])
  assert.equal(cellAt(await town.ask(passed, head), { school: lind }).state, 'hidden')
})

test('in the own unit a share of five to nine is told as heads, and a mean of them is hidden', async () => {
  const sixth = { dimension: 'stageYear', in: ['6'] }
  const ask = (measure: string, actor: Actor): Promise<Answer> =>
    town.ask({ measures: [measure], by: ['school'], where: [thisYear, sixth] }, actor)
  const share = cellAt(await ask('passedAllSubjects', principalOf(ek)), { school: ek })
  assert.deepEqual([share.state, share.mark, share.value, share.n], ['shown', '8 av 8', 1, 8])
  assert.equal(cellAt(await ask('passedAllSubjects', head), { school: ek }).state, 'hidden')
  const nine: Query = { measures: ['meritValue', 'pupils'], by: ['class'], where: [thisYear] }
  const answer = await town.ask({ ...nine, by: ['school'] }, principalOf(lind))
  assert.equal(
    cellAt(await town.ask({ ...nine, measures: ['meritValue'] }, principalOf(lind)), { class: `${lind}:9A` }).state,
    'hidden',
  )
  assert.equal(cellAt(answer, { school: lind }, 'meritValue').reason?.text, 'Färre än tio elever i gruppen ingår i måttet.')
})

test('a measure of year 9 does not apply to year 6, and nobody of year 6 is counted through it', async () => {
  const query: Query = {
    measures: ['eligibleVocational'],
    by: ['stageYear'],
    where: [{ dimension: 'stageYear', in: ['6', '9'] }],
    totals: [[]],
  }
  const answer = await town.ask(query, head)
  const six = cellAt(answer, { stageYear: '6' })
  assert.deepEqual([six.state, six.mark, six.value, six.n, six.reason], ['notApplicable', '-', null, null, null])
  assert.equal(cellAt(answer, { stageYear: '9' }).state, 'shown')
  // n of both years less n of year 9 would tell the eight of year 6
  assert.deepEqual([cellAt(answer, {}).state, cellAt(answer, {}).n], ['hidden', null])
  assert.equal(cellAt(await town.ask({ measures: ['eligibleVocational'], where: [thisYear] }, head), {}).state, 'shown')
})

test('a mean of nobody is missing, where the group itself may be told', async () => {
  const { cells } = await town.ask({ measures: ['meritValue'], by: ['school'], where: [year('2022/23')] }, head)
  const cell = cells.find(({ keys }) => keys.school === orn)
  assert.deepEqual([cell?.state, cell?.mark, cell?.value, cell?.n, cell?.reason?.code], ['missing', '.', null, 24, 'noData'])
})

test('protected pupils count in the school and stand in no class; no sum of classes gives them away', async () => {
  for (const actor of [head, principalOf(asp)]) {
    const query: Query = {
      measures: ['meritValue'],
      by: ['school', 'class'],
      where: [thisYear, { dimension: 'school', in: [asp] }],
      totals: [['school']],
    }
    const { cells } = await town.ask(query, actor)
    const school = cells.find(({ grouping }) => grouping.length === 1)
    assert.equal(school?.n, 75)
    const classes = cells.filter(({ grouping }) => grouping.length === 2)
    const sizes: Readonly<Record<string, number>> = { [`${asp}:9A`]: 35, [`${asp}:9B`]: 35 }
    for (const { state, n, keys } of classes) assert.equal(n, state === 'shown' ? sizes[keys.class ?? ''] : null)
    assert.ok(
      classes.some(({ state }) => state === 'hidden'),
      `${actor.role}: 75 less two classes would be the five`,
    )
  }
})

test('one protected pupil without a merit value is no difference between the school and its only class', async () => {
  const where = [year('2023/24')]
  const { cells } = await protectedTown.ask(
    { measures: ['meritValue'], by: ['school', 'class'], where, totals: [['school']] },
    head,
  )
  const told = cells.filter(({ keys, state }) => keys.school === ek && state === 'shown').map(({ n }) => n)
  assert.deepEqual(told, [29])
})

test('pupils known from grade files alone count in school and municipality and in no class', async () => {
  const query: Query = { measures: ['meritValue'], by: ['school', 'class'], where: [year('2022/23')], totals: [['school'], []] }
  const answer = await town.ask(query, head)
  assert.ok(answer.cells.every(({ keys }) => keys.class === undefined))
  assert.deepEqual([cellAt(answer, { school: ek }).n, cellAt(answer, {}).n], [50, 117])
})

test('totals are counted on the same rows as the cells', async () => {
  const query: Query = {
    measures: ['pupils'],
    by: ['school', 'sex'],
    where: [year('2023/24')],
    totals: [['school'], ['sex'], []],
  }
  const { cells } = await town.ask(query, head)
  const sum = (grouping: readonly string[]): number =>
    cells.filter((cell) => cell.grouping.join() === grouping.join()).reduce((all, cell) => all + (cell.value ?? 0), 0)
  assert.deepEqual([sum(['school', 'sex']), sum(['school']), sum(['sex']), sum([])], [93, 93, 93, 93])
})

test('two measures of two cubes stand side by side, each ruled by its own pattern', async () => {
  const answer = await town.ask(
    { measures: ['pupils', 'meritValue'], by: ['school'], where: [year('2023/24'), { dimension: 'stageYear', in: ['9'] }] },
    head,
  )
  assert.deepEqual(
    answer.cells.map(({ keys, measure, value }) => [keys.school, measure, value]),
    [
      [bjork, 'pupils', 43],
      [bjork, 'meritValue', 240],
      [ek, 'pupils', 50],
      [ek, 'meritValue', 240],
    ],
  )
  assert.deepEqual(
    answer.measures.map(({ name }) => name),
    ['pupils', 'meritValue'],
  )
})

test('cells stand grouping by grouping, schools in Swedish order', async () => {
  const { cells, labels } = await town.ask({ ...passed, by: ['school', 'sex'], totals: [[], ['sex'], ['school']] }, head)
  const groupings = cells.map(({ grouping }) => grouping.join()).filter((name, i, all) => name !== all[i - 1])
  assert.deepEqual(groupings, ['school,sex', 'school', 'sex', ''])
  const names = cells.filter(({ grouping }) => grouping.join() === 'school').map(({ keys }) => labels.school?.[keys.school ?? ''])
  assert.deepEqual(names, ['Aspskolan', 'Björkskolan', 'Ekskolan', 'Lindskolan', 'Åsskolan 7–9', 'Örnskolan'])
})

test('a class says its school where several schools’ classes stand without it', async () => {
  const labelsOf = async (query: Query, actor: Actor) => (await town.ask(query, actor)).labels.class ?? {}
  const query: Query = { measures: ['meritValue'], by: ['class'], where: [thisYear] }
  assert.equal((await labelsOf(query, head))[`${as}:9A`], 'Åsskolan 7–9, 9A')
  assert.equal((await labelsOf(query, principalOf(ek)))[`${ek}:9A`], '9A')
  assert.equal((await labelsOf({ ...query, by: ['school', 'class'] }, head))[`${as}:9A`], '9A')
})

test('a cell names the files it rests on, and the checks they passed', async () => {
  const filesOf = (answer: Answer, cell: Cell) => cell.sources.map((index) => answer.sources[index]?.file).sort()
  const bySchool = await town.ask({ measures: ['meritValue', 'pupils'], by: ['school'], where: [year('2023/24')] }, head)
  const cell = cellAt(bySchool, { school: ek }, 'meritValue')
  assert.deepEqual(filesOf(bySchool, cell), [`${ek}-2024.txt`, 'elever-2023.csv'])
  assert.ok(cell.checks.length > 0)
  for (const index of cell.sources)
    for (const check of cell.checks) assert.ok(bySchool.sources[index]?.checks.includes(check), check)
  assert.deepEqual(filesOf(bySchool, cellAt(bySchool, { school: ek }, 'pupils')), ['elever-2023.csv'])
  const byClass = await town.ask({ measures: ['meritValue'], by: ['class'], where: [thisYear] }, head)
  assert.deepEqual(filesOf(byClass, cellAt(byClass, { class: `${as}:9A` })), [`${as}-2025.txt`, 'elever-2024.csv'])
  const byOperator = await town.ask({ measures: ['meritValue'], by: ['operator'], where: [thisYear] }, head)
  assert.deepEqual(filesOf(byOperator, cellAt(byOperator, { operator: 'independent' })), [`${asp}-2025.txt`, 'elever-2024.csv'])
  const named = new Set(byClass.cells.flatMap(({ sources }) => sources))
  assert.deepEqual(
    [...named].sort((a, b) => a - b),
    [...byClass.sources.keys()],
  )
})

test('a file of an answer does not tell how many rows it has: a small school’s hidden count stands there', async () => {
  const { sources } = await town.ask({ measures: ['pupils', 'meritValue'], by: ['school'] }, head)
  assert.ok(sources.length > 3)
  for (const file of sources) {
    assert.deepEqual(Object.keys(file).sort(), ['checks', 'extracted', 'file', 'load', 'loadedAt', 'source', 'waiting'])
  }
})

test('an older generation answers when it is pinned, and one that is gone is named', async () => {
  const current = await town.ask(passed, head)
  const older = await town.ask({ ...passed, where: [], generation: 2 }, head)
  assert.deepEqual([current.generation, older.generation], [3, 2])
  const sixth: Query = { measures: ['passedAllSubjects'], where: [{ dimension: 'stageYear', in: ['6'] }] }
  assert.equal((await town.ask(sixth, head)).cells.length, 1)
  assert.deepEqual((await town.ask({ ...sixth, generation: 2 }, head)).cells, [])
  await assert.rejects(town.ask({ ...passed, generation: 99 }, head), /Version 99 .* finns inte kvar\. Dessa finns: 1, 2, 3\./)
})

test('every answer is an answer of the contract and leaves a row in the audit', async () => {
  for (const query of questions) {
    const answer = await town.ask(query, head)
    AnswerSchema.parse(answer)
    town.audit.flush()
    const { sequence: _, ...row } = town.audit.latest(1)[0] ?? assert.fail('nothing was noted')
    const count = answer.cells.filter(({ state }) => state === 'hidden').length
    assert.deepEqual(row, {
      at: '2026-11-23T08:00:00.000Z',
      kind: 'answer',
      actor: 'anna',
      role: 'head',
      purpose: 'uppföljning',
      about: null,
      question: JSON.stringify(query),
      generation: 3,
      regime: 'across',
      shown: answer.cells.length - count,
      hidden: count,
      pupils: 0,
    })
  }
})
