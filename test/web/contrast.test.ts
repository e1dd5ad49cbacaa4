import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrast, ownColours, themeNames } from './colours.ts'

const css = readFileSync(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8')

const text: readonly (readonly [string, string])[] = [
  ['ink', 'paper'],
  ['ink', 'card'],
  ['ink', 'brand-soft'],
  ['muted', 'paper'],
  ['muted', 'card'],
  ['muted', 'brand-soft'],
  ['brand', 'paper'],
  ['brand', 'card'],
  ['brand', 'brand-soft'],
  ['on-brand', 'brand'],
  ['attention', 'attention-soft'],
  ['ink', 'attention-soft'],
  ['paper', 'ink'],
  ['girls', 'card'],
  ['boys', 'card'],
  ['third', 'card'],
  ['fourth', 'card'],
  ['fifth', 'card'],
  ['sixth', 'card'],
  ...[1, 2, 3, 4, 5, 6].map((step) => ['ink', `heat-${step}`] as const),
  ['muted', 'card'],
]
const marks: readonly (readonly [string, string])[] = [
  ['girls', 'brand-soft'],
  ['boys', 'brand-soft'],
  ['third', 'brand-soft'],
  ['fourth', 'brand-soft'],
  ['fifth', 'brand-soft'],
  ['sixth', 'brand-soft'],
  ['faint', 'card'],
  ['faint', 'brand-soft'],
  ['muted', 'card'],
  ['edge', 'card'],
  ['edge', 'paper'],
  ['good', 'card'],
  ['brand', 'paper'],
]

function failures(theme: Map<string, string>, pairs: readonly (readonly [string, string])[], least: number): string[] {
  return pairs.flatMap(([front, ground]) => {
    const [a, b] = [theme.get(front), theme.get(ground)]
    if (a === undefined || b === undefined) return [`${front} on ${ground}: no such token`]
    const ratio = contrast(a, b)
    return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : []
  })
}

for (const name of ['light', 'dark', 'print'] as const) {
  test(`in the ${name} theme text stands out by at least 4.5 and marks by at least 3`, () => {
    const theme = ownColours(css, name)
    assert.deepEqual(failures(theme, text, 4.5), [])
    assert.deepEqual(failures(theme, marks, 3), [])
  })
}

test('the measure is WCAG’s: black on white is 21, and a weak pair is caught', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21)
  assert.deepEqual(
    failures(
      new Map([
        ['a', '#999999'],
        ['b', '#ffffff'],
      ]),
      [['a', 'b']],
      4.5,
    ),
    ['a on b: 2.85'],
  )
})

test('every theme gives every colour a value of its own', () => {
  const names = [...ownColours(css, 'light').keys()].sort()
  assert.ok(names.length > 20)
  for (const theme of themeNames) assert.deepEqual([...ownColours(css, theme).keys()].sort(), names, theme)
})

test('a theme that lacks a colour, or gives none of its own, is caught', () => {
  assert.throws(() => ownColours('a { color: red }', 'dark'), /no theme dark/)
  const bare = '\n:root { --a: #000000; --b: #ffffff; }\n@media print { :root { --a: #111111; } }'
  assert.deepEqual([...ownColours(bare, 'print').keys()], ['a'])
})
