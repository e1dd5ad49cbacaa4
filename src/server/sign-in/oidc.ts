import * as client from 'openid-client'
import { Fault, type OidcSettings } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'
import { isSafe, readIssuer } from './addresses.ts'
import { type FetchEffects, fetchDefaults, fetchWithin } from './allowed-fetch.ts'
import { type Claims, claimsFromJson, joinClaims } from './claims.ts'

/** What must be remembered between sending the browser away and its coming back. */
export interface OidcFlow {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Who came back. `idToken`: shown to the provider at sign-out, so that it need not ask which session is meant. */
export interface OidcArrival {
  readonly issuer: string
  readonly subject: string
  readonly claims: Claims
  readonly idToken: string
}

export interface OidcProvider {
  /** Where to send the browser. Code flow with PKCE (S256), state and nonce. */
  readonly begin: (callback: string) => Promise<{ readonly location: string; readonly flow: OidcFlow }>
  /**
   * Exchanges the code of the address the browser came back to. Signature (never `none`), issuer, audience, expiry, nonce and state
   * are checked. Faults signInAborted, providerAnswerInvalid, those of fetchWithin.
   */
  readonly finish: (cameTo: URL, flow: OidcFlow) => Promise<OidcArrival>
  /** Where the provider ends its own session, null when it offers no such place. */
  readonly leaveAt: (idToken: string | null, afterwards: string) => string | null
  readonly metadata: () => Readonly<client.ServerMetadata>
  /** Hosts the provider points at that nobody has allowed; those of `optional` can be done without. */
  readonly strangers: () => { readonly needed: readonly string[]; readonly optional: readonly string[] }
}

/** Clocks of two machines may differ this much, in seconds. */
const clockDifference = 60

/** Fetches the provider's discovery document and answers what one can do with it. Faults of fetchWithin, providerAnswerInvalid. */
export async function openOidc(
  settings: OidcSettings,
  secret: string | null,
  effects: FetchEffects = fetchDefaults,
): Promise<OidcProvider> {
  const issuer = readIssuer(settings.issuer)
  const hosts = new Set([issuer.host, ...settings.hosts])
  const options: client.DiscoveryRequestOptions = {
    [client.customFetch]: fetchWithin(hosts, effects),
    execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
  }
  const found = await told(() => client.discovery(issuer, settings.clientId, undefined, client.None(), options))
  const config = configurationOf(found, settings, secret, options)
  return {
    begin: (callback) => begin(config, settings, callback),
    finish: (cameTo, flow) => told(() => finish(config, cameTo, flow, hosts)),
    leaveAt: (idToken, afterwards) => leaveAt(config, idToken, afterwards),
    metadata: () => config.serverMetadata(),
    strangers: () => strangersOf(config.serverMetadata(), hosts),
  }
}

/** The discovered provider with our secret, presented in the way it takes; ID tokens' signatures are always checked against its keys. */
function configurationOf(
  found: client.Configuration,
  { clientId }: OidcSettings,
  secret: string | null,
  options: client.DiscoveryRequestOptions,
): client.Configuration {
  const server = found.serverMetadata()
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const authentication =
    secret === null
      ? client.None()
      : ways.includes('client_secret_basic')
        ? client.ClientSecretBasic(secret)
        : client.ClientSecretPost(secret)
  const config = new client.Configuration({ ...server }, clientId, { [client.clockTolerance]: clockDifference }, authentication)
  const fetching = options[client.customFetch]
  if (fetching !== undefined) config[client.customFetch] = fetching
  for (const apply of options.execute ?? []) apply(config)
  client.enableNonRepudiationChecks(config)
  return config
}

async function begin(
  config: client.Configuration,
  { scopes }: OidcSettings,
  callback: string,
): Promise<{ location: string; flow: OidcFlow }> {
  const flow = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
  const location = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: scopes,
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  })
  return { location: location.href, flow }
}

