// The offer under a hidden figure, asked over a real door: whoever takes it meets the figure it promised.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Actor, Answer, Catalogue, Cell, Person, Query } from '../../src/contract/index.ts'
import { Fault } from '../../src/contract/index.ts'
import { gridsOf, rowsOf } from '../../src/picture/index.ts'
import { catalogueFor } from '../../src/privacy/index.ts'
import type { Choice } from '../../src/web/choice.ts'
import { firstChoice, membersOf, suited } from '../../src/web/choice.ts'
import { viewsOf } from '../../src/web/views.ts'
import { widerChoice } from '../../src/web/wider-choice.ts'
import { catalogue as madeUp, people } from '../e2e/made-up.ts'
import { asp, bjork, board, chosenPlan, ek, head, lind, openTown, principalOf, type Town } from '../privacy/town.ts'

let town: Town
before(async () => {
  town = await openTown(chosenPlan())
})
after(() => town.close())

const groups = [{ class: `${ek}:9A`, subjects: null, from: '2024/25' }]
const teacher: Actor = { id: 'tove', name: 'Tove', role: 'teacher', scope: [], groups }
const actors = [head, board, principalOf(ek), principalOf(lind), principalOf(asp), principalOf(ek, bjork), teacher]

const personOf = ({ id, name, role, scope }: Actor): Person => ({
  ...{ id, name, role, scope: [...scope], groups: [], about: '', roles: [] },
})

/** Choices that a reader may come to: every split of some measures, for all schools, an own and a small one; for all pupils or the girls. */
function choicesOf(catalogue: Catalogue, actor: Actor): readonly Choice[] {
  const first = firstChoice(catalogue, personOf(actor))
  const bys = [
    ['school', 'sex'],
    ['class', 'sex'],
    ['school', 'migrationBackground'],
    ['sex', 'migrationBackground'],
    ['stageYear', 'sex'],
    ['operator', 'sex'],
    ['subject', 'sex'],
  ]
  const known = membersOf(catalogue, 'school').map(({ id }) => id)
  const schools = [null, ...new Set([actor.scope[0] ?? ek, lind])].filter((id) => id === null || known.includes(id))
  const all = ['meritValue', 'passedAllSubjects', 'gradePoints', 'pupils'].flatMap((measure) =>
    bys.flatMap((by) =>
      schools.flatMap((school) =>
        [null, 'female'].flatMap((sex) =>
          [null, '6'].map((stageYear) =>
            suited({ ...first, measures: [measure], by, filters: chosen({ school, sex, stageYear }) }, catalogue),
          ),
        ),
      ),
    ),
  )
  return [...new Map(all.map((choice) => [JSON.stringify(choice), choice])).values()]
}

const chosen = (ids: Readonly<Record<string, string | null>>): Choice['filters'] =>
  Object.fromEntries(Object.entries(ids).flatMap(([name, id]) => (id === null ? [] : [[name, [id]]])))

/** The cells that a page shows in its pictures and tables; none of a question that the role may not ask. */
async function page(choice: Choice, catalogue: Catalogue, actor: Actor): Promise<readonly Cell[]> {
  const { main, years } = viewsOf(choice, catalogue)
  const shown = [main, ...(years === null ? [] : [years])].map(async (view) => {
    const answer = await answered(view.query, actor)
    const rows = answer === null ? [] : gridsOf(view, answer).flatMap(({ grid }) => rowsOf(grid))
    return rows.flatMap((row) => [...row.cells, row.total]).filter((cell) => cell !== null)
  })
  return (await Promise.all(shown)).flat()
}

// many offers lead to the same few pages
const known = new Map<string, Promise<Answer | null>>()

function answered(query: Query, actor: Actor): Promise<Answer | null> {
  const name = JSON.stringify([actor, query])
  const answer = known.get(name) ?? answerOf(query, actor)
  known.set(name, answer)
  return answer
}

async function answerOf(query: Query, actor: Actor): Promise<Answer | null> {
  try {
    return await town.ask(query, actor)
  } catch (problem) {
    if (problem instanceof Fault) return null
    throw problem
  }
}

/** Dimension → member that a cell of a page is about; the school year in the filter of the page or in the key of the cell. */
const aboutOf = (keys: Cell['keys'], choice: Choice): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(choice.filters).map(([name, [id = '']]) => [name, id])),
  ...(choice.period.kind === 'year' ? { schoolYear: choice.period.year } : {}),
  ...keys,
})

function isAbout(cell: Cell, choice: Choice, wider: Query): boolean {
  const about = aboutOf(cell.keys, choice)
  const wanted = Object.fromEntries((wider.where ?? []).map(({ dimension, in: ids = [] }) => [dimension, ids]))
  // a class is of one school, told or not
  const names = ['class', 'school', 'operator', 'schoolYear', 'sex', 'migrationBackground', 'subject', 'stageYear']
  return names.every((name) => {
    if (name === 'school' && about.class !== undefined) return true
    const ids = wanted[name]
    return about[name] === undefined ? ids === undefined : ids?.includes(about[name]) === true
  })
}

