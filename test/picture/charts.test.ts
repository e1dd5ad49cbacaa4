import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Chart, DrawnForm, Grid, PictureNode } from '../../src/picture/index.ts'
import { draw as drawForm, element, render, step, textWidth } from '../../src/picture/index.ts'
import type { Told } from './answers.ts'
import { gridOfSexes, merit, share } from './answers.ts'

const schools = gridOfSexes(merit, {
  rows: {
    'Almskolan 7–9': [
      [240, 15],
      [220, 15],
      [230, 10],
    ],
    Lillskolan: ['hidden', 'hidden', 'hidden'],
    'Sjöstadens internationella grundskola F–9': [
      [246, 18],
      [231, 18],
      [238, 12],
    ],
    Västerskolan: [[236, 19], 'hidden', [230, 12]],
    'Ås & Östra': ['missing', 'missing', 'missing'],
  },
  whole: [
    [231, 5],
    [216, 5],
    [223, 4],
  ],
})
const years = gridOfSexes(
  merit,
  {
    rows: Object.fromEntries(
      Array.from({ length: 10 }, (_, index): [string, readonly [Told, Told, Told]] => {
        const year = `${2015 + index}/${16 + index}`
        if (index === 4) return [year, ['missing', 'missing', 'missing']]
        if (index === 7) return [year, [[228, 9], 'hidden', [224, 7]]]
        return [
          year,
          [
            [226 + index, 9],
            [212 + index, 9],
            [219 + index, 7],
          ],
        ]
      }),
    ),
    whole: null,
  },
  'schoolYear',
)
const shares = gridOfSexes(share, { rows: { A: ['rough', [0.9, 0.05], [0.95, 0.03]] }, whole: null })

const draw = (form: DrawnForm, grid: Grid, width: number): Chart => drawForm(form, grid, { width, id: 'g', title: 'Meritvärde' })
const charts = {
  schools: draw('dumbbell', schools, 640),
  years: draw('lines', years, 640),
  shares: draw('dumbbell', shares, 640),
}
const lines = (chart: Chart): string => `${render(chart.node).replaceAll('><', '>\n<')}\n`

const nodes = (node: PictureNode): PictureNode[] => [
  node,
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodes(child))),
]

test('every mark has a Swedish label, and the walk names them in the order they are drawn', () => {
  for (const chart of Object.values(charts)) {
    const walked = nodes(chart.node).filter(({ attributes }) => attributes['data-mark'] !== undefined)
    assert.deepEqual(
      walked.map(({ attributes }) => attributes['data-mark']),
      chart.marks.map((_, index) => index),
    )
    assert.deepEqual(
      walked.map(({ attributes }) => attributes['aria-label']),
      chart.marks.map(({ label }) => label),
    )
    assert.ok(walked.every(({ attributes }) => attributes.role === 'img'))
  }
})

test('a label says value, uncertainty, pupils and municipality; a hidden one says why', () => {
  const labels = charts.schools.marks.map(({ label }) => label.replaceAll('\u00a0', ' '))
  assert.equal(labels[0], 'Almskolan 7–9, pojkar: 220 poäng, osäkerhet 205 till 235, 40 elever, kommunen 223.')
  assert.ok(labels.includes('Lillskolan: dold uppgift, för få elever att visa. Färre än tio elever.'))
  assert.ok(labels.includes('Västerskolan, pojkar: dold uppgift, för få elever att visa. Färre än tio elever.'))
  assert.ok(labels.includes('Ås & Östra: uppgift saknas.'))
})

test('girls are circles and boys squares, whatever order they come in', () => {
  const shapes = nodes(charts.schools.node).filter(({ attributes }) => String(attributes.class).startsWith('mark '))
  assert.ok(shapes.length > 0)
  for (const { tag, attributes } of shapes) assert.equal(tag, String(attributes.class).includes('girls') ? 'circle' : 'path')
})

test('a hidden row is hatched with words, a missing one is neither hatched nor drawn', () => {
  const text = lines(charts.schools)
  assert.equal(text.match(/class="hidden-bar"/g)?.length, 2)
  assert.match(text, /\.\. för få elever att visa/)
  assert.match(text, /class="absent"/)
})

