// A real OpenID Connect provider (oidc-provider) on this machine, with a key of its own so that tests can forge what it would never sign.
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider, { type Configuration } from 'oidc-provider'
import { type Agent, follow } from './agent.ts'

export const clientId = 'skolspegel'
export const clientSecret = 'en-mycket-hemlig-hemlighet-for-prov'

export interface OidcIdp {
  readonly issuer: string
  readonly key: KeyObject
  readonly close: () => Promise<void>
}

type Person = Readonly<Record<string, unknown>>

/** `people`: login → claims. `callbacks`: our addresses that it sends people back to. */
export async function startOidcIdp(
  people: Readonly<Record<string, Person>>,
  callbacks: readonly string[],
  afterSignOut: readonly string[] = [],
): Promise<OidcIdp> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, configurationOf(people, callbacks, afterSignOut, privateKey))
  server.on('request', provider.callback())
  const close = (): Promise<void> =>
    new Promise((resolve, reject) => {
      server.closeAllConnections()
      server.close((problem) => (problem === undefined ? resolve() : reject(problem)))
    })
  return { issuer, key: privateKey, close }
}

function configurationOf(
  people: Readonly<Record<string, Person>>,
  callbacks: readonly string[],
  afterSignOut: readonly string[],
  key: KeyObject,
): Configuration {
  const names = [...new Set(Object.values(people).flatMap((person) => Object.keys(person)))]
  return {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [...callbacks],
        post_logout_redirect_uris: [...afterSignOut],
        response_types: ['code'],
        grant_types: ['authorization_code'],
      },
    ],
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'prov', use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['en-nyckel-for-prov'] },
    claims: { openid: ['sub'], profile: names },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
    // Consent is the municipality's to give, once for all its staff.
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId, accountId: ctx.oidc.session?.accountId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  }
}

/** Signs in at the provider's own page and answers where it sends the browser afterwards. */
export async function signInAt(agent: Agent, location: string, login: string): Promise<URL> {
  const host = new URL(location).host
  const { left, page } = await follow(agent, location, host)
  if (left !== null) return left
  const [, form] = /<form[^>]*action="([^"]+)"/.exec(page.text) ?? []
  if (form === undefined) throw new Error(`the provider shows no form: ${page.text.slice(0, 500)}`)
  const answered = await agent.post(form, { prompt: 'login', login, password: 'x' })
  if (answered.to === null) throw new Error('the provider did not go on after the form')
  const came = answered.to.host === host ? (await follow(agent, answered.to, host)).left : answered.to
  if (came === null) throw new Error('the provider sent the browser nowhere')
  return came
}

/** A JSON web token as the provider would sign it; `key` null makes one with the algorithm `none`. */
export function forgeToken(claims: Readonly<Record<string, unknown>>, key: KeyObject | null, kid = 'prov'): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const body = `${part(key === null ? { alg: 'none' } : { alg: 'RS256', kid })}.${part(claims)}`
  return `${body}.${key === null ? '' : sign('sha256', Buffer.from(body), key).toString('base64url')}`
}
