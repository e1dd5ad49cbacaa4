import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Actor, Answer, Query } from '../../src/contract/index.ts'
import { attributeDimensions } from '../../src/privacy/pattern-tables.ts'
import { openRests } from '../../src/privacy/rest.ts'
import { digitsOf } from '../../src/privacy/suppression/shape.ts'
import { nodeState } from '../../src/privacy/suppression/states.ts'
import { model } from '../../src/school/index.ts'
import { openWarehouse } from '../../src/warehouse/index.ts'
import { as, asp, bjork, cellAt, ek, enrol, openTown, type Placed, type Town, thisYear } from './town.ts'

const units = [
  { school: ek, name: 'Ekskolan' },
  { school: bjork, name: 'Björkskolan' },
  { school: asp, name: 'Aspskolan' },
  { school: as, name: 'Åsskolan' },
]
async function inTown(pupils: readonly Placed[], look: (town: Town) => Promise<void>): Promise<void> {
  const town = await openTown({ units, pupils, registered: [2024] })
  try {
    await look(town)
  } finally {
    await town.close()
  }
}

/** Six of the own school and `beside` girls elsewhere fail. */
function withFailing(beside: number): readonly Placed[] {
  const at = enrol()
  return [
    ...at(ek, '9A', 20, 20, { failing: [6, 6] }),
    ...at(bjork, '9A', 20, 20, { failing: [beside, 6] }),
    ...at(asp, '9A', 20, 20, { failing: [0, 6] }),
    ...at(as, '9A', 20, 20, { failing: [0, 6] }),
  ]
}
/** The combinations of attributes that are closed at each level, where everything was open before the lists were heeded. */
async function closedFor(town: Town, school: string): Promise<Readonly<Record<string, readonly string[]>>> {
  const warehouse = openWarehouse(town.data)
  try {
    const generation = await warehouse.current()
    const { book, members } = await town.door.holding(await town.door.warehouse.current())
    const fact = model.facts.find(({ name }) => name === 'results')
    const measure = model.measures.find(({ describe }) => describe.name === 'passedAllSubjects')
    assert.ok(fact !== undefined && measure !== undefined)
    const pages = await book.pages(fact.name, '')
    const sizes = attributeDimensions(fact).map(({ size }) => size)
    const width = sizes.reduce((product, size) => product * size, 1)
    const open = pages.map((page) => new Uint8Array(page.keys.length * width))
    const key = members.get('school')?.find(({ id }) => id === school)?.key ?? -1
    const listed = { schools: new Set([key]), classes: null }
    const heeded = await openRests(generation).heed({ fact, measure, topic: '', listed }, pages, open)
    assert.ok(
      open.every((states) => states.every((state) => state === nodeState.open)),
      'what others read is left as it was',
    )
    const closed: Record<string, string[]> = {}
    for (const [at, page] of pages.entries()) {
      for (const [place, state] of heeded[at]?.entries() ?? []) {
        const level = page.levels[Math.floor(place / width)] ?? ''
        const split = digitsOf(place % width, sizes)
          .map((digit) => (digit === 0 ? '*' : 'x'))
          .join('')
        if (state === nodeState.secondary) closed[level] = [...new Set([...(closed[level] ?? []), split])].sort()
      }
    }
    return closed
  } finally {
    await warehouse.close()
  }
}

test('three girls beside the own six who fail would follow by subtraction: the split by sex is closed in what holds the school', async () => {
  await inTown(withFailing(3), async (town) => {
    assert.deepEqual(await closedFor(town, ek), { all: ['x*', 'xx'], municipality: ['x*', 'xx'] })
  })
})

test('where as many lie outside as any group that is told, nothing is closed', async () => {
  await inTown(withFailing(6), async (town) => {
    assert.deepEqual(await closedFor(town, ek), {})
  })
})

test('lists that hold all but nine close everything that holds them', async () => {
  const at = enrol()
  await inTown([...at(ek, '9A', 20, 20, { failing: [6, 6] }), ...at(bjork, '9A', 5, 4, { failing: [2, 2] })], async (town) => {
    const every = ['**', '*x', 'x*', 'xx']
    assert.deepEqual(await closedFor(town, ek), { all: every, municipality: every })
  })
})

const stateOf = (answer: Answer, keys: Record<string, string>): string => cellAt(answer, keys).state

test('a teacher is not told of a school of which fewer than ten lie outside the own group', async () => {
  const at = enrol()
  const pupils = [
    ...at(ek, '9A', 20, 20, { failing: [6, 6] }),
    ...at(ek, '9B', 4, 4),
    ...at(bjork, '9A', 20, 20, { failing: [6, 6] }),
  ]
  await inTown(pupils, async (town) => {
    const teacher: Actor = {
      ...{ id: 'tove', name: 'Tove', role: 'teacher', scope: [] },
      groups: [{ class: `${ek}:9A`, subjects: null, from: '2024/25' }],
    }
    const bySchool: Query = { measures: ['passedAllSubjects'], by: ['school'], where: [thisYear] }
    assert.equal(stateOf(await town.ask(bySchool, teacher), { school: ek }), 'hidden')
    const own: Query = { measures: ['passedAllSubjects'], by: ['class'], where: [thisYear] }
    assert.equal(stateOf(await town.ask(own, teacher), { class: `${ek}:9A` }), 'shown')
  })
})
