import assert from 'node:assert/strict'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { test } from 'node:test'
import { screens, sizes } from '../../scripts/screens-list.ts'

const docs = new URL('../../docs/', import.meta.url)
const page = readFileSync(new URL('screens.md', docs), 'utf8')
const names = screens('/rapporter/1').map(({ name }) => name)
const pictures = names.flatMap((name) => sizes.map(({ width }) => `${name}-${width}.png`))

/** The rows of the page's table of screens: name, and the pictures it links to. */
const rowsOf = (text: string): readonly (readonly [string, readonly string[]])[] =>
  [...text.matchAll(/^\| ([\w-]+) \| [^|]{10,} \| ((?:\[\d+\]\(screens\/[^)]+\) ?)+)\|$/gm)].map(([, name = '', links = '']) => [
    name,
    [...links.matchAll(/screens\/([^)]+)/g)].map(([, picture = '']) => picture),
  ])

test('the page tells every screen once, in order, with its picture at each width', () => {
  const rows = rowsOf(page)
  assert.deepEqual(
    rows.map(([name]) => name),
    names,
  )
  assert.deepEqual(
    rows.flatMap(([, links]) => links),
    pictures,
  )
  assert.equal(new Set(names).size, names.length)
  assert.deepEqual(rowsOf('| a | too short | [360](screens/a-360.png) |'), [])
})

test('the pictures are there, none is left over, and together they stay small', () => {
  const folder = new URL('screens/', docs)
  assert.deepEqual(readdirSync(folder).toSorted(), pictures.toSorted())
  const bytes = pictures.map((name) => statSync(new URL(name, folder)).size)
  assert.ok(Math.min(...bytes) > 1000)
  assert.ok(bytes.reduce((sum, size) => sum + size, 0) < 12_000_000)
})
