// Nothing a person writes becomes SQL text: names are looked up in the model, members become bound integers.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { Fault, type Query, QuerySchema } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import { compile, type Members, type Question, resolve } from '../../src/semantics/index.ts'
import { makeStar } from './star.ts'

const star = await makeStar(4, 40)
after(() => star.writer.close())

const hostile = [
  "'; drop table fact_result; --",
  '1) or (1 = 1',
  'sex_key',
  'sex_key, pupil_key',
  "school\"; attach '/etc/passwd' as stolen; --",
  '* from dim_pupil --',
  '/* */ union all select pupil_key from dim_pupil',
  '$1',
  '?',
  '__proto__',
  'constructor',
  'toString',
  'meritValue\u0000',
  'ｍｅｒｉｔＶａｌｕｅ',
]
const refused = new Set(['unknownMeasure', 'unknownDimension', 'unknownMember', 'invalidQuery', 'dimensionNotInMeasure'])

/** Every place of a query where a person writes a name. */
const places: readonly ((name: string) => Query)[] = [
  (name) => ({ measures: [name] }),
  (name) => ({ measures: ['meritValue'], by: [name] }),
  (name) => ({ measures: ['meritValue'], by: ['sex'], totals: [[name]] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: name, in: ['x'] }] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: name, last: 1 }] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: 'school', in: [name] }] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: 'school', notIn: [name] }] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: 'schoolYear', from: name }] }),
  (name) => ({ measures: ['meritValue'], where: [{ dimension: 'schoolYear', to: name }] }),
  (name) => ({ measures: ['meritValue'], compare: [{ id: 'w', widen: [name] }] }),
  (name) => ({ measures: ['meritValue'], compare: [{ id: 'g', gap: { dimension: name, a: 'x', b: 'y' } }] }),
  (name) => ({ measures: ['meritValue'], compare: [{ id: 'g', gap: { dimension: 'sex', a: name, b: 'male' } }] }),
]
const statements = (query: Query, members: Members = star.members): readonly string[] =>
  resolve(query, model, members, star.slices).questions.map((question: Question) => compile(question, model).sql)

test('a hostile name in any place of a question is refused before there is any SQL', () => {
  for (const place of places) {
    for (const name of hostile) {
      assert.throws(
        () => statements(place(name)),
        (error) => error instanceof Fault && refused.has(error.code),
        `${name} was let through`,
      )
    }
  }
})

test('any text in any place is refused, or gives the statement it gives for a name that exists', () => {
  const known = new Set(places.flatMap((place) => [...names()].flatMap((name) => compiledOrNothing(place(name)))))
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }), (place, text) => {
      for (const sql of compiledOrNothing(place(text))) assert.ok(known.has(sql))
    }),
    { numRuns: 500, seed: 5 },
  )
})

function names(): ReadonlySet<string> {
  const things = [...model.measures.map((measure) => measure.describe.name), ...model.dimensions.map((each) => each.name)]
  return new Set([...things, ...[...star.members.values()].flatMap((members) => members.map((member) => member.id))])
}

function compiledOrNothing(query: Query): readonly string[] {
  try {
    return statements(query)
  } catch (error) {
    if (error instanceof Fault) return []
    throw error
  }
}

test('a school whose id and name are hostile is a bound integer like any other', async () => {
  for (const evil of hostile) {
    const schools = (star.members.get('school') ?? []).map((school) =>
      school.key === 2 ? { ...school, id: evil, label: evil } : school,
    )
    const ask = (id: string): Query => ({ measures: ['meritValue'], by: ['school'], where: [{ dimension: 'school', in: [id] }] })
    const question = resolve(ask(evil), model, new Map([...star.members, ['school', schools]]), star.slices).questions[0]
    assert.ok(question !== undefined)
    const { sql, values } = compile(question, model)
    assert.deepEqual([sql], statements(ask('10000002')))
    assert.deepEqual(values, [2, 9, 2])
    await star.writer.run(sql, values)
  }
  assert.equal((await star.writer.run('select * from fact_pupil')).length, star.rows.get('fact_pupil')?.length)
})

test('the id of a comparison is no part of its statement', () => {
  const ask = (id: string): Query => ({ measures: ['meritValue'], by: ['school'], compare: [{ id, widen: ['school'] }] })
  for (const id of hostile) assert.deepEqual(statements(ask(id)), statements(ask('municipality')))
})

test('a statement holds no literal but those of the model', () => {
  const digits = (text: string): readonly string[] => text.match(/\b\d+\b/g) ?? []
  const years: Query = { measures: ['meritValue'], by: ['school'], where: [{ dimension: 'schoolYear', from: '2021/22' }] }
  for (const sql of statements(years)) assert.deepEqual(new Set(digits(sql)), new Set(['0', '1']))
})

test('keys that are not of the contract are refused at the edge', () => {
  const crooked = [
    { measures: [{ sql: 'select 1' }] },
    { measures: ['pupils'], sql: 'select 1' },
    { measures: ['pupils'], where: [{ dimension: 'school', in: [1] }] },
    { measures: ['pupils'], compare: [{ id: 's', shift: { schoolYear: '-1; drop table fact_pupil' } }] },
    { measures: ['pupils'], where: [{ dimension: 'schoolYear', last: '1 or 1' }] },
  ]
  for (const query of crooked) assert.equal(QuerySchema.safeParse(query).success, false)
})
