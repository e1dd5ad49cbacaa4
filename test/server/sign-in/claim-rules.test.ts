import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ClaimRule } from '../../../src/contract/index.ts'
import { applyRules, checkRules, grantsOf } from '../../../src/server/sign-in/claim-rules.ts'
import {
  type Claims,
  claimsFromJson,
  personalNumberIn,
  personNameIn,
  readPastedClaims,
} from '../../../src/server/sign-in/claims.ts'
import { rule } from './fixture.ts'

const claims: Claims = new Map([
  ['groups', ['rektorer', 'alla']],
  ['eduPersonScopedAffiliation', ['faculty@kommunen.se']],
  ['unit', ['12345678;87654321', 'kansliet']],
  ['class', ['12345678:9A']],
])
const outcomes = (rules: readonly ClaimRule[], provider: string | null = 'kommunen') =>
  applyRules(rules, claims, provider).map(({ outcome, ids }) => [outcome, ...ids].join(' '))

test('a rule gives its role when a value of the claim is the pattern, or begins like it before a star', () => {
  const given = (claim: string, pattern: string): string | undefined => outcomes([rule(claim, pattern, 'head')])[0]
  assert.equal(given('groups', 'rektorer'), 'given')
  assert.equal(given('groups', 'rektor'), 'noMatch')
  assert.equal(given('groups', 'rektor*'), 'given')
  assert.equal(given('groups', 'Rektorer'), 'noMatch')
  assert.equal(given('eduPersonScopedAffiliation', 'faculty@*'), 'given')
  assert.equal(given('urn:oid:1.3.6.1.4.1.5923.1.1.1.9', 'faculty@kommunen.se'), 'given')
  assert.equal(given('roles', 'rektorer'), 'noClaim')
})

test('the scope is what is listed, or the codes that a claim holds; a claim without codes gives nothing', () => {
  const scoped = (role: ClaimRule['role'], scope: ClaimRule['scope']): string | undefined =>
    outcomes([rule('groups', 'alla', role, scope)])[0]
  assert.equal(scoped('principal', { kind: 'fixed', ids: ['11111111'] }), 'given 11111111')
  assert.equal(scoped('principal', { kind: 'claim', claim: 'unit' }), 'given 12345678 87654321')
  assert.equal(scoped('teacher', { kind: 'claim', claim: 'class' }), 'given 12345678:9A')
  assert.equal(scoped('principal', { kind: 'claim', claim: 'groups' }), 'noScope')
  assert.equal(scoped('principal', { kind: 'claim', claim: 'nothing' }), 'noScope')
})

test('a rule for one provider says nothing of what another sends', () => {
  const own = { ...rule('groups', 'alla', 'head'), provider: 'skolfederation' }
  assert.deepEqual(outcomes([own]), ['other'])
  assert.deepEqual(outcomes([own], 'skolfederation'), ['given'])
  assert.deepEqual(outcomes([own], null), ['given'])
})

test('grants: a row a unit, a row a group, one row where two rules open the same, and no claim’s value in the reason', () => {
  const rules = [
    rule('groups', 'alla', 'principal', { kind: 'claim', claim: 'unit' }),
    rule('groups', 'rektorer', 'principal', { kind: 'fixed', ids: ['12345678'] }),
    rule('groups', 'alla', 'teacher', { kind: 'claim', claim: 'class' }),
    rule('eduPersonScopedAffiliation', 'faculty@*', 'analyst'),
    rule('groups', 'chefer', 'head'),
  ]
  const grants = grantsOf(rules, applyRules(rules, claims, null), '2026-03-02', ({ claim, pattern }) => `${claim} är ${pattern}`)
  assert.deepEqual(
    grants.map(({ role, school, class: group, reason, validFrom, validTo }) => [role, school, group, reason, validFrom, validTo]),
    [
      ['principal', '12345678', null, 'groups är alla', '2026-03-02', null],
      ['principal', '87654321', null, 'groups är alla', '2026-03-02', null],
      ['teacher', null, '12345678:9A', 'groups är alla', '2026-03-02', null],
      ['analyst', null, null, 'eduPersonScopedAffiliation är faculty@*', '2026-03-02', null],
    ],
  )
})

