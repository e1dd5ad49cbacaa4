import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { QuerySchema, ViewSchema } from '../../src/contract/index.ts'
import type { Choice, Period } from '../../src/web/choice.ts'
import { filterable, firstChoice, membersOf, mostSplits, references, splits, suited } from '../../src/web/choice.ts'
import { readChoice, writeChoice } from '../../src/web/choice-address.ts'
import { elsewhereOf, layoutOf, viewsOf } from '../../src/web/views.ts'
import { catalogue, people } from '../e2e/made-up.ts'

const [head, principal] = people
if (head === undefined || principal === undefined) throw new Error('the made-up people are gone')
const search = (address: string): URLSearchParams => new URL(address, 'http://skolspegel').searchParams
const first = firstChoice(catalogue, head)

test('a head first sees the merit value by school and sex for the latest year', () => {
  assert.deepEqual(first, {
    measures: ['meritValue'],
    by: ['school', 'sex'],
    period: { kind: 'year', year: '2024/25' },
    filters: { stageYear: ['9'] },
    against: ['municipality'],
    followed: null,
    form: null,
    intervals: true,
    order: 'own',
    marked: [],
    generation: null,
  })
  assert.equal(writeChoice(first, catalogue, head), '/utforska')
})

test('a principal first sees the own school, and can open all schools', () => {
  const choice = readChoice(search('/utforska'), catalogue, principal)
  assert.deepEqual(choice.filters.school, ['11000007'])
  const open = suited({ ...choice, filters: { ...choice.filters, school: [] } }, catalogue)
  assert.equal(writeChoice(open, catalogue, principal), '/utforska?skola=alla')
  assert.equal(readChoice(search('/utforska?skola=alla'), catalogue, principal).filters.school, undefined)
})

test('the address of a choice is readable', () => {
  const choice: Choice = {
    ...first,
    measures: ['meritValue', 'eligibleVocational'],
    by: ['class', 'sex'],
    period: { kind: 'year', year: '2021/22' },
    filters: { school: ['11000007'], stageYear: ['9'] },
    against: ['municipality', 'lastYear'],
    followed: null,
    form: 'dots',
    intervals: false,
    marked: ['11000007:9A'],
    generation: 41,
  }
  const address =
    '/utforska?matt=meritValue,eligibleVocational&dela=class,sex&lasar=2021/22&skola=11000007&jamfor=kommunen,forra&form=dots&osakerhet=inget&lyft=11000007:9A&version=41'
  assert.equal(writeChoice(choice, catalogue, head), address)
  assert.deepEqual(readChoice(search(address), catalogue, head), choice)
})

const ids = (dimension: string) => membersOf(catalogue, dimension).map(({ id }) => id)
const periods: fc.Arbitrary<Period> = fc.oneof(
  fc.constantFrom(...ids('schoolYear')).map((year) => ({ kind: 'year' as const, year })),
  fc.constantFrom(3, 5, 10).map((count) => ({ kind: 'last' as const, count })),
)
const choices: fc.Arbitrary<Choice> = fc.record({
  measures: fc.uniqueArray(fc.constantFrom(...catalogue.measures.map(({ name }) => name)), { minLength: 1, maxLength: 3 }),
  by: fc.uniqueArray(fc.constantFrom(...splits), { maxLength: 3 }),
  period: periods,
  filters: fc
    .record(
      Object.fromEntries(
        filterable
          .filter((name) => ids(name).length > 0)
          .map((name) => [name, fc.uniqueArray(fc.constantFrom(...ids(name)), { maxLength: 2 })]),
      ),
    )
    .map((chosen) => chosen as Choice['filters']),
  against: fc.subarray([...references]),
  followed: fc.option(fc.constantFrom(-3, 3, -1)),
  form: fc.constantFrom(null, 'dots' as const, 'heat' as const),
  intervals: fc.boolean(),
  order: fc.constantFrom('own' as const, 'name' as const),
  marked: fc.uniqueArray(fc.constantFrom(...ids('school')), { maxLength: 2 }),
  generation: fc.option(fc.integer({ min: 1, max: 99 })),
})

test('an address leads back to the choice that made it', () => {
  fc.assert(
    fc.property(choices, fc.constantFrom(head, principal), (raw, person) => {
      const choice = suited(raw, catalogue)
      assert.deepEqual(readChoice(search(writeChoice(choice, catalogue, person)), catalogue, person), choice)
    }),
  )
})

