import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { z } from 'zod'
import { type InvitedAccount, type Pack, type Person, type PupilClasses, PupilClassesSchema } from '../../src/contract/index.ts'
import { load } from '../../src/load/index.ts'
import { plain, viewOfQuestion } from '../../src/picture/index.ts'
import { openInk, openPdfWriter, writeWorkbook } from '../../src/report/index.ts'
import { model } from '../../src/school/index.ts'
import { appDefaults, buildApp, openHouse } from '../../src/server/index.ts'
import { main } from '../../src/server/main.ts'
import { openVault } from '../../src/store/index.ts'
import { generationPath, keptGenerations, openWriter } from '../../src/warehouse/index.ts'
import { bjork, ek, threeUnits, today } from '../load/municipality.ts'
import { merit } from '../picture/answers.ts'
import { pageOf, schoolsAnswer, schoolsView } from '../report/files/made-up-pages.ts'
import { accountBodies } from '../server/account-access.ts'
import { addressesOf, type Visitor, visit } from '../server/fixture.ts'
import { everythingIn, found, type Kept } from './every-byte.ts'
import {
  five,
  fromTheStart,
  graded,
  gradesBefore,
  gradesOf,
  late,
  moved,
  numbersOf,
  rosterOf,
  type Secret,
  temporary,
  told,
} from './five.ts'
import { keepingStaged } from './keep-staged.ts'
import { opened } from './opened.ts'

const home = mkdtempSync(join(tmpdir(), 'skolspegel-protected-'))
const data = join(home, 'data')
const files = join(home, 'files')
const seen = join(home, 'seen')
/** what was written to the terminal, and what the server told its log */
const said: Kept[] = []
const say = (place: string) => (text: unknown) => void said.push({ place, bytes: Buffer.from(String(text)) })

const withoutGraded = five.filter((one) => one !== graded)
after(() => rmSync(home, { recursive: true }))

async function loadFile(source: 'roster' | 'scb-grades-9', name: string, text: string): Promise<void> {
  mkdirSync(files, { recursive: true })
  writeFileSync(join(files, name), text)
  const effects = { builder: keepingStaged(seen), clock: () => today, log: say('the log of a load') }
  const report = await load({ data, source, files: [join(files, name)], schoolYear: null }, effects)
  assert.equal(report.status, 'published', JSON.stringify(report.checks.filter(({ count }) => count > 0)))
  say(`the report of ${name}`)(JSON.stringify(report))
}

/** What of `secrets` stands anywhere in the folder or was said. The vault alone may hold numbers. */
async function leaks(secrets: readonly Secret[], folder = data): Promise<readonly string[]> {
  const kept = [...(await everythingIn(folder)), ...said]
  const numbers = secrets.flatMap(numbersOf)
  const elsewhere = kept.filter(({ place }) => !place.includes('vault.sqlite'))
  const namesAndClasses = secrets.flatMap(told).filter((text) => !numbers.includes(text))
  return [...found(numbers, elsewhere), ...found(namesAndClasses, kept)]
}

before(async () => {
  await loadFile('scb-grades-9', 'fore.txt', gradesBefore())
})

test('who stands in a grade file before any roster has told is in no class anywhere; the vault has the number and name', async () => {
  const kept = [...(await everythingIn(home)), ...said].filter(({ place }) => !/vault\.sqlite|^files|name of files/.test(place))
  assert.deepEqual(found(five.flatMap(told), kept), [])
})

