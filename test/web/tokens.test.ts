import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

const folder = new URL('../../src/web/styles/', import.meta.url)
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')

/** Sizes of letters, corners, shadows and colours that a sheet gives itself instead of naming a token. */
function literals(css: string): string[] {
  const lines = css.split('\n').map((line) => line.trim())
  return lines.filter(
    (line) =>
      /^font-size: *[\d.]/.test(line) ||
      /^border-radius:.*\d(px|em)/.test(line) ||
      /^(box|text)-shadow:(?! *(inset|none|var))/.test(line) ||
      /:.*(#[0-9a-f]{3,8}\b|rgb\(|hsl\()/i.test(line),
  )
}

// a code that a camera reads is black on white in every theme
const allowed: Readonly<Record<string, readonly string[]>> = { 'account.css': ['fill: #ffffff;', 'fill: #000000;'] }

test('letters, corners, shadows and colours are named by tokens, in every sheet but theirs', () => {
  assert.ok(sheets.length > 8)
  for (const name of sheets.filter((each) => each !== 'tokens.css'))
    assert.deepEqual(literals(read(name)), allowed[name] ?? [], `${name}: use a token of tokens.css`)
})

test('every token that is used exists', () => {
  const all = sheets.map(read).join('\n')
  const made = new Set([...all.matchAll(/(?:^|[\s{;])(--[\w-]+):/g)].map(([, name]) => name))
  const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name))
  assert.ok(used.size > 40)
  assert.deepEqual(
    [...used].filter((name) => !made.has(name)),
    [],
  )
})

test('a literal is caught', () => {
  const caught = [
    'font-size: 15px;',
    'border-radius: 0 4px 0 0;',
    'box-shadow: 0 0 4px red;',
    'color: #fff;',
    'background: rgb(0 0 0 / 5%);',
  ]
  assert.deepEqual(literals(`a {\n  ${caught.join('\n  ')}\n}`), caught)
  assert.deepEqual(
    literals('a {\n  font-size: var(--text);\n  border-radius: 50%;\n  box-shadow: inset 0 0 0 1px currentColor;\n}'),
    [],
  )
})

/** Selectors of letters in a ground's colour which forced colours would make invisible: a ground of that colour is laid behind them. */
function drowned(css: string): string[] {
  const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({ selector, body }))
  const named = (wanted: RegExp): string[] =>
    rules.flatMap(({ selector, body }) => (wanted.test(body) ? selector.split(',').map((each) => each.trim()) : []))
  const kept = named(/forced-color-adjust: none/)
  return named(/(?:^|[\s;])color: var\(--(?:on-brand|paper|card)\)/).filter((selector) => !kept.includes(selector))
}

test('letters in the colour of a ground are left as they are in forced colours', () => {
  assert.deepEqual(drowned(sheets.map(read).join('\n')), [])
  assert.deepEqual(drowned('.a {\n  color: var(--paper);\n}\n.b {\n  background: var(--paper);\n}'), ['.a'])
})
