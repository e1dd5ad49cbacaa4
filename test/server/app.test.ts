import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type Answers, AnswersSchema, type Loads, roles, routes, type Session, type Status } from '../../src/contract/index.ts'
import { appDefaults, buildApp } from '../../src/server/index.ts'
import { accountAccess, accountBodies } from './account-access.ts'
import { exportAccess, exportBodies } from './export-access.ts'
import { addressesOf, englishShell, type Fixture, openFixture, personWith, script, shell, visit } from './fixture.ts'
import { grantAccess, grantBodies } from './grant-access.ts'
import { localAccess, localAddresses, localBodies } from './local-access.ts'
import { logAccess, logBodies } from './log-access.ts'
import { reportAccess, reportBodies } from './report-access.ts'
import { signInAccess, signInAddresses, signInBodies } from './sign-in/access.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

const question = { measures: ['meritValue'], by: ['school', 'sex'], where: [{ dimension: 'schoolYear', last: 1 }] }
const bodies: Partial<Record<string, unknown>> = {
  ...signInBodies,
  ...logBodies,
  ...localBodies,
  ...exportBodies,
  ...reportBodies,
  'POST /api/session': { person: 'nobody' },
  'POST /api/query': question,
  'POST /api/queries': { queries: [question] },
}
const callers = ['visitor', ...roles] as const
const everyone = (status: number) =>
  Object.fromEntries(callers.map((caller) => [caller, status])) as Record<(typeof callers)[number], number>
const whoSeesFigures = { ...everyone(200), visitor: 401, coordinator: 403, dataProtectionOfficer: 403 }
// What each caller gets: 200, or the refusal. Written by hand, so that a changed access rule is seen.
const access: Readonly<Record<string, Readonly<Record<(typeof callers)[number], number>>>> = {
  ...accountAccess,
  ...signInAccess,
  ...logAccess,
  ...grantAccess,
  ...localAccess,
  ...exportAccess,
  ...reportAccess,
  'GET /api/session': everyone(200),
  'POST /api/session': everyone(400),
  'GET /api/status': {
    visitor: 401,
    head: 200,
    analyst: 200,
    principal: 200,
    teacher: 200,
    board: 200,
    coordinator: 200,
    dataProtectionOfficer: 200,
  },
  'GET /api/catalogue': whoSeesFigures,
  'POST /api/query': whoSeesFigures,
  'POST /api/queries': whoSeesFigures,
  'GET /api/loads': {
    visitor: 401,
    head: 403,
    analyst: 403,
    principal: 403,
    teacher: 403,
    board: 403,
    coordinator: 200,
    dataProtectionOfficer: 403,
  },
  'DELETE /api/session': everyone(200),
}

test('the access table names every route of the contract', () => {
  const known = Object.values(routes).map(({ method, path }) => `${method} ${path}`)
  assert.deepEqual(Object.keys(access).sort(), known.sort())
})

test('each caller gets what the access table says, on every route', async () => {
  for (const caller of callers) {
    const person = caller === 'visitor' ? null : personWith(fixture.house, caller).id
    const visitor = await visit(fixture.app, person)
    for (const [route, expected] of Object.entries(access)) {
      const [method = '', url = ''] = route.split(' ')
      const { status, body } = await visitor.ask(
        method as 'GET',
        url,
        bodies[route] ?? grantBodies[route] ?? accountBodies[route]?.(),
      )
      assert.equal(status, expected[caller], `${caller}: ${route}: ${JSON.stringify(body).slice(0, 200)}`)
    }
  }
})

