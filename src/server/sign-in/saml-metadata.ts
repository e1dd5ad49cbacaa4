import { X509Certificate } from 'node:crypto'
import { Fault } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'
import { readAddress } from './addresses.ts'
import { childrenOf, type Element, everyElement, isNamed, readXml } from './xml.ts'

/** What an identity provider's metadata tells. `certificates`: those it signs with, PEM. */
export interface IdentityProvider {
  readonly entityId: string
  readonly signInAt: string
  readonly certificates: readonly string[]
  /** the last moment the metadata speaks for itself (validUntil), null when it does not say */
  readonly validUntil: Date | null
}

const redirectBinding = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect'

/**
 * Reads the metadata of one identity provider (SAML V2.0 Metadata, 2.3.2 and 2.4.3), alone or as the only one of a federation's file.
 * Fault samlMetadataInvalid says what is missing.
 */
export async function readIdentityProvider(metadata: string): Promise<IdentityProvider> {
  const document = await readXml(metadata)
  if (document === null) throw invalid(signInWords.metadata.xml)
  const providers = everyElement(document).filter(
    (element) =>
      isNamed(element, 'metadata', 'EntityDescriptor') && childrenOf(element, 'metadata', 'IDPSSODescriptor').length > 0,
  )
  const [entity] = providers
  if (entity === undefined) throw invalid(signInWords.metadata.none)
  if (providers.length > 1) throw invalid(signInWords.metadata.several)
  const [descriptor] = childrenOf(entity, 'metadata', 'IDPSSODescriptor')
  if (descriptor === undefined) throw invalid(signInWords.metadata.none)
  const entityId = entity.attributes.get('entityID') ?? ''
  if (entityId === '') throw invalid(signInWords.metadata.entityId)
  return {
    entityId,
    signInAt: signInAddress(descriptor),
    certificates: certificatesIn(descriptor),
    validUntil: validUntilOf(document, entity),
  }
}

function signInAddress(descriptor: Element): string {
  const services = childrenOf(descriptor, 'metadata', 'SingleSignOnService')
  const place = services.find(({ attributes }) => attributes.get('Binding') === redirectBinding)?.attributes.get('Location')
  if (place === undefined) throw invalid(signInWords.metadata.redirect)
  return readAddress(place).href
}

/** A key without a stated use is for signing too (2.4.1.1). */
function certificatesIn(descriptor: Element): readonly string[] {
  const keys = childrenOf(descriptor, 'metadata', 'KeyDescriptor').filter(
    ({ attributes }) => attributes.get('use') !== 'encryption',
  )
  const certificates = keys.flatMap(everyElement).filter((element) => isNamed(element, 'signature', 'X509Certificate'))
  if (certificates.length === 0) throw invalid(signInWords.metadata.certificate)
  return certificates.map(({ text }) => {
    try {
      return new X509Certificate(Buffer.from(text, 'base64')).toString()
    } catch {
      throw invalid(signInWords.metadata.unreadable)
    }
  })
}

function validUntilOf(...elements: readonly Element[]): Date | null {
  const times = elements.flatMap(({ attributes }) => attributes.get('validUntil') ?? []).map((text) => Date.parse(text))
  const known = times.filter((time) => !Number.isNaN(time))
  return known.length === 0 ? null : new Date(Math.min(...known))
}

function invalid(problem: string): Fault<'samlMetadataInvalid'> {
  return new Fault('samlMetadataInvalid', { problem })
}
