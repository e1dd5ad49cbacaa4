import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { generate } from '../../demo/index.ts'
import { AnswerSchema, type AuditPage, type AuditRow, LoadReportSchema } from '../../src/contract/index.ts'
import type { Terminal } from '../../src/server/command.ts'
import { commands, main } from '../../src/server/main.ts'
import { makeDemo, wantsDemo } from '../../src/server/make-demo.ts'
import { type Fixture, openFixture, personWith } from './fixture.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'skolspegel-command-'))
let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(async () => {
  await fixture.close()
  rmSync(folder, { recursive: true })
})

async function run(args: readonly string[], standardInput = '') {
  let out = ''
  let error = ''
  const terminal: Terminal = {
    out: (text) => {
      out += text
    },
    error: (text) => {
      error += text
    },
    readStandardInput: async () => standardInput,
    environment: { SKOLSPEGEL_DATA: fixture.data },
    folder,
    stopped: () => Promise.resolve(),
  }
  return { code: await main(args, terminal), out, error }
}

const question = JSON.stringify({
  measures: ['meritValue'],
  by: ['school', 'sex'],
  where: [{ dimension: 'schoolYear', last: 1 }],
})

test('every command has a help that names it', async () => {
  for (const { name } of commands) {
    const { code, out } = await run([name, '--help'])
    assert.equal(code, 0)
    assert.ok(out.startsWith(`skolspegel ${name}`), out)
  }
  const { code, out } = await run(['--help'])
  assert.equal(code, 0)
  for (const { name } of commands) assert.ok(out.includes(`  ${name}`), name)
})

test('wrong commands, options, sources, roles and files end with 2 and say what was meant', async () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [[], ''],
    [['lod'], 'Menade du ”load”?'],
    [['load'], 'behöver en källa'],
    [['load', 'scb-grade-9', 'x'], 'Menade du ”scb-grades-9”?'],
    [['load', 'roster'], 'minst en fil'],
    [['load', 'roster', 'gone.csv'], 'den finns inte'],
    [['load', 'roster', 'a.csv', '--school-year', '2024/26'], 'ett läsår som 2024/25'],
    [['loads', 'x'], 'tar inte emot ”x”'],
    [['rejects', '--load', 'x'], 'ett heltal från 1'],
    [['rollback'], 'versionens nummer'],
    [['query', '-'], '--as head'],
    [['query', '--as', 'head'], 'en fil med frågan'],
    [['query', '-', '--as', 'principle:12345678'], '”principal”'],
    [['query', 'gone.json', '--as', 'head'], 'den finns inte'],
    [['start', '--port', 'x'], 'ett tal från 0 till 65535'],
    [['sources', '--jsn'], 'Menade du ”--json”?'],
  ]
  writeFileSync(join(folder, 'a.csv'), '')
  for (const [args, told] of wrong) {
    const { code, error } = await run(args)
    assert.equal(code, 2, args.join(' '))
    assert.ok(error.includes(told), `${args.join(' ')}: ${error}`)
  }
})

test('a question that names something unknown ends with 2 and names the nearest', async () => {
  const { code, out, error } = await run(['query', '-', '--as', 'head', '--json'], '{"measures": ["meritValu"]}')
  assert.equal(code, 2)
  assert.equal(error, 'Det finns inget mått ”meritValu”. Menade du ”meritValue”?\n')
  assert.deepEqual(JSON.parse(out), { fault: 'unknownMeasure', message: error.trim() })
  assert.equal((await run(['query', '-', '--as', 'head'], '{')).code, 2)
  assert.match((await run(['query', '-', '--as', 'head'], '{"measures": []}')).error, /vid measures/)
})

