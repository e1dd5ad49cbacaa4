// Pictures outside the app: every form that is drawn has its inks, letters and edges written on it.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { element, type PictureNode } from '../../../src/picture/index.ts'
import { inked } from '../../../src/report/files/picture/ink.ts'
import { rulesIn } from '../../../src/report/files/picture/stylesheet.ts'
import { figuresOf, openInk, writePng, writeSvg } from '../../../src/report/index.ts'
import { meritQuestion, pageOf, shareQuestion } from './made-up-pages.ts'

const ink = openInk()
const golden = new URL('../../picture/golden/', import.meta.url)

/** What `render` writes, read again. */
function parse(svg: string): PictureNode {
  const stack: { tag: string; attributes: Record<string, string>; children: (PictureNode | string)[] }[] = [
    { tag: 'all', attributes: {}, children: [] },
  ]
  const read = (text: string): string =>
    text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  for (const [, close, tag = '', attributes = '', alone, text] of svg.matchAll(
    /<(\/)?([\w-]+)((?:\s[\w:-]+="[^"]*")*)(\/)?>|([^<]+)/g,
  )) {
    const top = stack.at(-1)
    if (text !== undefined) {
      if (text.trim() !== '') top?.children.push(read(text))
    } else if (close !== undefined) {
      stack.pop()
      stack.at(-1)?.children.push(element(top?.tag ?? '', top?.attributes, top?.children))
    } else {
      const named = Object.fromEntries(
        [...attributes.matchAll(/\s([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, read(value)]),
      )
      if (alone === undefined) stack.push({ tag, attributes: named, children: [] })
      else top?.children.push(element(tag, named))
    }
  }
  const [only] = stack[0]?.children ?? []
  if (only === undefined || typeof only === 'string') throw new Error('no picture')
  return only
}

const nodesIn = (node: PictureNode): readonly PictureNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesIn(child))),
]
const pictures = readdirSync(golden).map((name) => [name, parse(readFileSync(new URL(name, golden), 'utf8'))] as const)

test('every drawn form has its colours written on it: no class, no variable, nothing that falls back to black', () => {
  assert.ok(pictures.length > 60)
  for (const [name, picture] of pictures) {
    for (const { tag, attributes } of nodesIn(inked(picture, ink))) {
      const told = `${name} ${tag} ${JSON.stringify(attributes)}`
      assert.ok(!('class' in attributes) && !('tabindex' in attributes) && !('aria-label' in attributes), told)
      assert.doesNotMatch(Object.values(attributes).join(' '), /var\(|calc\(|px\b/, told)
      if (['rect', 'circle', 'path'].includes(tag)) assert.ok(attributes.fill !== undefined, told)
      if (tag !== 'text') continue
      assert.ok(attributes.fill !== undefined && Number(attributes['font-size']) >= 13, told)
      assert.match(String(attributes['font-weight'] ?? '400'), /^(400|600|700)$/, told)
    }
  }
})

test('girls, boys and what is hidden have the screen’s own colours; a halo is a text of its own under the text', () => {
  const found = pictures.find(([name]) => name === 'dumbbell-usual-700.svg')
  assert.ok(found !== undefined)
  const drawn = nodesIn(inked(found[1], ink))
  const fills = (tag: string): ReadonlySet<unknown> =>
    new Set(drawn.filter((node) => node.tag === tag).map(({ attributes }) => attributes.fill))
  assert.ok(fills('circle').has(ink.tokens.get('--girls')))
  assert.ok(fills('path').has(ink.tokens.get('--boys')))
  const texts = drawn.filter(({ tag }) => tag === 'text')
  const halos = texts.filter(({ attributes }) => attributes.stroke !== undefined)
  assert.ok(halos.length > 5)
  for (const halo of halos) {
    const over = texts[texts.indexOf(halo) + 1]
    assert.deepEqual([halo.attributes.fill, over?.attributes.stroke, over?.children], ['none', undefined, halo.children])
  }
})

test('of two rules the stronger wins, and of equals the later; states and blocks are for the screen', () => {
  const css = `
    .chart .mark { fill: red; stroke: blue }
    .chart .mark.rough { fill: white }
    .chart .mark { stroke: green }
    .chart .mark:focus { fill: black }
    .chart .bar:not(.woven) { fill: brown }
    @media (forced-colors: active) { .chart .mark { fill: CanvasText } }
    text { fill: var(--ink) } .deep { opacity: calc(var(--band) / 2) }`
  const made = (node: PictureNode): Record<string, unknown> => {
    const [child] = inked(element('svg', { class: 'chart' }, [node]), {
      ...{
        rules: rulesIn(css),
        tokens: new Map([
          ['--ink', '#123456'],
          ['--band', '0.2'],
        ]),
        mark: '',
      },
    }).children
    return typeof child === 'string' ? {} : { ...child?.attributes }
  }
  assert.deepEqual(made(element('circle', { class: 'mark' })), { fill: 'red', stroke: 'green' })
  assert.deepEqual(made(element('circle', { class: 'mark rough' })), { fill: 'white', stroke: 'green' })
  assert.deepEqual(made(element('rect', { class: 'bar' })), { fill: 'brown' })
  assert.deepEqual(made(element('rect', { class: 'bar woven', fill: 'url(#w)' })), { fill: 'url(#w)' })
  assert.deepEqual(made(element('text', {}, ['a'])), { fill: '#123456' })
  assert.deepEqual(made(element('g', { class: 'deep' })), { opacity: '0.1' })
  assert.throws(
    () => inked(element('g', { class: 'a' }), { ...ink, rules: rulesIn('.a { fill: var(--nowhere) }') }),
    /no --nowhere/,
  )
  assert.throws(
    () => inked(element('g', { class: 'a' }), { ...ink, rules: rulesIn('.a { fill: color-mix(in srgb, red, blue) }') }),
    /cannot have/,
  )
})

const page = pageOf([meritQuestion, shareQuestion])
const [figure] = figuresOf(page)
assert.ok(figure !== undefined)
const svg = writeSvg(figure, page, ink)
const words = svg.replaceAll('\u00a0', ' ')

test('a picture stands on its own: white paper, title, conditions, sentences, legend, source, version and maker', () => {
  assert.match(svg, /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/)
  assert.match(svg, /<rect width="880" height="[\d.]+" fill="#ffffff"\/>/)
  for (const told of [
    'Meritvärde per skola',
    'Årskurs 9',
    'Flickorna ligger 17 poäng',
    'Flickor',
    'Källa: Slutbetyg årskurs 9',
    'version 41',
    'Marianne Sjöholm',
  ])
    assert.ok(words.includes(told), told)
  assert.match(svg, /<desc>Meritvärde per skola\. Skillnader\. .* Samma siffror finns i tabellen\.<\/desc>/)
  assert.doesNotMatch(svg, /class=|href=|<script|<style/)
  assert.equal(writeSvg(figure, page, ink), svg)
})

test('a PNG has twice the pixels and the same bytes each time', () => {
  const png = writePng(svg)
  assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG')
  const [, , height = ''] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1760, Number(height) * 2])
  assert.ok(png.equals(writePng(svg)))
})
