import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type PlacedBlock, type Query, QuerySchema, type View } from '../../src/contract/index.ts'
import { blockFor, during, followsPeriod, openingChoice, ownUnit, packFor, viewAt } from '../../src/picture/index.ts'

const view = (query: Query, against: string[] = []): View => ({
  query,
  ...{ rows: null, series: null, panels: null, form: null, against, intervals: true, order: 'own', marked: [] },
})
const years = (...where: NonNullable<Query['where']>): Query => ({ measures: ['meritValue'], where })
const movedYears = (query: Query, period: string | null) => during(query, period).where
const schoolYear = 'schoolYear'

test('a year becomes the chosen one, or the latest', () => {
  const query = years({ dimension: schoolYear, in: ['2022/23'] }, { dimension: 'sex', in: ['female'] })
  assert.deepEqual(movedYears(query, '2024/25'), [
    { dimension: schoolYear, in: ['2024/25'] },
    { dimension: 'sex', in: ['female'] },
  ])
  assert.deepEqual(movedYears(query, null)?.[0], { dimension: schoolYear, last: 1 })
  assert.deepEqual(movedYears({ measures: ['meritValue'] }, '2024/25'), [{ dimension: schoolYear, in: ['2024/25'] }])
  assert.deepEqual(movedYears({ measures: ['meritValue'] }, null), [{ dimension: schoolYear, last: 1 }])
})

test('years in a row end with the chosen one, and are as many', () => {
  const ending = [
    { dimension: schoolYear, last: 3 },
    { dimension: schoolYear, to: '2022/23' },
  ]
  for (const where of [
    [{ dimension: schoolYear, last: 3 }],
    ending,
    [{ dimension: schoolYear, in: ['2018/19', '2016/17', '2017/18'] }],
    [{ dimension: schoolYear, from: '2018/19', to: '2020/21' }],
  ]) {
    assert.deepEqual(movedYears(years(...where), '2022/23'), ending)
    assert.deepEqual(movedYears(years(...where), null), [{ dimension: schoolYear, last: 3 }])
  }
  const over: Query = { measures: ['pupils'], by: [schoolYear] }
  assert.deepEqual(movedYears(over, '2022/23'), [{ dimension: schoolYear, to: '2022/23' }])
  assert.equal(movedYears(over, null), undefined)
  assert.deepEqual(movedYears(years({ dimension: schoolYear, from: '2018/19' }), '2022/23'), [
    { dimension: schoolYear, from: '2018/19', to: '2022/23' },
  ])
})

test('separate years, the same pupils over the years, and a start after the chosen year stay as they are', () => {
  const separate = years({ dimension: schoolYear, in: ['2016/17', '2022/23'] })
  const relative: Query = { measures: ['meritValue'], cohort: { anchor: { stageYear: 6 } } }
  assert.deepEqual(during(relative, '2022/23').where, [{ dimension: 'schoolYear', in: ['2022/23'] }])
  const cohort: Query = { measures: ['meritValue'], cohort: { anchor: { schoolYear: '2021/22', stageYear: 6 } } }
  for (const query of [separate, cohort]) {
    assert.equal(during(query, '2024/25'), query)
    assert.equal(followsPeriod(query), false)
  }
  const begins = years({ dimension: schoolYear, from: '2022/23' })
  assert.equal(during(begins, '2020/21'), begins)
  assert.equal(followsPeriod(years({ dimension: schoolYear, last: 5 })), true)
})

const widened: Query = {
  measures: ['meritValue'],
  by: ['sex'],
  where: [
    { dimension: 'school', in: ['10000001'] },
    { dimension: 'stageYear', in: ['9'] },
  ],
  compare: [
    { id: 'municipality', widen: ['school', 'sex'] },
    { id: 'lastYear', shift: { schoolYear: -1 } },
  ],
}

test('a school takes the place of another, and keeps what it is held against', () => {
  const { query, against } = viewAt(view(widened, ['municipality', 'lastYear']), '10000002')
  assert.deepEqual(query.where, [
    { dimension: 'stageYear', in: ['9'] },
    { dimension: 'school', in: ['10000002'] },
  ])
  assert.deepEqual(query.compare, widened.compare)
  assert.deepEqual(against, ['municipality', 'lastYear'])
})

test('the municipality is not held against itself, but its schools are held against it', () => {
  const whole = viewAt(view(widened, ['municipality', 'lastYear']), null)
  assert.deepEqual(whole.query.where, [{ dimension: 'stageYear', in: ['9'] }])
  assert.deepEqual(whole.query.compare, [{ id: 'lastYear', shift: { schoolYear: -1 } }])
  assert.deepEqual(whole.against, ['lastYear'])
  const bySchool = viewAt(view({ ...widened, by: ['school', 'sex'] }, ['municipality']), null)
  assert.deepEqual(bySchool.against, ['municipality'])
})