test('no address is registered beyond these', () => {
  assert.deepEqual([...addressesOf(fixture.app)].sort(), [
    '* GET, HEAD',
    '/api/account GET, HEAD',
    '/api/account/code POST',
    '/api/account/code/proposal POST',
    '/api/account/code/removal POST',
    '/api/account/password POST',
    '/api/account/recovery-codes POST',
    '/api/account/sessions/end POST',
    '/api/accounts GET, HEAD, POST',
    '/api/accounts/close POST',
    '/api/accounts/reopen POST',
    '/api/accounts/reset POST',
    '/api/accounts/staff POST',
    '/api/audit POST',
    '/api/audit/csv POST',
    '/api/catalogue GET, HEAD',
    '/api/export POST',
    '/api/exports GET, HEAD',
    '/api/feeds GET, HEAD, POST',
    '/api/grants GET, HEAD, POST',
    '/api/grants/withdraw POST',
    '/api/invitation POST',
    '/api/invitation/password POST',
    '/api/loads GET, HEAD',
    ...localAddresses,
    '/api/mail GET, HEAD, POST',
    '/api/mail/trial POST',
    '/api/openapi.json GET, HEAD',
    '/api/pupils GET, HEAD, POST',
    '/api/pupils/extract POST',
    '/api/pupils/extract/file POST',
    '/api/queries POST',
    '/api/query POST',
    '/api/rejects POST',
    '/api/rejects/csv POST',
    '/api/reports GET, HEAD, POST',
    '/api/reports/folders POST',
    '/api/reports/folders/remove POST',
    '/api/reports/notes POST',
    '/api/reports/notes/answer POST',
    '/api/reports/notes/remove POST',
    '/api/reports/place POST',
    '/api/reports/preview POST',
    '/api/reports/read POST',
    '/api/reports/readers POST',
    '/api/reports/recall POST',
    '/api/reports/remove POST',
    '/api/reports/restore POST',
    '/api/reports/save POST',
    '/api/reports/share POST',
    '/api/reports/version POST',
    '/api/reports/versions POST',
    '/api/retention GET, HEAD, POST',
    '/api/retention/period POST',
    '/api/runs POST',
    '/api/runs/cancel POST',
    '/api/session GET, HEAD, POST, DELETE',
    '/api/session/password POST',
    '/api/session/role POST',
    '/api/set-up POST',
    ...signInAddresses,
    '/api/status GET, HEAD',
    '/api/upload POST',
    '/api/versions GET, HEAD',
    '/api/versions/changes POST',
    '/api/versions/rollback POST',
    '/api/why GET, HEAD, POST',
  ])
})

test('a route without an access rule stops the server from being built', async () => {
  const app = await buildApp(fixture.house, { ...appDefaults, web: fixture.web })
  assert.throws(() => app.get('/planted', () => 'open'), /GET \/planted has no access rule/)
  await app.close()
})

test('a page question is answered beside one that is refused', async () => {
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const queries = [question, { measures: ['meritValu'] }, { ...question, by: ['school'] }]
  const { status, body } = await head.ask('POST', '/api/queries', { queries })
  assert.equal(status, 200)
  const [first, second, third] = AnswersSchema.parse(body).answers
  assert.ok(first !== undefined && 'cells' in first && first.cells.length > 0)
  assert.deepEqual(second, { fault: 'unknownMeasure', message: 'Det finns inget mått ”meritValu”. Menade du ”meritValue”?' })
  assert.ok(third !== undefined && 'cells' in third)
})

test('a body that is no question tells in Swedish where and why', async () => {
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const filters = { measures: ['pupils'], where: [{ dimension: 'sex', in: ['male'], last: 1 }] }
  const twofold = await head.ask('POST', '/api/query', filters)
  assert.equal(twofold.status, 400)
  assert.deepEqual(twofold.body, {
    fault: 'invalidQuery',
    message: 'Frågan går inte att läsa vid where.0: ett villkor tar precis ett av in, notIn, from/to och last.',
  })
  const { status, body } = await head.ask('POST', '/api/query', { measures: 'pupils' })
  assert.equal(status, 400)
  assert.match((body as { message: string }).message, /^Frågan går inte att läsa vid measures: .*förväntat lista/)
  const broken = await fixture.app.inject({
    method: 'POST',
    url: '/api/session',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  })
  assert.equal(broken.json<{ fault: string }>().fault, 'staleSession')
})

test('everything but reading needs the token of the session it is sent with', async () => {
  const { app, house } = fixture
  const head = await visit(app, personWith(house, 'head').id)
  const other = await app.inject({ method: 'GET', url: '/api/session' })
  const foreign = other.json<Session>().csrf
  for (const token of [undefined, '', foreign]) {
    const headers = { cookie: head.cookie(), ...(token === undefined ? {} : { 'x-csrf-token': token }) }
    const response = await app.inject({ method: 'POST', url: '/api/query', headers, payload: question })
    assert.equal(response.statusCode, 403)
    assert.equal(response.json<{ fault: string }>().fault, 'staleSession')
  }
})

