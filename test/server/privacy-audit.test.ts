import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Answer } from '../../src/contract/index.ts'
import type { Terminal } from '../../src/server/command.ts'
import { main } from '../../src/server/main.ts'
import { type Fixture, openFixture } from './fixture.ts'

const folder = mkdtempSync(join(tmpdir(), 'skolspegel-audit-'))
let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(async () => {
  await fixture.close()
  rmSync(folder, { recursive: true })
})

async function run(args: readonly string[], standardInput = '') {
  const told = { out: '', error: '' }
  const terminal: Terminal = {
    out: (text) => {
      told.out += text
    },
    error: (text) => {
      told.error += text
    },
    readStandardInput: async () => standardInput,
    environment: { SKOLSPEGEL_DATA: fixture.data },
    folder,
    stopped: () => Promise.resolve(),
  }
  return { code: await main(args, terminal), ...told }
}

const asked = async (question: object): Promise<Answer> =>
  JSON.parse((await run(['query', '-', '--as', 'head', '--json'], JSON.stringify(question))).out)

test('answers as query prints them are safe; with all but one of the hidden counts told, that one is named', async () => {
  const query = {
    measures: ['pupils'],
    by: ['school', 'sex'],
    totals: [['school'], ['sex'], []],
    where: [{ dimension: 'stageYear', in: ['9'] }],
  }
  const answer = await asked(query)
  const hidden = answer.cells.filter(({ state }) => state === 'hidden')
  assert.ok(hidden.length > 0, 'the small school is hidden')
  writeFileSync(join(folder, 'svar.json'), JSON.stringify([{ query, answer }]))
  const safe = await run(['privacy', 'audit', 'svar.json'])
  assert.deepEqual([safe.code, safe.out.startsWith('Säker: ')], [0, true], safe.out)
  const boys = answer.cells.filter((cell) => cell.keys.sex === 'male')
  const total = boys.find((cell) => cell.keys.school === undefined)?.n ?? assert.fail('the boys of the municipality are open')
  const [kept, given, ...rest] = boys.filter((cell) => cell.state === 'hidden')
  assert.ok(kept !== undefined && given !== undefined)
  const shown = boys.reduce((sum, cell) => sum + (cell.keys.school === undefined ? 0 : (cell.n ?? 0)), 0)
  // all but one of the hidden schools are told: what is left is that one
  const counts = new Map([[given, total - shown - 6 - rest.length], ...rest.map((cell) => [cell, 1] as const)])
  const cells = boys.map((cell) => {
    const n = counts.get(cell)
    return n === undefined ? cell : { ...cell, state: 'shown' as const, value: n, n }
  })
  writeFileSync(join(folder, 'läcka.json'), JSON.stringify({ query, answer: { ...answer, cells } }))
  const leaking = await run(['privacy', 'audit', 'läcka.json', '--json'])
  const verdict = JSON.parse(leaking.out)
  assert.deepEqual([leaking.code, verdict.safe], [1, false])
  assert.match(
    (await run(['privacy', 'audit', 'läcka.json'])).out,
    /Läcka: [\s\S]*pupils, .*antalet elever är 6\. Ur: läcka\.json/,
  )
})

test('what is no answer, no JSON or no file ends with 2', async () => {
  writeFileSync(join(folder, 'fråga.json'), '{"measures": ["pupils"]}')
  writeFileSync(join(folder, 'trasig.json'), '{')
  for (const [file, said] of [
    ['fråga.json', 'innehåller inga svar'],
    ['trasig.json', 'är inte JSON'],
    ['borta.json', 'den finns inte'],
  ] as const) {
    const { code, error } = await run(['privacy', 'audit', file])
    assert.deepEqual([code, error.includes(said)], [2, true], error)
  }
  assert.equal((await run(['privacy', 'audit'])).code, 2)
})
