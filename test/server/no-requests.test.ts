// The product asks nothing of anyone but whom an administrator has named: the real server in its own process under a guard that writes down and stops whatever would leave
// the machine (in the processes it starts, too), and the page's own log of requests.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { commandFile, root, serve } from '../../bench/processes.ts'
import { signIn } from '../../bench/visitor.ts'
import { generate } from '../../demo/index.ts'
import { mailKey } from '../../src/load/index.ts'
import { openMailBook, openOutbox, openRunBook, openStore, type QueuedMail } from '../../src/store/index.ts'
import { launch, signInAs, visit } from '../e2e/browser.ts'
import { settleDemo } from '../settled-demo.ts'
import { settingsFor } from './mail/server.ts'

const guard = new URL('./outgoing-guard.ts', import.meta.url).href
const folder = mkdtempSync(join(tmpdir(), 'skolspegel-outgoing-'))
const log = join(folder, 'outgoing.log')
const environment = { ...process.env, NODE_OPTIONS: `--import ${guard}`, OUTGOING_LOG: log }
const asked = (): readonly string[] => readFileSync(log, 'utf8').split('\n').filter(Boolean)
before(() => settleDemo(join(folder, 'data'), { from: 2024, to: 2024 }))
beforeEach(() => writeFileSync(log, ''))
after(() => rmSync(folder, { recursive: true }))

test('a server that starts, signs in, answers and shows its pages asks nothing of anyone', async () => {
  const server = await serve(
    [process.execPath, commandFile, 'start', '--data', join(folder, 'data'), '--port', '0'],
    root,
    environment,
  )
  try {
    for (const person of ['skolchef', 'namnd']) {
      const visitor = await signIn(server.address, person)
      await visitor.ask({ measures: ['meritValue', 'passedAllSubjects'], by: ['school', 'sex'], totals: [[]] })
      await visitor.ask({ measures: ['pupils'], by: ['school', 'stageYear'] })
    }
    const browser = await launch()
    try {
      const { page, noise, leave } = await visit(browser, server.address)
      await signInAs(page, 'Marianne Sjöholm')
      await page.locator('.say, [role="alert"]').first().waitFor()
      for (const link of await page.getByRole('navigation').first().getByRole('link').all()) {
        await link.click()
        await page.waitForLoadState('networkidle')
      }
      assert.deepEqual(
        noise.filter((line) => line.startsWith('request to')),
        [],
      )
      await leave()
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
  }
  assert.deepEqual(asked(), [])
})

test('a load with the process that builds its generation, and a question on the command line, ask nothing of anyone', () => {
  const files = join(folder, 'files')
  const manifest = generate(files, { seed: 7, scale: 1, from: 2024, to: 2024 })
  const roster = manifest.loads.find(({ source }) => source === 'roster')?.files ?? []
  const data = join(folder, 'loaded')
  const run = (args: readonly string[], input = '') =>
    spawnSync(process.execPath, [commandFile, ...args, '--data', data], { env: environment, input, encoding: 'utf8' })
  const loaded = run(['load', 'roster', ...roster.map((file) => join(files, file))])
  assert.equal(loaded.status, 0, loaded.stderr)
  const answered = run(['query', '-', '--as', 'head'], '{"measures": ["pupils"], "by": ["school"]}')
  assert.equal(answered.status, 0, answered.stderr)
  assert.deepEqual(asked(), [])
})

test('mail goes to the server that is named in the settings, and nothing to anyone else', async () => {
  const data = join(folder, 'mailing')
  mkdirSync(data)
  const store = openStore(join(data, 'store.sqlite'))
  // a delivery that has been awaited for years
  const clock = (): Date => new Date('2020-01-01T00:00:00Z')
  openRunBook(store, { clock }).setFeed({ source: 'roster', at: null, everyDays: 1 })
  openMailBook(store, () => mailKey(data)).save(settingsFor(25, { host: '192.0.2.25' }), null)
  const state = (): readonly QueuedMail[] => openOutbox(store).latest(1)
  const server = await serve(
    [process.execPath, commandFile, 'start', '--no-demo', '--data', data, '--port', '0'],
    root,
    environment,
  )
  try {
    while (state()[0]?.problem == null) await pause(50)
  } finally {
    await server.stop()
    store.close()
  }
  assert.deepEqual(
    asked().map((line) => line.split(' ').slice(1).join(' ')),
    ['connection 192.0.2.25'],
  )
})

test('the guard writes down a connection, a request, a look-up and a datagram, and lets the machine talk to itself', () => {
  const tried = [
    "await fetch('http://192.0.2.1/').catch(() => 0)",
    "await fetch('https://skolspegel.invalid/').catch(() => 0)",
    "try { (await import('node:net')).connect(443, '192.0.2.2') } catch {}",
    "await (await import('node:dns/promises')).lookup('skolspegel.invalid').catch(() => 0)",
    "try { new (await import('node:dns')).Resolver().resolve4('skolspegel.invalid', () => 0) } catch {}",
    "try { (await import('node:dgram')).createSocket('udp4').send('x', 53, '192.0.2.3') } catch {}",
    "try { (await import('node:net')).connect(9, '127.0.0.1').on('error', () => 0) } catch {}",
    'process.exit()',
  ]
  for (const line of tried.slice(0, -2)) {
    writeFileSync(log, '')
    spawnSync(process.execPath, ['--input-type=module', '-e', `try { ${line} } catch {}; process.exit()`], { env: environment })
    assert.equal(asked().length > 0, true, line)
  }
  writeFileSync(log, '')
  spawnSync(process.execPath, ['--input-type=module', '-e', tried.slice(-2).join(';')], { env: environment })
  assert.deepEqual(asked(), [])
})
