import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileChecks } from '../../../src/load/checks/index.ts'
import { crossChecks } from '../../../src/load/cross-checks.ts'
import { checkWords as spoken } from '../../../src/load/words/en-checks.ts'
import { checkWords as swedish } from '../../../src/load/words/sv-checks.ts'

const page = readFileSync(new URL('../../../docs/sources.md', import.meta.url), 'utf8')
const headings = [...page.matchAll(/^### (\S+) \((\w+)\)$/gm)].map(([, id, severity]) => `${id} ${severity}`)
const example = { line: 4, column: 'Klass', detail: '7 siffror' }
const english = { ...example, detail: '7 digits' }

test('docs/sources.md has one heading a check, and a check for every heading', () => {
  const checks = [...fileChecks, ...crossChecks].map(({ id, severity }) => `${id} ${severity}`)
  assert.deepEqual([...headings].sort(), checks.sort())
  assert.equal(new Set(checks).size, checks.length)
})

test('docs/sources.md repeats what the checks of one file say', () => {
  for (const check of fileChecks) {
    const { holds, broken } = swedish[check.id]
    const section = `### ${check.id} (${check.severity})\n${holds}\n\n> ${broken(2, example)}\n`
    assert.ok(page.includes(section), section)
  }
})

test('every message is whole sentences, for one and for several, with what was found', () => {
  for (const check of [...fileChecks, ...crossChecks]) {
    const [sv, en] = [swedish[check.id], spoken[check.id]]
    for (const said of [
      sv.holds,
      sv.broken(1, example),
      sv.broken(7, example),
      en.holds,
      en.broken(1, english),
      en.broken(7, english),
    ]) {
      assert.match(said, /^[A-ZÅÄÖ0-9].*\.$/, `${check.id}: ${said}`)
      assert.ok(!/\.\.|undefined|null/.test(said), `${check.id}: ${said}`)
      assert.ok(
        !/\b1 (?:rader|värden|elever|kolumner|formler|ställen|rows|values|pupils|columns|formulas|places)\b/.test(said),
        said,
      )
    }
  }
})
