// Groups of subjects and schools: each figure is worked out from figures that the same reader is told.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { AnswerSchema, type Cell, type Query } from '../../src/contract/index.ts'
import { heavy, near, openLocalTown, readers, science, splits, year } from './local-town.ts'
import { asp, bjork, board, cellAt, ek, head, lind, principalOf, type Town } from './town.ts'

let town: Town
before(async () => {
  town = await openLocalTown()
})
after(() => town.close())

/** What a cell must be, of the cells of its subjects as the same reader is told them. `exact`: how many each weighs. */
function expected(parts: readonly Cell[], exact: readonly number[]): Pick<Cell, 'state' | 'value' | 'low' | 'high'> {
  const nothing = { value: null, low: null, high: null }
  if (parts.some(({ state }) => state === 'hidden' || state === 'approximate')) return { ...nothing, state: 'hidden' }
  const shown = parts.flatMap((cell, at) => (cell.value === null ? [] : [{ cell, weight: exact[at] ?? 0 }]))
  const total = shown.reduce((sum, { weight }) => sum + weight, 0)
  const mean = (end: 'value' | 'low' | 'high'): number =>
    shown.reduce((sum, { cell, weight }) => sum + (cell[end] ?? 0) * weight, 0) / total
  return { state: 'shown', value: mean('value'), low: mean('low'), high: mean('high') }
}

test('a group of subjects is open exactly where each of its subjects is, and is their mean by pupils', async () => {
  const seen = { shown: 0, hidden: 0 }
  for (const actor of readers) {
    for (const split of splits) {
      const measures = ['gradePoints', 'passedSubject']
      const groups = await town.ask({ measures, by: ['subjectGroup', ...split], where: [year] }, actor)
      const bySubject = await town.ask({ measures, by: ['subject', ...split], where: [year] }, actor)
      // who is told numbers in tens is told the same mean as everyone else
      const heads = await town.ask({ measures, by: ['subject', ...split], where: [year] }, actor === board ? head : actor)
      assert.ok(AnswerSchema.safeParse(groups).success)
      for (const cell of groups.cells) {
        const codes = cell.keys.subjectGroup === 'local:no@1' ? science : heavy
        const { subjectGroup: _, ...rest } = cell.keys
        const parts = codes.map((subject) => cellAt(bySubject, { ...rest, subject }, cell.measure))
        const exact = codes.map((subject) => cellAt(heads, { ...rest, subject }, cell.measure).n ?? 0)
        const wanted = expected(parts, exact)
        const told = `${actor.role} ${cell.measure} ${JSON.stringify(cell.keys)}`
        assert.equal(cell.state, wanted.state, told)
        seen[wanted.state === 'shown' ? 'shown' : 'hidden']++
        const within = cell.measure === 'gradePoints' ? 0.05 : 0
        for (const end of ['value', 'low', 'high'] as const) near(cell[end], wanted[end], within, `${told} ${end}`)
        if (cell.state !== 'shown') continue
        assert.deepEqual([cell.interval, cell.counts], ['parts', 'grades'])
        const n = exact.reduce((sum, pupils) => sum + pupils, 0)
        assert.equal(cell.n, actor === board ? Math.round(n / 10) * 10 : n, told)
        assert.ok(cell.sources.length > 0 && cell.checks.length > 0)
      }
    }
  }
  assert.ok(seen.shown > 60 && seen.hidden > 30, JSON.stringify(seen))
})

test('one group is asked for by a condition, and the subjects of a group one by one', async () => {
  const group = { dimension: 'subjectGroup', in: ['local:no@1'] }
  const split = await town.ask({ measures: ['gradePoints'], by: ['subjectGroup', 'sex'], where: [year] }, head)
  const chosen = await town.ask({ measures: ['gradePoints'], by: ['sex'], where: [year, group], totals: [[]] }, head)
  const girls = cellAt(split, { subjectGroup: 'local:no@1', sex: 'female' })
  assert.deepEqual([cellAt(chosen, { sex: 'female' }).value, girls.state], [girls.value, 'shown'])
  assert.equal(cellAt(chosen, {}).state, 'shown')
  const subjects = await town.ask({ measures: ['gradePoints'], by: ['subject'], where: [year, group] }, head)
  assert.deepEqual(
    subjects.cells.map(({ keys }) => keys.subject),
    science,
  )
  assert.deepEqual(split.labels.subjectGroup, { 'local:no@1': 'NO-ämnen', 'local:heavy@1': 'Studietunga ämnen' })
})

