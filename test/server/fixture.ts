// A small demo municipality, served by the real server over a made-up web app.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { type Person, SessionSchema } from '../../src/contract/index.ts'
import { appDefaults, buildApp, type House, openHouse } from '../../src/server/index.ts'
import type { Incident } from '../../src/server/refusals.ts'
import { settleDemo } from '../settled-demo.ts'

export const shell = `<!doctype html><title>Skolspegel</title>${' '.repeat(2000)}`
export const englishShell = shell.replace('<title>', '<title lang="en">')
export const script = `export const a = ${JSON.stringify('å'.repeat(2000))}`

export interface Fixture {
  readonly data: string
  readonly web: string
  readonly house: House
  readonly app: FastifyInstance
  readonly incidents: readonly Incident[]
  readonly close: () => Promise<void>
}

/** Makes one school year of the municipality and opens the server over them. */
export async function openFixture(most = { requests: 10_000, signIns: 10_000 }): Promise<Fixture> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-server-'))
  const data = join(folder, 'data')
  const web = join(folder, 'web')
  mkdirSync(join(web, 'assets'), { recursive: true })
  writeFileSync(join(web, 'index.html'), shell)
  writeFileSync(join(web, 'en.html'), englishShell)
  writeFileSync(join(web, 'assets/main-1a2b3c.js'), script)
  writeFileSync(join(web, 'assets/main-1a2b3c.js.gz'), gzipSync(script))
  await settleDemo(data, { from: 2024, to: 2024 })
  const house = openHouse(data)
  const incidents: Incident[] = []
  const app = await buildApp(house, { ...appDefaults, web, most, log: (incident) => incidents.push(incident) })
  const close = async (): Promise<void> => {
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true })
  }
  return { data, web, house, app, incidents, close }
}

/** A folder where nothing has been loaded and nobody has an account, served; `secret` makes the first administrator. */
export async function openEmpty(most = { requests: 10_000, signIns: 10_000 }): Promise<Fixture & { readonly secret: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-empty-'))
  const [data, web] = [join(folder, 'data'), join(folder, 'web')]
  mkdirSync(web)
  writeFileSync(join(web, 'index.html'), shell)
  const house = openHouse(data)
  const incidents: Incident[] = []
  const app = await buildApp(house, { ...appDefaults, web, most, log: (incident) => incidents.push(incident) })
  const close = async (): Promise<void> => {
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true })
  }
  return { data, web, house, app, incidents, close, secret: house.setUp.open() }
}

/** A browser: keeps the cookie, sends the cross-site token. What is not JSON, as a redirection or a file, is answered as text. */
export interface Visitor {
  readonly ask: (
    method: 'GET' | 'POST' | 'DELETE',
    url: string,
    body?: unknown,
  ) => Promise<{ status: number; body: unknown; bytes: Buffer }>
  readonly cookie: () => string
}

export async function visit(app: FastifyInstance, person: string | null): Promise<Visitor> {
  let cookie = ''
  let csrf = ''
  const ask: Visitor['ask'] = async (method, url, body) => {
    const options: InjectOptions = { method, url, headers: { cookie, 'x-csrf-token': csrf } }
    const response = await app.inject(body === undefined ? options : { ...options, payload: body as object })
    const [set] = response.cookies
    if (set !== undefined) cookie = `${set.name}=${set.value}`
    const json = String(response.headers['content-type']).includes('json')
    const answered: unknown = json ? response.json() : response.body
    const session = SessionSchema.safeParse(answered)
    if (session.success) csrf = session.data.csrf
    return { status: response.statusCode, body: answered, bytes: response.rawPayload }
  }
  await ask('GET', '/api/session')
  if (person !== null) await ask('POST', '/api/session', { person })
  return { ask, cookie: () => cookie }
}

/** The demo person who holds a role (the first of several). */
export function personWith(house: House, role: Person['role']): Person {
  const person = house.demo?.people.find((candidate) => candidate.role === role)
  if (person === undefined) throw new Error(`the demo has nobody who is ${role}`)
  return person
}

/** Every address the server knows with its methods, put together from the tree that Fastify prints. */
export function addressesOf(app: FastifyInstance): readonly string[] {
  const above: string[] = []
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, branch = '', part = '', methods] = /^([│├└─\s]*)(\S+)(?: \(([A-Z, ]+)\))?/u.exec(line) ?? []
      const depth = branch.length / 4
      above.splice(depth - 1, above.length, part)
      return methods === undefined ? [] : [`${above.join('')} ${methods}`]
    })
}
