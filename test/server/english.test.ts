// The server asked in English: what it answers, refuses, notes and writes in files has no Swedish but names.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { read } from '@e965/xlsx'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { type Answers, type FaultBody, type Language, roles, SessionSchema } from '../../src/contract/index.ts'
import { plain, viewOfQuestion } from '../../src/picture/index.ts'
import { hasSwedish } from '../words/own-names.ts'
import { type Fixture, openFixture, personWith } from './fixture.ts'
import { grantBodies } from './grant-access.ts'
import { localAccess, localBodies } from './local-access.ts'
import { logAccess, logBodies } from './log-access.ts'
import { reportAccess, reportBodies } from './report-access.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

type Ask = (method: 'GET' | 'POST', url: string, payload?: unknown) => ReturnType<typeof inject>
const inject = (app: FastifyInstance, options: InjectOptions) => app.inject(options)

/** Somebody signed in (nobody: null), who asks in a language. */
async function speaker(person: string | null, language: Language): Promise<Ask> {
  const headers: Record<string, string> = { 'accept-language': language }
  const ask: Ask = async (method, url, payload) => {
    const options = { method, url, headers }
    const response = await inject(fixture.app, payload === undefined ? options : { ...options, payload: payload as object })
    const [set] = response.cookies
    if (set !== undefined) headers.cookie = `${set.name}=${set.value}`
    return response
  }
  headers['x-csrf-token'] = SessionSchema.parse((await ask('GET', '/api/session')).json()).csrf
  if (person === null) return ask
  headers['x-csrf-token'] = SessionSchema.parse((await ask('POST', '/api/session', { person })).json()).csrf
  return ask
}

const queries = [
  viewOfQuestion({ ...plain, measure: 'meritValue', rows: 'school', series: 'sex' }).query,
  viewOfQuestion({ ...plain, measure: 'passedSubject', rows: 'subject' }).query,
  viewOfQuestion({ ...plain, measure: 'eligibleVocational', rows: 'migrationBackground', series: 'operator' }).query,
]
const bodies: Readonly<Record<string, unknown>> = {
  ...{ ...logBodies, ...localBodies, ...reportBodies, ...grantBodies },
  'POST /api/queries': { queries },
  'POST /api/query': { measures: ['meritValue'], by: ['clas'] },
}
const asked = [
  ...Object.keys(logAccess),
  ...Object.keys(localAccess),
  ...Object.keys(reportAccess),
  ...['session', 'status', 'catalogue', 'loads', 'retention', 'grants', 'account', 'accounts', 'sign-in', 'mail', 'nowhere'].map(
    (name) => `GET /api/${name}`,
  ),
  ...['POST /api/queries', 'POST /api/query', 'POST /api/mail', 'POST /api/mail/trial'],
]

const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => (isOwn(key) ? [] : textsIn(inner)))
      : []
const isOwn = (key: string): boolean => ['school', 'schools', 'name', 'title'].includes(key)

test('nobody who asks in English is answered in Swedish, on any address', async () => {
  const found = new Set<string>()
  let answered = 0
  for (const role of [null, ...roles]) {
    const ask = await speaker(role === null ? null : personWith(fixture.house, role).id, 'en')
    for (const route of asked) {
      const [method = '', url = ''] = route.split(' ')
      const response = await ask(method as 'GET', url, bodies[route])
      answered += response.statusCode < 400 ? 1 : 0
      const isJson = String(response.headers['content-type']).includes('json')
      for (const text of isJson ? textsIn(response.json()) : [response.body])
        if (hasSwedish(text)) found.add(`${route}: ${text.slice(0, 200)}`)
    }
  }
  assert.ok(answered > 60, `${answered} answers`)
  assert.deepEqual([...found], [])
})

test('the same question is answered to each in the own language, and kept apart', async () => {
  const id = personWith(fixture.house, 'head').id
  const told = async (language: Language): Promise<readonly unknown[]> => {
    const ask = await speaker(id, language)
    const [answer] = (await ask('POST', '/api/queries', { queries })).json<Answers>().answers
    assert.ok(answer !== undefined && 'measures' in answer)
    return [answer.measures[0]?.label, answer.labels.sex?.female]
  }
  assert.deepEqual(await told('sv'), ['Genomsnittligt meritvärde', 'Flickor'])
  assert.deepEqual(await told('en'), ['Mean merit value', 'Girls'])
  assert.deepEqual(await told('sv'), ['Genomsnittligt meritvärde', 'Flickor'])
})

test('a refusal is told in the language of whoever asked', async () => {
  const told = async (language: Language, url: string): Promise<string> =>
    (await (await speaker(null, language))('GET', url)).json<FaultBody>().message
  assert.match(await told('sv', '/api/nowhere'), /^Det finns inget på adressen/)
  assert.match(await told('en', '/api/nowhere'), /^There is nothing at the address/)
  assert.notEqual(await told('en', '/api/catalogue'), await told('sv', '/api/catalogue'))
})

const pack = {
  ...{ title: 'Spring', about: null, lead: null, generation: null },
  blocks: ['sex', 'subject'].map((rows, at) => ({
    ...{ kind: 'question', id: `q${at}`, title: null },
    view: viewOfQuestion({ ...plain, measure: rows === 'sex' ? 'meritValue' : 'passedSubject', rows }),
  })),
}

test('files are written in the language of whoever fetches them, and say which it is', async () => {
  const ask = await speaker(personWith(fixture.house, 'head').id, 'en')
  const fetched = async (format: string): Promise<Buffer> => {
    const response = await ask('POST', '/api/export', { format, for: 'others', pack, address: '/utforska' })
    assert.equal(response.statusCode, 200, response.body.slice(0, 200))
    return response.rawPayload
  }
  const csv = (await fetched('csv')).toString('utf8')
  assert.match(csv, /^\ufeffQuestion;/)
  const book = read(await fetched('xlsx'), { type: 'buffer' })
  const texts = Object.values(book.Sheets).flatMap((sheet) =>
    Object.entries(sheet).flatMap(([cell, { v }]: [string, { v?: unknown }]) => (cell.startsWith('!') ? [] : [String(v)])),
  )
  const swedish = [...book.SheetNames, ...texts, ...csv.split('\n')].filter(hasSwedish)
  assert.deepEqual(swedish, [])
  assert.ok(texts.includes('Girls') && texts.length > 40, `${texts.length} cells`)
  assert.match((await fetched('pdf')).toString('latin1'), /\/Lang ?\(en-GB\)/)
})

test('what the log tells of is told in the language of whoever reads it', async () => {
  await (await speaker(personWith(fixture.house, 'analyst').id, 'sv'))('POST', '/api/queries', { queries })
  fixture.house.audit.flush()
  const told = async (language: Language): Promise<string> =>
    (await (await speaker(personWith(fixture.house, 'dataProtectionOfficer').id, language))('POST', '/api/audit', {})).body
  assert.match(await told('sv'), /Genomsnittligt meritvärde/)
  assert.match(await told('en'), /Mean merit value/i)
})
