// Files over the real server: the same figures as the page's own questions, noted before they leave, and given up when the reader goes.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, before, test } from 'node:test'
import { read, utils } from '@e965/xlsx'
import type { FastifyInstance } from 'fastify'
import {
  type Answers,
  type Exports,
  type FaultBody,
  type Pack,
  type Person,
  SessionSchema,
  type View,
} from '../../src/contract/index.ts'
import { plain, viewOfQuestion } from '../../src/picture/index.ts'
import { pressLimits } from '../../src/server/exports/press.ts'
import { appDefaults, buildApp } from '../../src/server/index.ts'
import { type Fixture, openFixture, personWith, visit } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

const view = (more: Partial<Parameters<typeof viewOfQuestion>[0]>): View =>
  viewOfQuestion({ ...plain, measure: 'meritValue', rows: 'school', series: 'sex', ...more })
const packOf = (...views: readonly View[]): Pack => ({
  ...{ title: 'Läget: våren', about: null, lead: null, generation: null },
  blocks: views.map((each, at) => ({ kind: 'question', id: `q${at}`, title: null, view: each })),
})
const bodyOf = (format: string, pack: Pack, more: object = {}): object => ({
  format,
  for: 'me',
  pack,
  address: '/utforska?version=1',
  ...more,
})

interface Sender {
  readonly send: (
    body: object,
  ) => Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer; fault: FaultBody | null }>
  readonly headers: Record<string, string>
}

/** Somebody signed in, who gets files as the bytes they are. */
async function signedIn(app: FastifyInstance, person: Person): Promise<Sender> {
  const first = await app.inject({ method: 'GET', url: '/api/session' })
  const cookieOf = (response: typeof first): string => response.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const headersOf = (response: typeof first, cookie: string): Record<string, string> => ({
    cookie,
    'x-csrf-token': SessionSchema.parse(response.json()).csrf,
  })
  const visitor = headersOf(first, cookieOf(first))
  const entered = await app.inject({ method: 'POST', url: '/api/session', headers: visitor, payload: { person: person.id } })
  const headers = headersOf(entered, cookieOf(entered))
  return {
    headers,
    send: async (payload) => {
      const response = await app.inject({ method: 'POST', url: '/api/export', headers, payload })
      const json = String(response.headers['content-type']).includes('json')
      return {
        ...{ status: response.statusCode, headers: response.headers, bytes: response.rawPayload },
        fault: json ? response.json<FaultBody>() : null,
      }
    },
  }
}

const head = (): Person => personWith(fixture.house, 'head')
const principal = (): Person => personWith(fixture.house, 'principal')
const starts: Readonly<Record<string, RegExp>> = {
  xlsx: /^PK/,
  pdf: /^%PDF-1\.7/,
  csv: /^\ufeffFråga;/,
  svg: /^<\?xml/,
  png: /^.PNG/,
}

test('every format leaves with its type, a Swedish name and an untouched body, for me and for others', async () => {
  const { send } = await signedIn(fixture.app, head())
  for (const [format, start] of Object.entries(starts)) {
    for (const reader of ['me', 'others']) {
      const { status, headers, bytes, fault } = await send(bodyOf(format, packOf(view({})), { for: reader }))
      assert.equal(status, 200, JSON.stringify(fault))
      assert.match(format === 'csv' ? bytes.toString('utf8') : bytes.toString('latin1'), start, format)
      const name = decodeURIComponent(/filename\*=UTF-8''(\S+)$/.exec(String(headers['content-disposition']))?.[1] ?? '')
      assert.equal(
        name,
        `Läget- våren, version ${bytes.length === 0 ? '' : await generation()}${reader === 'me' ? '' : ', för andra'}.${format}`,
      )
      assert.match(String(headers['content-disposition']), /^attachment; filename="Laget- varen, version \d+/)
      assert.equal(headers['cache-control'], 'no-store')
      assert.equal(headers['content-encoding'], undefined)
    }
  }
})

const generation = async (): Promise<number> => (await fixture.house.warehouse.current()).id

test('the workbook has the figures that the page’s own question is answered with', async () => {
  const person = head()
  const { send } = await signedIn(fixture.app, person)
  const visitor = await visit(fixture.app, person.id)
  const asked = view({})
  const { answers } = (await visitor.ask('POST', '/api/queries', { queries: [asked.query] })).body as Answers
  const [answer] = answers
  assert.ok(answer !== undefined && 'cells' in answer)
  const { bytes } = await send(bodyOf('xlsx', packOf(asked)))
  const book = read(bytes, { type: 'buffer' })
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1 })
  let compared = 0
  const { school: names = {} } = answer.labels
  for (const cell of answer.cells) {
    if (cell.against !== null || cell.keys.school === undefined || cell.keys.sex === undefined) continue
    const label = names[cell.keys.school]
    const told: unknown = rows.find(([name]) => name === label)?.[cell.keys.sex === 'female' ? 1 : 2]
    if (cell.state === 'missing') continue
    assert.equal(told, cell.state === 'shown' ? cell.value : cell.mark, JSON.stringify(cell.keys))
    compared++
  }
  assert.ok(compared >= 10, `${compared} figures compared`)
})