test('five protected pupils stand nowhere in what is stored, once the last of them is marked', async () => {
  await loadFile('roster', 'enheter.csv', threeUnits)
  await loadFile('roster', 'elever-2023.csv', rosterOf(2023, 'Ingen'))
  await loadFile('roster', 'elever-2024.csv', rosterOf(2024, 'Ingen'))
  await loadFile('scb-grades-9', 'bjork.txt', gradesOf(bjork))
  assert.deepEqual(await leaks([fromTheStart, moved, temporary]), [])
  const shown = await leaks([late])
  assert.ok(
    shown.some((leak) => leak.includes('dim_class')),
    shown.join('\n'),
  )
  rmSync(seen, { recursive: true })
  await loadFile('roster', 'elever-2024.csv', rosterOf(2024, 'Sekretessmarkering'))
  assert.equal(keptGenerations(data).length, 5)
  assert.deepEqual(await leaks(withoutGraded), [])
  assert.deepEqual(found(five.flatMap(told), await everythingIn(seen)), [])
  const names = (await everythingIn(data)).filter(({ place }) => !place.includes('vault.sqlite'))
  assert.deepEqual(found(told(graded), names), [])
})

const groups = [`${ek}:9A`, `${ek}:9B`].map((group) => ({ class: group, subjects: null, from: '2024/25' }))
const people: readonly Person[] = [
  ['chef', 'head', []],
  ['analys', 'analyst', []],
  ['rektor', 'principal', [ek, bjork]],
  ['larare', 'teacher', []],
  ['namnd', 'board', []],
  ['it', 'coordinator', []],
  ['ombud', 'dataProtectionOfficer', []],
].map(([id, role, scope]) => ({ id, name: 'Någon', role, scope, groups: role === 'teacher' ? groups : [], about: '' }) as Person)

const bys = [
  ['class'],
  ['school'],
  ['school', 'sex'],
  ['school', 'class'],
  ['class', 'sex'],
  ['stageYear'],
  ['municipality'],
  ['schoolYear', 'class'],
  [],
]
const measures = model.measures.map(({ describe }) => describe.name)
const questions = () =>
  measures.flatMap((measure) =>
    bys.flatMap((by) => [
      { measures: [measure], by },
      { measures: [measure], by, generation: Math.min(...keptGenerations(data)) },
    ]),
  )
// a class that nobody has, near one that is secret: the answer names the nearest
const guess = { measures: ['pupils'], where: [{ dimension: 'class', in: [`${ek}:9Åskan`] }] }

test('no answer of any address, to anyone, tells of one of the five', async () => {
  writeFileSync(join(data, 'demo.json'), JSON.stringify({ municipality: 'Demokommun', ready: true, people }))
  mkdirSync(join(home, 'web'), { recursive: true })
  writeFileSync(join(home, 'web', 'index.html'), '<!doctype html>')
  const house = openHouse(data, { log: say('the log of the audit') })
  const most = { requests: 100_000, signIns: 100_000 }
  const app = await buildApp(house, {
    ...appDefaults,
    web: join(home, 'web'),
    most,
    log: (incident) => say('the log of the server')(JSON.stringify(incident)),
  })
  const answers: Kept[] = []
  try {
    const gets = addressesOf(app)
      .filter((line) => / .*GET/.test(line) && !line.includes('*') && !line.includes(':'))
      .map((line) => line.split(' ')[0] ?? '')
    assert.ok(gets.includes('/api/catalogue'))
    for (const person of [null, ...people.map(({ id }) => id)]) {
      const visitor = await visit(app, person)
      const hear = (place: string, answer: unknown): void =>
        void answers.push({ place: `${place} to ${person}`, bytes: Buffer.from(JSON.stringify(answer)) })
      for (const url of gets) {
        if (url.startsWith('/api/')) hear(url, await visitor.ask('GET', url))
      }
      await listAll(visitor, hear)
      await tryAccounts(visitor, hear)
      answers.push(...(await takeAlong(visitor, String(person))))
      for (const question of [...questions(), guess]) hear('/api/query', await visitor.ask('POST', '/api/query', question))
    }
  } finally {
    await app.close()
    await house.close()
  }
  const text = (part: string): boolean => answers.some(({ place, bytes }) => place.startsWith(part) && bytes.includes('9A'))
  assert.ok(text('/api/catalogue') && text('/api/query') && text('/api/pupils'), 'the answers name the other classes')
  for (const [place, part] of [
    ['csv for others to chef', '9A'],
    ['xlsx for me to rektor', '9A'],
    ['pdf for me to rektor', '9A'],
    ['svg for me to larare', '9A'],
    ['/api/pupils to larare', 'Förnamn'],
    ['/api/accounts to it', 'Prov Konto'],
    ['/api/accounts/staff to it', 'unknownStaff'],
    ['/api/session/password to null', 'signInFailed'],
  ] as const)
    assert.ok(
      answers.some((answer) => answer.place === place && answer.bytes.includes(part)),
      `${place} answers with ${part}`,
    )
  assert.deepEqual(found([...five.flatMap(told), ...keysOfFive()], answers), [])
})

