// A house without figures, served on this machine, with its administrator's hands.
import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClaimRule, ProviderSettings, Session } from '../../../src/contract/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../../src/server/index.ts'
import type { Incident } from '../../../src/server/refusals.ts'
import { saveProvider } from '../../../src/server/sign-in/setup.ts'
import { type Agent, newAgent } from './agent.ts'
import { clientId, clientSecret } from './oidc-idp.ts'

export interface Served {
  readonly data: string
  readonly house: House
  readonly address: string
  readonly incidents: readonly Incident[]
  /** `id` null: a new one */
  readonly saveOidc: (id: string | null, label: string, issuer: string) => Promise<string>
  readonly saveSaml: (label: string, metadata: string) => Promise<string>
  readonly close: () => Promise<void>
}

/** `built`: the folder of a built app, null for a made-up page. `port`: known beforehand, since a provider must know our addresses before we know the provider. */
export async function serve(port: number, built: string | null = null): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-sign-in-'))
  const data = join(folder, 'data')
  const web = built ?? madeUpWeb(folder)
  const house = openHouse(data)
  const incidents: Incident[] = []
  const app = await buildApp(house, {
    ...appDefaults,
    web,
    most: { requests: 10_000, signIns: 10_000 },
    log: (incident) => incidents.push(incident),
  })
  const address = await app.listen({ port, host: '127.0.0.1' })
  house.signIn.setAddress(address)
  const close = async (): Promise<void> => {
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true })
  }
  return {
    data,
    house,
    address,
    incidents,
    saveOidc: (id, label, issuer) => {
      const settings: ProviderSettings = { kind: 'oidc', label, issuer, clientId, scopes: 'openid profile', hosts: [] }
      return saveProvider(house, { id, settings, secret: clientSecret }, 'system')
    },
    saveSaml: (label, metadata) =>
      saveProvider(house, { id: null, settings: { kind: 'saml', label, metadata }, secret: null }, 'system'),
    close,
  }
}

function madeUpWeb(folder: string): string {
  const web = join(folder, 'web')
  mkdirSync(web)
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Skolspegel</title>')
  return web
}

/** A port that nobody listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A rule for everyone's providers. */
export const rule = (
  claim: string,
  pattern: string,
  role: ClaimRule['role'],
  scope: ClaimRule['scope'] = { kind: 'whole' },
): ClaimRule => ({
  provider: null,
  claim,
  pattern,
  role,
  scope,
})

export interface Visitor {
  readonly agent: Agent
  readonly session: () => Promise<Session>
  /** Presses a provider's button: where the browser is sent. */
  readonly start: (way: string, returnTo?: string) => Promise<{ status: number; location: string; message: string }>
  readonly refusal: () => Promise<{ fault: string; message: string } | null>
  readonly ask: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<{ status: number; body: unknown }>
}

export function visitor(address: string): Visitor {
  const agent = newAgent()
  const session = async (): Promise<Session> => (await agent.json('GET', `${address}/api/session`)).body as Session
  const ask: Visitor['ask'] = async (method, path, body) => agent.json(method, `${address}${path}`, body, (await session()).csrf)
  return {
    agent,
    session,
    ask,
    start: async (way, returnTo = '/') => {
      const { status, body } = await ask('POST', '/api/sign-in/start', { way, returnTo })
      const { location = '', message = '' } = body as { location?: string; message?: string }
      return { status, location, message }
    },
    refusal: async () =>
      ((await ask('GET', '/api/sign-in/refusal')).body as { refusal: { fault: string; message: string } | null }).refusal,
  }
}

/** Every byte of the files in the data folder that `wanted` picks by name, as text of one character a byte. */
export function everyByte(data: string, wanted: (file: string) => boolean): string {
  const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && wanted(entry.name),
  )
  assert.ok(files.length > 0, 'no such file')
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n')
}