test('a file is noted with the hash of its bytes, its questions and its version, and without its title', async () => {
  const { send } = await signedIn(fixture.app, head())
  const { bytes } = await send(bodyOf('pdf', packOf(view({}))))
  fixture.house.audit.flush()
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual(
    [row?.kind, row?.actor, row?.role, row?.about, row?.generation, row?.regime],
    ['export', head().id, 'head', createHash('sha256').update(bytes).digest('hex'), await generation(), 'across'],
  )
  assert.ok((row?.shown ?? 0) > 10 && (row?.hidden ?? 0) > 0)
  const { questions, ...rest } = JSON.parse(row?.question ?? '{}') as { questions: { measures: string[] }[] }
  assert.deepEqual([questions[0]?.measures, rest], [['meritValue'], { format: 'pdf', for: 'me' }])
  assert.ok(!row?.question?.includes('Läget'))
})

test('a principal’s copy for others has none of the own unit’s figures, and says whom it is for', async () => {
  const person = principal()
  const { send } = await signedIn(fixture.app, person)
  const where = [{ dimension: 'school', in: [...person.scope] }]
  const asked = packOf(view({ rows: 'class', where }), view({ measure: 'passedAllSubjects', rows: 'class', where }))
  const csv = async (reader: string): Promise<readonly string[]> =>
    (await send(bodyOf('csv', asked, { for: reader }))).bytes.toString('utf8').split('\r\n')
  const [mine, others] = [await csv('me'), await csv('others')]
  assert.equal(mine.length, others.length)
  const hidden = (lines: readonly string[]): number => lines.filter((line) => line.includes(';..;')).length
  assert.ok(hidden(others) > hidden(mine), `${hidden(others)} hidden for others, ${hidden(mine)} for me`)
  assert.ok(!others.some((line) => / av \d/.test(line)))
})

test('a copy for others says whom it is for, of which version, and is noted as such with the outer rules', async () => {
  const person = principal()
  const { send } = await signedIn(fixture.app, person)
  const where = [{ dimension: 'school', in: [...person.scope] }]
  const asked = packOf(view({ measure: 'passedAllSubjects', rows: 'class', where }))
  const { bytes } = await send(bodyOf('xlsx', asked, { for: 'others', address: '/rapporter/mall/min-klass?skola=1&version=1' }))
  fixture.house.audit.flush()
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual(
    [row?.kind, row?.actor, row?.role, row?.regime, row?.generation],
    ['export', person.id, 'principal', 'across', await generation()],
  )
  assert.equal((JSON.parse(row?.question ?? '{}') as { for: string }).for, 'others')
  assert.equal(row?.about, createHash('sha256').update(bytes).digest('hex'))
  const basis = utils.sheet_to_json<string[]>(read(bytes, { type: 'buffer' }).Sheets.Underlag ?? {}, { header: 1 }).flat()
  assert.ok(basis.some((text) => String(text).startsWith('Filen är till läsare utan elevlistor')))
  assert.ok(basis.includes(String(await generation())))
  // whatever the page said, the link is to the version that the file is of
  const link = basis.find((text) => String(text).includes('/rapporter/mall/'))
  assert.match(String(link), new RegExp(`^http://[^/]+/rapporter/mall/min-klass\\?skola=1&version=${await generation()}$`))
})