test('without a rule that matches there is no grant, whatever the claims are', () => {
  const anyClaims = fc.array(fc.tuple(fc.string(), fc.array(fc.string()))).map((pairs): Claims => new Map(pairs))
  fc.assert(
    fc.property(anyClaims, fc.string({ minLength: 1 }), (told, claim) => {
      const rules = [rule(claim, 'precis detta', 'head')]
      const expected = told.get(claim)?.includes('precis detta') === true ? 1 : 0
      assert.equal(grantsOf(rules, applyRules(rules, told, null), '2026-01-01', () => 'x').length, expected)
    }),
  )
})

const impossible: readonly (readonly [ClaimRule, RegExp])[] = [
  [rule('norEduPersonNIN', '198112189876', 'head'), /personnummer/],
  [rule('urn:oid:1.2.752.29.4.13', '1981*', 'head'), /personnummer/],
  [rule('personal_identity_number', '1981*', 'head'), /personnummer/],
  [rule('groups', '*', 'head'), /vilket värde som helst/],
  [rule('groups', 'a*b', 'head'), /sist i mönstret/],
  [rule('groups', 'a', 'head', { kind: 'fixed', ids: ['12345678'] }), /kan inte begränsas/],
  [rule('groups', 'a', 'principal'), /behöver skolenheter/],
  [rule('groups', 'a', 'principal', { kind: 'fixed', ids: ['12345678', '1234'] }), /”1234” är inte en skolenhetskod/],
  [rule('groups', 'a', 'teacher', { kind: 'fixed', ids: ['12345678'] }), /är inte en grupp/],
  [rule('groups', 'a', 'principal', { kind: 'claim', claim: 'norEduPersonNIN' }), /personnummer/],
]
for (const [refused, expected] of impossible) {
  test(`a rule that cannot be right is refused with its place: ${refused.claim} ${refused.pattern} ${refused.role} ${refused.scope.kind}`, () => {
    assert.throws(() => checkRules([rule('groups', 'a', 'head'), refused]), {
      code: 'invalidClaimRule',
      message: new RegExp(`^Regel 2 .*${expected.source}`),
    })
  })
}

test('pasted claims: JSON, or a line each; anything else is not read', () => {
  const read = (text: string): unknown => {
    const found = readPastedClaims(text)
    return found === null ? null : Object.fromEntries(found)
  }
  assert.deepEqual(read('{"groups": ["a", "b"], "age": 40, "nested": {"x": 1}, "ok": true}'), {
    groups: ['a', 'b'],
    age: ['40'],
    ok: ['true'],
  })
  assert.deepEqual(read('groups: a\r\ngroups: b\n\nurn:oid:2.5.4.42: Anna\nhttps://x.se/claim: y = z'), {
    groups: ['a', 'b'],
    givenName: ['Anna'],
    'https://x.se/claim': ['y = z'],
  })
  for (const text of ['{"a": ', 'hej', '{]', '[1]']) assert.equal(read(text), null, text)
})

test('who somebody is: name from the best claim there is, personal number only when it is right', () => {
  assert.equal(personNameIn(claimsFromJson({ given_name: 'Anna', family_name: 'Ek' })), 'Anna Ek')
  assert.equal(personNameIn(claimsFromJson({ name: 'Anna K Ek', given_name: 'Anna' })), 'Anna K Ek')
  assert.equal(personNameIn(claimsFromJson({ eduPersonPrincipalName: 'anna@k.se' })), 'anna@k.se')
  assert.equal(personNameIn(claimsFromJson({ sub: 'x' })), null)
  assert.equal(
    personalNumberIn(claimsFromJson({ 'https://id.oidc.se/claim/personalIdentityNumber': '19811218-9876' }), '2026-01-01'),
    '198112189876',
  )
  assert.equal(personalNumberIn(claimsFromJson({ norEduPersonNIN: '198112189877' }), '2026-01-01'), null)
  assert.equal(personalNumberIn(claimsFromJson({ employeeNumber: '198112189876' }), '2026-01-01'), null)
})
