// How files arrive in reality, against every file source: damage of form is read as the same file or told, all other damage is told, and nothing
// is read as something else in silence. What each combination meets stands as a table in docs/sources.md (UPDATE_GOLDEN=1 writes it anew).
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Bad, badInputs, type Good, goodFiles } from './damage.ts'
import { openDesk } from './desk.ts'

const page = new URL('../../../docs/sources.md', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'skolspegel-damage-'))
let desk: Awaited<ReturnType<typeof openDesk>>
before(async () => {
  desk = await openDesk(folder)
})
after(() => {
  desk.close()
  rmSync(folder, { recursive: true })
})

/** What a file met: one word, and the checks that say more. */
async function meet(good: Good, bad: Bad): Promise<string> {
  const files = bad.of(good)
  if (files === null) return '–'
  const { same, blocked, broken } = await desk.take(good, files)
  const told = broken.map(({ check, severity }) => `${words[severity]} \`${check}\``)
  if (blocked)
    assert.ok(
      told.some((one) => one.startsWith(words.blocking)),
      `${good.source.name}, ${bad.name}`,
    )
  if (told.length > 0) return told.join(', ')
  assert.ok(same, `${good.source.name}, ${bad.name}: read as something else, and nothing is said of it`)
  return 'same'
}
const words = { blocking: 'stops', quarantine: 'waits', warning: 'told' } as const

const table: string[] = []
for (const bad of badInputs) {
  test(`${bad.name}: ${bad.meant === 'told' ? 'told' : 'the same, or told'}`, async () => {
    const met: string[] = []
    for (const good of goodFiles) {
      const told = await meet(good, bad)
      assert.ok(bad.meant !== 'told' || told !== 'same', `${good.source.name}: nothing is said of it`)
      met.push(told)
    }
    assert.ok(met.some((told) => told !== '–'))
    table.push(`| ${[bad.name, ...met].join(' | ')} |`)
  })
}

test('a class that looks like a number and a column of F alone stay what they are', async () => {
  for (const good of goodFiles) {
    const file = await good.read((cell, heading) => (heading === 'Klass' ? '7E1' : heading === good.graded ? 'F' : cell))
    const classes = [...file.grades, ...file.tests, ...file.enrolments, ...file.answers].map((row) => row.class)
    if (good.source.name !== 'attendance') assert.deepEqual([...new Set(classes)], ['7E1'], good.source.name)
    const graded = [
      ...file.grades.flatMap(({ grades }) => grades.filter(({ subject }) => subject === 'BL').map(({ grade }) => grade)),
      ...file.tests.map(({ result }) => result),
    ]
    if (good.graded !== null) assert.deepEqual([...new Set(graded)], ['F'], good.source.name)
  }
})

test('docs/sources.md says what each damaged file meets', () => {
  const text = readFileSync(page, 'utf8')
  const [first, last] = ['## What damaged files meet\n', '\n## ']
  const from = text.indexOf(first) + first.length
  const start = text.indexOf('\n| ', from) + 1
  const end = text.indexOf(last, start)
  const head = ['file', ...goodFiles.map(({ source }) => source.name)]
  const made = `| ${head.join(' | ')} |\n|${' --- |'.repeat(head.length)}\n${table.join('\n')}\n`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(page, text.slice(0, start) + made + text.slice(end))
  else assert.equal(text.slice(start, end), made)
})
