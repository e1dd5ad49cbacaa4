import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeSigningKey, type SigningKey } from '../../../src/server/sign-in/certificate.ts'
import { askSaml, ownMetadata, readSaml, type SamlArrival } from '../../../src/server/sign-in/saml.ts'
import { type IdentityProvider, readIdentityProvider } from '../../../src/server/sign-in/saml-metadata.ts'
import { decode, encode, makeSamlIdp, type SamlIdp, type SamlPerson, type Spoiling, signAssertion } from './saml-idp.ts'

const own = {
  entityId: 'https://spegel.example/api/sign-in/saml/metadata',
  assertions: 'https://spegel.example/api/sign-in/saml',
}
const anna: SamlPerson = {
  nameId: 'anna-id',
  attributes: {
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.6': 'anna@kommunen.se',
    'urn:oid:2.5.4.42': 'Anna',
    'urn:oid:2.5.4.4': 'Ek',
    'urn:oid:0.9.2342.19200300.100.1.3': 'anna.ek@kommunen.se',
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.9': ['staff@kommunen.se', 'faculty@kommunen.se'],
    'urn:oid:1.3.6.1.4.1.5923.1.1.1.11': 'http://www.skolfederation.se/aal/2',
  },
}
let key: SigningKey
let idp: SamlIdp
let provider: IdentityProvider
let metadata: string
before(async () => {
  key = makeSigningKey('spegel')
  idp = makeSamlIdp('https://idp.kommunen.example')
  provider = await readIdentityProvider(idp.metadata)
  metadata = ownMetadata(own, key)
})

const id = '_fraga1'
const read = (answer: string, question = id): Promise<SamlArrival> =>
  readSaml(answer, { id: question, at: new Date() }, provider, own, key)
const answer = (spoiling: Spoiling = {}, person = anna): string => idp.answer(id, person, metadata, spoiling)
/** An answer changed after it was signed. */
const changed = (change: (xml: string) => string): string => encode(change(decode(answer())))

test('a signed question is asked, and its answer tells who came and what they are', async () => {
  const location = await askSaml(provider, own, key, id)
  assert.equal(await idp.question(location, metadata), id)
  const arrival = await read(answer())
  assert.equal(arrival.issuer, idp.entityId)
  assert.equal(arrival.subject, 'anna@kommunen.se')
  assert.deepEqual(Object.fromEntries(arrival.claims), {
    eduPersonPrincipalName: ['anna@kommunen.se'],
    givenName: ['Anna'],
    sn: ['Ek'],
    mail: ['anna.ek@kommunen.se'],
    eduPersonScopedAffiliation: ['staff@kommunen.se', 'faculty@kommunen.se'],
    eduPersonAssurance: ['http://www.skolfederation.se/aal/2'],
  })
})

test('a question signed by somebody else is refused by the provider, so ours is really signed', async () => {
  const location = await askSaml(provider, own, makeSigningKey('annan'), id)
  await assert.rejects(idp.question(location, metadata))
})

