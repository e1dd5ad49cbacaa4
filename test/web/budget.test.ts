import assert from 'node:assert/strict'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '../e2e/built-web.ts'

const startMost = 140_000
const chartsMost = 25_000
let root = ''
let english = ''
before(async () => {
  root = await buildWeb('sv')
  english = await buildWeb('en')
})
after(() => Promise.all([root, english].map((folder) => rm(folder, { recursive: true }))))

const read = (name: string, folder = root): Promise<string> => readFile(join(folder, 'assets', name), 'utf8')

/** The scripts a browser must fetch before the first page stands: what the shell names, and what those import at once. */
async function startScripts(folder = root): Promise<string[]> {
  const html = await readFile(join(folder, folder === root ? 'index.html' : 'en.html'), 'utf8')
  const found = new Set<string>()
  const waiting = [...html.matchAll(/assets\/([\w.-]+\.js)/g)].map(([, name]) => name ?? '')
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    waiting.push(
      ...[...(await read(name, folder)).matchAll(/(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)].map(([, next]) => next ?? ''),
    )
  }
  return [...found]
}

const weigh = async (names: readonly string[], folder = root): Promise<number> => {
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await read(name, folder)).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

test('the scripts at start weigh at most 140 KB compressed', async (t) => {
  const names = await startScripts()
  const size = await weigh(names)
  t.diagnostic(`${size} bytes in ${names.length} files: ${names.join(', ')}`)
  assert.ok(names.length > 0 && size <= startMost, `${size} bytes`)
})

test('the English app weighs no more at start', async (t) => {
  const names = await startScripts(english)
  const size = await weigh(names, english)
  t.diagnostic(`${size} bytes in ${names.length} files`)
  assert.ok(names.length > 0 && size <= startMost, `${size} bytes`)
})

/** Words that stand in the scripts of a folder, of those given. */
async function wordsIn(folder: string, words: readonly string[]): Promise<readonly string[]> {
  const names = (await readdir(join(folder, 'assets'))).filter((name) => name.endsWith('.js'))
  const scripts = await Promise.all(names.map((name) => read(name, folder)))
  return words.filter((word) => scripts.some((text) => text.includes(word)))
}

test('each app carries its own language alone, react-aria’s words too', async () => {
  const swedish = ['Kommunen', 'Ny rapport', 'Vem har sett mig?', '`Avvisa`']
  const spokenInEnglish = ['The municipality', 'New report', 'Who has seen me?', '`Dismiss`']
  assert.deepEqual(await wordsIn(root, [...swedish, ...spokenInEnglish]), swedish)
  assert.deepEqual(await wordsIn(english, [...swedish, ...spokenInEnglish]), spokenInEnglish)
})

test('the two shells are the same page in two languages', async () => {
  const plain = async (folder: string, shell: string): Promise<string> =>
    (await readFile(join(folder, shell), 'utf8')).replaceAll(/lang="\w+"|content="[^"]*"|assets\/[^"]*|<noscript>[^<]*/g, '')
  assert.equal(await plain(english, 'en.html'), await plain(root, 'index.html'))
})

test('the charts weigh at most 25 KB compressed and are not fetched at start', async (t) => {
  const charts = (await readdir(join(root, 'assets'))).filter((name) => /^charts-.*\.js$/.test(name))
  assert.equal(charts.length, 1)
  const size = await weigh(charts)
  t.diagnostic(`${size} bytes`)
  assert.ok(size <= chartsMost, `${size} bytes`)
  assert.ok(!(await startScripts()).some((name) => charts.includes(name)))
})

/** Scripts that carry the schemas' code: what the server checks needs no second check here. */
const withSchemas = (scripts: ReadonlyMap<string, string>): readonly string[] =>
  [...scripts].filter(([, text]) => /\bstrictObject\b|\bZodError\b/.test(text)).map(([name]) => name)

test('no schema’s code is sent to the browser', async () => {
  const names = (await readdir(join(root, 'assets'))).filter((name) => name.endsWith('.js'))
  const scripts = new Map(await Promise.all(names.map(async (name) => [name, await read(name)] as const)))
  assert.ok(scripts.size > 10)
  assert.deepEqual(withSchemas(scripts), [])
  assert.deepEqual(withSchemas(new Map([['a.js', 'const s=z.strictObject({a:z.int()})']])), ['a.js'])
})

test('the living page and its made-up figures are not fetched at start', async () => {
  const names = await readdir(join(root, 'assets'))
  const living = names.filter((name) => /^style-.*\.js$/.test(name))
  assert.equal(living.length, 1)
  const start = await startScripts()
  assert.ok(!start.some((name) => living.includes(name)))
  for (const name of start) assert.doesNotMatch(await read(name), /Ugglans skola/)
  assert.ok(
    (await Promise.all(names.filter((name) => name.endsWith('.js')).map((name) => read(name)))).some((text) =>
      text.includes('Ugglans skola'),
    ),
  )
})

test('the page names nothing outside the server and holds no script or style of its own', async () => {
  const html = await readFile(join(root, 'index.html'), 'utf8')
  assert.doesNotMatch(html, /https?:/)
  assert.doesNotMatch(html, /<style|style=|<script(?![^>]*\bsrc=)/)
})