test('a file is written in the language it is asked for in', async () => {
  const { headers } = await signedIn(fixture.app, head())
  const inEnglish = { ...headers, 'accept-language': 'en' }
  const payload = bodyOf('xlsx', packOf(view({})))
  const answer = await fixture.app.inject({ method: 'POST', url: '/api/export', headers: inEnglish, payload })
  assert.equal(answer.statusCode, 200)
  const book = read(answer.rawPayload, { type: 'buffer' })
  assert.deepEqual([book.SheetNames[0], book.SheetNames.at(-1)], ['Contents', 'Basis'])
  const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[1] ?? ''] ?? {}, { header: 1 }).flat()
  assert.ok(rows.includes('Girls') && !rows.includes('Flickor'), rows.join(' '))
})

test('a question that is refused is told in its place; when all are, the first refusal is the answer', async () => {
  const person = principal()
  const { send } = await signedIn(fixture.app, person)
  const foreign = view({ rows: 'class', where: [{ dimension: 'school', in: ['00010020'] }] })
  const mixed = await send(bodyOf('xlsx', packOf(view({}), foreign)))
  assert.equal(mixed.status, 200)
  const book = read(mixed.bytes, { type: 'buffer' })
  assert.match(JSON.stringify(book.Sheets[book.SheetNames[2] ?? '']), /Din roll ger inte tillgång till klasser på en annan skola/)
  const refused = await send(bodyOf('xlsx', packOf(foreign)))
  assert.deepEqual([refused.status, refused.fault?.fault], [403, 'notPermitted'])
  await fixture.house.refusals.settled()
  fixture.house.audit.flush()
  const rows = fixture.house.audit.latest(20)
  assert.ok(rows.some(({ kind, about, actor }) => kind === 'refused' && about === 'POST /api/export' && actor === person.id))
})

test('a picture is of one question, a table of at least one, and a version that has left is named', async () => {
  const { send } = await signedIn(fixture.app, head())
  const two = await send(bodyOf('png', packOf(view({}), view({ rows: 'schoolYear' }))))
  assert.deepEqual([two.status, two.fault?.message], [400, 'En bild visar en fråga, och sidan har 2. Välj PDF eller Excel.'])
  const none = await send(bodyOf('csv', { ...packOf(view({})), blocks: [{ kind: 'text', id: 't', text: 'Bara text' }] }))
  assert.equal(none.fault?.message, 'En tabell behöver minst en fråga, och sidan har ingen. Lägg till en fråga först.')
  const gone = await send(bodyOf('pdf', { ...packOf(view({})), generation: 4711 }))
  assert.equal(gone.status, 404)
  assert.match(gone.fault?.message ?? '', /^Version 4711 av uppgifterna finns inte kvar\./)
  const outside = await send(bodyOf('pdf', packOf(view({})), { address: '//evil.example/a' }))
  assert.deepEqual([outside.status, outside.fault?.fault], [400, 'invalidQuery'])
})

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10))
const limited = (limits: Partial<typeof pressLimits>): Promise<FastifyInstance> => {
  const most = { requests: 10_000, signIns: 10_000 }
  return buildApp(fixture.house, {
    ...appDefaults,
    web: fixture.web,
    most,
    press: { ...pressLimits, ...limits },
    log: () => undefined,
  })
}