test('query answers as a table, as CSV and as the JSON of the contract, from a file or standard input', async () => {
  const table = await run(['query', '-', '--as', 'head'], question)
  assert.equal(table.code, 0)
  assert.match(table.out, /^Skola +Kön +\S.* +Elever\n/)
  assert.match(table.out, /Flickor +\d{3} /)
  writeFileSync(join(folder, 'question.json'), question)
  const json = await run(['query', 'question.json', '--as', 'head', '--json'])
  assert.ok(AnswerSchema.parse(JSON.parse(json.out)).cells.length > 0)
  const csv = await run(['query', '-', '--as', 'head', '--csv'], question)
  assert.ok(csv.out.startsWith('\uFEFFSkola (kod);'))
})

test('--as asks in that role, and the audit has the system user', async () => {
  const [school = ''] = personWith(fixture.house, 'principal').scope
  assert.equal((await run(['query', '-', '--as', `principal:${school}`], question)).code, 0)
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual([row?.actor, row?.role], ['system', 'principal'])
  const refused = await run(['query', '-', '--as', 'coordinator'], question)
  assert.equal(refused.code, 1)
  assert.match(refused.error, /ser inga siffror/)
  assert.equal((await run(['query', '-', '--as', 'principal'], question)).code, 1)
})

test('loads, rejects and sources answer in words and as JSON', async () => {
  assert.match((await run(['loads'])).out, /roster +publicerad/)
  const { loads } = JSON.parse((await run(['loads', '--json'])).out) as { loads: unknown[] }
  assert.ok(loads.length >= 3)
  assert.equal((await run(['rejects'])).code, 0)
  assert.ok(Array.isArray((JSON.parse((await run(['rejects', '--load', '1', '--json'])).out) as { rejects: unknown }).rejects))
  assert.match((await run(['sources'])).out, /^scb-grades-9 +\S/m)
})

test('rollback goes to a version that is kept, and names those that are when it is not', async () => {
  const kept = fixture.house.warehouse.kept()
  const [first = 0] = kept
  const last = kept.at(-1) ?? 0
  assert.equal((await run(['rollback', String(first)])).code, 0)
  assert.equal((await fixture.house.warehouse.current()).id, first)
  const noted = (): AuditRow | undefined => fixture.house.audit.latest(1)[0]
  const { kind, actor, generation, question: told } = noted() ?? {}
  assert.deepEqual([kind, actor, generation, told], ['rollback', 'system', first, JSON.stringify({ from: last, to: first })])
  const before = noted()?.sequence
  assert.equal((await run(['rollback', String(first)])).code, 0)
  assert.equal(noted()?.sequence, before, 'nothing changed, nothing noted')
  assert.equal((await run(['rollback', String(last)])).code, 0)
  const { code, error } = await run(['rollback', '999'])
  assert.equal(code, 1)
  assert.ok(error.includes(kept.join(', ')), error)
})

test('a demo folder refuses other files, and demo refuses a folder with real ones', async () => {
  const refused = await run(['load', 'roster', 'a.csv'])
  assert.equal(refused.code, 1)
  assert.match(refused.error, /hör till demokommunen/)
  const real = join(folder, 'real')
  const file = join(folder, 'elever.csv')
  writeFileSync(file, 'Personnummer;Förnamn\r\n')
  const stopped = await run(['load', 'roster', file, '--data', real, '--json'])
  assert.equal(stopped.code, 1)
  assert.equal(LoadReportSchema.parse(JSON.parse(stopped.out)).status, 'stopped')
  const demo = await run(['demo', '--data', real])
  assert.equal(demo.code, 1)
  assert.match(demo.error, /tom mapp/)
  assert.equal((await run(['query', '-', '--as', 'head', '--data', join(folder, 'empty')], question)).code, 1)
})

