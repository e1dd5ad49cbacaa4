// Every drawn form in every state at the width of a phone and of a card on a desk, as SVG text. UPDATE_GOLDEN=1 writes them anew: look at them.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Chart, DrawnForm, PictureNode } from '../../src/picture/index.ts'
import { draw, render } from '../../src/picture/index.ts'
import { drawnForms, gridIn, states } from '../../src/web/living/pictures.ts'

const folder = new URL('./golden/', import.meta.url)
const widths = [328, 700] as const

const pictures = drawnForms.flatMap((form: DrawnForm) =>
  states.flatMap((state) => {
    const grid = gridIn(form, state)
    return grid === null
      ? []
      : widths.map((width) => ({
          name: `${form}-${state}-${width}`,
          width,
          chart: draw(form, grid, { width, id: 'g', title: form }),
        }))
  }),
)
const text = (chart: Chart): string =>
  `${render(chart.node).replaceAll('><', '>\n<')}\n${chart.remarks.map((remark) => `<!-- ${remark} -->\n`).join('')}`

for (const { name, chart } of pictures) {
  test(`${name} is drawn as its golden picture`, () => {
    const file = new URL(`${name}.svg`, folder)
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(file, text(chart))
    assert.ok(existsSync(file), `${name}.svg is missing: run with UPDATE_GOLDEN=1 and look at it`)
    assert.equal(text(chart), readFileSync(file, 'utf8'))
  })
}

test('every golden picture has its chart', () => {
  assert.deepEqual(readdirSync(folder).sort(), pictures.map(({ name }) => `${name}.svg`).sort())
})

const nodes = (node: PictureNode): PictureNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodes(child))),
]

test('every mark of every form can be walked to and says what it is in Swedish', () => {
  for (const { name, chart } of pictures) {
    const walked = nodes(chart.node).filter(({ attributes }) => attributes['data-mark'] !== undefined)
    assert.deepEqual(
      walked.map(({ attributes }) => Number(attributes['data-mark'])).sort((a, b) => a - b),
      chart.marks.map((_, index) => index),
      name,
    )
    for (const { attributes } of walked)
      assert.equal(attributes['aria-label'], chart.marks[Number(attributes['data-mark'])]?.label, name)
    assert.equal(chart.marks.length > 0, !name.includes('-empty-'), name)
  }
})

test('no form draws outside its width, with a negative size, or with a number that is none', () => {
  for (const { name, width, chart } of pictures) {
    assert.equal(chart.node.attributes.viewBox, `0 0 ${width} ${chart.height}`, name)
    assert.doesNotMatch(text(chart), /NaN|undefined|Infinity/, name)
    for (const { x, y } of chart.marks) assert.ok(x >= 0 && x <= width && y >= 0 && y <= chart.height, name)
    for (const { tag, attributes } of nodes(chart.node)) {
      if (tag !== 'rect') continue
      assert.ok(Number(attributes.width) >= 0 && Number(attributes.height) >= 0, `${name}: ${JSON.stringify(attributes)}`)
    }
  }
})

test('a hidden figure is hatched in every form, and its value stands nowhere', () => {
  for (const { name, chart } of pictures) {
    const hatched = /class="hidden-bar"/.test(text(chart))
    assert.equal(hatched, name.includes('-withheld-'), name)
    if (hatched)
      assert.ok(
        chart.marks.some(({ label }) => /dold uppgift|visas inte/.test(label)),
        name,
      )
  }
})

test('only bars and parts of a whole begin at zero', () => {
  for (const { name, chart } of pictures) {
    if (/^(bars|stacked|distribution)/.test(name) || name.includes('-empty-')) continue
    assert.doesNotMatch(text(chart), /class="zero"/, name)
  }
})

test('bands are drawn where the view wants them and told in words all the same', () => {
  for (const form of ['dumbbell', 'dots', 'stacked', 'lines'] as const) {
    const [usual, plain] = (['usual', 'plain'] as const).map(
      (state) => pictures.find(({ name }) => name === `${form}-${state}-700`)?.chart,
    )
    assert.ok(usual !== undefined && plain !== undefined)
    assert.match(text(usual), /class="band/)
    assert.doesNotMatch(text(plain), /class="band/)
    assert.ok(plain.marks.every(({ label }) => /osäkerhet/.test(label)))
  }
})

test('what is too uncertain is grey and said to be so; what is lifted forward has a sign besides its colour', () => {
  for (const { name, chart } of pictures) {
    if (name.includes('-uncertain-') && !name.startsWith('distribution')) {
      assert.match(text(chart), /faint/, name)
      assert.ok(
        chart.marks.some(({ label }) => /osäker uppgift/.test(label)),
        name,
      )
    }
    if (!name.includes('-lifted-')) continue
    assert.match(text(chart), /class="(flag|forward-line|mark whole forward)"/, name)
    assert.ok(
      chart.marks.some(({ label }) => label.startsWith('Markerad: ')),
      name,
    )
  }
})
