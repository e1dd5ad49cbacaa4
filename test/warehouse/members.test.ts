import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { openWriter, readMembers, readSlices, schema } from '../../src/warehouse/index.ts'

const writer = await openWriter(':memory:')
for (const statement of schema) await writer.run(statement)
after(() => writer.close())

await writer.append('dim_school', [
  [1, '10000001', 'Örnskolan', 1, 1],
  [2, '10000002', 'Ängsskolan', 2, 1],
  [3, '10000003', 'Åsskolan', 3, 1],
  [4, '10000004', 'Zetaskolan', 4, 1],
  [5, '10000005', 'Björkskolan', 5, 1],
])
await writer.append('dim_class', [
  [51, '10000005:10A', '10A', 1, 5],
  [52, '10000005:8A', '8A', 2, 5],
  [53, '10000005:7B', '7B', 3, 5],
  [54, '10000005:7A', '7A', 4, 5],
  [55, '10000005:FA', 'FA', 5, 5],
  [11, '10000001:1A', '1A', 6, 1],
])
await writer.append('dim_sex', [
  [2, 'male', 'Pojkar', 1],
  [1, 'female', 'Flickor', 0],
])
await writer.append('dim_operator', [
  [1, 'municipal', 'Kommunal', 0],
  [2, 'independent', 'Enskild', 1],
])
for (const [operator, from] of [
  [2, '2020-07-01'],
  [1, null],
] as const) {
  await writer.run("insert into dim_school_unit values (?, 5, 'Björkskolan', 1, ?, null, cast(? as date), null)", [
    operator,
    operator,
    from,
  ])
}
const members = await readMembers(writer, [
  { name: 'class', table: 'dim_class' },
  { name: 'school', table: 'dim_school' },
  { name: 'sex', table: 'dim_sex' },
  { name: 'term', table: 'dim_term' },
])
const labels = (name: string): readonly string[] => (members.get(name) ?? []).map((member) => member.label)

test('schools stand in Swedish order: å, ä and ö after z', () => {
  assert.deepEqual(labels('school'), ['Björkskolan', 'Zetaskolan', 'Åsskolan', 'Ängsskolan', 'Örnskolan'])
  assert.deepEqual(
    (members.get('school') ?? []).map((school) => school.ordinal),
    [0, 1, 2, 3, 4],
  )
})

test('classes stand under their school from förskoleklass upwards, 10A after 8A', () => {
  assert.deepEqual(labels('class'), ['FA', '7A', '7B', '8A', '10A', '1A'])
})

test('the others stand in the order of their table, and an empty table has no members', () => {
  assert.deepEqual(labels('sex'), ['Flickor', 'Pojkar'])
  assert.deepEqual(labels('term'), [])
})

test('a class knows its school, a school the operator of its latest version, whatever order the versions stand in', () => {
  const parent = (name: string, id: string) => (members.get(name) ?? []).find((member) => member.id === id)?.parent
  assert.equal(parent('class', '10000005:7A'), 5)
  assert.equal(parent('school', '10000005'), 2)
  assert.equal(parent('school', '10000001'), null)
})

test('the times of a fact are the distinct ones it has rows for', async () => {
  const row = (year: number, term: number, pupil: number) => [year, term, 9, 1, 1, 1, 1, null, 1, 1, pupil]
  await writer.append('fact_pupil', [row(2023, 2, 1), row(2023, 2, 2), row(2022, 1, 1)])
  const facts = [
    { name: 'pupils', table: 'fact_pupil' },
    { name: 'results', table: 'fact_result' },
  ]
  const times = [
    { name: 'schoolYear', column: 'school_year_key' },
    { name: 'term', column: 'term_key' },
  ]
  assert.deepEqual(await readSlices(writer, facts, times), [
    { fact: 'pupils', keys: { schoolYear: 2022, term: 1 } },
    { fact: 'pupils', keys: { schoolYear: 2023, term: 2 } },
  ])
})
