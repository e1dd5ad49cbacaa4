// The reports that come with the product, asked by every demo person who may open them.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Answer, type Person, ReportContentSchema, seesFigures } from '../../src/contract/index.ts'
import { openingChoice, ownUnit, packFor, stagesAsked, templates, templatesFor } from '../../src/picture/index.ts'
import { disclose } from '../../src/privacy/index.ts'
import { type Fixture, openFixture } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

/** Everyone in every role that sees figures, and a teacher of one subject alone. */
function readers(): readonly Required<Actor>[] {
  const people = (fixture.house.demo?.people ?? []).flatMap(({ id, name, roles }: Person) =>
    roles.filter(({ role }) => seesFigures(role)).map(({ role, scope, groups }) => ({ id, name, role, scope, groups })),
  )
  const teacher = people.find(({ role }) => role === 'teacher')
  assert.ok(teacher !== undefined)
  const [group] = teacher.groups
  assert.ok(group !== undefined)
  return [...people, { ...teacher, groups: [{ ...group, subjects: ['MA', 'TK'] }] }]
}
const stagesOf = async (reader: Required<Actor>): Promise<readonly (string | undefined)[] | null> => {
  const query = stagesAsked(reader)
  return query === null ? null : (await disclose(query, reader, fixture.house.door)).cells.map(({ keys }) => keys.stageYear)
}

test('every template opens for everyone who may: nothing refused, and figures in it', async () => {
  let opened = 0
  for (const reader of readers()) {
    const stages = await stagesOf(reader)
    for (const template of templatesFor(reader)) {
      const here = template.stage === null || stages?.includes(template.stage) !== false
      const content = template.contentFor(reader, { here, years: 1, tests: true })
      const choice = openingChoice(content, reader)
      assert.equal(choice.unit === null, !here || ownUnit(reader) === null, template.id)
      const answers: Answer[] = []
      for (const block of packFor(content, choice, { generation: null, about: null, titleOf: () => 'Fråga' }).blocks)
        if (block.kind === 'question') answers.push(await disclose(block.view.query, reader, fixture.house.door))
      // what is hidden of a small school stands beside the municipality, which is shown
      const told = answers.filter(({ cells }) => cells.some(({ state }) => state === 'shown' || state === 'approximate'))
      assert.ok(told.length >= 2, `${template.id} for ${reader.id}: ${told.length} of ${answers.length}`)
      opened++
    }
  }
  assert.ok(opened > 40, `${opened}`)
})

test('a template holds several questions with guiding texts, and is a report', () => {
  assert.equal(new Set(templates.map(({ id }) => id)).size, templates.length)
  for (const reader of readers()) {
    for (const template of templatesFor(reader)) {
      const content = template.contentFor(reader, { here: true, years: 10, tests: true })
      assert.deepEqual(ReportContentSchema.parse(content), content)
      const kinds = content.blocks.map(({ block }) => block.kind)
      assert.ok(
        kinds.filter((kind) => kind === 'question').length >= 3 && kinds.filter((kind) => kind === 'text').length >= 2,
        template.id,
      )
    }
  }
})

test('my class is for those who have classes, the quality report for those who see the whole municipality', () => {
  const of = (role: Actor['role']): readonly string[] => templatesFor({ role }).map(({ id }) => id)
  assert.deepEqual(
    (['head', 'analyst', 'principal', 'teacher', 'board'] as const).map((role) => [
      of(role).includes('min-klass'),
      of(role).includes('kvalitetsrapport'),
    ]),
    [
      [false, true],
      [false, true],
      [true, false],
      [true, false],
      [false, true],
    ],
  )
  assert.deepEqual(of('coordinator'), [])
  // the same pupils are followed over three years, where there are as many
  const [head] = readers()
  assert.ok(head !== undefined)
  const quality = templates.find(({ id }) => id === 'kvalitetsrapport')
  const followed = (years: number) =>
    quality
      ?.contentFor(head, { here: true, years, tests: false })
      .blocks.filter(({ block }) => block.kind === 'question' && block.view.query.cohort)
  assert.deepEqual([followed(3)?.length, followed(4)?.length], [0, 2])
})