const formats = ['xlsx', 'pdf', 'csv', 'svg'] as const

/** Files of the classes' figures, of the first version kept and the latest, with all that is packed in them. */
async function takeAlong(visitor: Visitor, person: string): Promise<readonly Kept[]> {
  const taken: Kept[] = []
  const pack = (generation: number | null): Pack => ({
    ...{ title: 'Klasserna', about: null, lead: null, generation },
    blocks: [
      {
        kind: 'question',
        id: 'q',
        title: null,
        view: viewOfQuestion({ ...plain, measure: 'meritValue', rows: 'class', series: 'sex' }),
      },
    ],
  })
  for (const format of formats) {
    for (const reader of ['me', 'others']) {
      for (const generation of [null, Math.min(...keptGenerations(data))]) {
        const wanted = { format, for: reader, pack: pack(generation), address: '/utforska' }
        const { status, bytes } = await visitor.ask('POST', '/api/export', wanted)
        taken.push({
          place: `${format} for ${reader} to ${person}`,
          bytes: status === 200 ? await opened(format, bytes) : bytes,
        })
      }
    }
  }
  return taken
}

/**
 * Every route that changes accounts, as somebody who tries the numbers of the five on them; the coordinator has an account to try
 * them on. Names are tried where a user name is looked up and not where one is made: that says back what was written.
 */
async function tryAccounts(visitor: Visitor, hear: (place: string, answer: unknown) => void): Promise<void> {
  const ask = async (url: string, body: unknown): Promise<{ status: number; body: unknown }> => {
    const answer = await visitor.ask('POST', url, body)
    hear(url, answer)
    return answer
  }
  for (const [route, body] of Object.entries(accountBodies)) {
    const [method, url = ''] = route.split(' ')
    if (method === 'POST') await ask(url, body())
  }
  for (const { number, names } of five) {
    for (const login of [number, ...names]) await ask('/api/session/password', { login, password: number, code: null })
  }
  const { status, body } = await ask('/api/accounts', { login: `prov${++made}`, name: 'Prov Konto', email: null })
  const account = status === 200 ? (body as InvitedAccount).account.id : 'nobody'
  for (const { number } of five) await ask('/api/accounts/staff', { account, personalNumber: number })
  for (const url of ['/api/accounts/close', '/api/accounts/reopen']) await ask(url, { account })
  await ask('/api/accounts/reset', { account, removeCode: true })
}
let made = 0

/** Every list by name that the visitor may see, and then the log of it. */
async function listAll(visitor: Visitor, hear: (place: string, answer: unknown) => void): Promise<void> {
  const { classes } = PupilClassesSchema.or(noClasses).parse((await visitor.ask('GET', '/api/pupils')).body)
  for (const { id, schoolYears } of classes) {
    for (const schoolYear of schoolYears) {
      hear('/api/pupils', await visitor.ask('POST', '/api/pupils', { class: id, schoolYear, purpose: 'support' }))
    }
  }
  for (const url of ['/api/audit', '/api/audit/csv']) hear(url, await visitor.ask('POST', url, {}))
}
const noClasses = z.unknown().transform((): PupilClasses => ({ classes: [] }))

