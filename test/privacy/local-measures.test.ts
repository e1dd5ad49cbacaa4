// Measures of the municipality's own, and what is said around them: wider questions, refusals, the catalogue, the audit.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, Fault, type Query } from '../../src/contract/index.ts'
import { auditAnswers, catalogueFor } from '../../src/privacy/index.ts'
import { loadSolver } from '../../src/statistics/index.ts'
import { near, openLocalTown, readers, splits, teacher, year } from './local-town.ts'
import { cellAt, ek, head, type Town } from './town.ts'

let town: Town
before(async () => {
  town = await openLocalTown()
})
after(() => town.close())

test('a measure made of another is that measure over its subjects, or in its stage years', async () => {
  for (const actor of readers) {
    for (const by of splits) {
      const made = await town.ask({ measures: ['local:core@1', 'local:passed@1', 'meritValue'], by, where: [year] }, actor)
      assert.deepEqual(
        made.measures.map(({ name }) => name),
        ['local:core@1', 'local:passed@1', 'meritValue'],
      )
      const group = await town.ask(
        { measures: ['passedSubject'], by, where: [year, { dimension: 'subjectGroup', in: ['local:no@1'] }] },
        actor,
      )
      for (const cell of group.cells) {
        const { value, state } = cellAt(made, cell.keys, 'local:passed@1')
        assert.deepEqual([value, state], [cell.value, cell.state])
      }
    }
  }
  const upper = await town.ask({ measures: ['local:upper@1'], by: ['school'], where: [year] }, head)
  const pupils = await town.ask({ measures: ['pupils'], by: ['school'], where: [year] }, head)
  for (const cell of pupils.cells) assert.equal(cellAt(upper, cell.keys).value, cell.value)
})

test('an index is the measures told, each on its own scale, by weight', async () => {
  let shown = 0
  for (const actor of readers) {
    const made = await town.ask({ measures: ['local:whole@1'], by: ['school'], where: [year], totals: [[]] }, actor)
    const parts = await town.ask(
      { measures: ['meritValue', 'passedAllSubjects'], by: ['school'], where: [year], totals: [[]] },
      actor,
    )
    for (const cell of made.cells) {
      const [merit, passed] = ['meritValue', 'passedAllSubjects'].map((name) => cellAt(parts, cell.keys, name))
      const open = merit?.state === 'shown' && passed?.state === 'shown'
      assert.equal(cell.state, open ? 'shown' : 'hidden')
      if (!open || merit?.value == null || passed?.value == null) continue
      shown++
      near(cell.value, (3 * 100 * (merit.value / 340) + 100 * passed.value) / 4, 0.05, 'index')
      assert.equal(cell.n, merit.n)
    }
  }
  assert.ok(shown > 5)
})

test('the wider question of a hidden figure is asked in the words of the group, and shows one', async () => {
  const group = { dimension: 'subjectGroup', in: ['local:heavy@1'] }
  const queries: readonly Query[] = [
    { measures: ['gradePoints'], by: ['subjectGroup', 'school', 'sex'], where: [year] },
    { measures: ['passedSubject'], by: ['school', 'migrationBackground'], where: [year, group] },
    { measures: ['local:core@1'], by: ['school', 'sex'], where: [year] },
    { measures: ['local:whole@1'], by: ['school', 'sex'], where: [year] },
    { measures: ['passedAllSubjects'], by: ['schoolGroup', 'sex'], where: [year] },
  ]
  const led = new Set<string>()
  for (const actor of readers) {
    for (const query of queries) {
      if (actor === teacher && query.by?.includes('schoolGroup')) continue
      for (const { reason, keys } of (await town.ask(query, actor)).cells) {
        if (reason?.wider == null) continue
        assert.deepEqual(reason.wider.measures, query.measures)
        const { cells } = await town.ask(reason.wider, actor)
        const told = `${actor.role}: ${JSON.stringify(keys)} of ${JSON.stringify(query)} leads to ${JSON.stringify(reason.wider)}`
        assert.deepEqual(
          cells.map(({ state }) => state === 'shown' || state === 'approximate'),
          [true],
          told,
        )
        led.add(query.measures.join())
      }
    }
  }
  assert.ok(led.size >= 3, [...led].join())
})

test('a teacher of some subjects is told of a group in the own class when all of them are the own', async () => {
  const of = (subjects: readonly string[]): Actor => ({ ...teacher, groups: [{ class: `${ek}:9A`, subjects, from: '2023/24' }] })
  const query: Query = {
    measures: ['gradePoints'],
    by: ['class'],
    where: [year, { dimension: 'subjectGroup', in: ['local:no@1'] }],
  }
  await assert.rejects(town.ask(query, of(['BI', 'FY'])), (fault) => fault instanceof Fault && fault.code === 'notPermitted')
  const { cells } = await town.ask(query, of(['BI', 'FY', 'KE']))
  assert.equal(cells.length, 1)
  await assert.rejects(
    town.ask({ measures: ['meritValue'], by: ['schoolGroup'], where: [year] }, teacher),
    (fault) => fault instanceof Fault && fault.code === 'notPermitted',
  )
})

