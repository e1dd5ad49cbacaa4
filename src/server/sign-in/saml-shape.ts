import { Fault } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'
import { childrenOf, type Element, everyElement, isNamed, readXml } from './xml.ts'

// What a signature may be made with. SHA-1 is left out, and so is every canonicalisation that keeps comments or transforms by style sheet.
const signatureMethods: readonly string[] = [
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
]
const digestMethods: readonly string[] = ['http://www.w3.org/2001/04/xmlenc#sha256', 'http://www.w3.org/2001/04/xmlenc#sha512']
const canonicalisations: readonly string[] = ['http://www.w3.org/2001/10/xml-exc-c14n#']
const transforms: readonly string[] = ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', ...canonicalisations]

const success = 'urn:oasis:names:tc:SAML:2.0:status:Success'

/** What is read of a response before any signature is checked; nothing here is trusted, it can only be refused or looked up. */
export interface ResponseShape {
  readonly inResponseTo: string
}

/**
 * The one shape of a response that is let through to the signature check: one assertion, straight under the response and itself signed;
 * no identifier twice; signatures nowhere else and of known kinds. Signature wrapping moves a signed assertion aside and puts a forged one
 * in its place: it needs a second assertion, a second identifier or a signature in an odd place, and each of them is refused before any
 * question of which one the signature covers can arise. Faults samlAnswerInvalid, signInAborted.
 */
export async function checkShape(xml: string, assertionsAt: string): Promise<ResponseShape> {
  const response = await readXml(xml)
  if (response === null) throw invalid(signInWords.saml.xml)
  if (!isNamed(response, 'protocol', 'Response') || response.attributes.get('Version') !== '2.0')
    throw invalid(signInWords.saml.version)
  const destination = response.attributes.get('Destination')
  if (destination !== undefined && destination !== assertionsAt) throw invalid(signInWords.saml.destination)
  const inResponseTo = response.attributes.get('InResponseTo') ?? ''
  if (inResponseTo === '') throw invalid(signInWords.saml.noQuestion)
  checkStatus(response)
  checkParts(response)
  return { inResponseTo }
}

function checkStatus(response: Element): void {
  const codes = childrenOf(response, 'protocol', 'Status')
    .flatMap(everyElement)
    .filter((element) => isNamed(element, 'protocol', 'StatusCode'))
  const [first] = codes
  if (first === undefined) throw invalid(signInWords.saml.noStatus)
  if (first.attributes.get('Value') === success) return
  const code = (codes.at(-1)?.attributes.get('Value') ?? '').split(':').at(-1) ?? ''
  throw new Fault('signInAborted', { code: /^[A-Za-z]{1,60}$/.test(code) ? code : signInWords.saml.unknownError })
}

function checkParts(response: Element): void {
  const all = everyElement(response)
  if (all.some(({ name }) => /^Encrypted/.test(name))) throw invalid(signInWords.saml.encrypted)
  const assertions = all.filter(({ name }) => name === 'Assertion')
  const [assertion] = childrenOf(response, 'assertion', 'Assertion')
  if (assertion === undefined || assertions.length !== 1) throw invalid(signInWords.saml.assertions)
  const ids = all.flatMap(({ attributes }) => [...attributes].filter(([name]) => /^(xml:)?id$/i.test(name)).map(([, id]) => id))
  if (new Set(ids).size !== ids.length) throw invalid(signInWords.saml.identifiers)
  const signatures = [response, assertion].flatMap((element) => childrenOf(element, 'signature', 'Signature'))
  if (signatures.length !== all.filter(({ name }) => name === 'Signature').length) throw invalid(signInWords.saml.misplaced)
  if (childrenOf(assertion, 'signature', 'Signature').length !== 1) throw invalid(signInWords.saml.unsigned)
  for (const signature of signatures) checkMethods(signature)
}

function checkMethods(signature: Element): void {
  const all = everyElement(signature)
  const used = (name: string): readonly string[] =>
    all.filter((element) => isNamed(element, 'signature', name)).map(({ attributes }) => attributes.get('Algorithm') ?? '')
  const known =
    used('SignatureMethod').every((method) => signatureMethods.includes(method)) &&
    used('DigestMethod').every((method) => digestMethods.includes(method)) &&
    used('CanonicalizationMethod').every((method) => canonicalisations.includes(method)) &&
    used('Transform').every((method) => transforms.includes(method))
  if (!known) throw invalid(signInWords.saml.methods)
}

function invalid(problem: string): Fault<'samlAnswerInvalid'> {
  return new Fault('samlAnswerInvalid', { problem })
}