test('writing that takes too long or too much memory is ended and said so, and nothing is noted as having left', async () => {
  for (const [limits, fault] of [
    [{ milliseconds: 1 }, 'exportTooSlow'],
    [{ memoryMegabytes: 24 }, 'exportTooLarge'],
  ] as const) {
    const app = await limited(limits)
    const { send } = await signedIn(app, head())
    fixture.house.audit.flush()
    const last = fixture.house.audit.latest(1)[0]?.sequence ?? 0
    const told = await send(bodyOf('pdf', packOf(view({}))))
    assert.equal(told.fault?.fault, fault, JSON.stringify(told.fault))
    fixture.house.audit.flush()
    const since = fixture.house.audit.latest(20).filter(({ sequence }) => sequence > last)
    assert.ok(since.every(({ kind }) => kind !== 'export'))
    await app.close()
  }
})

test('a process is begun anew after its number of files, and the files are the same', async () => {
  const app = await limited({ files: 1 })
  const { send } = await signedIn(app, head())
  const [one, two] = [await send(bodyOf('xlsx', packOf(view({})))), await send(bodyOf('xlsx', packOf(view({}))))]
  assert.deepEqual([one.status, two.status], [200, 200])
  assert.ok(one.bytes.equals(two.bytes))
  await app.close()
})

test('one person has at most three files under way; they are listed in turn, and to nobody else', async () => {
  const app = await limited({})
  const { send, headers } = await signedIn(app, head())
  const other = await signedIn(app, principal())
  const jobs = ['a', 'b', 'c'].map((letter) => `${letter.repeat(8)}-1111-4111-8111-111111111111`)
  const sent = jobs.map((job) => send(bodyOf('pdf', packOf(view({}), view({ rows: 'schoolYear', years: 10 })), { job })))
  const list = async (whose: Record<string, string>): Promise<Exports['exports']> =>
    (await app.inject({ method: 'GET', url: '/api/exports', headers: whose })).json<Exports>().exports
  let listed = await list(headers)
  while (listed.length < jobs.length) {
    await pause()
    listed = await list(headers)
  }
  assert.deepEqual(
    listed.map(({ job, title, of }) => [job, title, of]),
    jobs.map((job) => [job, 'Läget: våren', 2]),
  )
  assert.deepEqual(
    listed.slice(1).map(({ stage, ahead }) => [stage, ahead]),
    [
      ['waiting', 1],
      ['waiting', 2],
    ],
  )
  assert.deepEqual(await list(other.headers), [])
  const fourth = await send(bodyOf('pdf', packOf(view({}))))
  assert.deepEqual([fourth.status, fourth.fault?.fault], [429, 'exportsWaiting'])
  for (const { status } of await Promise.all(sent)) assert.equal(status, 200)
  assert.deepEqual(await list(headers), [])
  await app.close()
})

test('when the reader goes away the work stops, nothing is noted as having left, and the next file is made', async () => {
  const app = await limited({})
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  const { send, headers } = await signedIn(app, head())
  await send(bodyOf('csv', packOf(view({}))))
  fixture.house.audit.flush()
  const last = fixture.house.audit.latest(1)[0]?.sequence ?? 0
  const leaving = new AbortController()
  const pack = packOf(...Array.from({ length: 20 }, (_, at) => view({ rows: 'schoolYear', years: 1 + (at % 10) })))
  const gone = fetch(`${address}/api/export`, {
    ...{ method: 'POST', signal: leaving.signal, body: JSON.stringify(bodyOf('pdf', pack)) },
    headers: { ...headers, 'content-type': 'application/json' },
  })
  const under = async (): Promise<Exports['exports']> =>
    (await app.inject({ method: 'GET', url: '/api/exports', headers })).json<Exports>().exports
  while (!(await under()).some(({ stage }) => stage !== 'waiting')) await pause()
  leaving.abort()
  await assert.rejects(gone)
  while ((await under()).length > 0) await pause()
  fixture.house.audit.flush()
  const since = fixture.house.audit.latest(50).filter(({ sequence }) => sequence > last)
  assert.ok(since.every(({ kind }) => kind !== 'export'))
  assert.equal((await send(bodyOf('xlsx', packOf(view({}))))).status, 200)
  await app.close()
})

test('no file met anything unexpected', () => {
  assert.deepEqual(fixture.incidents, [])
})
