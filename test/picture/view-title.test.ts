import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plain, titleOf, viewOfQuestion } from '../../src/picture/index.ts'

const names = {
  measure: (name: string) => (name === 'meritValue' ? 'Genomsnittligt meritvärde' : 'Antal elever'),
  member: (_: string, id: string) => `<${id}>`,
}
const where = [
  { dimension: 'stageYear', in: ['6', '9'] },
  { dimension: 'school', in: ['10000001'] },
]

test('a title says the measure, the split and the conditions that stand nowhere else', () => {
  const view = viewOfQuestion({ ...plain, measure: 'meritValue', rows: 'school', series: 'sex', where })
  assert.equal(titleOf(view, names), 'Genomsnittligt meritvärde per skola och kön · <6> och <9> · <10000001>')
  assert.equal(titleOf(view, names, ['school']), 'Genomsnittligt meritvärde per skola och kön · <6> och <9>')
  const years = viewOfQuestion({ ...plain, measure: 'pupils', rows: 'schoolYear', series: 'sex', years: 10 })
  assert.equal(titleOf(years, names), 'Antal elever per kön över tid')
})

test('of the same pupils both stage years are told, once', () => {
  const view = viewOfQuestion({
    ...plain,
    measure: 'meritValue',
    rows: 'stageYear',
    series: 'sex',
    where: [{ dimension: 'stageYear', in: ['9'] }],
  })
  const query = { ...view.query, cohort: { anchor: { stageYear: 6 } } }
  assert.equal(titleOf({ ...view, query }, names), 'Genomsnittligt meritvärde per kön · samma elever i årskurs 6 och 9')
})

test('of many measures the first is named, the rest stand over their own pictures', () => {
  const view = viewOfQuestion({ ...plain, measure: 'pupils', rows: 'school' })
  const of = (...measures: string[]) => titleOf({ ...view, query: { ...view.query, measures } }, names)
  assert.equal(of('meritValue', 'pupils'), 'Genomsnittligt meritvärde och antal elever per skola')
  assert.equal(of('meritValue', 'pupils', 'pupils'), 'Genomsnittligt meritvärde och 2 mått till per skola')
})

test('conditions of every kind are told', () => {
  const view = viewOfQuestion({ ...plain, measure: 'pupils', rows: 'class' })
  const of = (filter: object) =>
    titleOf({ ...view, query: { ...view.query, where: [{ dimension: 'schoolYear', ...filter }] } }, names)
  assert.equal(of({ notIn: ['a'] }), 'Antal elever per klass · utom <a>')
  assert.equal(of({ from: 'a' }), 'Antal elever per klass · från och med <a>')
  assert.equal(of({ to: 'b' }), 'Antal elever per klass · till och med <b>')
  assert.equal(of({ from: 'a', to: 'b' }), 'Antal elever per klass · <a> till <b>')
  assert.equal(of({ last: 3 }), 'Antal elever per klass')
})
