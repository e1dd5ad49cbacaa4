import { Fault, type Finding, type Language, language, type SaveProvider } from '../../contract/index.ts'
import type { KnownProvider, SignInSettings } from '../../store/index.ts'
import { inLanguage } from '../language.ts'
import { ownAddresses } from './addresses.ts'
import type { FetchEffects } from './allowed-fetch.ts'
import { fetchDefaults } from './allowed-fetch.ts'
import { makeSigningKey, type SigningKey } from './certificate.ts'
import type { Claims } from './claims.ts'
import { type FlowEffects, flowDefaults, hashOf, keepWaiting, newSecret } from './flows.ts'
import { type OidcFlow, type OidcProvider, openOidc } from './oidc.ts'
import { askSaml, ownMetadata, questionAnswered, readSaml } from './saml.ts'
import { readIdentityProvider } from './saml-metadata.ts'
import { tryProvider } from './trial.ts'

/** Who has come back from a provider. `hint`: what the provider wants to see at sign-out. */
export interface Arrival {
  readonly provider: KnownProvider
  readonly issuer: string
  readonly subject: string
  readonly claims: Claims
  readonly hint: string | null
  readonly returnTo: string
}

/** `browser`: the secret of the flow cookie, which binds what is begun to the browser that began it. */
export interface Desk {
  /** Sends the browser to a provider. Faults unknownProvider, ownAddressMissing, providerUnreachable … */
  readonly depart: (id: string, returnTo: string, browser: string) => Promise<string>
  /** The browser came back with a code. Faults signInLost and those of the checks. */
  readonly returnOidc: (id: string, search: string, browser: string | null) => Promise<Arrival>
  /**
   * The browser came back with a SAML answer, from another site and so without any cookie of ours: the answer is checked and waits under
   * a handle, for the browser to fetch with its cookie.
   */
  readonly answerSaml: (encoded: string) => Promise<string>
  readonly collect: (handle: string, browser: string | null) => Arrival
  /** What stood in the way of the browser's last sign-in, told once. */
  readonly refuse: (browser: string, refusal: Refusal) => void
  readonly refusal: (browser: string) => Refusal | null
  /** Where the provider ends its own session too, null when it has no such place or does not answer. */
  readonly leaveAt: (id: string, hint: string | null) => Promise<string | null>
  /** Our own SAML metadata. Fault ownAddressMissing. */
  readonly metadata: () => string
  /** Forgets what was fetched from a provider: its settings have changed. */
  readonly forget: (id: string) => void
  /** Tries settings out, with the secret kept when none is given. */
  readonly trial: (provider: SaveProvider) => Promise<readonly Finding[]>
}
export interface Refusal {
  readonly fault: string
  readonly message: string
}

export interface DeskEffects extends FetchEffects, FlowEffects {}
export const deskDefaults: DeskEffects = { ...fetchDefaults, ...flowDefaults }

const minute = 60_000
/** Time to type a password and a code, and to find the telephone for it. */
const flowMinutes = 10
const collectMinutes = 1

interface Begun {
  /** of whoever began: what stands in the way is told in it, though the provider's page sends no word of ours along */
  readonly language: Language
  readonly provider: string
  readonly browser: string
  readonly returnTo: string
  readonly at: Date
}

