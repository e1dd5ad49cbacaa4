// A report's question as chips, and back: what follows the pickers is not written down, and nothing else is lost.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PlacedBlock, View } from '../../src/contract/index.ts'
import { blockFor, templatesFor } from '../../src/picture/index.ts'
import { blockOfChoice, changedBlock, choiceOfBlock, choiceOfView, viewInReport } from '../../src/web/block-question.ts'
import { firstChoice } from '../../src/web/choice.ts'
import { following } from '../../src/web/followed.ts'
import { catalogue as madeUp, people } from '../e2e/made-up.ts'

const [head, principal] = people
if (head === undefined || principal === undefined) throw new Error('the made-up people are gone')
// the made-up schools have one operator
const catalogue = {
  ...madeUp,
  measures: madeUp.measures.map((told) => ({ ...told, dimensions: [...told.dimensions, 'operator'] })),
}
const [school = ''] = principal.scope
const follows = { period: false, unit: false }

const viewOf = ({ block }: PlacedBlock): View => {
  assert.ok(block.kind === 'question')
  return block.view
}
const placedOf = (view: View, keeps = follows): PlacedBlock => ({
  block: { kind: 'question', id: 'a', title: null, view },
  ...{ width: 'full', keeps },
})

test('every question of the templates can be turned by chips, and turned back asks the same', () => {
  let turned = 0
  for (const person of [head, principal]) {
    for (const template of templatesFor(person)) {
      for (const placed of template.contentFor(person, { here: true, years: 10, tests: true }).blocks) {
        if (placed.block.kind !== 'question') continue
        const choice = choiceOfView(placed.block.view, catalogue)
        assert.ok(choice !== null, `${template.id} ${placed.block.id}`)
        const again = viewInReport(choice, placed.keeps, catalogue)
        const { rows, series, panels, query } = placed.block.view
        assert.deepEqual([again.rows, again.series, again.panels, again.query.measures], [rows, series, panels, query.measures])
        assert.deepEqual(choiceOfView(again, catalogue), choice)
        turned++
      }
    }
  }
  assert.ok(turned > 50)
})

test('a question that follows holds neither school nor year, and is held against the municipality wherever it is read', () => {
  const choice = { ...firstChoice(catalogue, principal), by: ['sex'] }
  const { block, keeps } = blockOfChoice(choice, 'a', catalogue, principal)
  assert.deepEqual(keeps, follows)
  const { query, against } = block.kind === 'question' ? block.view : { query: null, against: [] }
  assert.equal(
    query?.where?.some(({ dimension }) => dimension === 'school'),
    false,
  )
  assert.deepEqual(
    query?.where?.filter(({ dimension }) => dimension === 'schoolYear'),
    [{ dimension: 'schoolYear', last: 1 }],
  )
  assert.deepEqual(against, ['municipality', 'municipalityBySeries'])
  const whole = blockOfChoice({ ...firstChoice(catalogue, head), by: ['sex'] }, 'a', catalogue, head)
  assert.deepEqual(viewOf(whole).against, against)
})

test('another school or year than one’s own and the latest is kept', () => {
  const first = firstChoice(catalogue, principal)
  assert.deepEqual(blockOfChoice({ ...first, filters: {} }, 'a', catalogue, principal).keeps, { period: false, unit: true })
  const older = blockOfChoice({ ...first, period: { kind: 'year', year: '2021/22' } }, 'a', catalogue, principal)
  assert.deepEqual(older.keeps, { period: true, unit: false })
  assert.ok(viewOf(older).query.where?.some((filter) => filter.in?.[0] === '2021/22'))
})

test('chips show what the report is read for; turning the school or the year makes it the question’s own', () => {
  const placed = blockOfChoice(firstChoice(catalogue, head), 'a', catalogue, head)
  const shown = choiceOfBlock(placed, { period: '2022/23', unit: school }, catalogue)
  assert.ok(shown !== null)
  assert.deepEqual([shown.period, shown.filters.school], [{ kind: 'year', year: '2022/23' }, [school]])
  const drawn = changedBlock(placed, shown, { ...shown, form: 'table' }, catalogue)
  assert.deepEqual([drawn.keeps, viewOf(drawn).form], [follows, 'table'])
  assert.equal(
    viewOf(drawn).query.where?.some(({ dimension }) => dimension === 'school'),
    false,
  )
  const elsewhere = changedBlock(placed, shown, { ...shown, filters: { ...shown.filters, school: [] } }, catalogue)
  assert.deepEqual(elsewhere.keeps, { period: false, unit: true })
  const moved = changedBlock(placed, shown, { ...shown, period: { kind: 'year', year: '2020/21' } }, catalogue)
  assert.deepEqual(moved.keeps, { period: true, unit: false })
  const read = blockFor(moved, { period: '2024/25', unit: school })
  assert.ok(read.kind === 'question' && read.view.query.where?.some((filter) => filter.in?.[0] === '2020/21'))
})

test('the same pupils are followed from as far away whatever year the report is read for', () => {
  const stages = Array.from({ length: 10 }, (_, stage) => ({ id: String(stage), label: `Årskurs ${stage}`, parent: null }))
  const dimensions = catalogue.dimensions.map((told) => (told.name === 'stageYear' ? { ...told, members: stages } : told))
  const known = { ...catalogue, dimensions }
  const choice = following(firstChoice(known, head), -3, known, head)
  const placed = blockOfChoice(choice, 'a', known, head)
  assert.deepEqual([placed.keeps, viewOf(placed).query.cohort], [follows, { anchor: { stageYear: 6 } }])
  const read = blockFor(placed, { period: '2022/23', unit: null })
  assert.ok(read.kind === 'question' && read.view.query.where?.some((filter) => filter.in?.[0] === '2022/23'))
  assert.deepEqual(choiceOfBlock(placed, { period: null, unit: null }, known), { ...choice, against: [] })
  const older = {
    ...viewOf(placed),
    query: { ...viewOf(placed).query, cohort: { anchor: { schoolYear: '2021/22', stageYear: 6 } } },
  }
  assert.equal(choiceOfBlock(placedOf(older), { period: null, unit: null }, known), null)
})

test('a view that says more than chips can stands as it is', () => {
  const view = viewOf(blockOfChoice(firstChoice(catalogue, head), 'a', catalogue, head))
  const gap = { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
  const ranged = { dimension: 'schoolYear', from: '2020/21', to: '2022/23' }
  for (const query of [
    { ...view.query, compare: [gap] },
    { ...view.query, where: [ranged] },
    {
      ...view.query,
      where: [
        { dimension: 'sex', notIn: ['unknown'] },
        { dimension: 'schoolYear', last: 1 },
      ],
    },
    { ...view.query, cohort: { anchor: { schoolYear: '2021/22', stageYear: 6 } } },
  ])
    assert.equal(choiceOfBlock(placedOf({ ...view, query }), { period: null, unit: null }, catalogue), null)
})
