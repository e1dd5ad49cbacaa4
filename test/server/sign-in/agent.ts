// A browser without a page: keeps cookies per host and path-less, follows redirects one at a time, fills in forms.
import assert from 'node:assert/strict'

export interface Answer {
  readonly status: number
  /** where the answer sends the browser on to, null when it does not */
  readonly to: URL | null
  readonly text: string
  readonly headers: Headers
}

export interface Agent {
  readonly get: (url: URL | string) => Promise<Answer>
  readonly post: (url: URL | string, form: Readonly<Record<string, string>>) => Promise<Answer>
  readonly json: (
    method: 'GET' | 'POST' | 'DELETE',
    url: URL | string,
    body?: unknown,
    csrf?: string,
  ) => Promise<{ status: number; body: unknown }>
  readonly cookies: (host: string) => ReadonlyMap<string, string>
}

export function newAgent(): Agent {
  const jars = new Map<string, Map<string, string>>()
  const jar = (host: string): Map<string, string> => {
    const found = jars.get(host) ?? new Map<string, string>()
    jars.set(host, found)
    return found
  }
  const send = async (address: URL | string, init: RequestInit): Promise<Response> => {
    const url = new URL(address)
    const cookies = jar(url.host)
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(set)) cookies.delete(name)
      else cookies.set(name, value)
    }
    return response
  }
  const answered = async (response: Response, from: URL | string): Promise<Answer> => {
    const location = response.headers.get('location')
    return {
      status: response.status,
      to: location === null ? null : new URL(location, from),
      text: await response.text(),
      headers: response.headers,
    }
  }
  return {
    get: async (url) => answered(await send(url, {}), url),
    post: async (url, form) => answered(await send(url, { method: 'POST', body: new URLSearchParams(form) }), url),
    json: async (method, url, body, csrf) => {
      const headers: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
      if (csrf !== undefined) headers['x-csrf-token'] = csrf
      const response = await send(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      return { status: response.status, body: JSON.parse(await response.text()) as unknown }
    },
    cookies: jar,
  }
}

/** Follows redirects for as long as they stay at `host`; answers the first address elsewhere, or the page where they end. */
export async function follow(
  agent: Agent,
  from: URL | string,
  host: string,
): Promise<{ readonly left: URL | null; readonly page: Answer }> {
  let url = new URL(from)
  for (let steps = 0; steps < 20; steps++) {
    const page = await agent.get(url)
    if (page.to === null) return { left: null, page }
    if (page.to.host !== host) return { left: page.to, page }
    url = page.to
  }
  assert.fail(`more than twenty redirects from ${from}`)
}
