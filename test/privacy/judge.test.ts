// The door against somebody who asks a great deal and adds and subtracts what is shown.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Actor, type Cell, Fault, type Filter, type Query } from '../../src/contract/index.ts'
import { bounds, type Interval, loadSolver, type Relation, type Solver, sumsTo, sumsToCount } from '../../src/statistics/index.ts'
import { seeded } from './tables.ts'
import { asp, bjork, board, cellAt, ek, enrol, head, lind, openTown, orn, type Placed, principalOf, type Town } from './town.ts'

let town: Town
let solver: Solver
const schools = [ek, bjork, asp, lind, orn, '00010007', '00010008']
const backgrounds = ['Svensk', 'Svensk', 'Svensk', 'Svensk', 'Utländsk', 'Utländsk', 'Nyinvandrad']
const ids: Readonly<Record<string, string>> = { Svensk: 'swedish', Utländsk: 'foreign', Nyinvandrad: 'newlyArrived' }
const pupils = crowd(11)

before(async () => {
  solver = await loadSolver()
  const units = schools.map((school, i) => ({ school, name: `Skola ${i}`, operator: i % 3 === 2 ? 'Enskild' : 'Kommunal' }))
  town = await openTown({ units, pupils, registered: [2023, 2024] })
})
after(() => town.close())

/** Two years of seven schools of 9–60 pupils; some pupils protected, a third of them failing. */
function crowd(seed: number): readonly Placed[] {
  const random = seeded(seed)
  const at = enrol()
  return [2023, 2024].flatMap((schoolYear) =>
    schools.flatMap((school, i) =>
      ['9A', '9B'].slice(0, i < 4 ? 2 : 1).flatMap((name) => {
        const half = i === 4 ? 4 : 7 + Math.floor(random() * 9)
        return at(school, name, half, half + (i === 4 ? 1 : Math.floor(random() * 4)), { schoolYear }).map((pupil) => ({
          ...pupil,
          background: backgrounds[Math.floor(random() * backgrounds.length)] ?? 'Svensk',
          protection: random() < 0.02 ? 'Sekretessmarkering' : 'Ingen',
          grade: random() < 0.33 ? 'F' : 'C',
        }))
      }),
    ),
  )
}

/** What a pupil is to a question: dimension → member id; a protected one is of no class. */
const told = pupils.map((pupil): Readonly<Record<string, string>> => {
  const sex = pupil.n % 2 === 0 ? 'female' : 'male'
  return {
    schoolYear: `${pupil.schoolYear}/${String(pupil.schoolYear + 1).slice(2)}`,
    school: pupil.school,
    ...(pupil.protection === 'Ingen' ? { class: `${pupil.school}:${pupil.class}` } : {}),
    operator: schools.indexOf(pupil.school) % 3 === 2 ? 'independent' : 'municipal',
    sex,
    migrationBackground: ids[pupil.background ?? ''] ?? '',
  }
})
const classIds = [...new Set(told.flatMap((pupil) => pupil.class ?? []))]
const members: Readonly<Record<string, readonly string[]>> = {
  schoolYear: ['2023/24', '2024/25'],
  school: schools,
  class: classIds,
  operator: ['municipal', 'independent'],
  sex: ['female', 'male'],
  migrationBackground: ['swedish', 'foreign', 'newlyArrived'],
}

const measures = ['passedAllSubjects', 'meritValue', 'eligibleVocational']

type Draw = <T>(from: readonly T[]) => T
function drawer(random: () => number): Draw {
  return <T>(from: readonly T[]): T => {
    const drawn = from[Math.floor(random() * from.length)]
    if (drawn === undefined) throw new Error('nothing to draw from')
    return drawn
  }
}

/** A random question: what a person who plays with the filters would ask. */
function drawQuestion(random: () => number, dimensions: readonly string[]): Query {
  const draw = drawer(random)
  const some = (share: number): readonly string[] => dimensions.filter(() => random() < share)
  const where = some(0.3).map((dimension): Filter => {
    const all = members[dimension] ?? []
    const chosen = [...new Set([draw(all), ...all.filter(() => random() < 0.4)])]
    return random() < 0.5 ? { dimension, in: chosen } : { dimension, notIn: chosen }
  })
  const by = [...some(0.3)]
  const totals = by.length > 0 && random() < 0.5 ? [[], by.slice(1)] : []
  return { measures: [draw(measures)], by, where, totals }
}

