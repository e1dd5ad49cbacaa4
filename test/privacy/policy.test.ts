// Who is answered what: a table over every cube, dimension and role, and random users and questions against a naive filter.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { type Actor, Fault, type FaultCode, type Filter, type Group, type Query, roles } from '../../src/contract/index.ts'
import { catalogueFor } from '../../src/privacy/index.ts'
import { model } from '../../src/school/index.ts'
import { bjork, cellAt, ek, enrol, lind, openTown, orn, principalOf, type Town } from './town.ts'

let town: Town
let rows: Readonly<Record<string, readonly Naive[]>>
const years = [2022, 2023, 2024]

// Lindskolan ended in the summer of 2023 and Ekskolan took its place; Örnskolan names Björkskolan, which goes on
before(async () => {
  const at = enrol()
  town = await openTown({
    units: [
      { school: ek, name: 'Ekskolan', predecessor: lind, from: '2023-07-01' },
      { school: lind, name: 'Lindskolan', to: '2023-06-30' },
      { school: bjork, name: 'Björkskolan' },
      { school: orn, name: 'Örnskolan', operator: 'Enskild', predecessor: bjork },
    ],
    pupils: years.flatMap((schoolYear) =>
      [schoolYear === 2022 ? lind : ek, bjork, orn].flatMap((school) =>
        ['9A', '9B'].flatMap((name) => at(school, name, 13, 12, { schoolYear, failing: [4, 4] })),
      ),
    ),
    registered: years,
  })
  rows = await readNaive()
})
after(() => town.close())

const actorOf = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ id: role, name: role, role, scope: [], ...more })
const group = (name: string, subjects: Group['subjects'], from: string): Group => ({ class: name, subjects, from })
const actors: Readonly<Record<string, Actor>> = {
  ...Object.fromEntries(roles.map((role) => [role, actorOf(role)])),
  principal: principalOf(ek),
  teacher: actorOf('teacher', { groups: [group(`${ek}:9A`, null, '2023/24')] }),
  subjectTeacher: actorOf('teacher', { groups: [group(`${ek}:9A`, ['MA'], '2023/24')] }),
}

const figures = ['head', 'analyst', 'principal', 'teacher', 'subjectTeacher', 'board']
// who is answered when a cube is split by a dimension; everyone else is refused. A new dimension must be decided here.
const answered: Readonly<Record<string, readonly string[]>> = {
  municipality: figures,
  operator: ['head', 'analyst', 'principal', 'board'],
  school: figures,
  class: ['head', 'analyst', 'principal', 'teacher'],
  schoolYear: figures,
  term: figures,
  stageYear: figures,
  sex: figures,
  migrationBackground: figures,
  subject: figures,
  testPart: figures,
  weekday: figures,
  month: figures,
  absenceBand: figures,
  question: figures,
  respondentGroup: figures,
}
// a subject opens what has subjects, and nothing else, of a class
const answeredIn: Readonly<Record<string, readonly string[]>> = {
  'grades class': ['head', 'analyst', 'principal', 'teacher', 'subjectTeacher'],
  'tests class': ['head', 'analyst', 'principal', 'teacher', 'subjectTeacher'],
}
// a member of what must be chosen
const anyOf: Readonly<Record<string, string>> = { subject: 'MA', testPart: 'whole', question: 'safe', respondentGroup: 'pupil' }
const chosenOf = (fact: string, dimension: string): string => (fact === 'attendance' ? 'all' : (anyOf[dimension] ?? ''))
const refusals: readonly FaultCode[] = ['notPermitted', 'noFiguresForRole', 'emptyScope']

