import assert from 'node:assert/strict'
import { test } from 'node:test'
import { networkOf } from '../../src/server/accounts/network.ts'
import { passwordProblem } from '../../src/server/accounts/password-rule.ts'

const anna = { login: 'anna.lindqvist', name: 'Anna Lindqvist' }
const problem = (password: string) => passwordProblem(password, anna)

test('twelve characters are enough and two hundred the most, whatever they are', () => {
  assert.equal(problem('kanelbulle'), 'short')
  assert.equal(problem('gul kanelbulle'), null)
  assert.equal(problem('xkvbdwmqhzpt'), null)
  assert.equal(problem('🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧'), null)
  assert.equal(problem('å'.normalize('NFD').repeat(11)), 'short', 'eleven letters typed as twenty-two characters')
  assert.equal(problem('en mening utan slut '.repeat(10)), null)
  assert.equal(problem(`${'en mening utan slut '.repeat(10)}x`), 'long')
})

test('what guessers try first is refused, dressed up or not', () => {
  for (const password of [
    'lösenord1234',
    'Lösenord2026!',
    'password1234',
    'P4ssw0rd!!2024',
    'sommarsommar',
    'Sommar2026!!',
    'välkommen123',
    'qwertyuiopå1',
    'asdfghjklöäz',
    '123456789012',
    '987654321098',
    '19990101-1234',
    'aaaaaaaaaaaa',
    'abababababab',
    'abcdefghijkl',
    'Skolspegel2026',
    'correct horse battery staple',
    'iloveyou1234!',
  ]) {
    assert.equal(problem(password), 'common', password)
  }
})

test('the own name and user name are refused, however written', () => {
  for (const password of ['anna.lindqvist', 'LINDQVIST för alltid', 'jag heter anna och bor här'])
    assert.equal(problem(password), 'personal', password)
  assert.equal(passwordProblem('en bok om bo och båtar', { login: 'bo', name: 'Bo Ek' }), null, 'too short a name to count')
})

test('attempts are counted by address, and by network where one has many addresses', () => {
  for (const [address, network] of [
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::9', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ] as const) {
    assert.equal(networkOf(address), network)
  }
})
