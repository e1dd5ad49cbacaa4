import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeEnrolment, newCodeSecret, stepOfCode } from '../../src/store/one-time-code.ts'

const rfc = Buffer.from('12345678901234567890')

test('the codes are those of RFC 6238, appendix B, cut to six digits', () => {
  for (const [seconds, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ] as const) {
    assert.equal(stepOfCode(rfc, code, null, new Date(seconds * 1000)), Math.floor(seconds / 30), code)
    assert.equal(stepOfCode(rfc, code, Math.floor(seconds / 30), new Date(seconds * 1000)), null, `${code} again`)
  }
})

test('what is not six digits is no code', () => {
  for (const code of ['', '28708', '2870820', '94287082', '28708x', '-87082']) {
    assert.equal(stepOfCode(rfc, code, null, new Date(59_000)), null, code)
  }
})

test('an authenticator app is told issuer, user name, secret and settings', () => {
  const { secret, uri } = codeEnrolment(rfc, 'anna.ek')
  assert.equal(secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  const address = new URL(uri)
  assert.equal(address.pathname, '/Skolspegel:anna.ek')
  assert.deepEqual(Object.fromEntries(address.searchParams), {
    issuer: 'Skolspegel',
    secret,
    algorithm: 'SHA1',
    digits: '6',
    period: '30',
  })
  assert.equal(newCodeSecret({ random: (bytes) => Buffer.alloc(bytes) }).length, 20)
})