test('every cube × dimension × role is answered or refused as the table says', async () => {
  for (const fact of model.facts) {
    const measure = model.measures.find((candidate) => candidate.fact === fact.name)
    assert.ok(measure !== undefined)
    for (const dimension of fact.dimensions) {
      const allowed = answeredIn[`${fact.name} ${dimension}`] ?? answered[dimension]
      assert.ok(allowed !== undefined, `nobody has decided who may split ${fact.name} by ${dimension}`)
      const where = measure.requires
        .filter((name) => name !== dimension)
        .map((name) => ({ dimension: name, in: [chosenOf(fact.name, name)] }))
      const query: Query = { measures: [measure.describe.name], by: [dimension], where }
      for (const [name, actor] of Object.entries(actors)) {
        const outcome = await town.ask(query, actor).then(
          () => 'answered',
          (fault: unknown) => (fault instanceof Fault && refusals.includes(fault.code) ? 'refused' : String(fault)),
        )
        assert.equal(outcome, allowed.includes(name) ? 'answered' : 'refused', `${fact.name} by ${dimension} as ${name}`)
      }
    }
  }
})

test('the catalogue offers no dimension and no member that is refused', async () => {
  for (const name of figures) {
    const actor = actors[name]
    assert.ok(actor !== undefined)
    const { dimensions } = await catalogueFor(actor, town.door)
    for (const { name: dimension, members } of dimensions.filter((one) => ['class', 'school', 'operator'].includes(one.name))) {
      for (const { id } of members) {
        const query: Query = {
          measures: ['passedSubject'],
          where: [
            { dimension: 'subject', in: ['MA'] },
            { dimension, in: [id] },
          ],
        }
        await town.ask(query, actor)
      }
    }
  }
})

test('a unit that succeeded one that has ended brings its years as own; one that goes on is another’s', async () => {
  const byClass: Query = { measures: ['meritValue'], by: ['class', 'schoolYear'] }
  const ofEk = await town.ask(byClass, principalOf(ek))
  assert.equal(ofEk.regime, 'own')
  assert.equal(cellAt(ofEk, { class: `${lind}:9A`, schoolYear: '2022/23' }).state, 'shown')
  const ofOrn = await town.ask(byClass, principalOf(orn))
  assert.ok(ofOrn.cells.every(({ keys }) => keys.class?.startsWith(orn)))
  const ofLind = await town.ask(byClass, principalOf(lind))
  assert.ok(ofLind.cells.every(({ keys }) => keys.class?.startsWith(lind)))
})

// -- random users and questions ---------------------------------------------------------------------------------------

type Naive = Readonly<Record<string, string | null>>

/** Every row of the facts in members' ids, as one would read them without any of the door's code. */
async function readNaive(): Promise<typeof rows> {
  const generation = await town.door.warehouse.current()
  const read = async (table: string, subject: string): Promise<readonly Naive[]> => {
    const found = await generation.run(`
      select s.id as school, c.id as class, y.id as "schoolYear", x.id as sex, o.id as operator, t.id as term, f.stage_year_key, ${subject}
      from ${table} f
      join dim_school s on s.key = f.school_key
      join dim_school_year y on y.key = f.school_year_key
      join dim_sex x on x.key = f.sex_key
      join dim_operator o on o.key = f.operator_key
      join dim_term t on t.key = f.term_key
      left join dim_class c on c.key = f.class_key
      ${subject === 'null as subject' ? '' : 'join dim_subject u on u.key = f.subject_key'}`)
    return found.map((row) => Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? null : String(v)])))
  }
  return {
    pupils: await read('fact_pupil', 'null as subject'),
    passedAllSubjects: await read('fact_result', 'null as subject'),
    passedSubject: await read('fact_grade', 'u.id as subject'),
  }
}

interface Asked {
  readonly actor: Actor
  readonly query: Query
}

/** docs/access.md in the plainest words: may this reader count this row, when the question speaks of these dimensions? */
function mayCount({ actor, query }: Asked, row: Naive): boolean {
  const named = [...(query.by ?? []), ...(query.where ?? []).map(({ dimension }) => dimension)]
  const schools = actor.scope.flatMap((school) => (school === ek ? [ek, lind] : [school]))
  if (actor.role === 'principal') return !named.includes('class') || schools.includes(row.school ?? '')
  if (actor.role !== 'teacher') return true
  const groups = actor.groups ?? []
  if (named.includes('class'))
    return groups.some(
      (one) =>
        one.class === row.class &&
        one.from <= (row.schoolYear ?? '') &&
        (one.subjects === null || one.subjects.includes(row.subject ?? '')),
    )
  return !named.includes('school') || groups.some((one) => one.class.startsWith(row.school ?? '-'))
}