/** The pupils that a cell of the question is about, as indices. */
function pupilsOf({ where = [] }: Query, { keys }: Pick<Cell, 'keys'>, own: readonly string[] | null): readonly number[] {
  return [...told.keys()].filter((i) => {
    const is = told[i] ?? {}
    const kept = where.every(({ dimension, in: chosen, notIn }) => {
      const id = is[dimension]
      return id !== undefined && (chosen?.includes(id) ?? true) && notIn?.includes(id) !== true
    })
    return kept && Object.entries(keys).every(([name, id]) => is[name] === id) && (own?.includes(is.school ?? '') ?? true)
  })
}

/** Pupils who are alike in every way that can be asked are one unknown. */
const unknowns = [...Map.groupBy([...told.keys()], (i) => JSON.stringify(told[i])).values()]
const unknownOf = new Map(unknowns.flatMap((group, index) => group.map((i) => [i, index] as const)))
const unknownsOf = (group: readonly number[]): readonly number[] => [...new Set(group.map((i) => unknownOf.get(i) ?? -1))]

/** Asks until so many questions have been answered. */
async function play(actor: Actor, asked: number, seed: number): Promise<ReadonlyMap<string, readonly number[]>> {
  const random = seeded(seed)
  const shown = new Map<string, readonly number[]>()
  const dimensions = Object.keys(members).filter((name) => name !== 'class' || actor.role !== 'board')
  let questions = 0
  while (questions < asked) {
    const query = drawQuestion(random, dimensions)
    const cells = await cellsFor(query, actor)
    if (cells === null) continue
    questions++
    const named = [...(query.by ?? []), ...(query.where ?? []).map(({ dimension }) => dimension)]
    const own = actor.role === 'principal' && named.includes('class') ? actor.scope : null
    for (const cell of cells) {
      const group = pupilsOf(query, cell, own)
      if (actor.role !== 'board' && cell.n !== null) assert.equal(cell.n, group.length, JSON.stringify([query, cell.keys]))
      if (cell.n !== null) shown.set(group.join(), group)
    }
  }
  return shown
}

/** Null where the combination is closed to the reader. */
async function cellsFor(query: Query, actor: Actor): Promise<readonly Cell[] | null> {
  try {
    return (await town.ask(query, actor)).cells
  } catch (fault) {
    if (fault instanceof Fault && ['closedCombination', 'notPermitted'].includes(fault.code)) return null
    throw fault
  }
}

/** The least and greatest number of each target group that fits every shown n. */
function attack(shown: Iterable<readonly number[]>, targets: readonly (readonly number[])[]): readonly Interval[] {
  const relations: Relation[] = [...shown].map((group) => sumsToCount(unknownsOf(group), group.length))
  for (const [i, target] of targets.entries()) relations.push(sumsTo(unknownsOf(target), unknowns.length + i))
  const cells = targets.map((_, i) => unknowns.length + i)
  return bounds({ known: new Map(), relations }, cells, solver)
}

/** Every group of the lattice: a unit, a year, and the attributes that may be asked there. */
function nodes(): readonly { readonly keys: Readonly<Record<string, string>>; readonly group: readonly number[] }[] {
  const units = [{}, ...schools.map((school) => ({ school })), ...classIds.map((name) => ({ class: name }))]
  const attributes = (unit: object): readonly Readonly<Record<string, string>>[] => {
    const sexes = (members.sex ?? []).map((sex) => ({ sex }))
    const of = (members.migrationBackground ?? []).map((migrationBackground) => ({ migrationBackground }))
    if ('class' in unit) return [{}, ...sexes]
    if ('school' in unit) return [{}, ...sexes, ...of]
    return [{}, ...sexes, ...of, ...sexes.flatMap((sex) => of.map((background) => ({ ...sex, ...background })))]
  }
  return (members.schoolYear ?? []).flatMap((schoolYear) =>
    units.flatMap((unit) =>
      attributes(unit).map((attribute) => {
        const keys = { schoolYear, ...unit, ...attribute }
        return { keys, group: pupilsOf({ measures: [] }, { keys }, null) }
      }),
    ),
  )
}

