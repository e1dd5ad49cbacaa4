import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { faultStatuses } from '../../src/contract/index.ts'

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')

interface Section {
  readonly code: string
  readonly status: number
  readonly text: string
}
const sections: readonly Section[] = page
  .split(/^(?=#{2,3} )/m)
  .map((part) => /^### ([A-Za-z]+) \((\d{3})\)\n([\s\S]*)$/.exec(part))
  .filter((match) => match !== null)
  .map(([, code = '', status = '', text = '']) => ({ code, status: Number(status), text: text.trim() }))

test('docs/errors.md has a heading for every fault, with its status, and none for a fault that does not exist', () => {
  const told = sections.map(({ code, status }) => `${code} ${status}`).sort()
  const known = Object.entries(faultStatuses).map(([code, status]) => `${code} ${status}`)
  assert.deepEqual(told, known.sort())
})

test('every heading in docs/errors.md that names a fault is followed by what it means', () => {
  assert.equal(sections.length, [...page.matchAll(/^### /gm)].length)
  for (const { code, text } of sections) assert.ok(text.length > 20, code)
})
