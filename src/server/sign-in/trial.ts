import { X509Certificate } from 'node:crypto'
import { Fault, type Finding, type OidcSettings, type SamlSettings, type SaveProvider } from '../../contract/index.ts'
import { formatDate, trialWords } from '../../picture/index.ts'
import type { FetchEffects } from './allowed-fetch.ts'
import { openOidc } from './oidc.ts'
import { readIdentityProvider } from './saml-metadata.ts'

const said = trialWords
const good = (text: string): Finding => ({ state: 'good', text })
const note = (text: string): Finding => ({ state: 'note', text })
const wrong = (text: string): Finding => ({ state: 'wrong', text })

/** Tries a provider's settings out, saved or not, and tells in Swedish what works and what does not. Nobody is signed in. */
export async function tryProvider(
  { settings, secret }: Pick<SaveProvider, 'settings' | 'secret'>,
  keptSecret: string | null,
  now: Date,
  effects: FetchEffects,
): Promise<readonly Finding[]> {
  try {
    return settings.kind === 'oidc' ? await tryOidc(settings, secret ?? keptSecret, effects) : await trySaml(settings, now)
  } catch (problem) {
    if (problem instanceof Fault) return [wrong(problem.message)]
    throw problem
  }
}

async function tryOidc(settings: OidcSettings, secret: string | null, effects: FetchEffects): Promise<readonly Finding[]> {
  const provider = await openOidc(settings, secret, effects)
  const server = provider.metadata()
  const { needed, optional } = provider.strangers()
  const scopes = settings.scopes.split(/\s+/)
  const unknown = scopes.filter((scope) => server.scopes_supported?.includes(scope) === false)
  return [
    good(said.answers(server.issuer)),
    ...(server.authorization_endpoint === undefined ? [wrong(said.missing('authorization_endpoint'))] : []),
    ...(server.token_endpoint === undefined ? [wrong(said.missing('token_endpoint'))] : []),
    ...(server.jwks_uri === undefined ? [wrong(said.missing('jwks_uri'))] : []),
    ...needed.map((host) => wrong(said.hostNeeded(host))),
    ...optional.map((host) => note(said.hostOptional(host))),
    ...(server.response_types_supported?.includes('code') === false ? [wrong(said.noCode)] : []),
    ...(server.code_challenge_methods_supported?.includes('S256') === true ? [] : [note(said.noPkce)]),
    ...(scopes.includes('openid') ? [] : [wrong(said.noOpenid)]),
    ...unknown.map((scope) => note(said.unknownScope(scope))),
    secret === null ? note(said.noSecret) : note(said.secretUntried),
    server.end_session_endpoint === undefined ? note(said.noSignOut) : good(said.signOut),
  ]
}

async function trySaml({ metadata }: SamlSettings, now: Date): Promise<readonly Finding[]> {
  const { entityId, signInAt, certificates, validUntil } = await readIdentityProvider(metadata)
  const dates = certificates.map((pem) => new Date(new X509Certificate(pem).validTo))
  return [
    good(said.describes(entityId)),
    good(said.asksAt(new URL(signInAt).host)),
    ...dates.map((date) =>
      date < now
        ? note(said.certificateOld(formatDate(date.toISOString())))
        : good(said.certificate(formatDate(date.toISOString()))),
    ),
    ...(validUntil !== null && validUntil < now ? [note(said.metadataOld(formatDate(validUntil.toISOString())))] : []),
    note(said.samlUntried),
  ]
}