/** The random keys, which stand in the figures but are sent to nobody. */
function keysOfFive(): readonly string[] {
  const vault = openVault(join(data, 'vault.sqlite'))
  const keys = vault.known(five.map(({ number }) => number))
  vault.close()
  assert.ok(keys.every((key) => key !== null))
  return keys.map(String)
}

test('no command tells of one of the five, as text, JSON or CSV', async () => {
  const asked = JSON.stringify({ measures: ['meritValue', 'pupils'], by: ['class', 'schoolYear'] })
  const figures = ['head', 'analyst', `principal:${ek},${bjork}`, 'board', 'coordinator'].flatMap((role) =>
    [[], ['--json'], ['--csv']].map((form) => ['query', '-', '--as', role, ...form]),
  )
  const others = [
    ['loads'],
    ['loads', '--json'],
    ['rejects'],
    ['rejects', '--json'],
    ['sources'],
    ['users', 'list'],
    ['privacy', 'record'],
    ['audit', 'verify'],
  ]
  const heard: Kept[] = []
  for (const args of [...figures, ...others]) {
    const hear = (text: string): void => void heard.push({ place: args.join(' '), bytes: Buffer.from(text) })
    const environment = { SKOLSPEGEL_DATA: data }
    await main(args, {
      out: hear,
      error: hear,
      readStandardInput: async () => asked,
      environment,
      folder: home,
      stopped: async () => {},
    })
  }
  assert.ok(heard.some(({ place, bytes }) => place.startsWith('query') && bytes.includes('9A')))
  assert.deepEqual(found([...five.flatMap(told), ...keysOfFive()], heard), [])
  assert.deepEqual(await leaks(withoutGraded), [])
})

test('the search finds what is planted: in a log, in a value of a generation, in the name of a folder, in an answer', async () => {
  const planted = join(home, 'planted')
  cpSync(data, planted, { recursive: true })
  appendFileSync(join(planted, 'ledger.jsonl'), 'Klass 9ugglan')
  const id = keptGenerations(planted).at(-1) ?? 0
  const writer = await openWriter(generationPath(planted, id))
  await writer.run("update dim_class set label = '9Qvarn' where key = 1")
  await writer.run('checkpoint')
  await writer.close()
  mkdirSync(join(planted, 'staging', temporary.number), { recursive: true })
  writeFileSync(join(planted, 'staging', temporary.number, 'rad'), Buffer.from('Tjörn', 'latin1'))
  const here = await leaks(withoutGraded, planted)
  for (const place of [
    "'9Ugglan' in ledger.jsonl",
    "'9Qvarn' in table dim_class of",
    `'${temporary.number}' in the name of staging`,
    "'Tjörn' in staging",
  ]) {
    assert.ok(
      here.some((leak) => leak.startsWith(place)),
      `${place}: ${here.join('\n')}`,
    )
  }
  assert.deepEqual(found(['Ymp'], [{ place: 'an answer', bytes: Buffer.from('{"label":"ympkvist"}') }]), ["'Ymp' in an answer"])
})

test('the search finds what is packed in a workbook and in a PDF', async () => {
  const closed = ['hidden', 'hidden', 'hidden'] as const
  const page = pageOf([
    { title: 'Klasserna', view: schoolsView('meritValue'), answer: schoolsAnswer(merit, { '9Qvarn': closed }, null) },
  ])
  const files = { xlsx: await writeWorkbook(page), pdf: openPdfWriter(openInk())(page) }
  for (const [format, bytes] of Object.entries(files)) {
    assert.deepEqual(found(['9Qvarn'], [{ place: format, bytes }]), [], 'packed')
    assert.deepEqual(found(['9Qvarn'], [{ place: format, bytes: await opened(format, bytes) }]), [`'9Qvarn' in ${format}`])
  }
})