test('without eduPersonPrincipalName a lasting NameID names the person, a NameID of the day names nobody', async () => {
  const bare = { nameId: 'bestandig', attributes: {} }
  assert.equal((await read(answer({}, bare))).subject, 'bestandig')
  const fleeting = answer({ nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' }, bare)
  await assert.rejects(read(fleeting), { code: 'providerNamesNobody' })
})

const refused: readonly (readonly [string, () => string, RegExp])[] = [
  ['no signature', () => changed((xml) => xml.replace(/<ds:Signature.*<\/ds:Signature>/s, '')), /inte signerat/],
  ['signed by another key', () => makeSamlIdp(idp.entityId).answer(id, anna, metadata), /signaturen stämmer inte/],
  [
    'a value changed',
    () => changed((xml) => xml.replace('faculty@kommunen.se', 'rektor@kommunen.se')),
    /signaturen stämmer inte/,
  ],
  [
    'a value added',
    () =>
      changed((xml) =>
        xml.replace(
          '</saml:AttributeStatement>',
          '<saml:Attribute Name="r"><saml:AttributeValue>x</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>',
        ),
      ),
    /signaturen stämmer inte/,
  ],
  ['for another audience', () => answer({ audience: 'https://annan.example' }), /\(Audience\)/],
  ['from another issuer', () => answer({ issuer: 'https://annan.example' }), /\(Issuer\)/],
  ['to another address', () => answer({ recipient: 'https://annan.example/saml' }), /\(SubjectConfirmation\)/],
  ['an hour old', () => answer({ age: 3600 }), /giltighetstid/],
  ['an hour ahead', () => answer({ age: -3600 }), /giltighetstid/],
  ['to another question', () => answer({ inResponseTo: '_annan' }), /\(InResponseTo\)/],
  ['to no question', () => answer({ before: (xml) => xml.replaceAll(/ InResponseTo="[^"]*"/g, '') }), /InResponseTo saknas/],
  [
    'signed as an answer to nothing, put into an answer to our question',
    () => answer({ before: (xml) => xml.replace(/ InResponseTo="[^"]*"\/>/, '/>') }),
    /\(SubjectConfirmation\)/,
  ],
  [
    'without a last moment of validity',
    () => answer({ before: (xml) => xml.replace(/(<saml:Conditions[^>]*) NotOnOrAfter="[^"]*"/, '$1') }),
    /giltighetstid|Conditions/,
  ],
  [
    'without a statement that somebody signed in',
    () => answer({ before: (xml) => xml.replace(/<saml:AuthnStatement.*<\/saml:AuthnStatement>/, '') }),
    /\(AuthnStatement\)/,
  ],
  [
    'a session that has ended',
    () => answer({ before: (xml) => xml.replace('SessionIndex="s1"', 'SessionNotOnOrAfter="2020-01-01T00:00:00Z"') }),
    /\(AuthnStatement\)/,
  ],
  [
    'signed with SHA-1',
    () =>
      encode(
        signAssertion(
          decode(answer()).replace(/<ds:Signature.*<\/ds:Signature>/s, ''),
          idp.key,
          'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
        ),
      ),
    /SHA-256/,
  ],
  ['with a document type', () => changed((xml) => `<!DOCTYPE x [<!ENTITY e "x">]>${xml}`), /som XML/],
  ['with a comment in the name', () => changed((xml) => xml.replace('anna-id', 'anna<!---->-id')), /som XML/],
  [
    'encrypted',
    () => changed((xml) => xml.replace('<saml:Conditions', '<saml:EncryptedAssertion/><saml:Conditions')),
    /krypterade/,
  ],
  ['not XML at all', () => encode('hej'), /som XML/],
  ['not base64', () => '<xml>', /går inte att läsa/],
  [
    'something else than an answer',
    () => changed((xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse')),
    /inget svar/,
  ],
]
for (const [name, made, expected] of refused) {
  test(`an answer is refused: ${name}`, async () => {
    await assert.rejects(read(made()), { code: 'samlAnswerInvalid', message: expected })
  })
}

test('a provider that says no is told as a sign-in that was broken off', async () => {
  const no = answer({ before: (xml) => xml.replace('status:Success', 'status:Responder') })
  await assert.rejects(read(no), { code: 'signInAborted', message: /Responder/ })
})

// Eight ways of moving the signed assertion and putting a forged one where it is looked for (Somorovsky et al., On Breaking SAML, 2012).
const forged = (xml: string, newId: string): string =>
  (/<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? '')
    .replace(/<ds:Signature.*<\/ds:Signature>/s, '')
    .replace(/ID="[^"]*"/, `ID="${newId}"`)
    .replaceAll('anna@kommunen.se', 'chef@kommunen.se')
const signatureIn = (xml: string): string => /<ds:Signature.*<\/ds:Signature>/s.exec(xml)?.[0] ?? ''
const assertionIn = (xml: string): string => /<saml:Assertion.*<\/saml:Assertion>/s.exec(xml)?.[0] ?? ''
const withoutSignature = (xml: string): string => assertionIn(xml).replace(signatureIn(xml), '')
const wrappings: readonly (readonly [string, (xml: string) => string])[] = [
  [
    'the forged one first, the signed one beside it',
    (xml) => xml.replace('<saml:Assertion', `${forged(xml, '_ond')}<saml:Assertion`),
  ],
  ['the forged one last', (xml) => xml.replace('</samlp:Response>', `${forged(xml, '_ond')}</samlp:Response>`)],
  [
    'the signed one inside the forged one',
    (xml) =>
      xml.replace(assertionIn(xml), forged(xml, '_ond').replace('</saml:Assertion>', `${assertionIn(xml)}</saml:Assertion>`)),
  ],
  [
    'the signed one inside the signature of the forged one',
    (xml) => {
      const wrapping = signatureIn(xml).replace(
        '</ds:Signature>',
        `<ds:Object>${withoutSignature(xml)}</ds:Object></ds:Signature>`,
      )
      return xml.replace(assertionIn(xml), forged(xml, '_ond').replace('</saml:Issuer>', `</saml:Issuer>${wrapping}`))
    },
  ],
  [
    'the signed one in an extension of the response',
    (xml) =>
      xml
        .replace(assertionIn(xml), forged(xml, '_ond'))
        .replace('<samlp:Status>', `<samlp:Extensions>${assertionIn(xml)}</samlp:Extensions><samlp:Status>`),
  ],
  [
    'the same identifier on both',
    (xml) =>
      xml.replace('<saml:Assertion', `${forged(xml, /<saml:Assertion[^>]* ID="([^"]*)"/.exec(xml)?.[1] ?? '')}<saml:Assertion`),
  ],
  [
    'a whole signed response inside a forged one',
    (xml) =>
      xml
        .replace(assertionIn(xml), forged(xml, '_ond'))
        .replace('</samlp:Response>', `<samlp:Extensions>${xml}</samlp:Extensions></samlp:Response>`),
  ],
  [
    'the signature moved up to the response',
    (xml) => xml.replace(assertionIn(xml), `${signatureIn(xml)}${withoutSignature(xml)}`),
  ],
]
for (const [name, wrap] of wrappings) {
  test(`signature wrapping is refused: ${name}`, async () => {
    const xml = decode(answer())
    const wrapped = wrap(xml)
    assert.notEqual(wrapped, xml)
    await assert.rejects(read(encode(wrapped)), { code: 'samlAnswerInvalid' })
  })
}