const meets = ({ dimension, in: chosen, notIn }: Filter, row: Naive): boolean =>
  chosen === undefined ? !notIn?.includes(row[dimension] ?? '') : chosen.includes(row[dimension] ?? '')

const classes = [ek, bjork, orn].flatMap((school) => [`${school}:9A`, `${school}:9B`])
const some = (of: readonly string[]) => fc.subarray([...of], { minLength: 1, maxLength: Math.min(3, of.length) })
const anyGroup = fc.record({
  class: fc.constantFrom(...classes),
  subjects: fc.constantFrom(null, ['MA'], ['MA', 'EN']),
  from: fc.constantFrom('2022/23', '2023/24', '2024/25'),
})
const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constantFrom(actorOf('head'), actorOf('analyst'), actorOf('board')),
  some([ek, bjork, orn, lind]).map((scope) => principalOf(...scope)),
  fc.array(anyGroup, { minLength: 1, maxLength: 3 }).map((groups) => actorOf('teacher', { groups })),
)
const anyFilter: fc.Arbitrary<Filter> = fc.oneof(
  some([ek, bjork, orn, lind]).map((ids) => ({ dimension: 'school', in: ids })),
  some([ek, bjork]).map((ids) => ({ dimension: 'school', notIn: ids })),
  some(classes).map((ids) => ({ dimension: 'class', in: ids })),
  some(['2022/23', '2023/24', '2024/25']).map((ids) => ({ dimension: 'schoolYear', in: ids })),
)
const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    measure: fc.constantFrom('pupils', 'passedAllSubjects', 'passedSubject'),
    by: fc.subarray(['school', 'class', 'schoolYear', 'sex', 'operator'], { maxLength: 3 }),
    where: fc.array(anyFilter, { maxLength: 2 }),
    subjects: fc.option(some(['MA', 'EN', 'SV'])),
  })
  .map(({ measure, by, where, subjects }) => ({
    measures: [measure],
    by: measure === 'passedSubject' ? [...by, 'subject'] : by,
    where: subjects !== null && measure === 'passedSubject' ? [...where, { dimension: 'subject', in: subjects }] : where,
  }))

test('for random users and questions the cells are those of the rows the policy opens, and count no pupil more', async () => {
  let open = 0
  await fc.assert(
    fc.asyncProperty(anyActor, anyQuery, async (actor, query) => {
      const answer = await town.ask(query, actor).catch((error: unknown) => {
        if (error instanceof Fault && error.status < 500) return null
        throw error
      })
      if (answer === null) return
      const [measure = ''] = query.measures
      const term = measure === 'pupils' ? 'HT' : 'VT'
      const counted = (rows[measure] ?? []).filter(
        (row) =>
          row.term === term && (query.where ?? []).every((filter) => meets(filter, row)) && mayCount({ actor, query }, row),
      )
      const by = query.by ?? []
      const keyOf = (of: Readonly<Record<string, string | null>>): string => JSON.stringify(by.map((name) => of[name] ?? null))
      const groups = Map.groupBy(counted, keyOf)
      for (const cell of answer.cells) {
        const found = groups.get(keyOf(cell.keys))
        assert.ok(found !== undefined, `${JSON.stringify(cell.keys)} rests on no row that ${actor.role} may count`)
        if (cell.state !== 'shown' || cell.n === null || actor.role === 'board') continue
        assert.equal(cell.n, found.length)
        open++
      }
    }),
    { numRuns: 250, seed: 1842 },
  )
  assert.ok(open > 200, `${open} open cells compared`)
})
