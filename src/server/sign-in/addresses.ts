import { Fault } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Is nothing sent in clear text over a network: https, or http to this very machine (a test, a proxy beside us)? */
export const isSafe = (url: URL): boolean => url.protocol === 'https:' || (url.protocol === 'http:' && loopback.has(url.hostname))

/** A web address as somebody wrote it. Faults invalidAddress when it is none, or would send secrets in clear text. */
export function readAddress(written: string): URL {
  const text = written.trim()
  if (!URL.canParse(text)) throw new Fault('invalidAddress', { address: text, problem: signInWords.addresses.form })
  const url = new URL(text)
  if (!isSafe(url)) throw new Fault('invalidAddress', { address: text, problem: signInWords.addresses.https })
  if (url.username !== '' || url.password !== '') {
    throw new Fault('invalidAddress', { address: text, problem: signInWords.addresses.credentials })
  }
  return url
}

/** The address of the product itself, without path: `https://skolspegel.kommunen.se`. Fault invalidAddress. */
export function readOwnAddress(written: string): string {
  const url = readAddress(written)
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new Fault('invalidAddress', {
      address: written.trim(),
      problem: signInWords.addresses.path,
    })
  }
  return url.origin
}

/** People paste the address of the discovery document as often as the issuer: both mean the issuer. Fault invalidAddress. */
export function readIssuer(written: string): URL {
  const url = readAddress(written)
  return new URL(url.href.replace(/\/?\.well-known\/openid-configuration$/, ''))
}

/** Our addresses that a provider must know, from the product's own. */
export const ownAddresses = (address: string) => ({
  entityId: `${address}/api/sign-in/saml/metadata`,
  metadata: `${address}/api/sign-in/saml/metadata`,
  assertions: `${address}/api/sign-in/saml`,
  callback: (provider: string): string => `${address}/api/sign-in/oidc/${provider}`,
  afterSignOut: `${address}/`,
})
