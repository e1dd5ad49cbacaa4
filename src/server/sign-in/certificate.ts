import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, X509Certificate } from 'node:crypto'

/** A signing key of ours and the certificate that tells others its public half. Both PEM. */
export interface SigningKey {
  readonly privateKey: string
  readonly certificate: string
}

export interface CertificateEffects {
  readonly clock: () => Date
  readonly random: (bytes: number) => Buffer
}
const defaults: CertificateEffects = { clock: () => new Date(), random: randomBytes }

const years = 10

/**
 * An RSA key (3072 bits) with a certificate signed by itself, valid for ten years: SAML metadata carries keys as certificates, and whoever
 * reads our metadata trusts them for standing there, not for who signed them (SAML V2.0 Metadata Interoperability Profile).
 * node:crypto reads X.509 certificates and does not make them, so the few parts of one are written here (RFC 5280, 4.1; DER: X.690).
 */
export function makeSigningKey(commonName: string, effects: CertificateEffects = defaults): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  const from = effects.clock()
  const to = new Date(from)
  to.setUTCFullYear(from.getUTCFullYear() + years)
  // The first bit is cleared and the second set: a serial number is positive and begins with no zero byte.
  const serial = effects.random(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  const name = sequence(set(sequence(objectId(commonNameId), der(0x0c, Buffer.from(commonName, 'utf8')))))
  const content = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, serial),
    sha256WithRsa,
    name,
    sequence(time(from), time(to)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  )
  const signature = sign('sha256', content, privateKey)
  const certificate = new X509Certificate(sequence(content, sha256WithRsa, der(0x03, Buffer.concat([Buffer.of(0), signature]))))
  return { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate: certificate.toString() }
}

/** Do the two halves belong together? */
export function belongTogether({ privateKey, certificate }: SigningKey): boolean {
  const own = createPublicKey(createPrivateKey(privateKey)).export({ type: 'spki', format: 'der' })
  return new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' }).equals(own)
}

function der(tag: number, content: Uint8Array): Buffer {
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.of(length)
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex')
  return Buffer.concat([Buffer.of(0x80 | bytes.length), bytes])
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der(0x30, Buffer.concat(parts))
const set = (part: Uint8Array): Buffer => der(0x31, part)

const commonNameId = '2.5.4.3'
const sha256WithRsa = sequence(objectId('1.2.840.113549.1.1.11'), der(0x05, Buffer.alloc(0)))

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(sevenBits)]))
}

/** A number seven bits a byte, the highest bit set on all but the last. */
function sevenBits(number: number): readonly number[] {
  const bytes = [number & 0x7f]
  for (let left = number >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80)
  return bytes
}

/** Until 2049 the year has two digits (UTCTime), after that four (GeneralizedTime). */
function time(at: Date): Buffer {
  const digits = `${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`
  return at.getUTCFullYear() < 2050 ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits))
}