test('every choice makes views of the contract, with no more splits than there is room for', () => {
  fc.assert(
    fc.property(choices, (raw) => {
      const choice = suited(raw, catalogue)
      assert.ok(choice.by.length <= mostSplits)
      const { main, years } = viewsOf(choice, catalogue)
      for (const view of years === null ? [main] : [main, years]) {
        ViewSchema.parse(view)
        const laid = [view.panels, view.rows, view.series].filter((dimension) => dimension !== null)
        assert.deepEqual(view.query.by, laid)
        assert.equal(new Set(laid).size, laid.length)
      }
      QuerySchema.parse(elsewhereOf(choice))
      assert.equal(main.query.cohort !== undefined, choice.followed !== null)
    }),
  )
})

test('a measure of one subject gets one, unless it is split by subject', () => {
  const choice: Choice = { ...first, measures: ['gradePoints'] }
  assert.deepEqual(suited(choice, catalogue).filters.subject, ['BI'])
  assert.equal(suited({ ...choice, by: ['subject', 'sex'] }, catalogue).filters.subject, undefined)
  // several subjects are not added up
  assert.deepEqual(suited({ ...choice, filters: { subject: ['MA', 'SV'] } }, catalogue).filters.subject, ['MA'])
})

test('several school years are a split, and one split by them is several', () => {
  const last = suited({ ...first, period: { kind: 'last', count: 5 } }, catalogue)
  assert.deepEqual(last.by, ['schoolYear', 'school', 'sex'])
  assert.deepEqual(suited({ ...first, by: ['schoolYear', 'sex'] }, catalogue).period, { kind: 'last', count: 10 })
})

const layout = (by: readonly string[], filters: Choice['filters'] = {}) =>
  layoutOf({ ...first, by, filters }, (dimension) => membersOf(catalogue, dimension).length)

test('sexes are series, years rows, and what does not fit stands in panels', () => {
  assert.deepEqual(layout(['school', 'sex']), { rows: 'school', series: 'sex', panels: null })
  assert.deepEqual(layout(['sex']), { rows: null, series: 'sex', panels: null })
  assert.deepEqual(layout(['school', 'sex'], { sex: ['female'] }), { rows: 'school', series: null, panels: null })
  assert.deepEqual(layout(['migrationBackground']), { rows: 'migrationBackground', series: null, panels: null })
  assert.deepEqual(layout(['school', 'schoolYear', 'sex']), { rows: 'schoolYear', series: 'sex', panels: 'school' })
  // few members are series, many panels
  assert.deepEqual(layout(['school', 'class']), { rows: 'school', series: 'class', panels: null })
  assert.deepEqual(layout(['class', 'school']), { rows: 'class', series: null, panels: 'school' })
  // a coloured table has room for them
  const heat = layoutOf({ ...first, by: ['class', 'school'], filters: {}, form: 'heat' }, () => 12)
  assert.deepEqual(heat, { rows: 'class', series: 'school', panels: null })
})

test('the page asks for the year with its comparison, and for ten years of the same', () => {
  const { main, years } = viewsOf(firstChoice(catalogue, principal), catalogue)
  assert.deepEqual(main.query, {
    measures: ['meritValue'],
    by: ['school', 'sex'],
    where: [
      { dimension: 'school', in: ['11000007'] },
      { dimension: 'stageYear', in: ['9'] },
      { dimension: 'schoolYear', in: ['2024/25'] },
    ],
    totals: [[], ['school'], ['sex']],
    compare: [
      { id: 'municipality', widen: ['school', 'sex'] },
      { id: 'municipalityBySeries', widen: ['school'] },
    ],
  })
  assert.deepEqual(years?.query.by, ['schoolYear', 'sex'])
  assert.deepEqual(years?.query.where?.at(-1), { dimension: 'schoolYear', last: 10 })
})

test('split by subject, the page asks for one year: over time one subject is followed', () => {
  const choice = suited({ ...first, measures: ['gradePoints'], by: ['subject', 'sex'] }, catalogue)
  const { main, years } = viewsOf(choice, catalogue)
  assert.equal(years, null)
  assert.deepEqual(main.query.totals, [['subject']])
})

test('series of subjects are held against each their own, since subjects are never summed', () => {
  const choice = suited({ ...first, measures: ['gradePoints'], by: ['school', 'subject'], form: 'heat' }, catalogue)
  assert.deepEqual(viewsOf(choice, catalogue).main.query.compare, [{ id: 'municipality', widen: ['school'] }])
})

test('a head count is held against nothing, and the whole municipality not against itself', () => {
  const counted = { ...catalogue, measures: catalogue.measures.map((measure) => ({ ...measure, kind: 'count' as const })) }
  assert.equal(viewsOf(first, counted).main.query.compare, undefined)
  assert.equal(viewsOf(suited({ ...first, by: ['stageYear'] }, catalogue), catalogue).main.query.compare, undefined)
})
