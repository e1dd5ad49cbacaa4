import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileChecks } from '../../../src/load/checks/index.ts'
import { crossChecks } from '../../../src/load/cross-checks.ts'

const page = readFileSync(new URL('../../../docs/sources.md', import.meta.url), 'utf8')
const headings = [...page.matchAll(/^### (\S+) \((\w+)\)$/gm)].map(([, id, severity]) => `${id} ${severity}`)
const example = { line: 4, column: 'Klass', detail: '7 siffror' }

test('docs/sources.md has one heading a check, and a check for every heading', () => {
  const checks = [...fileChecks, ...crossChecks].map(({ id, severity }) => `${id} ${severity}`)
  assert.deepEqual([...headings].sort(), checks.sort())
  assert.equal(new Set(checks).size, checks.length)
})

test('docs/sources.md repeats what the checks of one file say', () => {
  for (const check of fileChecks) {
    const section = `### ${check.id} (${check.severity})\n${check.holds}\n\n> ${check.broken(2, example)}\n`
    assert.ok(page.includes(section), section)
  }
})

test('every message is whole sentences, for one and for several, with what was found', () => {
  for (const check of [...fileChecks, ...crossChecks]) {
    for (const said of [check.holds, check.broken(1, example), check.broken(7, example)]) {
      assert.match(said, /^[A-ZÅÄÖ0-9].*\.$/, `${check.id}: ${said}`)
      assert.ok(!/\.\.|undefined|null|\b1 (?:rader|värden|elever|kolumner|formler|ställen)\b/.test(said), `${check.id}: ${said}`)
    }
  }
})
