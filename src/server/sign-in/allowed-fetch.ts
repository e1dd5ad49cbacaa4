import { Fault } from '../../contract/index.ts'
import { signInWords } from '../words/sign-in.ts'
import { isSafe } from './addresses.ts'

/** What openid-client hands to the function that fetches for it. */
interface Sending {
  readonly method: string
  readonly headers: Record<string, string>
  readonly body?: unknown
  readonly signal?: AbortSignal
}
export type AllowedFetch = (url: string, sending: Sending) => Promise<Response>

export interface FetchEffects {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}
export const fetchDefaults: FetchEffects = { fetch: (url, init) => fetch(url, init) }

const mostBytes = 1024 * 1024
const mostMilliseconds = 10_000

/**
 * The only way out of the program: asks the hosts named (`login.kommunen.se`, with port when it has one) and no other, over https,
 * follows no redirect, and reads at most one megabyte within ten seconds. Faults hostNotAllowed, providerRedirects,
 * providerUnreachable.
 */
export function fetchWithin(hosts: ReadonlySet<string>, { fetch }: FetchEffects = fetchDefaults): AllowedFetch {
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address)
    if (!isSafe(url) || !hosts.has(url.host)) throw new Fault('hostNotAllowed', { host: url.host })
    const limit = AbortSignal.timeout(mostMilliseconds)
    const init: RequestInit = {
      method,
      headers,
      redirect: 'manual',
      signal: signal === undefined ? limit : AbortSignal.any([signal, limit]),
    }
    if (body !== undefined && body !== null) init.body = body as NonNullable<RequestInit['body']>
    const response = await fetch(url.href, init).catch((problem: unknown) => {
      throw new Fault('providerUnreachable', { host: url.host, problem: reasonOf(problem) })
    })
    if (response.status >= 300 && response.status < 400)
      throw new Fault('providerRedirects', { host: url.host, to: targetOf(response, url) })
    return new Response(await limited(response, url.host), { status: response.status, headers: response.headers })
  }
}

function targetOf(response: Response, from: URL): string {
  const location = response.headers.get('location') ?? ''
  return URL.canParse(location, from) ? new URL(location, from).host : signInWords.addresses.unknown
}

async function limited(response: Response, host: string): Promise<Uint8Array<ArrayBuffer> | null> {
  if (response.body === null) return null
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for await (const part of response.body) {
      size += part.length
      if (size > mostBytes) throw new Fault('providerUnreachable', { host, problem: signInWords.unreachable.large })
      parts.push(part)
    }
  } catch (problem) {
    if (problem instanceof Fault) throw problem
    throw new Fault('providerUnreachable', { host, problem: reasonOf(problem) })
  }
  return Buffer.concat(parts)
}

/** Why there was no answer, in words: node tells it by a code in the error's cause. */
function reasonOf(problem: unknown): string {
  if (problem instanceof Error && (problem.name === 'TimeoutError' || problem.name === 'AbortError'))
    return signInWords.unreachable.slow
  const cause = problem instanceof Error && problem.cause instanceof Error ? problem.cause : problem
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const told = reasons.find(([pattern]) => pattern.test(code))
  return told === undefined ? signInWords.unreachable.broken : signInWords.unreachable[told[1]]
}
const reasons: readonly (readonly [RegExp, keyof typeof signInWords.unreachable])[] = [
  [/^ENOTFOUND$|^EAI_/, 'name'],
  [/^ECONNREFUSED$/, 'port'],
  [/TIMEDOUT|TIMEOUT/, 'late'],
  [/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/, 'certificate'],
]