test('classes stay within their school and leave with it', () => {
  const classes: Query = { measures: ['pupils'], by: ['class'], where: [{ dimension: 'class', in: ['10000001:9A'] }] }
  assert.deepEqual(viewAt(view(classes), '10000001').query.where, [
    { dimension: 'class', in: ['10000001:9A'] },
    { dimension: 'school', in: ['10000001'] },
  ])
  assert.deepEqual(viewAt(view(classes), '10000002').query.where, [{ dimension: 'school', in: ['10000002'] }])
  assert.equal(viewAt(view(classes), null).query.where, undefined)
})

const placed = (keeps: PlacedBlock['keeps']): PlacedBlock => ({
  block: { kind: 'question', id: 'a', title: null, view: view(years({ dimension: schoolYear, in: ['2020/21'] })) },
  ...{ width: 'full', keeps },
})

test('a block that keeps its own is not moved', () => {
  const choice = { period: '2024/25', unit: '10000001' }
  const whereOf = (keeps: PlacedBlock['keeps']) => {
    const block = blockFor(placed(keeps), choice)
    return block.kind === 'question' ? block.view.query.where : null
  }
  assert.deepEqual(whereOf({ period: true, unit: true }), [{ dimension: schoolYear, in: ['2020/21'] }])
  assert.deepEqual(whereOf({ period: true, unit: false })?.[1], { dimension: 'school', in: ['10000001'] })
  assert.deepEqual(whereOf({ period: false, unit: true }), [{ dimension: schoolYear, in: ['2024/25'] }])
})

test('a report opens with the own unit of whoever reads it', () => {
  const reader = { scope: [], groups: [] }
  assert.equal(ownUnit({ ...reader, role: 'principal', scope: ['10000001', '10000002'] }), '10000001')
  const groups = [{ class: '10000003:9A', subjects: null, from: '2024/25' }]
  assert.equal(ownUnit({ ...reader, role: 'teacher', groups }), '10000003')
  for (const role of ['head', 'analyst', 'board'] as const) assert.equal(ownUnit({ ...reader, role }), null)
  const principal = { ...reader, role: 'principal', scope: ['10000001'] } as const
  assert.deepEqual(openingChoice({ period: null, unit: 'own' }, principal), { period: null, unit: '10000001' })
  assert.deepEqual(openingChoice({ period: '2024/25', unit: 'all' }, principal), { period: '2024/25', unit: null })
  assert.deepEqual(openingChoice({ period: null, unit: '10000009' }, principal), { period: null, unit: '10000009' })
})

test('a page for a choice has the blocks in order, each moved', () => {
  const text = {
    block: { kind: 'text', id: 'b', text: 'Så läser du' },
    width: 'half',
    keeps: { period: false, unit: false },
  } as const
  const content = { title: 'Betyg', lead: null, period: null, unit: 'own' as const }
  const told = { generation: 41, about: '2024/25 · Kommunen', titleOf: () => 'Meritvärde' }
  const blocks = [text, placed({ period: false, unit: false })]
  const pack = packFor({ ...content, blocks }, { period: '2024/25', unit: null }, told)
  assert.deepEqual([pack.title, pack.about, pack.generation], ['Betyg', '2024/25 · Kommunen', 41])
  assert.deepEqual(
    pack.blocks.map((block) => (block.kind === 'question' ? [block.title, block.view.query.where] : block.text)),
    ['Så läser du', ['Meritvärde', [{ dimension: schoolYear, in: ['2024/25'] }]]],
  )
})

const year = fc.integer({ min: 2010, max: 2029 }).map((first) => `${first}/${(first + 1) % 100}`)
const given = (filter: Record<string, fc.Arbitrary<unknown>>) => fc.record(filter, { noNullPrototype: true })
const condition = fc.oneof(
  given({ dimension: fc.constant(schoolYear), in: fc.uniqueArray(year, { minLength: 1, maxLength: 4 }) }),
  given({ dimension: fc.constant(schoolYear), notIn: fc.uniqueArray(year, { minLength: 1, maxLength: 4 }) }),
  given({ dimension: fc.constant(schoolYear), last: fc.integer({ min: 1, max: 9 }) }),
  given({ dimension: fc.constant(schoolYear), to: year }),
  given({ dimension: fc.constant('school'), in: fc.constantFrom(['10000001'], ['10000002', '10000003']) }),
  given({ dimension: fc.constant('class'), in: fc.constantFrom(['10000001:9A'], ['10000002:9A']) }),
)

test('whatever is asked, the moved question is a question, and moving it again changes nothing', () => {
  const query = given({ measures: fc.constant(['meritValue']), where: fc.array(condition, { maxLength: 4 }) }).map((asked) =>
    QuerySchema.parse(asked),
  )
  const unit = fc.option(fc.constantFrom('10000001', '10000002'))
  fc.assert(
    fc.property(query, fc.option(year), unit, (asked, period, school) => {
      const once = during(viewAt(view(asked), school).query, period)
      assert.deepEqual(QuerySchema.parse(once), once)
      assert.deepEqual(during(viewAt(view(once), school).query, period), once)
    }),
  )
})