const small = nodes().filter(({ group }) => group.length > 0 && group.length < 10)

async function assertKept(actor: Actor, seed: number, targets: typeof small, questions = 300): Promise<void> {
  const shown = await play(actor, questions, seed)
  assert.ok(shown.size > 60, `${shown.size} groups shown`)
  assert.ok(targets.length > 25, `${targets.length} small groups`)
  for (const { keys, group } of targets) assert.ok(!shown.has(group.join()), `shown: ${JSON.stringify(keys)}`)
  const intervals = attack(
    shown.values(),
    targets.map(({ group }) => group),
  )
  for (const [i, { low, high }] of intervals.entries()) {
    assert.ok(high - low >= 5, `${JSON.stringify(targets[i])} lies between ${low} and ${high}`)
  }
}

test('three hundred questions as head tell no group of fewer than ten, nor come within five of it', async () => {
  await assertKept(head, 1, small)
})

test('three hundred questions as board tell no group of fewer than ten, nor come within five of it', async () => {
  await assertKept(
    board,
    2,
    small.filter(({ keys }) => keys.class === undefined),
  )
})

test('six hundred questions as principal tell no small group outside the own school', async () => {
  const own = (i: number): boolean => told[i]?.school === ek
  await assertKept(
    principalOf(ek),
    3,
    small.filter(({ group }) => !group.some(own)),
    600,
  )
})

test('the same attack finds what would be told, were every group of ten shown', () => {
  const open = nodes().filter(({ group }) => group.length >= 10)
  const intervals = attack(
    open.map(({ group }) => group),
    small.map(({ group }) => group),
  )
  assert.ok(intervals.filter(({ low, high }) => low === high).length > 20)
})

test('a choice of schools and years is shown exactly when each of them is', async () => {
  const random = seeded(5)
  for (const actor of [head, principalOf(ek), principalOf(lind)]) {
    const all = await town.ask({ measures: ['pupils'], by: ['schoolYear', 'school'] }, actor)
    const seen = { shown: 0, hidden: 0 }
    for (let round = 0; round < 80; round++) {
      const chosen = schools.filter(() => random() < 0.35)
      const years = (members.schoolYear ?? []).filter(() => random() < 0.7)
      if (chosen.length === 0 || chosen.length === schools.length || years.length === 0) continue
      const where = [
        { dimension: 'school', in: chosen },
        { dimension: 'schoolYear', in: years },
      ]
      const { cells } = await town.ask({ measures: ['pupils'], where }, actor)
      const parts = years.flatMap((schoolYear) => chosen.map((school) => cellAt(all, { schoolYear, school })))
      const state = parts.every((part) => part.state === 'shown') ? 'shown' : 'hidden'
      assert.deepEqual(
        cells.map((cell) => cell.state),
        [state],
      )
      seen[state]++
    }
    assert.ok(seen.shown > 5 && seen.hidden > 5, JSON.stringify(seen))
  }
})

test('two questions that differ by one pupil are not both answered', async () => {
  // a single protected pupil is the difference between a school and its classes
  for (const { school, schoolYear } of protectedAlone()) {
    const where = [
      { dimension: 'school', in: [school] },
      { dimension: 'schoolYear', in: [schoolYear] },
    ]
    const classes = { dimension: 'class', in: classIds.filter((id) => id.startsWith(school)) }
    const whole = await town.ask({ measures: ['meritValue'], where }, head)
    const seen = await town.ask({ measures: ['meritValue'], where: [...where, classes] }, head)
    assert.ok(cellAt(whole, {}).state === 'hidden' || cellAt(seen, {}).state === 'hidden', `${school} ${schoolYear}`)
  }
  assert.ok(protectedAlone().length > 0)
})

function protectedAlone(): readonly { readonly school: string; readonly schoolYear: string }[] {
  const places = Map.groupBy(
    told.filter((pupil) => pupil.class === undefined),
    ({ school = '', schoolYear = '' }) => `${school} ${schoolYear}`,
  )
  return [...places]
    .filter(([, group]) => group.length < 5)
    .map(([, [first]]) => ({ school: first?.school ?? '', schoolYear: first?.schoolYear ?? '' }))
}
