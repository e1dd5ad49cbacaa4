// Mail about loads over the server: from a delivery that is stopped to the mail of it, and what the coordinator sees and decides.
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { InjectOptions } from 'fastify'
import { load } from '../../../src/load/index.ts'
import { openMailing } from '../../../src/server/mail/mailing.ts'
import { postTo } from '../../../src/server/mail/post.ts'
import { openRuns, runsDefaults } from '../../../src/server/runs/runs.ts'
import { openMailBook, openOutbox, openRunBook, openStore } from '../../../src/store/index.ts'
import { builder, ek, municipality, pupils, roster, threeUnits } from '../../load/municipality.ts'
import { openEmpty } from '../fixture.ts'
import { headersOf, signedIn } from '../signed-in.ts'
import { openMailServer, readMail, settingsFor } from './server.ts'

async function openServer(t: TestContext) {
  const { data, house, app, close } = await openEmpty()
  t.after(close)
  const headers = headersOf(signedIn(house, 'coordinator'))
  const officer = headersOf(signedIn(house, 'dataProtectionOfficer'))
  const answers: string[] = []
  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, more: InjectOptions['headers'] = headers) => {
    const response = await app.inject({ method, url, headers: more, ...(payload === undefined ? {} : { payload }) })
    answers.push(response.body)
    return { status: response.statusCode, body: response.json() }
  }
  return { data, house, ask, officer, answers }
}

test('the coordinator sets mail up, tries it, and the log tells of both; the password is in no answer and no file', async (t) => {
  const server = await openMailServer(t)
  const { data, house, ask, officer, answers } = await openServer(t)
  assert.deepEqual((await ask('GET', '/api/mail')).body, { demo: false, settings: null, hasPassword: false, mails: [] })
  assert.equal((await ask('POST', '/api/mail/trial', { to: 'ada@kommunen.se' })).body.fault, 'mailNotReady')
  const settings = settingsFor(server.port, { user: 'skolspegel' })
  const wrong = await ask('POST', '/api/mail', { settings, password: 'fel-ord' })
  assert.deepEqual([wrong.status, wrong.body.settings, wrong.body.hasPassword], [200, settings, true])
  const refused = await ask('POST', '/api/mail/trial', { to: 'ada@kommunen.se' })
  assert.deepEqual(
    [refused.status, refused.body.fault, refused.body.message],
    [502, 'mailNotSent', 'Mejlservern godtog inte användarnamnet och lösenordet.'],
  )
  await ask('POST', '/api/mail', { settings, password: 'hemligt-ord' })
  const sent = await ask('POST', '/api/mail/trial', { to: 'ada@kommunen.se' })
  assert.deepEqual(
    sent.body.mails.map((mail: { kind: string; state: string }) => `${mail.kind} ${mail.state}`),
    ['trial sent', 'trial givenUp'],
  )
  assert.equal(readMail(server.taken[0]?.raw ?? '').headers.subject, 'Skolspegel: ett provmejl')
  const unusable = await ask('POST', '/api/mail', { settings: { ...settings, to: ['ada'] }, password: null })
  assert.deepEqual([unusable.status, unusable.body.message], [400, '”ada” är ingen mejladress.'])
  house.audit.flush()
  const { rows } = (await ask('POST', '/api/audit', { kind: 'settings' }, officer)).body
  assert.deepEqual(
    rows.map(({ purpose, told }: { purpose: string; told: string }) => [purpose, told]),
    [
      ['mailTrial', 'Till ada@kommunen.se.'],
      ['mail', `Till ada@kommunen.se genom 127.0.0.1:${server.port}.`],
      ['mailTrial', 'Till ada@kommunen.se.'],
      ['mail', `Till ada@kommunen.se genom 127.0.0.1:${server.port}.`],
    ],
  )
  const stored = readdirSync(data).filter((file) => file.includes('.'))
  const kept = [...answers, ...stored.map((file) => readFileSync(join(data, file), 'latin1'))].join('\n')
  assert.ok(kept.includes('ada@kommunen.se'))
  for (const secret of ['fel-ord', 'hemligt-ord']) assert.equal(kept.includes(secret), false, secret)
})

test('a delivery that is stopped is mailed after the look that found it, without names of files or pupils', async (t) => {
  const server = await openMailServer(t)
  const town = municipality(t)
  mkdirSync(town.data, { recursive: true })
  const store = openStore(join(town.data, 'store.sqlite'))
  t.after(() => store.close())
  const bugs: unknown[] = []
  const log = (problem: unknown): void => void bugs.push(problem)
  const clock = (): Date => new Date('2026-11-28T10:00:00Z')
  const mailing = openMailing(
    { book: openMailBook(store, () => new Uint8Array(32)), outbox: openOutbox(store), address: () => null, demo: false },
    { clock, post: postTo(), log },
  )
  mailing.save({ settings: settingsFor(server.port), password: null })
  const root = join(town.data, 'inbox')
  const runs = openRuns(
    { data: town.data, root, book: openRunBook(store, { clock }) },
    {
      ...{ ...runsDefaults, clock, log, mail: mailing, stillMilliseconds: 0 },
      loader: async (request) => ({ report: await load(request, { builder, clock }) }),
      settled: async () => {},
      note: () => {},
    },
  )
  const put = (name: string, text: string): void => {
    mkdirSync(join(root, 'roster'), { recursive: true })
    writeFileSync(join(root, 'roster', name), text)
  }
  put('enheter.csv', threeUnits)
  put('elever.csv', roster(2024, pupils(ek, 0, 20)))
  await runs.look()
  put('Kalle Karlsson 20100101-1234.csv', 'Personnummer;Förnamn\r\n201001011234;Kalle\r\n')
  await runs.look()
  await runs.look()
  while (server.taken.length === 0) await pause(5)
  await mailing.stop()
  await runs.stop()
  const [trouble] = runs.state().troubles
  assert.match(trouble?.text ?? '', /Kalle Karlsson/)
  const { headers, text } = readMail(server.taken[0]?.raw ?? '')
  assert.equal(headers.subject, 'Skolspegel: Elevregister, leveransen stoppades')
  assert.match(text, /^Elevregister: den senaste leveransen stoppades och de tidigare siffrorna gäller\. \p{Lu}/u)
  assert.match(text, /står på sidan Data i Skolspegel\./)
  assert.doesNotMatch(text, /Kalle|2010|csv/)
  assert.deepEqual([server.taken.length, bugs], [1, []])
})
