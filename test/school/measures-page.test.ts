import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { gradeCodes, gradePoints, ruleVersion } from '../../src/school/rules/index.ts'

const page = await readFile(new URL('../../docs/measures.md', import.meta.url), 'utf8')

test('the page on measures tells what the rule version in force means', () => {
  assert.ok(page.includes(`\n| ${ruleVersion} |`), ruleVersion)
})

test('the page on measures explains every grade code and gives the points of the scale', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| '))
  for (const code of gradeCodes) {
    assert.ok(
      rows.some((row) => (row.split('|')[1] ?? '').trim().split(' ').includes(code)),
      code,
    )
  }
  const letters = rows.find((row) => row.startsWith('| A B C D E |')) ?? ''
  assert.equal((letters.split('|')[3] ?? '').trim(), ['A', 'B', 'C', 'D', 'E'].map(gradePoints).join(', '))
})