test('the cookie is HttpOnly and SameSite=Strict, changes at sign-in, and is worth nothing after sign-out', async () => {
  const { app, house } = fixture
  const response = await app.inject({ method: 'GET', url: '/api/session' })
  const [cookie] = response.cookies
  assert.equal(cookie?.httpOnly, true)
  assert.equal(cookie?.sameSite, 'Strict')
  assert.equal(cookie?.secure, undefined)
  const secure = await app.inject({ method: 'GET', url: '/api/session', headers: { 'x-forwarded-proto': 'https' } })
  assert.equal(secure.cookies[0]?.secure, true)
  const visitor = await visit(app, null)
  const before = visitor.cookie()
  await visitor.ask('POST', '/api/session', { person: personWith(house, 'head').id })
  const signedIn = visitor.cookie()
  assert.notEqual(signedIn, before)
  await visitor.ask('DELETE', '/api/session')
  const stolen = await app.inject({ method: 'GET', url: '/api/status', headers: { cookie: signedIn } })
  assert.equal(stolen.statusCode, 401)
})

test('status tells the municipality, the generation and every source with its latest date', async () => {
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const status = (await head.ask('GET', '/api/status')).body as Status
  assert.equal(status.municipality, 'Demokommun')
  assert.equal(status.demo, true)
  assert.ok(status.generation !== null && status.generation >= 1)
  assert.deepEqual(
    status.sources.map(({ source }) => source),
    ['attendance', 'national-tests', 'roster', 'scb-grades-6', 'scb-grades-9', 'survey-answers'],
  )
  for (const { label, loadedAt } of status.sources) assert.ok(label !== '' && !Number.isNaN(Date.parse(loadedAt)))
})

test('the coordinator sees loads with volumes and checks', async () => {
  const coordinator = await visit(fixture.app, personWith(fixture.house, 'coordinator').id)
  const { loads } = (await coordinator.ask('GET', '/api/loads')).body as Loads
  assert.ok(loads.length >= 3)
  for (const load of loads) assert.ok(load.status === 'published' && load.rows.read > 0 && load.checks.length > 0)
})

test('every answer forbids scripts, styles and frames from elsewhere, and the API is never cached', async () => {
  for (const url of ['/', '/api/session', '/api/nowhere']) {
    const { headers } = await fixture.app.inject({ method: 'GET', url })
    const policy = String(headers['content-security-policy'])
    assert.ok(
      policy.includes("default-src 'self'") && policy.includes("script-src 'self'") && policy.includes("style-src 'self'"),
      url,
    )
    assert.ok(policy.includes("frame-ancestors 'none'") && !policy.includes('unsafe') && !policy.includes('http'), url)
    assert.equal(headers['x-content-type-options'], 'nosniff')
    if (url.startsWith('/api')) assert.equal(headers['cache-control'], 'no-store', url)
  }
})

