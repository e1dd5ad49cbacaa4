import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { isInForce, type NewGrant } from '../../src/contract/index.ts'
import { openGrants, openStore } from '../../src/store/index.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolspegel-grants-'))
})
after(() => rmSync(folder, { recursive: true }))

const principal = (school: string): NewGrant => ({
  ...{ role: 'principal', school, class: null, subjects: null },
  ...{ validFrom: '2024-07-01', validTo: null, reason: 'Rektor enligt beslut' },
})
const teacher: NewGrant = {
  ...{ role: 'teacher', school: null, class: '10000001:9A', subjects: ['MA', 'NO'] },
  ...{ validFrom: '2024-08-01', validTo: '2025-06-30', reason: 'Vikarie' },
}
const hand = { origin: 'hand', by: 'anna' } as const
const clock = () => new Date('2024-09-01T08:00:00Z')

test('a grant is read as it was given, with who gave it and when', () => {
  const store = openStore(join(folder, 'given.sqlite'))
  const grants = openGrants(store, { clock })
  const given = grants.give('bo', teacher, hand)
  assert.deepEqual(given, {
    ...{ id: 1, account: 'bo', ...teacher, origin: 'hand', givenBy: 'anna', at: '2024-09-01T08:00:00.000Z', withdrawn: null },
  })
  assert.deepEqual(grants.of('bo'), [given])
  assert.deepEqual(grants.of('eva'), [])
  store.close()
})

test('first and last day of a grant are both in force, the days outside are not', () => {
  const store = openStore(join(folder, 'days.sqlite'))
  const grants = openGrants(store, { clock })
  const given = grants.give('bo', teacher, hand)
  const days = ['2024-07-31', '2024-08-01', '2025-06-30', '2025-07-01']
  assert.deepEqual(
    days.map((day) => isInForce(given, day)),
    [false, true, true, false],
  )
  assert.equal(grants.inForce('bo', '2025-07-01').length, 0)
  assert.equal(grants.inForce('bo', '2024-08-01').length, 1)
  store.close()
})

test('a withdrawn grant opens nothing and stays in the history, and cannot be deleted', () => {
  const store = openStore(join(folder, 'withdrawn.sqlite'))
  const grants = openGrants(store, { clock })
  const { id } = grants.give('bo', principal('10000001'), hand)
  assert.equal(grants.withdraw(id ?? -1, 'anna', 'Slutat'), true)
  assert.equal(grants.withdraw(id ?? -1, 'anna', 'Slutat'), false)
  assert.deepEqual(grants.of('bo'), [])
  const [row] = grants.history('bo')
  assert.deepEqual(row?.withdrawn, { at: '2024-09-01T08:00:00.000Z', by: 'anna', reason: 'Slutat' })
  assert.throws(() => store.exec('delete from granted'), /withdrawn, not deleted/)
  store.close()
})

test('the next file takes away what it no longer says, keeps what it says still, and leaves other origins alone', () => {
  const store = openStore(join(folder, 'file.sqlite'))
  const grants = openGrants(store, { clock })
  const file = { origin: 'file', by: 'roller.csv' } as const
  grants.give('bo', teacher, hand)
  const first = [
    { account: 'bo', ...principal('10000001') },
    { account: 'eva', ...principal('10000002') },
  ]
  assert.deepEqual(grants.replace(null, first, file, 'står inte i filen'), { given: 2, kept: 0, withdrawn: 0 })
  assert.deepEqual(grants.replace(null, first, file, 'står inte i filen'), { given: 0, kept: 2, withdrawn: 0 })
  const second = [{ account: 'eva', ...principal('10000002') }]
  assert.deepEqual(grants.replace(null, second, file, 'står inte i filen'), { given: 0, kept: 1, withdrawn: 1 })
  assert.deepEqual(
    grants.of('bo').map(({ origin }) => origin),
    ['hand'],
  )
  // claims speak of one account at a time
  const claim = { origin: 'claim', by: 'https://idp.example' } as const
  grants.replace('bo', [{ account: 'bo', ...principal('10000003') }], claim, 'saknas vid inloggningen')
  assert.deepEqual(grants.replace('eva', [], claim, 'saknas vid inloggningen'), { given: 0, kept: 0, withdrawn: 0 })
  assert.equal(grants.of('bo').length, 2)
  store.close()
})
