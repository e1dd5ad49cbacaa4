import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Person } from '../../src/contract/index.ts'
import { readHeld, readReadingChoice, writeReadingChoice } from '../../src/web/parts/report/reading-choice.ts'

const principal: Person = { id: 'r', name: 'R', role: 'principal', scope: ['10000001'], groups: [], about: '', roles: [] }
const head: Person = { ...principal, id: 'h', role: 'head', scope: [] }
const content = { period: null, unit: 'own' } as const
const own = { period: null, unit: '10000001' }

const readAs = (address: string, person: Person) => {
  const { searchParams } = new URL(address, 'http://localhost/rapporter/r1')
  return { choice: readReadingChoice(searchParams, content, person), held: readHeld(searchParams) }
}

test('what a report opens with is left out of the address', () => {
  assert.equal(writeReadingChoice(own, content, principal), '')
  assert.equal(writeReadingChoice({ period: '2023/24', unit: null }, content, principal), '?lasar=2023/24&skola=alla')
})

test('a link that holds a version fast shows another reader the same period and unit', () => {
  const address = writeReadingChoice(own, content, principal, { version: 41, edition: 3 })
  assert.equal(address, '?lasar=senaste&skola=10000001&version=41&utgava=3')
  for (const person of [principal, head])
    assert.deepEqual(readAs(address, person), { choice: own, held: { version: 41, edition: 3 } })
  assert.equal(
    writeReadingChoice({ period: null, unit: null }, content, head, { version: 41, edition: null }),
    '?lasar=senaste&skola=alla&version=41',
  )
})

test('a version that is no version is not held', () => {
  for (const told of ['0', '-1', 'x', '1.5', ''])
    assert.deepEqual(readAs(`?version=${told}`, head).held, { version: null, edition: null }, told)
})