export function openDesk(settings: SignInSettings, effects: DeskEffects = deskDefaults): Desk {
  const codes = keepWaiting<Begun & { readonly flow: OidcFlow }>(flowMinutes * minute, effects)
  const questions = keepWaiting<Begun>(flowMinutes * minute, effects)
  const arrivals = keepWaiting<Arrival & { readonly browser: string }>(collectMinutes * minute, effects)
  const refusals = keepWaiting<Refusal>(flowMinutes * minute, effects)
  const oidc = keepOpen(settings, effects)
  const own = (): ReturnType<typeof ownAddresses> => ownAddresses(addressOf(settings))
  const key = (): SigningKey => signingKeyOf(settings)
  return {
    depart: async (id, returnTo, browser) => {
      const provider = knownOf(settings, id)
      const begun = { language: language(), provider: id, browser: hashOf(browser), returnTo, at: effects.clock() }
      if (provider.settings.kind === 'oidc') {
        const { location, flow } = await (await oidc.open(provider)).begin(own().callback(id))
        codes.keep(flow.state, { ...begun, flow })
        return location
      }
      const question = `_${effects.random(20).toString('hex')}`
      const location = await askSaml(await readIdentityProvider(provider.settings.metadata), own(), key(), question)
      questions.keep(question, begun)
      return location
    },
    returnOidc: async (id, search, browser) => {
      const begun = codes.take(new URLSearchParams(search).get('state') ?? '')
      if (begun === null || begun.provider !== id || !belongs(begun, browser)) throw new Fault('signInLost', {})
      return inLanguage(begun.language, async () => {
        const provider = knownOf(settings, id)
        const opened = await oidc.open(provider)
        const { issuer, subject, claims, idToken } = await opened.finish(new URL(`${own().callback(id)}${search}`), begun.flow)
        return { provider, issuer, subject, claims, hint: idToken, returnTo: begun.returnTo }
      })
    },
    answerSaml: async (encoded) => {
      // Taken before anything else is asked: a question is answered once, rightly or wrongly.
      const id = await questionAnswered(encoded, own())
      const begun = questions.take(id)
      if (begun === null) throw new Fault('signInLost', {})
      return inLanguage(begun.language, async () => {
        try {
          const provider = knownOf(settings, begun.provider)
          if (provider.settings.kind !== 'saml') throw new Fault('signInLost', {})
          const idp = await readIdentityProvider(provider.settings.metadata)
          const arrival = await readSaml(encoded, { id, at: begun.at }, idp, own(), key())
          const handle = newSecret(effects)
          arrivals.keep(handle, { ...arrival, provider, hint: null, returnTo: begun.returnTo, browser: begun.browser })
          return handle
        } catch (problem) {
          if (problem instanceof Fault) refusals.keep(begun.browser, { fault: problem.code, message: problem.message })
          throw problem
        }
      })
    },
    collect: (handle, browser) => {
      const arrival = arrivals.take(handle)
      if (arrival === null || !belongs(arrival, browser)) throw new Fault('signInLost', {})
      return arrival
    },
    refuse: (browser, refusal) => refusals.keep(hashOf(browser), refusal),
    refusal: (browser) => refusals.take(hashOf(browser)),
    leaveAt: async (id, hint) => {
      const provider = settings.provider(id)
      if (provider?.settings.kind !== 'oidc' || settings.address() === null) return null
      const opened = await oidc.open(provider).catch((problem: unknown) => {
        if (problem instanceof Fault) return null // whoever signs out here is signed out here, whatever the provider is up to
        throw problem
      })
      return opened?.leaveAt(hint, own().afterSignOut) ?? null
    },
    metadata: () => ownMetadata(own(), key()),
    forget: oidc.forget,
    trial: ({ id, settings: wanted, secret }) =>
      tryProvider({ settings: wanted, secret }, id === null ? null : settings.secretOf(id), effects.clock(), effects),
  }
}

function belongs({ browser }: { readonly browser: string }, presented: string | null): boolean {
  return presented !== null && hashOf(presented) === browser
}

function knownOf(settings: SignInSettings, id: string): KnownProvider {
  const provider = settings.provider(id)
  if (provider === null) throw new Fault('unknownProvider', { id })
  return provider
}

function addressOf(settings: SignInSettings): string {
  const address = settings.address()
  if (address === null) throw new Fault('ownAddressMissing', {})
  return address
}

/** Our SAML key, made the first time it is needed and kept encrypted. */
function signingKeyOf(settings: SignInSettings): SigningKey {
  return JSON.parse(settings.kept('samlKey', () => JSON.stringify(makeSigningKey('Skolspegel')))) as SigningKey
}

const freshFor = 60 * minute
const usableFor = 24 * 60 * minute

/** What each provider's discovery document said: asked for anew after an hour, and used for a day when there is no answer then. */
function keepOpen(settings: SignInSettings, effects: DeskEffects) {
  const kept = new Map<string, { readonly provider: OidcProvider; readonly at: number }>()
  return {
    open: async ({ id, settings: wanted }: KnownProvider): Promise<OidcProvider> => {
      if (wanted.kind !== 'oidc') throw new Error(`the provider ${id} does not speak OpenID Connect`)
      const now = effects.clock().getTime()
      const found = kept.get(id)
      if (found !== undefined && now - found.at < freshFor) return found.provider
      try {
        const provider = await openOidc(wanted, settings.secretOf(id), effects)
        kept.set(id, { provider, at: now })
        return provider
      } catch (problem) {
        if (found !== undefined && now - found.at < usableFor && problem instanceof Fault) return found.provider
        throw problem
      }
    },
    forget: (id: string): void => void kept.delete(id),
  }
}
