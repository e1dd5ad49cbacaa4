import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Answer, Query, TellingRule } from '../../src/contract/index.ts'
import { Fault } from '../../src/contract/index.ts'
import { type Explained, explain } from '../../src/privacy/index.ts'
import {
  as,
  asp,
  bjork,
  board,
  chosenPlan,
  coordinator,
  ek,
  enrol,
  head,
  lind,
  openTown,
  principalOf,
  type Town,
  thisYear,
} from './town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const teacherOf = (...classes: readonly string[]): Actor => ({
  ...{ id: 'tove', name: 'Tove', role: 'teacher', scope: [] },
  groups: classes.map((group) => ({ class: group, subjects: null, from: '2024/25' })),
})
const teacher = teacherOf(`${ek}:9A`)
const merit: Query = { measures: ['meritValue'], by: ['school'], where: [thisYear] }
const told = (query: Query, actor: Actor): Promise<Explained> => explain(query, actor, town.door)

test('a principal is told which units are own, that others lie outside, and the rules of both', async () => {
  const { refused, regime, inside, outside, limited, rules } = await told(merit, principalOf(ek))
  assert.deepEqual(
    { refused, regime, inside, outside, limited },
    { refused: null, regime: 'across', inside: ['Ekskolan'], outside: true, limited: null },
  )
  assert.deepEqual(rules, ['ownMean', 'few', 'complement', 'rest', 'secondary', 'roundedMean', 'waiting'])
})

test('a question about the own unit alone meets its rules alone', async () => {
  const own = { dimension: 'school', in: [ek] }
  const { inside, outside, rules } = await told(
    { measures: ['passedAllSubjects'], by: ['sex'], where: [thisYear, own] },
    principalOf(ek),
  )
  assert.deepEqual([inside, outside], [['Ekskolan'], false])
  assert.deepEqual(rules, ['ownFew', 'ownHeads', 'zeroOrAll', 'secondary', 'attributes'])
})

test('a sum over own and other schools lies outside; a comparison that widens does too', async () => {
  const sum = await told({ measures: ['meritValue'], where: [thisYear] }, principalOf(ek))
  assert.deepEqual([sum.inside, sum.outside], [[], true])
  const own = { dimension: 'school', in: [ek] }
  const widened = await told({ ...merit, where: [thisYear, own], compare: [{ id: 'all', widen: ['school'] }] }, principalOf(ek))
  assert.deepEqual([widened.inside, widened.outside], [['Ekskolan'], true])
})

test('classes limit the question to the own schools, a teacher’s to the own groups; several units are told of', async () => {
  const byClass: Query = { measures: ['pupils'], by: ['class'], where: [thisYear] }
  const principal = await told(byClass, principalOf(ek, bjork))
  assert.deepEqual([principal.limited, principal.inside, principal.outside], ['ownSchools', ['Björkskolan', 'Ekskolan'], false])
  assert.ok(principal.rules.includes('noClass'))
  assert.ok((await told(merit, principalOf(ek, bjork))).rules.includes('several'))
  const groups = await told(byClass, teacher)
  assert.deepEqual([groups.limited, groups.inside, groups.outside], ['ownGroups', ['9A, Ekskolan'], false])
  const school = await told(merit, teacher)
  assert.deepEqual([school.limited, school.inside, school.outside], ['ownSchools', [], true])
  assert.ok(school.rules.includes('ownSchoolAsWhole'))
})

test('head and board have no own unit; the board’s counts are rounded', async () => {
  const asHead = await told(merit, head)
  assert.deepEqual([asHead.inside, asHead.outside, asHead.regime], [[], true, 'across'])
  assert.equal(asHead.rules.includes('rest'), false)
  const asBoard = await told(merit, board)
  assert.deepEqual([asBoard.regime, asBoard.rules.includes('roundedHeads')], ['public', true])
})

test('what closes the question is the explanation; a question that does not exist is refused as one', async () => {
  const closed = async (query: Query, actor: Actor): Promise<string | undefined> => (await told(query, actor)).refused?.code
  assert.equal(await closed(merit, coordinator), 'noFiguresForRole')
  assert.equal(await closed(merit, principalOf()), 'emptyScope')
  assert.equal(await closed({ measures: ['pupils'], by: ['class'] }, board), 'notPermitted')
  assert.equal(await closed({ ...merit, by: ['class', 'migrationBackground'] }, principalOf(ek)), 'closedCombination')
  await assert.rejects(told({ measures: ['meritValu'] }, head), { code: 'unknownMeasure' })
})