test('whoever takes the offer of a hidden figure meets the wider one on the page, in every role', async () => {
  for (const actor of actors) {
    const catalogue = await catalogueFor(actor, town.door)
    const taken = new Set<string>()
    for (const choice of choicesOf(catalogue, actor)) {
      for (const cell of await page(choice, catalogue, actor)) {
        const wider = cell.reason?.wider ?? null
        const offer = widerChoice(cell, choice, catalogue)
        assert.equal(offer === null, wider === null)
        if (offer === null || wider === null) continue
        const name = JSON.stringify([offer.next, wider])
        if (taken.has(name)) continue
        taken.add(name)
        const told = `${actor.role}: ${JSON.stringify(cell.keys)} of ${JSON.stringify(choice)} leads by ${JSON.stringify(wider)} to ${JSON.stringify(offer)}`
        assert.notDeepEqual(offer.next, choice, told)
        const met = (await page(offer.next, catalogue, actor)).filter(
          (other) => other.against === null && isAbout(other, offer.next, wider),
        )
        assert.ok(met.some(isMet), told)
      }
    }
    assert.ok(taken.size > 3, `${actor.role}: ${taken.size} offers taken`)
  }
})

const isMet = ({ state }: Cell): boolean => state === 'shown' || state === 'approximate'

const [maja, erik] = people
if (maja === undefined || erik === undefined) throw new Error('the made-up people are gone')
const time = [
  { dimension: 'schoolYear', in: ['2024/25'] },
  { dimension: 'stageYear', in: ['9'] },
]
const hidden = (keys: Cell['keys'], wider: Query | null): Cell => ({
  ...{ keys, grouping: Object.keys(keys), measure: 'meritValue', against: null, origin: 'own', state: 'hidden', mark: '..' },
  ...{ value: null, n: null, low: null, high: null, interval: null, sources: [], checks: [] },
  reason: { code: 'few', text: 'Färre än tio elever.', wider },
})

test('a split that is let go of leaves the rest of the choice as it is', () => {
  const choice = firstChoice(madeUp, maja)
  const wider = { measures: ['meritValue'], by: ['school'], where: [...time, { dimension: 'school', in: ['11000006'] }] }
  const offer = widerChoice(hidden({ school: '11000006', sex: 'male' }, wider), choice, madeUp)
  assert.deepEqual(offer, { what: 'flickor och pojkar tillsammans på Västerskolan 7–9', next: { ...choice, by: ['school'] } })
})

test('a class leads to its school, and beyond the school no unit is left to split by', () => {
  const choice = { ...firstChoice(madeUp, maja), by: ['class', 'sex'] }
  const toSchool = { measures: ['meritValue'], by: ['sex'], where: [...time, { dimension: 'school', in: ['11000007'] }] }
  const cell = { class: '11000007:9C', sex: 'female' }
  const school = widerChoice(hidden(cell, toSchool), choice, madeUp)
  assert.deepEqual([school?.next.by, school?.next.filters.school], [['sex'], ['11000007']])
  const own = { ...firstChoice(madeUp, erik), by: ['class', 'sex'] }
  const beyond = widerChoice(hidden(cell, { measures: ['meritValue'], by: ['sex'], where: time }), own, madeUp)
  assert.deepEqual([beyond?.next.by, beyond?.next.filters.school], [['sex'], undefined])
})

test('over time the rows of the other picture stay, since the hidden year was not split by them', () => {
  const choice = { ...firstChoice(madeUp, erik), by: ['class', 'sex'] }
  const wider = { measures: ['meritValue'], by: ['schoolYear'], where: [...time, { dimension: 'school', in: ['11000007'] }] }
  const offer = widerChoice(hidden({ schoolYear: '2024/25', sex: 'female' }, wider), choice, madeUp)
  assert.deepEqual([offer?.next.by, offer?.next.filters.school], [['class'], ['11000007']])
})

test('a year that is split by what is not followed over the years is shown on its own page', () => {
  const choice = { ...firstChoice(madeUp, erik), by: ['school', 'migrationBackground'] }
  const where = [...time, { dimension: 'migrationBackground', in: ['foreign'] }]
  const wider = { measures: ['meritValue'], by: ['schoolYear', 'migrationBackground'], where }
  const offer = widerChoice(hidden({ schoolYear: '2022/23', migrationBackground: 'foreign' }, wider), choice, madeUp)
  assert.equal(offer?.what, 'elever med utländsk bakgrund i hela kommunen läsåret 2022/23')
  assert.deepEqual(
    [offer?.next.by, offer?.next.filters.school, offer?.next.period],
    [['migrationBackground'], undefined, { kind: 'year', year: '2022/23' }],
  )
})

test('a figure that no wider question shows has no offer', () => {
  assert.equal(widerChoice(hidden({ school: '11000006' }, null), firstChoice(madeUp, maja), madeUp), null)
})
