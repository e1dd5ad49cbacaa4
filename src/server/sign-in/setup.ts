import {
  type ClaimRule,
  Fault,
  type Previewed,
  type ProviderSettings,
  type SaveProvider,
  type SignInSetup,
} from '../../contract/index.ts'
import { noteEvent } from '../accounts/begin-session.ts'
import type { House } from '../house.ts'
import { signInWords } from '../words/sign-in.ts'
import { ownAddresses, readIssuer, readOwnAddress } from './addresses.ts'
import { applyRules, checkRules } from './claim-rules.ts'
import { readPastedClaims } from './claims.ts'
import { readIdentityProvider } from './saml-metadata.ts'

// What an administrator decides about identity providers: on the page Inloggning and on the command line. `by`: an account id, or
// `system` for the operator.

export function signInSetup({ signIn }: Pick<House, 'signIn'>): SignInSetup {
  const address = signIn.address()
  const own = address === null ? null : ownAddresses(address)
  return {
    address,
    own: own === null ? null : { entityId: own.entityId, metadata: own.metadata, assertions: own.assertions },
    providers: signIn.providers().map(({ id, settings, hasSecret }) => ({
      id,
      settings,
      hasSecret,
      callback: settings.kind === 'oidc' && own !== null ? own.callback(id) : null,
    })),
    rules: [...signIn.rules()],
  }
}

/** Fault invalidAddress. */
export function saveOwnAddress(house: House, written: string, by: string): void {
  const address = readOwnAddress(written)
  noteEvent(house, { kind: 'settings', actor: by, purpose: 'ownAddress', question: JSON.stringify({ address }) })
  house.signIn.setAddress(address)
}

/** Adds or changes a provider and answers its id. Faults unknownProvider, invalidAddress, samlMetadataInvalid. */
export async function saveProvider(house: House, wanted: SaveProvider, by: string): Promise<string> {
  const settings = await checked(wanted.settings)
  const { id, secret } = wanted
  if (id !== null && house.signIn.provider(id) === null) throw new Fault('unknownProvider', { id })
  const told = settings.kind === 'oidc' ? { issuer: settings.issuer, clientId: settings.clientId, hosts: settings.hosts } : {}
  const question = JSON.stringify({ provider: id, kind: settings.kind, ...told, newSecret: secret !== null })
  noteEvent(house, { kind: 'settings', actor: by, purpose: id === null ? 'providerAdded' : 'providerChanged', question })
  const saved = house.signIn.save({ id, settings, secret: settings.kind === 'oidc' ? secret : null })
  if (saved === null) throw new Fault('unknownProvider', { id: id ?? '' })
  house.desk.forget(saved)
  return saved
}

async function checked(settings: ProviderSettings): Promise<ProviderSettings> {
  if (settings.kind === 'saml') {
    await readIdentityProvider(settings.metadata)
    return settings
  }
  readIssuer(settings.issuer)
  return { ...settings, hosts: settings.hosts.map(hostIn) }
}

/** `https://graph.example.se/x` and `graph.example.se` are the same host. Fault invalidAddress. */
function hostIn(written: string): string {
  const text = written.trim()
  const address = text.includes('://') ? text : `https://${text}`
  if (!URL.canParse(address)) throw new Fault('invalidAddress', { address: text, problem: signInWords.addresses.host })
  return new URL(address).host
}

/** Fault unknownProvider. */
export function setProviderRemoved(house: House, id: string, removed: boolean, by: string): void {
  noteEvent(house, {
    kind: 'settings',
    actor: by,
    purpose: removed ? 'providerRemoved' : 'providerRestored',
    question: JSON.stringify({ provider: id }),
  })
  if (!house.signIn.setRemoved(id, removed)) throw new Fault('unknownProvider', { id })
  house.desk.forget(id)
}

/** Fault invalidClaimRule. */
export function saveClaimRules(house: House, rules: readonly ClaimRule[], by: string): void {
  checkRules(rules)
  noteEvent(house, { kind: 'settings', actor: by, purpose: 'claimRules', question: JSON.stringify({ rules }) })
  house.signIn.saveRules(rules)
}

/** What example claims would give by rules that need not be saved. Nothing is kept. Faults unreadableClaims, invalidClaimRule. */
export function previewClaimRules(provider: string | null, pasted: string, rules: readonly ClaimRule[]): Previewed {
  checkRules(rules)
  const claims = readPastedClaims(pasted)
  if (claims === null) throw new Fault('unreadableClaims', {})
  return {
    claims: [...claims].map(([name, values]) => ({ name, values: [...values] })),
    outcomes: [...applyRules(rules, claims, provider)],
  }
}
