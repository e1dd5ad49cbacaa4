import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openSetUp } from '../../src/store/index.ts'
import { openSigning } from './signing-in.ts'

test('the set-up secret is 128 random bits, kept as a hash, and read however it is typed', () => {
  const { setUp, store, close } = openSigning()
  assert.equal(setUp.isOpen(), false)
  assert.equal(setUp.matches(''), false)
  const secret = setUp.open()
  assert.match(secret, /^([0-9a-f]{4}-){7}[0-9a-f]{4}$/)
  assert.equal(setUp.matches(secret), true)
  assert.equal(setUp.matches(` ${secret.toUpperCase().replaceAll('-', ' ')}`), true)
  assert.equal(setUp.matches(''), false)
  assert.equal(setUp.matches(`${secret}0`), false)
  assert.doesNotMatch(JSON.stringify(store.prepare('select * from set_up').all()), new RegExp(secret))
  close()
})

test('a new secret replaces the one before, and a closed set-up matches nothing', () => {
  const { setUp, close } = openSigning()
  const first = setUp.open()
  const second = setUp.open()
  assert.deepEqual([setUp.matches(first), setUp.matches(second)], [false, true])
  setUp.close()
  assert.deepEqual([setUp.isOpen(), setUp.matches(second)], [false, false])
  close()
})

test('a secret that can be guessed is refused', () => {
  const { store, close } = openSigning()
  const weak = [Buffer.alloc(16), Buffer.alloc(16, 255), Buffer.from(Array.from({ length: 16 }, (_, index) => index))]
  for (const bytes of weak) assert.throws(() => openSetUp(store, { random: () => bytes }).open(), /can be guessed/)
  close()
})
