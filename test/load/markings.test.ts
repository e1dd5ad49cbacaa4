import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { afterTold, protectedBy, sameMarkings, type Word } from '../../src/load/markings.ts'
import type { Marking } from '../../src/store/index.ts'

const marking = (school: string, schoolYear: number, key = 1): Marking => ({
  key,
  school,
  schoolYear,
  protection: 'confidentiality',
})
const free = (school: string, schoolYear: number, key = 1): Word => ({ key, school, schoolYear, protection: 'none' })
const scope = (school: string, schoolYear: number) => ({ school, schoolYear })
const told = (words: readonly Word[], scopes = words.map(({ school, schoolYear }) => scope(school, schoolYear))) => ({
  words,
  scopes,
})

test('a marking holds from the load that tells of it, of an older year too', () => {
  assert.deepEqual(afterTold([], told([marking('ek', 2024)])), [marking('ek', 2024)])
  assert.deepEqual(afterTold([], told([free('ek', 2024), marking('ek', 2020)])), [marking('ek', 2020)])
})

test('the same school and year, or any later year, lifts it; an earlier year does not', () => {
  assert.deepEqual(afterTold([marking('ek', 2024)], told([free('ek', 2024)])), [])
  assert.deepEqual(afterTold([marking('ek', 2024)], told([free('björk', 2025)])), [])
  assert.deepEqual(afterTold([marking('ek', 2024)], told([free('ek', 2023)])), [marking('ek', 2024)])
})

test('another school’s word of the same year lifts it only when the school that marked no longer has the pupil', () => {
  const marked = [marking('ek', 2024)]
  assert.deepEqual(afterTold(marked, told([free('björk', 2024)])), marked)
  const gone = afterTold(marked, told([], [scope('ek', 2024)]))
  assert.deepEqual(gone, [marking('', 2024)])
  assert.deepEqual(afterTold(gone, told([free('björk', 2024)])), [])
  assert.deepEqual(afterTold(marked, told([free('björk', 2024)], [scope('ek', 2024), scope('björk', 2024)])), [])
})

test('of several markings the strictest holds', () => {
  const both: readonly Marking[] = [marking('ek', 2024), { ...marking('björk', 2024), protection: 'protectedRegistration' }]
  assert.deepEqual([...protectedBy(both)], [[1, 'protectedRegistration']])
  assert.deepEqual([...protectedBy(both.toReversed())], [[1, 'protectedRegistration']])
})

test('whatever came before, whoever a load marks is protected after it, and the same load again changes nothing', () => {
  const place = fc.record({
    key: fc.nat(3),
    school: fc.constantFrom('ek', 'björk', 'asp'),
    schoolYear: fc.integer({ min: 2020, max: 2023 }),
  })
  const protection = fc.constantFrom('none', 'none', 'confidentiality', 'protectedRegistration')
  // one word a pupil, school and year, as the loader gives them
  const words = fc.uniqueArray(fc.tuple(place, protection), { maxLength: 12, selector: ([at]) => JSON.stringify(at) })
  fc.assert(
    fc.property(fc.array(words, { minLength: 1, maxLength: 6 }), (loads) => {
      let markings: readonly Marking[] = []
      for (const load of loads) {
        const said = told(load.map(([at, how]) => ({ ...at, protection: how }) as Word))
        markings = afterTold(markings, said)
        const now = protectedBy(markings)
        for (const word of said.words) if (word.protection !== 'none') assert.ok(now.has(word.key))
        assert.ok(sameMarkings(markings, afterTold(markings, said)))
      }
    }),
  )
})
