import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import ts from 'typescript'

const folder = new URL('../../src/web/', import.meta.url).pathname
const files = globSync('**/*.{ts,tsx}', { cwd: folder })

// Attributes whose text is read or heard by people.
const spoken = new Set([
  'alt',
  'aria-label',
  'aria-roledescription',
  'aria-description',
  'title',
  'placeholder',
  'label',
  'caption',
])

/** Words for people that stand in the code itself: text between tags, spoken attributes, and any string with å, ä or ö. */
function wordsIn(name: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text)) found.push(node.text.trim())
    if (
      ts.isJsxAttribute(node) &&
      spoken.has(node.name.getText()) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer)
    )
      found.push(node.initializer.text)
    if (
      (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) &&
      /[åäöÅÄÖ]/.test(node.text)
    )
      found.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(
    ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS),
  )
  return found
}

test('no word for people stands in web code: all are in picture/words', () => {
  assert.ok(files.length > 15, `${files.length} files read`)
  const found = files.flatMap((name) => wordsIn(name, readFileSync(folder + name, 'utf8')).map((words) => `${name}: ${words}`))
  assert.deepEqual(found, [])
})

test('words in text, in spoken attributes and in strings are found', () => {
  assert.deepEqual(wordsIn('a.tsx', 'const A = () => <p title="Hej">Logga ut</p>'), ['Hej', 'Logga ut'])
  assert.deepEqual(wordsIn('a.ts', ['const a = `Läsår $', '{b} och år`; const c = "ok"'].join('')), ['Läsår ', ' och år'])
  assert.deepEqual(wordsIn('a.tsx', 'const A = () => <p className="b">{words.c} · </p>'), [])
})