test('load publishes files into a folder of their own, and the same files again change nothing', async () => {
  const files = join(folder, 'files')
  generate(files, { seed: 7, scale: 1, from: 2024, to: 2024 })
  const paths = ['skolenheter.csv', 'elever-2024-25.csv'].map((name) => join(files, 'roster', name))
  const data = ['--data', join(folder, 'own')]
  const published = await run(['load', 'roster', ...paths, ...data])
  assert.equal(published.code, 0, published.out)
  assert.match(published.out, /^Inläsning 1 är publicerad som version 1\.\nRader: \d+\u00a0\d{3} lästa, /)
  const again = await run(['load', 'roster', ...paths, ...data, '--json'])
  assert.equal(again.code, 0)
  const { status, generation } = LoadReportSchema.parse(JSON.parse(again.out))
  assert.deepEqual({ status, generation }, { status: 'unchanged', generation: 1 })
  writeFileSync(join(folder, 'trasig.csv'), 'Personnummer;Förnamn\r\n')
  assert.equal((await run(['load', 'roster', 'trasig.csv', ...data])).code, 1)
  const { rows } = JSON.parse((await run(['audit', 'search', '--kind', 'load', '--json', ...data])).out) as AuditPage
  assert.deepEqual(
    rows.map(({ actor, purpose, generation: made }) => [actor, purpose, made]),
    [
      ['system', 'stopped', 1],
      ['system', 'unchanged', 1],
      ['system', 'published', 1],
    ],
  )
  assert.match(rows[2]?.told ?? '', /^Inläsning 1: Elevregister, 2 filer\. \d+ rader godkända, /)
})

test('a demo that was cut off goes on where it was: what is loaded is recognised', async () => {
  const path = join(fixture.data, 'demo.json')
  const finished = readFileSync(path, 'utf8')
  writeFileSync(path, finished.replace('"ready": true', '"ready": false'))
  assert.equal(wantsDemo(fixture.data), true)
  const before = (await fixture.house.warehouse.current()).id
  await makeDemo(fixture.data, () => undefined, { from: 2024, to: 2024 })
  assert.equal(readFileSync(path, 'utf8'), finished)
  assert.equal((await fixture.house.warehouse.current()).id, before)
})

test('demo in a finished demo folder changes nothing', async () => {
  const before = (await fixture.house.warehouse.current()).id
  assert.equal((await run(['demo'])).code, 0)
  assert.equal((await fixture.house.warehouse.current()).id, before)
})

/** Hundredths of a second of processor time that a process has had, and that those it started and outlived have; Linux tells them. */
function processorTime(pid: number | 'self'): { readonly own: number; readonly ended: number } {
  const [, told = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const [own = 0, ownSystem = 0, ended = 0, endedSystem = 0] = told.split(' ').slice(11, 15).map(Number)
  return { own: own + ownSystem, ended: ended + endedSystem }
}

// Other test files run beside this one, so the start is held against reading in the program, both in processor time; three times that is less
// than the three seconds that `npm run bench start` holds the clock against.
test('bin/skolspegel serves a warm folder soon after the program is read in, and SIGTERM ends it with 0', async () => {
  const before = processorTime('self').ended
  assert.equal(spawnSync(process.execPath, ['bin/skolspegel', '--help'], { cwd: root }).status, 0)
  const reading = processorTime('self').ended - before
  assert.ok(reading > 10, `${reading}`)
  const child = spawn(process.execPath, ['bin/skolspegel', 'start', '--data', fixture.data, '--port', '0'], { cwd: root })
  const ended = new Promise((resolve) => child.on('exit', resolve))
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let told = ''
      child.stdout.on('data', (part: Buffer) => {
        told += part.toString()
        const [, found] = /(http:\S+)/.exec(told) ?? []
        if (found !== undefined) resolve(found)
      })
      child.on('exit', (code) => reject(new Error(`ended with ${code}: ${told}`)))
    })
    const { own } = processorTime(child.pid ?? 0)
    assert.ok(own < 3 * reading, `${own} hundredths of a second, ${reading} of them to read the program in`)
    const response = await fetch(`${address}/api/session`)
    assert.equal(response.status, 200)
    const taken = await run(['start', '--port', new URL(address).port])
    assert.equal(taken.code, 1)
    assert.match(taken.error, /används redan/)
  } finally {
    child.kill('SIGTERM') // also when something failed: a server left behind would keep the test from ending
  }
  assert.equal(await ended, 0)
})