async function finish(
  config: client.Configuration,
  cameTo: URL,
  flow: OidcFlow,
  hosts: ReadonlySet<string>,
): Promise<OidcArrival> {
  const tokens = await client.authorizationCodeGrant(config, cameTo, {
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    pkceCodeVerifier: flow.verifier,
    idTokenExpected: true,
  })
  const token = tokens.claims()
  if (token === undefined || tokens.id_token === undefined)
    throw new Error('openid-client answered without the ID token it was told to expect')
  // Many providers keep everything but the subject out of the ID token.
  const { userinfo_endpoint: place } = config.serverMetadata()
  const asked = place !== undefined && hosts.has(new URL(place).host)
  const more = asked ? await client.fetchUserInfo(config, tokens.access_token, token.sub) : {}
  return {
    issuer: token.iss,
    subject: token.sub,
    claims: joinClaims(claimsFromJson(more), claimsFromJson(token)),
    idToken: tokens.id_token,
  }
}

function leaveAt(config: client.Configuration, idToken: string | null, afterwards: string): string | null {
  const place = config.serverMetadata().end_session_endpoint
  if (place === undefined || !isSafe(new URL(place))) return null
  const hint: Record<string, string> = idToken === null ? {} : { id_token_hint: idToken }
  return client.buildEndSessionUrl(config, { post_logout_redirect_uri: afterwards, ...hint }).href
}

function strangersOf(
  server: Readonly<client.ServerMetadata>,
  hosts: ReadonlySet<string>,
): { needed: readonly string[]; optional: readonly string[] } {
  const outside = (places: readonly (string | undefined)[]): readonly string[] => [
    ...new Set(places.flatMap((place) => (place === undefined || hosts.has(new URL(place).host) ? [] : [new URL(place).host]))),
  ]
  const needed = outside([server.token_endpoint, server.jwks_uri])
  return { needed, optional: outside([server.userinfo_endpoint]).filter((host) => !needed.includes(host)) }
}

/** What openid-client refuses, as a fault that a person can read; its own wording goes no further. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (problem) {
    const fault = faultIn(problem)
    if (fault !== null) throw fault
    if (problem instanceof client.AuthorizationResponseError) throw new Fault('signInAborted', { code: codeIn(problem.error) })
    if (problem instanceof client.ResponseBodyError)
      throw new Fault('providerAnswerInvalid', { problem: signInWords.answered(codeIn(problem.error)) })
    if (problem instanceof client.ClientError || (problem instanceof Error && 'code' in problem)) {
      throw new Fault('providerAnswerInvalid', { problem: wordingOf(problem) })
    }
    throw problem
  }
}

function faultIn(problem: unknown): Fault | null {
  if (problem instanceof Fault) return problem
  return problem instanceof Error && problem.cause !== undefined ? faultIn(problem.cause) : null
}

/** An error code of OAuth as the provider sent it, held to the letters that such a code may have. */
const codeIn = (code: string): string => (/^[a-z_]{1,60}$/.test(code) ? code : signInWords.unknownError)

/** openid-client tells what it refused in the error, and why in the error's cause. */
function wordingOf(problem: Error): string {
  const said = `${problem.message} ${problem.cause instanceof Error ? problem.cause.message : ''}`
  const found = wordings.find(([pattern]) => pattern.test(said))
  return found === undefined ? signInWords.oidc.other : signInWords.oidc[found[1]]
}
const wordings: readonly (readonly [RegExp, keyof typeof signInWords.oidc])[] = [
  [/"state"|state.*parameter/i, 'state'],
  [/nonce/i, 'nonce'],
  [/"aud"|audience/i, 'audience'],
  [/"iss"|issuer/i, 'issuer'],
  [/"exp"|"iat"|"nbf"|expir|timestamp/i, 'time'],
  [/"alg"|algorithm/i, 'algorithm'],
  [/signature|JWS|JWK|key/i, 'signature'],
]
