import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { crossChecks } from '../../src/load/cross-checks.ts'

test('docs/operation.md tells of every check across files, with what happens, and of no other', () => {
  const page = readFileSync(new URL('../../docs/operation.md', import.meta.url), 'utf8')
  const section = page.slice(page.indexOf('## Checks across files'), page.indexOf('## Who is counted where'))
  const told = [...section.matchAll(/^\| `([a-z-]+)` \| ([a-z ]+) \|/gm)].map(([, id, what]) => `${id}: ${what}`)
  const words = { blocking: 'load stops', quarantine: 'row waits', warning: 'warning' } as const
  assert.deepEqual(told.sort(), crossChecks.map(({ id, severity }) => `${id}: ${words[severity]}`).sort())
})