test('no line is drawn across a year without figures', () => {
  const drawn = nodes(charts.years.node).filter(({ attributes }) => attributes.class === 'line girls')
  assert.equal(drawn.length, 2)
})

test('a figure told only roughly is an open mark at the end of the scale', () => {
  assert.match(lines(charts.shares), /class="mark girls rough"/)
})

test('a year told only roughly is an open mark at the end of the scale, joined to no other', () => {
  const told = { '2022/23': [0.9, 0.05], '2023/24': 'rough', '2024/25': [0.94, 0.03] } as const
  const rows = Object.entries(told).map(([year, cell]) => [year, [cell, 'missing', cell]] as const)
  const chart = draw('lines', gridOfSexes(share, { rows: Object.fromEntries(rows), whole: null }, 'schoolYear'), 640)
  assert.equal(lines(chart).match(/class="mark girls rough"/g)?.length, 1)
  const [before, rough, then] = chart.marks
  assert.ok(before !== undefined && rough !== undefined && then !== undefined)
  assert.ok(rough.y < then.y && then.y < before.y && rough.y > 0)
  assert.equal(nodes(chart.node).filter(({ attributes }) => attributes.class === 'line girls').length, 2)
})

test('where both sexes are hidden in a year, each has a bar of its own to point at', () => {
  const grid = gridOfSexes(
    merit,
    {
      rows: {
        '2022/23': [
          [230, 9],
          [220, 9],
          [225, 7],
        ],
        '2023/24': ['hidden', 'hidden', 'hidden'],
      },
      whole: null,
    },
    'schoolYear',
  )
  const chart = draw('lines', grid, 700)
  const hidden = chart.marks.filter(({ cell }) => cell?.state === 'hidden')
  assert.equal(hidden.length, 2)
  assert.ok(Math.abs((hidden[0]?.y ?? 0) - (hidden[1]?.y ?? 0)) >= 16)
  // what is pointed at is what is seen: each bar lies inside its own mark
  const bars = render(chart.node).match(/<g class="walk"[^>]*>(?:(?!<\/g>).)*class="hidden-bar"/g)
  assert.equal(bars?.length, 2)
})

test('every mark carries its cell, and a bar for a whole row that of the whole where it is hidden', () => {
  const { marks } = draw('dumbbell', schools, 640)
  const hidden = marks.filter(({ cell }) => cell?.state === 'hidden').map(({ cell }) => cell?.keys)
  assert.deepEqual(hidden, [{ school: 'Lillskolan' }, { school: 'Västerskolan', sex: 'male' }])
})

test('what is hatched can be met by a finger: 24 pixels high', () => {
  for (const chart of [draw('dumbbell', schools, 328), draw('lines', years, 328)]) {
    const bars = nodes(chart.node).filter(({ tag, attributes }) => tag === 'rect' && attributes.class === 'ring')
    assert.ok(bars.length > 0 && bars.every(({ attributes }) => Number(attributes.height) >= 24))
  }
})

test('letters keep their size at every width, and nothing is drawn outside the frame', () => {
  for (const width of [300, 328, 400, 520, 640, 900]) {
    for (const [kind, grid] of [
      ['dumbbell', schools],
      ['lines', years],
    ] as const) {
      const chart = draw(kind, grid, width)
      assert.equal(chart.node.attributes.viewBox, `0 0 ${width} ${chart.height}`)
      assert.ok(
        chart.marks.every(({ x, y }) => x >= 0 && x <= width && y >= 0 && y <= chart.height),
        `${kind} ${width}`,
      )
      for (const { attributes } of nodes(chart.node)) assert.ok(!(Number(attributes.width) < 0), `${kind} ${width}`)
    }
  }
})