test('a class outside the reach is refused in the same words whether it exists or not', async () => {
  const asked = async (id: string): Promise<string> => {
    const { refused, ...rest } = await told({ measures: ['pupils'], where: [{ dimension: 'class', in: [id] }] }, teacher)
    return JSON.stringify([refused?.message.replace(id, 'X'), rest])
  }
  assert.equal(await asked(`${asp}:9A`), await asked(`${asp}:9Finnsej`))
})

const measures = ['pupils', 'meritValue', 'passedAllSubjects'] as const
const bys = [[], ['school'], ['class'], ['school', 'sex'], ['sex'], ['schoolYear'], ['school', 'migrationBackground']]
const questions = measures.flatMap((measure) =>
  bys.flatMap((by): Query[] => [
    { measures: [measure], by, where: [thisYear] },
    { measures: [measure], by, where: [{ dimension: 'schoolYear', in: ['2023/24'] }] },
    { measures: [measure], by, where: [thisYear, { dimension: 'school', in: [ek, as] }] },
    {
      measures: [measure],
      by,
      where: [thisYear, { dimension: 'school', in: [ek] }],
      compare: [{ id: 'all', widen: ['school'] }],
    },
  ]),
)
const actors = [
  head,
  board,
  principalOf(ek),
  principalOf(lind),
  principalOf(ek, asp),
  teacher,
  teacherOf(`${asp}:9A`, `${asp}:9B`),
]

/** What an answer shows that a rule did, and the rules that may have. */
function tracesIn({ cells, regime }: Answer): readonly (readonly TellingRule[])[] {
  const reasons: Readonly<Record<string, readonly TellingRule[]>> = {
    small: ['few', 'complement', 'secondary'],
    few: ['ownFew', 'ownMean'],
    secondary: ['secondary'],
    zeroOrAll: ['zeroOrAll'],
    corrected: ['waiting'],
  }
  return cells.flatMap(({ reason, mark, waiting }) => [
    ...(reason === null || reason.code === 'noData' ? [] : [reasons[reason.code] ?? []]),
    ...(mark === '~100' ? [['zeroOrAll'] as const] : []),
    ...(mark?.startsWith('cirka') === true ? [['roundedHeads'] as const] : []),
    ...(mark !== null && / av /.test(mark) ? [['ownHeads'] as const] : []),
    ...(waiting === true ? [['waiting'] as const] : []),
    ...(regime === 'own' ? [['ownFew', 'ownMean'] as const] : []),
  ])
}

test('every trace of a rule in an answer is explained by a rule that is told, and both are refused alike', async () => {
  const seen = new Set<TellingRule>()
  for (const actor of actors) {
    for (const query of questions) {
      const place = `${actor.role} ${JSON.stringify(query)}`
      const { refused, rules } = await told(query, actor)
      const answer = await town.ask(query, actor).catch((error: unknown) => {
        assert.ok(error instanceof Fault, place)
        assert.equal(refused?.message, error.message, place)
        return null
      })
      if (answer === null) continue
      assert.equal(refused, null, place)
      for (const trace of tracesIn(answer)) {
        const found = trace.filter((rule) => rules.includes(rule))
        assert.ok(found.length > 0, `${place}: ${trace.join(' or ')} is told of in ${rules.join()}`)
        for (const rule of found) seen.add(rule)
      }
    }
  }
  for (const rule of ['few', 'ownFew', 'ownMean', 'zeroOrAll', 'secondary', 'ownHeads', 'roundedHeads'] as const)
    assert.ok(seen.has(rule), `${rule} left a trace`)
})

test('the explanation is the same whatever the figures are', async () => {
  const at = enrol()
  const plan = chosenPlan()
  const classes = [...new Map(plan.pupils.map((pupil) => [`${pupil.school} ${pupil.class} ${pupil.schoolYear}`, pupil])).values()]
  const pupils = classes.flatMap(({ school, class: name, schoolYear }) =>
    at(school, name, 15, 15, { schoolYear, failing: [7, 7] }),
  )
  const other = await openTown({ ...plan, pupils })
  try {
    const both = async (query: Query, actor: Actor): Promise<readonly string[]> =>
      Promise.all([town, other].map(async ({ door }) => JSON.stringify(await explain(query, actor, door))))
    for (const actor of actors) {
      for (const query of questions) {
        const [here, there] = await both(query, actor)
        assert.equal(here, there)
      }
    }
  } finally {
    await other.close()
  }
})
