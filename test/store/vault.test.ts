import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
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
  const names = database.prepare('select family_name from person order by personal_number').all()
  database.close()
  return names.map(({ family_name }) => family_name)
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

test('a new name is written down by a load and left alone by a replay', (t) => {
  const path = vaultPath(t)
  const vault = openVault(path)
  const [key = 0] = vault.keysFor([person(1)], 'renew')
  vault.keysFor([person(1, 'Ny')], 'renew')
  vault.keysFor([person(1, 'Gammal')], 'keep')
  vault.close()
  assert.deepEqual(familyNames(path), ['Ny'])
  assert.ok(key > 0)
})

test('markings are in force once they are settled, and take the names away; a grade file does not bring them back', (t) => {
  const path = vaultPath(t)
  const vault = openVault(path)
  const [key = 0] = vault.keysFor([person(1), person(2)], 'renew')
  const marking = { key, school: '00010001', schoolYear: 2024, protection: 'confidentiality' as const }
  vault.propose(7, [marking])
  assert.deepEqual([vault.markings(), vault.markedBy(), vault.proposedBy()], [[], 0, 7])
  vault.settle()
  assert.deepEqual([vault.markings(), vault.markedBy(), vault.proposedBy()], [[marking], 7, null])
  vault.keysFor([person(1)], 'renew')
  vault.propose(8, [])
  vault.discard()
  vault.close()
  assert.deepEqual(familyNames(path), ['', 'Efternamn2'])
  const bytes = ['', '-wal'].map((end) => `${path}${end}`).filter(existsSync)
  assert.ok(bytes.every((file) => !readFileSync(file).includes('Efternamn1')))
  const again = openVault(path)
  t.after(again.close)
  again.propose(9, [])
  again.settle()
  again.keysFor([person(1)], 'told')
  assert.deepEqual([again.markings(), again.markedBy()], [[], 9])
})

test('a vault from before has its markings kept until a roster speaks', (t) => {
  const path = vaultPath(t)
  const old = openDatabase(path, [
    "create table person (key integer primary key, personal_number text not null unique, given_name text not null, family_name text not null, protection text not null default 'unknown') strict",
  ])
  old.exec(
    "insert into person values (5, '200900000001', 'A', 'B', 'protectedRegistration'), (6, '200900000002', 'C', 'D', 'none')",
  )
  old.close()
  const vault = openVault(path)
  t.after(vault.close)
  assert.deepEqual(vault.markings(), [{ key: 5, school: '', schoolYear: 0, protection: 'protectedRegistration' }])
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
