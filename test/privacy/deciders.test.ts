// Years decided in threads of their own, beside those decided here.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideYear, type Year } from '../../src/privacy/decide-year.ts'
import { openDeciders } from '../../src/privacy/deciders.ts'
import { derivedOf } from '../../src/privacy/pattern-tables.ts'
import { model } from '../../src/school/index.ts'
import type { Row } from '../../src/warehouse/index.ts'
import { seeded } from './tables.ts'

const fact = model.facts.find(({ name }) => name === 'results')
if (fact === undefined) throw new Error('the model has no results')

/** Groups of six schools with three classes each, as the engine reads them. */
function yearOf(seed: number): Year {
  const random = seeded(seed)
  const groups: Row[] = []
  for (let school = 1; school <= 6; school++) {
    for (let form = 1; form <= 3; form++) {
      for (const sex of [1, 2]) {
        for (const background of [1, 2]) {
          const n = Math.floor(random() * 14)
          if (n === 0) continue
          const counts = derivedOf(model, fact as NonNullable<typeof fact>).map((_, i) => [
            [`counted_${i}`, n],
            [`hits_${i}`, Math.floor(random() * (n + 1))],
            [`steps_${i}`, 0],
          ])
          groups.push({
            ...{ school_year_key: seed, term_key: 2, stage: 9, topic: '', municipality_key: 1, operator_key: 1 },
            ...{ school_key: school, class_key: school * 10 + form, sex_key: sex, migration_background_key: background },
            ...{ origin: 0, n, ...Object.fromEntries(counts.flat()) },
          })
        }
      }
    }
  }
  return { model, fact: fact as NonNullable<typeof fact>, groups, stored: null, touched: new Map(), day: '2025-06-20' }
}

async function* several(years: readonly Year[]): AsyncGenerator<Year> {
  yield* years
}

async function all<T>(values: AsyncIterable<T>): Promise<readonly T[]> {
  const found: T[] = []
  for await (const value of values) found.push(value)
  return found
}

test('threads decide what is decided here, in the years’ order', { timeout: 60_000 }, async () => {
  const years = [1, 2, 3, 4, 5, 6, 7].map(yearOf)
  const deciders = openDeciders(2, 0)
  try {
    const decided = await all(deciders.inOrder(several(years)))
    assert.deepEqual(decided, structuredClone(years.map(decideYear))) // a Buffer arrives as bytes
    assert.ok(decided.every(({ patterns }) => patterns.length > 5))
  } finally {
    await deciders.close()
  }
})

test('a year that cannot be decided fails the load, also in a thread', { timeout: 60_000 }, async () => {
  const broken: Year = { ...yearOf(2), groups: [{ ...yearOf(2).groups[0], n: 'tolv' }] }
  const deciders = openDeciders(2, 0)
  try {
    await assert.rejects(all(deciders.inOrder(several([yearOf(1), broken, yearOf(3)]))))
  } finally {
    await deciders.close()
  }
})

test('a thread that ends leaves nobody waiting', { timeout: 60_000 }, async () => {
  const deciders = openDeciders(1, 0)
  const decided = deciders.inOrder(several([1, 2, 3, 4].map(yearOf)))
  await decided.next()
  await deciders.close()
  await assert.rejects(all(decided), ({ cause }: Error) => /ended/.test(String(cause)))
})