test('hashed files are kept for a year, the shell is asked for anew, and any page address answers the shell', async () => {
  const { app } = fixture
  const asset = await app.inject({ method: 'GET', url: '/assets/main-1a2b3c.js', headers: { 'accept-encoding': 'gzip' } })
  assert.equal(asset.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal(asset.headers['content-encoding'], 'gzip')
  assert.match(String(asset.headers['content-type']), /javascript/)
  assert.equal(gunzipSync(asset.rawPayload).toString(), script)
  assert.equal((await app.inject({ method: 'GET', url: '/assets/main-1a2b3c.js' })).body, script)
  for (const url of ['/', '/skola/12345678?matt=meritValue', '/index.html']) {
    const page = await app.inject({ method: 'GET', url })
    assert.equal(page.body, shell, url)
    assert.equal(page.headers['cache-control'], 'no-cache', url)
    assert.match(String(page.headers['content-type']), /^text\/html/)
  }
})

test('the shell is in the language that the browser has chosen, and Swedish before it has', async () => {
  const page = async (cookie: string, language: string) => {
    const headers = { cookie, 'accept-language': language }
    const { body, headers: told } = await fixture.app.inject({ method: 'GET', url: '/utforska?matt=meritValue', headers })
    assert.match(String(told.vary), /cookie/)
    return body
  }
  assert.equal(await page('skolspegel-language=en', 'sv'), englishShell)
  assert.equal(await page('skolspegel-language=sv', 'en'), shell)
  assert.equal(await page('skolspegel-language=fi', 'en'), shell)
  assert.equal(await page('', 'en'), shell)
})

test('what is not there answers a fault: an asset, an API address, a way out of the folder, a method', async () => {
  const gone = ['/assets/gone.js', '/api/nowhere', '/api', '/assets/..%2f..%2fdata%2fsecrets.json']
  for (const url of gone) {
    const response = await fixture.app.inject({ method: 'GET', url })
    assert.equal(response.statusCode, 404, url)
    assert.equal(response.json<{ fault: string }>().fault, 'noSuchAddress', url)
  }
  const put = await fixture.app.inject({ method: 'PUT', url: '/api/query' })
  assert.equal(put.statusCode, 404)
})

test('a large answer leaves compressed, a small one as it is', async () => {
  const head = await visit(fixture.app, personWith(fixture.house, 'head').id)
  const headers = { cookie: head.cookie(), 'accept-encoding': 'gzip' }
  const catalogue = await fixture.app.inject({ method: 'GET', url: '/api/catalogue', headers })
  assert.equal(catalogue.headers['content-encoding'], 'gzip')
  assert.ok('measures' in JSON.parse(gunzipSync(catalogue.rawPayload).toString()))
  const small = await fixture.app.inject({ method: 'GET', url: '/api/nowhere', headers })
  assert.equal(small.headers['content-encoding'], undefined)
})

test('OpenAPI describes every route of the contract', async () => {
  const { paths } = (await fixture.app.inject({ method: 'GET', url: '/api/openapi.json' })).json<{
    paths: Record<string, object>
  }>()
  const told = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(told.sort(), Object.keys(access).sort())
})

test('too many requests are told when to come back', async () => {
  const app = await buildApp(fixture.house, { ...appDefaults, web: fixture.web, most: { requests: 3, signIns: 1 } })
  const answers: number[] = []
  for (let turn = 0; turn < 4; turn++) answers.push((await app.inject({ method: 'GET', url: '/api/session' })).statusCode)
  assert.deepEqual(answers, [200, 200, 200, 429])
  const refused = await app.inject({ method: 'GET', url: '/api/session' })
  assert.equal(refused.json<{ fault: string }>().fault, 'tooManyRequests')
  await app.close()
})

test('a bug answers 500 with a reference and no detail, and the log has the reference and not the person', async () => {
  const current = (): Promise<never> => Promise.reject(new Error('/dev/null/gone'))
  const broken = { ...fixture.house, warehouse: { ...fixture.house.warehouse, current } }
  const incidents: unknown[] = []
  const app = await buildApp(broken, { ...appDefaults, web: fixture.web, log: (incident) => incidents.push(incident) })
  const person = personWith(fixture.house, 'coordinator')
  const coordinator = await visit(app, person.id)
  const { status, body } = await coordinator.ask('GET', '/api/status?secret=1')
  assert.equal(status, 500)
  const [incident] = incidents as { reference: string; path: string }[]
  assert.match((body as { message: string }).message, new RegExp(`uppge ${incident?.reference} `))
  assert.equal(JSON.stringify(body).includes('/dev/null'), false)
  assert.equal(incident?.path, '/api/status')
  assert.equal(JSON.stringify(incidents).includes(person.id), false)
  await app.close()
})

test('outside a demo folder nobody is offered and nobody is signed in without a password', async () => {
  const app = await buildApp({ ...fixture.house, demo: null }, { ...appDefaults, web: fixture.web })
  const visitor = await visit(app, null)
  assert.equal(((await visitor.ask('GET', '/api/session')).body as Session).demo, null)
  const { status, body } = await visitor.ask('POST', '/api/session', { person: personWith(fixture.house, 'head').id })
  assert.equal(status, 404)
  assert.equal((body as { fault: string }).fault, 'noDemoPeople')
  await app.close()
})

test('every disclosed question stands in the audit log with the account that asked', async () => {
  const person = personWith(fixture.house, 'principal')
  const principal = await visit(fixture.app, person.id)
  const asked = { measures: ['pupils'], by: ['school'] }
  const { body } = await principal.ask('POST', '/api/queries', { queries: [asked] })
  assert.ok('cells' in ((body as Answers).answers[0] ?? {}))
  const { audit } = fixture.house
  audit.flush()
  const [row] = audit.latest(1)
  assert.equal(row?.actor, person.id)
  assert.deepEqual(JSON.parse(row?.question ?? ''), asked)
})
