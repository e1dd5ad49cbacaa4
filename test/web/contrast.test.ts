import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const css = readFileSync(new URL('../../src/web/styles/tokens.css', import.meta.url), 'utf8')

/** The colours of each theme by token name. */
function themes(source: string): Record<'light' | 'dark', Map<string, string>> {
  const [light = '', dark = ''] = [...source.matchAll(/:root\s*\{([^}]*)\}/g)].map(([, body]) => body ?? '')
  const colours = (body: string): Map<string, string> =>
    new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [name ?? '', value ?? '']))
  return { light: colours(light), dark: new Map([...colours(light), ...colours(dark)]) }
}

/** WCAG 2.2 relative luminance and contrast ratio of two #rrggbb colours. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

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
]
const marks: readonly (readonly [string, string])[] = [
  ['girls', 'brand-soft'],
  ['boys', 'brand-soft'],
  ['third', 'brand-soft'],
  ['fourth', 'brand-soft'],
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

for (const name of ['light', 'dark'] as const) {
  test(`in the ${name} theme text stands out by at least 4.5 and marks by at least 3`, () => {
    const theme = themes(css)[name]
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

test('both themes name the same colours', () => {
  const { light, dark } = themes(css)
  const own = new Map(
    [...css.slice(css.indexOf('prefers-color-scheme: dark')).matchAll(/--([\w-]+):\s*#/g)].map(([, token]) => [token ?? '', '']),
  )
  assert.deepEqual([...own.keys()].sort(), [...light.keys()].sort())
  assert.equal(dark.size, light.size)
})