test('the difference between the sexes in a group is that of the two figures told', async () => {
  const compare: Query['compare'] = [{ id: 'gap', gap: { dimension: 'sex', a: 'female', b: 'male' } }]
  for (const actor of readers) {
    const gaps = await town.ask(
      { measures: ['passedSubject', 'gradePoints'], by: ['subjectGroup', 'school'], where: [year], compare },
      actor,
    )
    const sexes = await town.ask(
      { measures: ['passedSubject', 'gradePoints'], by: ['subjectGroup', 'school', 'sex'], where: [year] },
      actor,
    )
    const told = gaps.cells.filter(({ against }) => against === 'gap')
    assert.ok(told.length > 3)
    for (const cell of told) {
      assert.deepEqual(cell.grouping, ['subjectGroup', 'school'])
      const [girls, boys] = ['female', 'male'].map((sex) => cellAt(sexes, { ...cell.keys, sex }, cell.measure))
      const open = girls?.state === 'shown' && boys?.state === 'shown'
      assert.equal(cell.state, open ? 'shown' : 'hidden')
      if (girls?.value == null || boys?.value == null || cell.value === null || cell.low === null || cell.high === null) continue
      near(cell.value, girls.value - boys.value, cell.measure === 'gradePoints' ? 0.05 : 0, 'gap')
      assert.ok(cell.low < cell.value && cell.value < cell.high)
    }
  }
})

test('the mean of years before is that of the subjects, put together in the same way', async () => {
  const compare: Query['compare'] = [{ id: 'mean', pool: { schoolYear: 2 } }]
  const measures = ['gradePoints', 'passedSubject']
  let shown = 0
  for (const actor of [head, principalOf(ek)]) {
    const groups = await town.ask({ measures, by: ['subjectGroup', 'sex'], where: [year], compare }, actor)
    const subjects = await town.ask({ measures, by: ['subject', 'sex'], where: [year], compare }, actor)
    const means = groups.cells.filter(({ against }) => against === 'mean')
    assert.ok(means.length > 7)
    for (const cell of means) {
      const codes = cell.keys.subjectGroup === 'local:no@1' ? science : heavy
      const parts = codes.map((subject) => cellAt(subjects, { sex: cell.keys.sex ?? '', subject }, cell.measure, 'mean'))
      const wanted = expected(
        parts,
        parts.map(({ n }) => n ?? 0),
      )
      assert.equal(cell.state, wanted.state)
      near(cell.value, wanted.value, cell.measure === 'gradePoints' ? 0.05 : 0, 'mean of years')
      if (cell.state === 'shown') shown++
    }
  }
  assert.ok(shown > 4)
})

test('a group of schools is the choice of its schools, for everyone who may ask of them', async () => {
  const of: Readonly<Record<string, readonly string[]>> = { 'local:north@1': [ek, bjork, lind], 'local:south@1': [asp, lind] }
  const seen = { shown: 0, hidden: 0 }
  for (const actor of [head, board, principalOf(ek), principalOf(ek, lind)]) {
    for (const by of [[], ['sex'], ['migrationBackground']]) {
      const measures = ['pupils', 'meritValue', 'passedAllSubjects']
      const compare: Query['compare'] = [
        { id: 'all', widen: ['school'] },
        { id: 'before', shift: { schoolYear: -1 } },
      ]
      const groups = await town.ask({ measures, by: ['schoolGroup', ...by], where: [year], compare }, actor)
      for (const [id, schools] of Object.entries(of)) {
        const one = await town.ask({ measures, by, where: [year, { dimension: 'school', in: [...schools] }], compare }, actor)
        for (const cell of one.cells) {
          const keys = cell.against === 'all' ? cell.keys : { ...cell.keys, schoolGroup: id }
          const { value, n, state, low, high } = cellAt(groups, keys, cell.measure, cell.against)
          assert.deepEqual(
            { value, n, state, low, high },
            { value: cell.value, n: cell.n, state: cell.state, low: cell.low, high: cell.high },
          )
          seen[state === 'hidden' ? 'hidden' : 'shown']++
        }
      }
    }
  }
  assert.ok(seen.shown > 40 && seen.hidden > 20, JSON.stringify(seen))
})

test('groups of schools and of subjects go together, with totals', async () => {
  const query: Query = {
    measures: ['passedSubject'],
    by: ['schoolGroup', 'subjectGroup', 'sex'],
    where: [year],
    totals: [['subjectGroup', 'sex'], ['schoolGroup', 'subjectGroup'], ['subjectGroup']],
  }
  const { cells } = await town.ask(query, head)
  const all = await town.ask({ measures: ['passedSubject'], by: ['subjectGroup'], where: [year] }, head)
  const whole = cells.find(({ keys, grouping }) => grouping.join() === 'subjectGroup' && keys.subjectGroup === 'local:heavy@1')
  assert.equal(whole?.value, cellAt(all, { subjectGroup: 'local:heavy@1' }).value)
  assert.deepEqual(
    [...new Set(cells.map(({ grouping }) => grouping.join()))],
    ['schoolGroup,subjectGroup,sex', 'schoolGroup,subjectGroup', 'subjectGroup,sex', 'subjectGroup'],
  )
  const order = cells
    .filter(({ grouping }) => grouping.length === 2 && grouping[0] === 'schoolGroup')
    .map(({ keys }) => Object.values(keys).join())
  assert.deepEqual(order, [
    'local:north@1,local:no@1',
    'local:north@1,local:heavy@1',
    'local:south@1,local:no@1',
    'local:south@1,local:heavy@1',
  ])
})