test('what cannot be asked of groups is said in a sentence that names the nearest', async () => {
  const refused = async (query: Query, code: string, words: RegExp): Promise<void> =>
    assert.rejects(town.ask(query, head), (fault) => fault instanceof Fault && fault.code === code && words.test(fault.message))
  await refused({ measures: ['local:core@2'] }, 'unknownMeasure', /”local:core@1”/)
  const group = (id: string) => ({ dimension: 'subjectGroup', in: [id] })
  await refused({ measures: ['gradePoints'], where: [group('local:noo@1')] }, 'unknownMember', /”local:no@1”/)
  await refused({ measures: ['gradePoints'], where: [group('NO-ämnen')] }, 'unknownMember', /”local:no@1”/)
  await refused({ measures: ['gradePoints'], by: ['subjectGrup'] }, 'unknownDimension', /”subjectGroup”/)
  await refused({ measures: ['meritValue'], by: ['subjectGroup'] }, 'dimensionNotInMeasure', /subjectGroup/)
  await refused({ measures: ['local:core@1'], by: ['subject'] }, 'dimensionNotInMeasure', /local:core@1/)
  await refused({ measures: ['local:core@1'], by: ['subjectGroup'] }, 'dimensionNotInMeasure', /local:core@1/)
  await refused(
    { measures: ['gradePoints'], where: [{ dimension: 'subjectGroup', in: ['local:no@1', 'local:heavy@1'] }] },
    'subjectRequired',
    /subject/,
  )
  await refused({ measures: ['gradePoints'], by: ['subjectGroup', 'subject'] }, 'invalidQuery', /välj det ena/)
  await refused({ measures: ['gradePoints'], by: ['subjectGroup'], totals: [[]] }, 'subjectRequired', /subject/)
  await refused(
    { measures: ['pupils'], by: ['schoolGroup'], where: [{ dimension: 'schoolGroup', last: 1 }] },
    'invalidQuery',
    /ordning/,
  )
  const gap = { dimension: 'schoolGroup', a: 'local:north@1', b: 'local:south@1' }
  await refused({ measures: ['pupils'], compare: [{ id: 'g', gap }] }, 'invalidQuery', /egna grupper/)
})

test('the catalogue has the groups and measures with what they are and whose', async () => {
  const catalogue = await catalogueFor(head, town.door)
  const core = catalogue.measures.find(({ name }) => name === 'local:core@1')
  assert.deepEqual([core?.label, core?.owner, core?.kind], ['Betygspoäng i kärnan', 'Anna', 'mean'])
  assert.equal(core?.dimensions.includes('subject'), false)
  assert.equal(core?.dimensions.includes('schoolGroup'), true)
  assert.match(core?.definition ?? '', /^Genomsnittlig betygspoäng i matematik, svenska och engelska\./)
  const groups = catalogue.dimensions.find(({ name }) => name === 'subjectGroup')
  assert.deepEqual(
    groups?.members.map(({ id, owner }) => [id, owner]),
    [
      ['local:no@1', 'Anna'],
      ['local:heavy@1', 'Anna'],
    ],
  )
  assert.equal(groups?.members[0]?.about, 'Ämnena biologi, fysik och kemi. Varje ämne vägs efter sitt antal elever.')
  const own = await catalogueFor(teacher, town.door)
  assert.equal(
    own.dimensions.some(({ name }) => name === 'schoolGroup'),
    false,
  )
  assert.equal(
    own.measures.some(({ dimensions }) => dimensions.includes('schoolGroup')),
    false,
  )
})

test('the audit of saved answers leaves figures of groups aside and says how many', async () => {
  const queries: readonly Query[] = [
    { measures: ['gradePoints'], by: ['subjectGroup', 'school'], where: [year] },
    { measures: ['local:core@1', 'meritValue'], by: ['school'], where: [year] },
    { measures: ['pupils'], where: [year, { dimension: 'schoolGroup', in: ['local:north@1'] }] },
  ]
  const saved = await Promise.all(
    queries.map(async (query, at) => ({ name: `${at}`, query, answer: await town.ask(query, head) })),
  )
  const made = saved.flatMap(({ answer, query }) =>
    answer.cells.filter(({ measure }) => measure !== 'meritValue' || query === queries[0]),
  )
  const verdict = auditAnswers(saved, await loadSolver())
  assert.equal(verdict.unplaced, made.length)
})
