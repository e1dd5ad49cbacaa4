import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '../../src/store/database.ts'
import { openVault, type PersonIdentity } from '../../src/store/index.ts'

const person = (n: number, familyName = `Efternamn${n}`): PersonIdentity => ({
  personalNumber: `2009${String(n).padStart(8, '0')}`,
  givenName: `Förnamn${n}`,
  familyName,
})
function vaultPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'vault.sqlite')
}
function familyNames(path: string): unknown[] {
  const database = openDatabase(path, [])
  const names = database.prepare('select family_name, protection from person order by personal_number').all()
  database.close()
  return names.map(({ family_name, protection }) => [family_name, protection])
}

test('a person has one key for ever, and the key tells nothing', (t) => {
  const path = vaultPath(t)
  const first = openVault(path)
  const keys = first.keysFor([person(1), person(2), person(1)], 'renew')
  first.close()
  const again = openVault(path)
  t.after(again.close)
  assert.deepEqual(again.keysFor([person(2), person(1)], 'renew'), [keys[1], keys[0]])
  assert.equal(keys[0], keys[2])
  assert.equal(again.size(), 2)
  assert.ok(keys.every((key) => Number.isSafeInteger(key) && key > 0 && key < 2 ** 48))
  assert.equal(statSync(path).mode & 0o077, 0)
})

test('asking who is known gives nobody a key', (t) => {
  const vault = openVault(vaultPath(t))
  t.after(vault.close)
  const [key] = vault.keysFor([person(1)], 'renew')
  assert.deepEqual(vault.known([person(1).personalNumber, person(2).personalNumber]), [key, null])
  assert.equal(vault.size(), 1)
})

test('a load that is rolled back leaves no identity', (t) => {
  const vault = openVault(vaultPath(t))
  t.after(vault.close)
  vault.begin()
  vault.keysFor([person(1)], 'renew')
  vault.rollback()
  assert.equal(vault.size(), 0)
  vault.begin()
  vault.keysFor([person(1)], 'renew')
  vault.commit()
  assert.equal(vault.size(), 1)
})

test('temporary and coordination numbers are kept as they are', (t) => {
  const vault = openVault(vaultPath(t))
  t.after(vault.close)
  const numbers = ['20090826TF00', '200901619989']
  vault.keysFor(
    numbers.map((personalNumber) => ({ ...person(1), personalNumber })),
    'renew',
  )
  assert.ok(vault.known(numbers).every((key) => key !== null))
})

test('a new name is written down by a load and left alone by a replay; a marking follows the roster', (t) => {
  const path = vaultPath(t)
  const vault = openVault(path)
  const [key = 0] = vault.keysFor([person(1)], 'renew')
  vault.keysFor([person(1, 'Ny')], 'renew')
  vault.keysFor([person(1, 'Gammal')], 'keep')
  vault.mark([[key, 'confidentiality']])
  vault.close()
  assert.deepEqual(familyNames(path), [['Ny', 'confidentiality']])
})

test('a key that is taken, or nought, is drawn again', (t) => {
  const drawn = [0, 5, 5, 6]
  const bytes = Buffer.alloc(6 * drawn.length)
  for (const [index, key] of drawn.entries()) bytes.writeUIntBE(key, index * 6, 6)
  const vault = openVault(vaultPath(t), { random: () => bytes })
  t.after(vault.close)
  assert.deepEqual(vault.keysFor([person(1), person(2)], 'renew'), [5, 6])
})

test('sixty thousand new persons get their keys within three seconds', (t) => {
  const vault = openVault(vaultPath(t))
  t.after(vault.close)
  const started = performance.now()
  vault.begin()
  vault.keysFor(
    Array.from({ length: 60_000 }, (_, n) => person(n)),
    'renew',
  )
  vault.commit()
  const milliseconds = performance.now() - started
  t.diagnostic(`60,000 keys in ${Math.round(milliseconds)} ms`)
  assert.ok(milliseconds < 3000)
})
