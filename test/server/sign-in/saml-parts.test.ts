import assert from 'node:assert/strict'
import { createPublicKey, X509Certificate } from 'node:crypto'
import { test } from 'node:test'
import { readAddress, readIssuer, readOwnAddress } from '../../../src/server/sign-in/addresses.ts'
import { belongTogether, makeSigningKey } from '../../../src/server/sign-in/certificate.ts'
import { keepWaiting } from '../../../src/server/sign-in/flows.ts'
import { readIdentityProvider } from '../../../src/server/sign-in/saml-metadata.ts'
import { makeSamlIdp } from './saml-idp.ts'

test('the signing key comes with a certificate that reads right, is signed by itself and lasts ten years', () => {
  const clock = (): Date => new Date('2045-03-02T10:00:00Z')
  const key = makeSigningKey('Skolspegel åäö', { clock, random: (bytes) => Buffer.alloc(bytes, 0xff) })
  const certificate = new X509Certificate(key.certificate)
  assert.equal(certificate.subject, 'CN=Skolspegel åäö')
  assert.equal(certificate.issuer, certificate.subject)
  assert.ok(certificate.verify(createPublicKey(key.privateKey)))
  assert.equal(certificate.publicKey.asymmetricKeyDetails?.modulusLength, 3072)
  assert.equal(certificate.validFromDate.toISOString(), '2045-03-02T10:00:00.000Z')
  assert.equal(certificate.validToDate.toISOString(), '2055-03-02T10:00:00.000Z')
  assert.ok(!certificate.serialNumber.startsWith('F'), 'a serial number is positive')
  assert.ok(belongTogether(key))
  assert.ok(!belongTogether({ ...key, privateKey: makeSigningKey('annan').privateKey }))
})

const idp = makeSamlIdp('https://idp.kommunen.example')
const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['not XML', 'hej', /som XML/],
  ['an entity of its own', `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${idp.metadata}`, /som XML/],
  [
    'a service provider’s',
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"><SPSSODescriptor/></EntityDescriptor>',
    /IDPSSODescriptor saknas/,
  ],
  ['two providers', `<x>${idp.metadata}${idp.metadata}</x>`, /flera inloggningstjänster/],
  ['no name', idp.metadata.replace(/entityID="[^"]*"/, ''), /saknar entityID/],
  ['no certificate', idp.metadata.replaceAll(/<KeyDescriptor.*?<\/KeyDescriptor>/gs, ''), /saknar certifikat/],
  ['a certificate that is none', idp.metadata.replaceAll(/MII[A-Za-z0-9+/=\s]*/g, 'AAAA'), /certifikat i den går inte att läsa/],
  ['no redirect binding', idp.metadata.replaceAll('HTTP-Redirect', 'SOAP'), /HTTP-Redirect/],
]
for (const [name, metadata, expected] of wrong) {
  test(`metadata is refused: ${name}`, async () => {
    await assert.rejects(readIdentityProvider(metadata), { code: 'samlMetadataInvalid', message: expected })
  })
}

test('metadata tells who the provider is, where to ask and what it signs with, inside a federation’s file too', async () => {
  const alone = await readIdentityProvider(`<?xml version="1.0"?>\n${idp.metadata}`)
  assert.equal(alone.entityId, 'https://idp.kommunen.example')
  assert.equal(alone.signInAt, 'https://idp.kommunen.example/sso')
  assert.equal(
    new X509Certificate(alone.certificates[0] ?? '').fingerprint256,
    new X509Certificate(idp.key.certificate).fingerprint256,
  )
  const wrapped = `<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" validUntil="2030-01-01T00:00:00Z">${idp.metadata}</EntitiesDescriptor>`
  assert.equal((await readIdentityProvider(wrapped)).validUntil?.toISOString(), '2030-01-01T00:00:00.000Z')
})

test('metadata that would send people over clear text is refused', async () => {
  await assert.rejects(readIdentityProvider(idp.metadata.replaceAll('Location="https:', 'Location="http:')), {
    code: 'invalidAddress',
  })
})

test('addresses: https, or http to this machine; without names and passwords; our own without a path', () => {
  assert.equal(readOwnAddress(' https://spegel.kommunen.se/ '), 'https://spegel.kommunen.se')
  assert.equal(readOwnAddress('http://localhost:4080'), 'http://localhost:4080')
  assert.equal(
    readIssuer('https://login.kommunen.se/realms/skola/.well-known/openid-configuration').href,
    'https://login.kommunen.se/realms/skola',
  )
  for (const address of [
    'spegel.kommunen.se',
    'http://spegel.kommunen.se',
    'http://127.0.0.1.example.org',
    'javascript:alert(1)',
    'https://a:b@spegel.se',
    '',
  ]) {
    assert.throws(() => readAddress(address), { code: 'invalidAddress' }, address)
  }
  assert.throws(() => readOwnAddress('https://spegel.kommunen.se/skola'), { code: 'invalidAddress' })
})

test('what waits is taken once, not by another secret, and not after its time', () => {
  let now = 0
  const waiting = keepWaiting<string>(1000, { clock: () => new Date(now) })
  waiting.keep('a', 'first')
  assert.equal(waiting.take('b'), null)
  assert.equal(waiting.take('a'), 'first')
  assert.equal(waiting.take('a'), null)
  waiting.keep('a', 'second')
  now = 1000
  assert.equal(waiting.take('a'), null)
})

test('ten thousand wait at most: the oldest gives way, the newest stays', () => {
  const waiting = keepWaiting<number>(1000, { clock: () => new Date(0) })
  for (let each = 0; each <= 10_000; each++) waiting.keep(String(each), each)
  assert.equal(waiting.take('0'), null)
  assert.equal(waiting.take('10000'), 10_000)
})