test('no figure of an axis is cut off at the edge', () => {
  for (const form of ['stacked', 'bars', 'dots', 'dumbbell', 'lines'] as const) {
    for (const [grid, width] of [
      [shares, 466],
      [form === 'lines' ? years : schools, 720],
    ] as const) {
      for (const { tag, attributes, children } of nodes(draw(form, grid, width).node)) {
        if (tag !== 'text' || attributes.class !== 'tick' || attributes['text-anchor'] !== 'middle') continue
        const half = textWidth(children.join(''), 13) / 2
        const x = Number(attributes.x)
        assert.ok(x - half >= -1 && x + half <= width + 1, `${form} ${children.join('')}: ${x} ± ${half} of ${width}`)
      }
    }
  }
})

test('names with signs of markup are text, never markup', () => {
  assert.match(lines(charts.schools), />Ås &amp; Östra</)
  assert.equal(
    render(element('text', { class: '"><script>' }, ['<b>'])),
    '<text class="&quot;&gt;&lt;script&gt;">&lt;b&gt;</text>',
  )
})

test('arrow keys stay within the chart and every mark can be reached', () => {
  const { marks } = draw('dumbbell', schools, 640)
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'x')
  fc.assert(
    fc.property(fc.nat(marks.length - 1), fc.array(keys), (from, pressed) => {
      const end = pressed.reduce((at, key) => step(marks, at, key), from)
      assert.ok(end >= 0 && end < marks.length)
    }),
  )
  const walked = marks.map((_, index) => index).reduce((at) => step(marks, at, 'ArrowRight'), 0)
  assert.equal(walked, marks.length - 1)
  assert.equal(marks[step(marks, 0, 'ArrowDown')]?.row, 1)
})

test('an empty grid is an empty picture, not an error', () => {
  const empty = { ...schools, rows: [], whole: null }
  for (const kind of ['dumbbell', 'lines'] as const) assert.equal(draw(kind, empty, 400).marks.length, 0)
})

test('names stand beside their rows where two lines hold every word, else above: none is cut', () => {
  const named = (name: string): string =>
    render(
      draw(
        'dumbbell',
        gridOfSexes(merit, {
          rows: {
            [name]: [
              [240, 15],
              [220, 15],
              [230, 10],
            ],
          },
          whole: null,
        }),
        480,
      ).node,
    )
  const long = named('Moderna språk (elevens eller skolans val)')
  assert.match(long, /<tspan x="0"[^>]*>Moderna språk \(elevens eller skolans val\)<\/tspan>/)
  assert.equal(long.includes('…'), false)
  const short = named('Svenska som andraspråk')
  assert.match(short, />Svenska som<\/tspan>\s*<tspan[^>]*>andraspråk</)
})

test('the names of a coloured table take two lines, and no word of a row is cut', () => {
  const names = ['Ekhagsskolan F–9', 'Rönnbyskolan F–9', 'Västra skolan 7–9']
  const rows = Object.fromEntries(
    names.map((name): [string, readonly [Told, Told, Told]] => [
      name,
      [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
    ]),
  )
  const grid = gridOfSexes(merit, { rows, whole: null })
  const long = ['Moderna språk (elevens eller skolans val)', 'Hem- och konsumentkunskap']
  const series = grid.series.map((each, at) => ({ ...each, label: long[at] ?? each.label }))
  const drawn = render(draw('heat', { ...grid, series }, 240).node)
  assert.equal(drawn.includes('…'), false)
  assert.match(drawn, />Hem- och<\/tspan>\s*<tspan[^>]*>konsumentkunskap</)
})

test('a row at the very end of the scale is counted in the last bar, not in one of no width', () => {
  const values = [200, 205, 210, 215, 220, 225, 230, 235, 240, 250]
  const rows = Object.fromEntries(
    values.map((value, at): [string, readonly [Told, Told, Told]] => [
      `Skola ${at}`,
      [
        [value, 9],
        [value, 9],
        [value, 9],
      ],
    ]),
  )
  const drawn = render(draw('distribution', gridOfSexes(merit, { rows, whole: null }), 640).node)
  const widths = [...drawn.matchAll(/class="bar[^"]*"[^>]* width="([\d.]+)"/g)].map(([, width]) => Number(width))
  assert.ok(widths.length > 4, drawn)
  assert.ok(Math.min(...widths) > 20, String(widths))
})
