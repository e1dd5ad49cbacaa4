import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const root = new URL('../../', import.meta.url)
const pages = ['docs/security.md', 'docs/asvs.md', 'docs/sv/sakerhet-och-integritet.md', 'docs/sv/konsekvensbedomning.md']
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const exists = (path: string, from: URL = root): boolean => existsSync(new URL(path, from))

/** Every path of ours in backquotes, and every page that is linked to, which is not there. */
function missing(page: string, text: string): readonly string[] {
  const paths = [...text.matchAll(/`((?:src|test|docs)\/[^`]+)`/g)].map(([, path = '']) => path)
  const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, path = '']) => path)
  return [...paths.filter((path) => !exists(path)), ...links.filter((path) => !exists(path, new URL(page, root)))]
}

/** Tests named as `file`: title, up to the end of the cell or the next file, whose title does not stand in the file. */
function untrue(text: string): readonly string[] {
  return [...text.matchAll(/`(test\/[^`]+)`: (.+?)(?= \||; `)/g)]
    .filter(([, path = '', title = '']) => !exists(path) || !textOf(path).includes(title))
    .map(([whole]) => whole)
}

test('every path and link of the security pages leads somewhere', () => {
  for (const page of pages) assert.deepEqual(missing(page, textOf(page)), [], page)
  assert.deepEqual(missing('docs/a.md', 'see `src/gone.ts` and [it](gone.md)'), ['src/gone.ts', 'gone.md'])
})

test('every test that the ASVS page names exists under that title', () => {
  const page = textOf('docs/asvs.md')
  assert.deepEqual(untrue(page), [])
  assert.ok([...page.matchAll(/`test\/[^`]+`: /g)].length > 50)
  assert.deepEqual(untrue('`test/house.test.ts`: no such title |'), ['`test/house.test.ts`: no such title'])
})

test('the ASVS page judges each requirement once, and every row of its chapters says how', () => {
  const chapters = textOf('docs/asvs.md').split(/^## V/m).slice(1)
  assert.equal(chapters.length, 5)
  const rows = chapters.flatMap((chapter) => chapter.split('\n').filter((line) => /^\| \d/.test(line)))
  const numbers = rows.map((row) => row.split('|')[1]?.trim())
  assert.equal(new Set(numbers).size, numbers.length)
  for (const row of rows) {
    const [, , , result = ''] = row.split('|')
    assert.match(result, /met|not applicable/, row)
  }
})
