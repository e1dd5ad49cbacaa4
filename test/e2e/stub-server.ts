// A stand-in for the server, for the screens alone: built files under the same content policy, made-up answers, and on demand the
// states a healthy server is seldom in (slow, refusing, empty, no demo folder).
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'
import type { Feeds, Loads, MailState, Query, Session, Status } from '../../src/contract/index.ts'
import { catalogue, madeUp, people } from './made-up.ts'

/** `slow`: answers never come · `refused`: a fault instead of figures · `broken`: a 500 · `bare`: nothing loaded, no demo people */
export type Mood = 'well' | 'slow' | 'refused' | 'broken' | 'bare'

export interface Stub {
  readonly address: string
  mood: Mood
  readonly close: () => Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}
const policy = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
const csrf = 'made-up-token'

/** Serves the built files under `root` and made-up answers on a free port of the loopback address. */
export async function startStub(root: string): Promise<Stub> {
  const stub = { mood: 'well' as Mood, root }
  const sessions = new Map<string, string>()
  const server = createServer((request, response) => {
    answer(request, response, stub, sessions).catch((problem: unknown) => {
      response.writeHead(500).end(String(problem))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(stub, { address: addressOf(server), close: () => closed(server) })
}

function addressOf(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the stub listens on no port')
  return `http://127.0.0.1:${address.port}`
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.closeAllConnections()
    server.close(() => resolve())
  })

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  stub: { readonly mood: Mood; readonly root: string },
  sessions: Map<string, string>,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://stub').pathname
  if (!path.startsWith('/api/')) return file(stub.root, path, response)
  const visitor = /visitor=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? Math.random().toString(36).slice(2)
  const json = (status: number, body: unknown): void => {
    response.writeHead(status, {
      'content-type': 'application/json',
      'set-cookie': `visitor=${visitor}; HttpOnly; SameSite=Strict; Path=/`,
    })
    response.end(JSON.stringify(body))
  }
  if (request.method !== 'GET' && request.headers['x-csrf-token'] !== csrf)
    return json(403, { fault: 'notPermitted', message: 'Sidan är för gammal. Ladda om den.' })
  if (path === '/api/session') {
    if (request.method === 'DELETE') sessions.delete(visitor)
    if (request.method === 'POST') sessions.set(visitor, (JSON.parse(await text(request)) as { person: string }).person)
    return json(200, session(sessions.get(visitor), stub.mood))
  }
  if (path === '/api/status')
    return json(200, stub.mood === 'bare' ? { ...status, sources: [], asOf: null, generation: null } : status)
  if (stub.mood === 'slow') return
  if (stub.mood === 'broken') return json(500, { error: 'Internal Server Error' })
  if (path === '/api/catalogue') return json(200, catalogue)
  if (path === '/api/versions') return json(200, { versions: [] })
  if (path === '/api/feeds') return json(200, feeds)
  if (path === '/api/mail') return json(200, mail)
  if (path === '/api/loads') return json(200, stub.mood === 'bare' ? { loads: [] } : loads)
  const { queries } = JSON.parse(await text(request)) as { queries: Query[] }
  const refusal = {
    fault: 'noGeneration',
    message: 'Det finns inga inlästa uppgifter ännu. Läs in elevregister och betyg först.',
  }
  json(200, { answers: queries.map((query) => (stub.mood === 'refused' ? refusal : madeUp(query))) })
}

async function text(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const part of request) body += String(part)
  return body
}

async function file(root: string, path: string, response: ServerResponse): Promise<void> {
  const wanted = extname(path) === '' ? 'index.html' : normalize(path)
  const headers = { 'content-security-policy': policy, 'content-type': types[extname(wanted)] ?? 'application/octet-stream' }
  const bytes = await readFile(join(root, wanted))
  response.writeHead(200, headers).end(bytes)
}

const session = (id: string | undefined, mood: Mood): Session => ({
  person: people.find((person) => person.id === id) ?? null,
  account: null,
  demo: mood === 'bare' ? null : [...people],
  providers: [],
  setUp: false,
  csrf,
})

const status: Status = {
  municipality: 'Demokommun',
  demo: true,
  generation: 41,
  asOf: '2026-11-23T05:10:00.000Z',
  sources: [
    { source: 'scb-grades-9', label: 'Slutbetyg årskurs 9', loadedAt: '2026-11-23T05:04:00.000Z', extracted: '2025-06-12' },
    { source: 'roster', label: 'Elevregister', loadedAt: '2026-11-23T05:02:00.000Z', extracted: null },
  ],
}

const mail: MailState = {
  demo: false,
  settings: {
    ...({ on: true, host: 'smtp.demokommun.se', port: 587, security: 'starttls', user: 'skolspegel', language: 'sv' } as const),
    ...{ from: 'skolspegel@demokommun.se', to: ['karin.holm@demokommun.se', 'skoldata@demokommun.se'] },
  },
  hasPassword: true,
  mails: [
    {
      ...({
        id: 2,
        kind: 'late',
        about: 'Elevregister',
        to: 'karin.holm@demokommun.se',
        state: 'waiting',
        sentAt: null,
      } as const),
      ...{ queuedAt: '2026-06-10T05:00:00Z', nextAt: '2026-06-10T06:00:00Z', problem: 'Mejlservern svarade inte i tid.' },
    },
    {
      ...({ id: 1, kind: 'trial', about: null, to: 'skoldata@demokommun.se', state: 'sent', problem: null } as const),
      ...{ queuedAt: '2026-06-09T12:00:00Z', sentAt: '2026-06-09T12:00:01Z', nextAt: null },
    },
  ],
}

const passed = { check: 'volume', severity: 'blocking', count: 0, message: 'Volymen är som vid förra inläsningen.' }
const feeds: Feeds = {
  feeds: [
    {
      ...({ source: 'roster', at: '02:30', everyDays: 7, label: 'Elevregister', folder: '/srv/inbox/roster' } as const),
      ...{ waiting: ['elever.csv'], loadedAt: '2026-06-10T04:10:00Z', rows: 6120, remarks: 0, next: '2026-06-11T00:30:00Z' },
    },
    {
      ...({
        source: 'scb-grades-9',
        at: null,
        everyDays: null,
        label: 'Slutbetyg åk 9 (SCB)',
        folder: '/srv/inbox/scb-grades-9',
      } as const),
      ...{ waiting: [], loadedAt: null, rows: 640, remarks: 1, next: null },
    },
  ],
  running: { id: 7, source: 'roster', since: '2026-06-10T04:10:00Z', files: 2, usually: 9000 },
  troubles: [{ kind: 'stopped', source: 'scb-grades-9', text: 'Slutbetyg åk 9 (SCB): den senaste leveransen stoppades.' }],
  runs: [
    {
      ...({ id: 7, source: 'roster', cause: 'time', outcome: null, load: null, files: ['elever.csv'], problem: null } as const),
      ...{ beganAt: '2026-06-10T04:10:00Z', endedAt: null },
    },
    {
      ...({ id: 6, source: 'scb-grades-9', cause: 'retry', outcome: 'failed', load: null, problem: 'Disken är full.' } as const),
      ...{ files: ['00010010-2026.txt'], beganAt: '2026-06-09T04:10:00Z', endedAt: '2026-06-09T04:11:00Z' },
    },
  ],
}

const loads: Loads = {
  loads: Array.from({ length: 24 }, (_, index) => ({
    load: index + 1,
    at: `2026-11-${String(1 + Math.floor(index / 2)).padStart(2, '0')}T06:0${index % 10}:00.000Z`,
    source: index % 3 === 0 ? 'roster' : 'scb-grades-9',
    status: index === 20 ? 'stopped' : index === 19 ? 'unchanged' : 'published',
    files: 1,
    rows: { read: 96 + index, accepted: index === 20 ? 0 : 95 + index, rejected: index % 5 === 4 ? 1 : 0 },
    checks:
      index === 20
        ? [
            {
              ...passed,
              count: 41,
              message: 'En skola saknas: filen har 41 % färre rader än förra gången. Kontrollera att alla skolor är med.',
            },
          ]
        : [passed],
    generation: index === 20 ? null : index + 1,
  })),
}
