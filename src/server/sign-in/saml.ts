import { type Profile, SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml'
import { Fault } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'
import type { SigningKey } from './certificate.ts'
import { attributeName, type Claims, firstOf } from './claims.ts'
import type { IdentityProvider } from './saml-metadata.ts'
import { checkShape } from './saml-shape.ts'
import { childrenOf, type Element, everyElement, isNamed, readXml } from './xml.ts'

/** Our own side: who we are to the provider, and where it sends its answers. */
export interface OwnSide {
  readonly entityId: string
  readonly assertions: string
}

export interface SamlArrival {
  readonly issuer: string
  readonly subject: string
  readonly claims: Claims
}

/** The question an answer must be to. */
export interface SamlRequest {
  readonly id: string
  readonly at: Date
}

const seconds = 1000
/** Clocks of two machines may differ this much. */
const clockDifference = 60 * seconds
/** However long the provider lets its assertion live, one older than this is no answer to someone who is signing in now. */
const longestAge = 10 * 60 * seconds

/** The address of the provider to send the browser to, with a signed AuthnRequest of the given identifier. */
export function askSaml(provider: IdentityProvider, own: OwnSide, key: SigningKey, id: string): Promise<string> {
  return new SAML({ ...optionsOf(provider, own, key), generateUniqueId: () => id }).getAuthorizeUrlAsync('', undefined, {})
}

/** Our metadata, for the provider's administrator. */
export function ownMetadata(own: OwnSide, key: SigningKey): string {
  const nobody = { entityId: '', signInAt: own.assertions, certificates: [key.certificate], validUntil: null }
  return new SAML(optionsOf(nobody, own, key)).generateServiceProviderMetadata(null, key.certificate)
}

/** Which of our questions an answer says it is to. Nothing of it is trusted yet. Faults of checkShape. */
export async function questionAnswered(encoded: string, own: OwnSide): Promise<string> {
  return (await checkShape(decoded(encoded), own.assertions)).inResponseTo
}

/**
 * Checks an answer: its shape, the assertion's signature against the provider's certificates, audience, times, issuer, that it is meant
 * for this address and answers this very question. Only the signed bytes are read. Faults samlAnswerInvalid, signInAborted,
 * providerNamesNobody.
 */
export async function readSaml(
  encoded: string,
  request: SamlRequest,
  provider: IdentityProvider,
  own: OwnSide,
  key: SigningKey,
): Promise<SamlArrival> {
  const xml = decoded(encoded)
  const { inResponseTo } = await checkShape(xml, own.assertions)
  if (inResponseTo !== request.id) throw invalid(signInWords.saml.otherQuestion)
  const profile = await verified(encoded, request, provider, own, key)
  const assertion = await readXml(profile.getAssertionXml?.() ?? '')
  if (assertion === null || !isNamed(assertion, 'assertion', 'Assertion'))
    throw new Error('node-saml answered without the assertion it checked')
  checkAssertion(assertion, request, provider, own)
  const claims = claimsOf(assertion)
  return { issuer: provider.entityId, subject: subjectOf(assertion, claims), claims }
}

function optionsOf(provider: IdentityProvider, own: OwnSide, key: SigningKey): SamlConfig {
  return {
    entryPoint: provider.signInAt,
    idpCert: [...provider.certificates],
    issuer: own.entityId,
    callbackUrl: own.assertions,
    audience: own.entityId,
    privateKey: key.privateKey,
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    wantAssertionsSigned: true,
    wantAuthnResponseSigned: false, // the assertion must be; a signature around it is checked when there is one, see readSaml
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    acceptedClockSkewMs: clockDifference,
    maxAssertionAgeMs: longestAge,
  }
}

/** The signature, audience and time checks of node-saml. It knows of one question only: the one this must be the answer to. */
async function verified(
  encoded: string,
  request: SamlRequest,
  provider: IdentityProvider,
  own: OwnSide,
  key: SigningKey,
): Promise<Profile> {
  const known = (id: string | null): string | null => (id === request.id ? request.at.toISOString() : null)
  const saml = new SAML({
    ...optionsOf(provider, own, key),
    validateInResponseTo: ValidateInResponseTo.always,
    requestIdExpirationPeriodMs: longestAge,
    cacheProvider: { saveAsync: async () => null, getAsync: async (id) => known(id), removeAsync: async (id) => known(id) },
  })
  try {
    const { profile } = await saml.validatePostResponseAsync({ SAMLResponse: encoded })
    if (profile === null) throw new Error('node-saml answered without a profile')
    return profile
  } catch (problem) {
    throw invalid(wordingOf(problem))
  }
}

/** What node-saml does not ask, or asks only when it is there. */
function checkAssertion(assertion: Element, request: SamlRequest, provider: IdentityProvider, own: OwnSide): void {
  if (childrenOf(assertion, 'assertion', 'Issuer')[0]?.text !== provider.entityId) throw invalid(signInWords.saml.issuer)
  const confirmations = childrenOf(assertion, 'assertion', 'Subject').flatMap((subject) =>
    childrenOf(subject, 'assertion', 'SubjectConfirmation'),
  )
  if (!confirmations.some((confirmation) => confirms(confirmation, request, own))) {
    throw invalid(signInWords.saml.confirmation)
  }
  const [conditions] = childrenOf(assertion, 'assertion', 'Conditions')
  if (conditions?.attributes.get('NotOnOrAfter') === undefined) throw invalid(signInWords.saml.conditions)
  const statements = childrenOf(assertion, 'assertion', 'AuthnStatement')
  const ended = statements.some(({ attributes }) => isPast(attributes.get('SessionNotOnOrAfter') ?? null))
  if (statements.length === 0 || ended) throw invalid(signInWords.saml.statement)
}

/** Bearer confirmation (SAML V2.0 Profiles, 4.1.4.2): for this address, for this question, and not for ever. */
function confirms(confirmation: Element, request: SamlRequest, own: OwnSide): boolean {
  const [data] = childrenOf(confirmation, 'assertion', 'SubjectConfirmationData')
  const until = data?.attributes.get('NotOnOrAfter')
  return (
    confirmation.attributes.get('Method') === 'urn:oasis:names:tc:SAML:2.0:cm:bearer' &&
    data?.attributes.get('Recipient') === own.assertions &&
    data.attributes.get('InResponseTo') === request.id &&
    until !== undefined &&
    !isPast(until)
  )
}

function isPast(time: string | null): boolean {
  return time !== null && !(Date.parse(time) + clockDifference > Date.now())
}

function claimsOf(assertion: Element): Claims {
  const claims = new Map<string, readonly string[]>()
  for (const attribute of everyElement(assertion).filter((element) => isNamed(element, 'assertion', 'Attribute'))) {
    const name = attributeName(attribute.attributes.get('Name') ?? '')
    const values = childrenOf(attribute, 'assertion', 'AttributeValue')
      .map(({ text }) => text)
      .filter((text) => text !== '')
    if (name !== '' && values.length > 0) claims.set(name, [...(claims.get(name) ?? []), ...values])
  }
  return claims
}

const transient = 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient'

/** What stays the same from one sign-in to the next: an identifier among the attributes, else a NameID that is not made for the day. */
function subjectOf(assertion: Element, claims: Claims): string {
  const lasting = [
    'urn:oasis:names:tc:SAML:attribute:subject-id',
    'urn:oasis:names:tc:SAML:attribute:pairwise-id',
    'eduPersonPrincipalName',
  ]
  const told = firstOf(claims, lasting)
  if (told !== null) return told
  const [nameId] = childrenOf(assertion, 'assertion', 'Subject').flatMap((subject) => childrenOf(subject, 'assertion', 'NameID'))
  if (nameId === undefined || nameId.text === '' || nameId.attributes.get('Format') === transient)
    throw new Fault('providerNamesNobody', {})
  return nameId.text
}

/** Base64 of UTF-8, as the form holds it. */
function decoded(encoded: string): string {
  const compact = encoded.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) throw invalid(signInWords.saml.unreadable)
  return Buffer.from(compact, 'base64').toString('utf8')
}

function wordingOf(problem: unknown): string {
  const message = problem instanceof Error ? problem.message : ''
  return signInWords.saml[wordings.find(([pattern]) => pattern.test(message))?.[1] ?? 'other']
}
const wordings: readonly (readonly [RegExp, keyof typeof signInWords.saml])[] = [
  [/signature/i, 'signature'],
  [/audience/i, 'audience'],
  [/expired|not yet valid|too old|confirmation|NotOnOrAfter|NotBefore/i, 'time'],
  [/InResponseTo/i, 'otherQuestion'],
]

function invalid(problem: string): Fault<'samlAnswerInvalid'> {
  return new Fault('samlAnswerInvalid', { problem })
}
