// A real SAML 2.0 identity provider (samlify), and the ways to spoil what it says.
import * as samlify from 'samlify'
import { makeSigningKey, type SigningKey } from '../../../src/server/sign-in/certificate.ts'

samlify.setSchemaValidator({ validate: async () => 'not checked: the schema is not what these tests are about' })

const { SamlLib, Constants } = samlify

export interface SamlPerson {
  readonly nameId: string
  readonly attributes: Readonly<Record<string, string | readonly string[]>>
}

export interface Spoiling {
  /** who the assertion is meant for, when not for us */
  readonly audience?: string
  readonly recipient?: string
  readonly issuer?: string
  readonly inResponseTo?: string
  /** how long ago everything happened, in seconds */
  readonly age?: number
  readonly nameIdFormat?: string
  /** what is done with the text before it is signed */
  readonly before?: (xml: string) => string
}

export interface SamlIdp {
  readonly entityId: string
  readonly key: SigningKey
  readonly metadata: string
  /** The identifier of the AuthnRequest in an address that our side made; throws when its signature is not ours. */
  readonly question: (location: string, ourMetadata: string) => Promise<string>
  /** A signed answer, as the form holds it (base64). */
  readonly answer: (id: string, person: SamlPerson, ourMetadata: string, spoiling?: Spoiling) => string
}

export function makeSamlIdp(entityId: string, key: SigningKey = makeSigningKey('idp')): SamlIdp {
  const idp = samlify.IdentityProvider({
    entityID: entityId,
    privateKey: key.privateKey,
    signingCert: key.certificate,
    wantAuthnRequestsSigned: true,
    isAssertionEncrypted: false,
    requestSignatureAlgorithm: Constants.algorithms.signature.RSA_SHA256,
    nameIDFormat: ['urn:oasis:names:tc:SAML:2.0:nameid-format:persistent'],
    singleSignOnService: [{ Binding: Constants.namespace.binding.redirect, Location: `${entityId}/sso` }],
  })
  return {
    entityId,
    key,
    metadata: idp.getMetadata(),
    question: (location, ourMetadata) => readQuestion(idp, location, ourMetadata),
    answer: (id, person, ourMetadata, spoiling = {}) =>
      encode(signAssertion(answerOf(entityId, id, person, ourMetadata, spoiling), key)),
  }
}

async function readQuestion(
  idp: ReturnType<typeof samlify.IdentityProvider>,
  location: string,
  ourMetadata: string,
): Promise<string> {
  const url = new URL(location)
  const query = Object.fromEntries(url.searchParams)
  const octetString = ['SAMLRequest', 'RelayState', 'SigAlg']
    .filter((name) => query[name] !== undefined)
    .map((name) => `${name}=${encodeURIComponent(query[name] ?? '')}`)
    .join('&')
  const { extract } = await idp.parseLoginRequest(samlify.ServiceProvider({ metadata: ourMetadata }), 'redirect', {
    query,
    octetString,
  })
  return String((extract.request as { id: string }).id)
}

/** The answer before it is signed, by samlify's own template. */
function answerOf(
  entityId: string,
  id: string,
  { nameId, attributes }: SamlPerson,
  ourMetadata: string,
  spoiling: Spoiling,
): string {
  const sp = samlify.ServiceProvider({ metadata: ourMetadata })
  const at = (seconds: number): string => new Date(Date.now() + (seconds - (spoiling.age ?? 0)) * 1000).toISOString()
  const assertionsAt = String(sp.entityMeta.getAssertionConsumerService('post'))
  const statement = `<saml:AuthnStatement AuthnInstant="${at(0)}" SessionIndex="s1"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>`
  const told = Object.entries(attributes).map(([name, values]) => {
    const each = [values].flat().map((value) => `<saml:AttributeValue xsi:type="xs:string">${value}</saml:AttributeValue>`)
    return `<saml:Attribute Name="${name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">${each.join('')}</saml:Attribute>`
  })
  const template = SamlLib.defaultLoginResponseTemplate.context
    .replace('{AuthnStatement}', statement)
    .replace(
      '{AttributeStatement}',
      told.length === 0 ? '' : `<saml:AttributeStatement>${told.join('')}</saml:AttributeStatement>`,
    )
  const xml = SamlLib.replaceTagsByValue(template, {
    ID: `_svar${id}`,
    AssertionID: `_intyg${id}`,
    Destination: assertionsAt,
    SubjectRecipient: spoiling.recipient ?? assertionsAt,
    Audience: spoiling.audience ?? sp.entityMeta.getEntityID(),
    Issuer: spoiling.issuer ?? entityId,
    IssueInstant: at(0),
    ConditionsNotBefore: at(0),
    ConditionsNotOnOrAfter: at(300),
    SubjectConfirmationDataNotOnOrAfter: at(300),
    NameIDFormat: spoiling.nameIdFormat ?? 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    NameID: nameId,
    InResponseTo: spoiling.inResponseTo ?? id,
    StatusCode: Constants.StatusCode.Success,
  })
  return spoiling.before === undefined ? xml : spoiling.before(xml)
}

export function signAssertion(
  xml: string,
  key: SigningKey,
  signatureAlgorithm: string = Constants.algorithms.signature.RSA_SHA256,
): string {
  return SamlLib.constructSAMLSignature({
    rawSamlMessage: xml,
    referenceTagXPath: "/*[local-name(.)='Response']/*[local-name(.)='Assertion']",
    privateKey: key.privateKey,
    signingCert: key.certificate.replaceAll(/-----[^-]+-----|\s/g, ''),
    signatureAlgorithm,
    transformationAlgorithms: [
      'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
      'http://www.w3.org/2001/10/xml-exc-c14n#',
    ],
    isBase64Output: false,
    signatureConfig: {
      prefix: 'ds',
      location: {
        reference: "/*[local-name(.)='Response']/*[local-name(.)='Assertion']/*[local-name(.)='Issuer']",
        action: 'after',
      },
    },
  })
}

export const encode = (xml: string): string => Buffer.from(xml).toString('base64')
export const decode = (answer: string): string => Buffer.from(answer, 'base64').toString()
