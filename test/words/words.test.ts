import assert from 'node:assert/strict'
import { test } from 'node:test'
import ts from 'typescript'
import { isSwedish, swedishIn } from './in-code.ts'
import { namesIn, readPair } from './pairs.ts'

/** What is wrong between two words in the same place, each with its path. */
function differences(path: string, sv: unknown, en: unknown): readonly string[] {
  if (typeof sv === 'function' && typeof en === 'function') {
    const [swedish, english] = [placeholders(sv), placeholders(en)]
    return [
      ...swedish.filter((name) => !english.includes(name)).map((name) => `${path}: English leaves out ${name}`),
      ...english.filter((name) => !swedish.includes(name)).map((name) => `${path}: Swedish leaves out ${name}`),
    ]
  }
  if (typeof sv === 'string' && typeof en === 'string') {
    const left = sv === en && /\p{L}+ \p{L}+/u.test(sv) && !untranslated.has(sv)
    return left ? [`${path}: ”${sv}” stands in both languages`] : []
  }
  if (typeof sv !== 'object' || typeof en !== 'object' || sv === null || en === null)
    return Object.is(typeof sv, typeof en) ? [] : [`${path}: ${typeof sv} and ${typeof en}`]
  const names = new Set([...Object.keys(sv), ...Object.keys(en)])
  return [...names].flatMap((name) => {
    const missing = !Object.hasOwn(sv, name) ? 'Swedish' : !Object.hasOwn(en, name) ? 'English' : null
    if (missing !== null) return [`${path}.${name}: missing in ${missing}`]
    return differences(`${path}.${name}`, (sv as Record<string, unknown>)[name], (en as Record<string, unknown>)[name])
  })
}

const untranslated = new Set(['OpenID Connect', 'SAML 2.0'])

/** The parameters that a word is made of, by place and property: `0`, `1`, `0.name`. One that only agrees with a noun (`one`) need not be used. */
// biome-ignore lint/complexity/noBannedTypes: any function is read as text
function placeholders(word: Function): readonly string[] {
  const source = ts.createSourceFile('word.ts', `(${word.toString()})`, ts.ScriptTarget.Latest, true)
  let made: ts.ArrowFunction | ts.FunctionExpression | undefined
  const find = (node: ts.Node): void => {
    if (made === undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node))) made = node
    if (made === undefined) ts.forEachChild(node, find)
  }
  find(source)
  const parameters = made?.parameters ?? []
  const used = new Set<string>()
  parameters.forEach(({ name: parameter }, at) => {
    const told = ts.isIdentifier(parameter) ? parameter.text : null
    if (told === null || told.startsWith('_') || told === 'one' || told === 'form') return
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && node.text === told && node.parent !== parameter.parent)
        used.add(
          ts.isPropertyAccessExpression(node.parent) && node.parent.expression === node && !isMethod(node.parent)
            ? `${at}.${node.parent.name.text}`
            : `${at}`,
        )
      ts.forEachChild(node, visit)
    }
    if (made !== undefined) visit(made.body)
  })
  return [...used].sort()
}

/** `name.slice(…)` is still about `name`. */
const isMethod = (access: ts.PropertyAccessExpression): boolean =>
  (ts.isCallExpression(access.parent) && access.parent.expression === access) || access.name.text === 'length'

test('each word file stands in both languages, with the same words of the same parameters', async () => {
  const names = namesIn('sv')
  assert.deepEqual(names, namesIn('en'))
  assert.ok(names.length > 15, `${names.length} files read`)
  const found = (await Promise.all(names.map(readPair))).flatMap(({ name, sv, en }) => differences(name, sv, en))
  assert.deepEqual(found, [])
})

test('a word left out, a parameter left out and a sentence left in Swedish are found', () => {
  const sv = {
    a: (name: string, count: number) => `${name}: ${count}`,
    b: 'Ett helt ord',
    c: { d: 'x' },
    e: (p: { line: number }) => `${p.line}`,
  }
  const en = { a: (name: string) => `${name}`, b: 'Ett helt ord', c: {}, e: () => '' }
  assert.deepEqual(differences('w', sv, en), [
    'w.a: English leaves out 1',
    'w.b: ”Ett helt ord” stands in both languages',
    'w.c.d: missing in English',
    'w.e: English leaves out 0.line',
  ])
})

/** Names that are the same in every language: schools of the demo, columns of files, and letters. */
const names =
  /Skyddade personuppgifter|column Kön|å, ä and ö|Åsskolan 7–9|Lillå skola F–9|Kungsmellby skola F–6|Konto;Roll;Skolenhetskod;Klass;Ämnen;Gäller från;Gäller till;Skäl/g

/** Swedish texts in words that are not. */
function swedishWords(value: unknown): readonly string[] {
  if (typeof value === 'string') return isSwedish(value.replaceAll(names, '')) ? [value] : []
  if (typeof value === 'function') return swedishIn('word.ts', `(${value.toString().replaceAll(names, '')})`)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(swedishWords) : []
}

test('no Swedish stands in English words', async () => {
  const pairs = await Promise.all(namesIn('en').map(readPair))
  const found = pairs.flatMap(({ name, en }) => swedishWords(en).map((word) => `${name}: ${word}`))
  assert.deepEqual(found, [])
  assert.deepEqual(swedishWords({ a: ['Läsår'], b: (count: number) => `${count} rader`, c: 'At Lillå skola F–9' }), [
    'Läsår',
    ' rader',
  ])
})
