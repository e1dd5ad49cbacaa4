import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, test } from 'node:test'
import { AnswerSchema, Fault, QuerySchema } from '../../src/contract/index.ts'
import { groupMembers, model } from '../../src/school/index.ts'
import { atAnchor, atOneTime, compile, isOfBothTimes, type Question, resolve, variantsOf } from '../../src/semantics/index.ts'
import { demoGroups } from '../../src/server/local/demo-groups.ts'
import { makeStar } from './star.ts'

const page = readFileSync(new URL('../../docs/queries.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/^```json (\S+)\n([\s\S]*?)^```$/gm)].map(([, kind = '', text = '']) => ({
  kind,
  json: JSON.parse(text) as unknown,
}))
const star = await makeStar(6, 400)
after(() => star.writer.close())

// the groups of the demo municipality
const locals = demoGroups.map((draft, at) => ({
  slug: ['no-amnen', 'so-amnen', 'studietunga-amnen'][at] ?? '',
  version: 1,
  owner: 'Anna',
  ...draft,
}))
const members = new Map([...star.members, ...groupMembers(locals, star.members)])
const variants = (json: unknown) => variantsOf(QuerySchema.parse(json), model, members)

const resolved = (json: unknown) => resolve(QuerySchema.parse(json), model, star.members, star.slices)

async function bind(question: Question): Promise<void> {
  const { sql, values } = compile(question, model)
  await star.writer.run(sql, values)
}

test('every question on the page resolves and is bound by a real engine', async () => {
  const questions = examples.filter((example) => example.kind === 'question')
  assert.ok(questions.length >= 10)
  for (const { json } of questions) for (const question of resolved(json).questions) await bind(question)
})

test('every question of both times becomes one of each, bound by a real engine', async () => {
  const questions = examples.filter((example) => example.kind === 'bothTimes').map(({ json }) => QuerySchema.parse(json))
  assert.ok(questions.length >= 1)
  for (const query of questions) {
    assert.ok(isOfBothTimes(query))
    const one = atOneTime(query)
    const [to] = resolved(one).questions
    const [part] = to?.parts ?? []
    assert.ok(to !== undefined && part !== undefined)
    for (const question of [to, ...resolved(atAnchor(one, part, star)).questions]) await bind(question)
  }
})

test('every question that the page says is refused is refused with that fault', () => {
  const refused = examples.filter((example) => example.kind.startsWith('refused:'))
  assert.ok(refused.length >= 8)
  for (const { kind, json } of refused) {
    assert.throws(
      () => resolved(json),
      (error) => error instanceof Fault && `refused:${error.code}` === kind,
      kind,
    )
  }
})

test('every question of groups becomes questions that are bound by a real engine, or is refused as the page says', async () => {
  const local = examples.filter((example) => example.kind.startsWith('local'))
  assert.ok(local.length >= 3)
  for (const { kind, json } of local) {
    if (kind !== 'local') {
      assert.throws(
        () => variants(json),
        (error) => error instanceof Fault && `localRefused:${error.code}` === kind,
      )
      continue
    }
    for (const { query } of variants(json)) {
      for (const question of resolve(query, model, star.members, star.slices).questions) await bind(question)
    }
  }
})

test('the answer on the page is an answer', () => {
  const answers = examples.filter((example) => example.kind === 'answer')
  assert.equal(answers.length, 1)
  for (const { json } of answers) assert.deepEqual(AnswerSchema.parse(json), json)
})

test('every block on the page is of a kind that is tried', () => {
  assert.equal(page.split('\n```json').length - 1, examples.length)
  for (const { kind } of examples) assert.match(kind, /^(question|bothTimes|answer|local|refused:\w+|localRefused:\w+)$/)
})

test('the page names every part of a question, every measure and every dimension', () => {
  const parts = Object.keys(QuerySchema.shape)
  for (const part of parts) assert.ok(page.includes(`\n## ${part}\n`), part)
  for (const word of ['generation', 'cohort', 'in', 'notIn', 'from', 'to', 'last', 'shift', 'widen', 'pool', 'gap', 'area']) {
    assert.ok(page.includes(`\`${word}\``), word)
  }
  for (const measure of model.measures) assert.ok(page.includes(`\`${measure.describe.name}\``), measure.describe.name)
  for (const dimension of [...model.dimensions, ...model.groupings])
    assert.ok(page.includes(`\`${dimension.name}\``), dimension.name)
})
