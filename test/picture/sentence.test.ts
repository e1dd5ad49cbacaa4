import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayBeChance, sayAgainst, sayGrid, sayYears } from '../../src/picture/index.ts'
import type { Told } from './answers.ts'
import { answer, cell, gridOf, gridOfSexes, merit, municipality, points, pupils, share, viewOf } from './answers.ts'

const plain = (sentences: readonly string[]): string[] => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '))
const whole = [
  [231, 5],
  [216, 5],
  [223, 4],
] as const

test('girls ahead in the municipality, boys in one school by what may be chance', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      Alm: [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
      Ås: [
        [204, 22],
        [219, 21],
        [212, 15],
      ],
    },
    whole,
  })
  assert.deepEqual(plain(sayGrid(grid)), [
    'Flickorna ligger 15 poäng över pojkarna i kommunen.',
    'På Ås är det tvärtom, men där kan skillnaden vara slump.',
  ])
})

test('a clear reversal is said without hedging', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      Alm: [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
      Ås: [
        [190, 10],
        [230, 10],
        [212, 8],
      ],
    },
    whole,
  })
  assert.equal(plain(sayGrid(grid))[1], 'På Ås är det tvärtom.')
})

test('a difference between overlapping intervals may be chance', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      A: [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
      B: [
        [230, 9],
        [220, 9],
        [225, 8],
      ],
    },
    whole: [
      [226, 9],
      [219, 9],
      [223, 6],
    ],
  })
  assert.deepEqual(plain(sayGrid(grid)), ['Flickorna ligger 7 poäng över pojkarna i kommunen, men det kan vara slump.'])
})

test('figures that print alike are called alike', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      A: [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
      B: [
        [230, 9],
        [220, 9],
        [225, 8],
      ],
    },
    whole: [
      [223.2, 9],
      [222.9, 9],
      [223, 6],
    ],
  })
  assert.deepEqual(plain(sayGrid(grid)), ['Flickorna och pojkarna ligger lika i kommunen.'])
})

test('more than three reversals are counted, hidden groups are counted, nobody is ranked', () => {
  const turned = [
    [210, 20],
    [220, 20],
    [215, 12],
  ] as const
  const grid = gridOfSexes(merit, {
    rows: {
      A: turned,
      B: turned,
      C: turned,
      D: turned,
      E: [
        [240, 15],
        [220, 15],
        [230, 10],
      ],
      F: ['hidden', 'hidden', 'hidden'],
      G: [[240, 9], 'hidden', [230, 7]],
    },
    whole,
  })
  assert.deepEqual(plain(sayGrid(grid)), [
    'Flickorna ligger 15 poäng över pojkarna i kommunen.',
    'På 4 av 5 skolor är det tvärtom, men där kan skillnaderna vara slump.',
    'För 2 skolor är någon grupp för liten för att visas.',
  ])
})

test('a school of one’s own is held against the municipality, then girls against boys', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      Åsskolan: [
        [204, 22],
        [219, 21],
        [212, 15],
      ],
    },
    whole,
  })
  assert.deepEqual(plain(sayGrid(grid)), [
    'Åsskolan ligger 11 poäng under kommunen (212 mot 223), men det kan vara slump.',
    'Pojkarna ligger 15 poäng över flickorna på Åsskolan, men det kan vara slump.',
  ])
})

test('classes are read within their school, which is held against the municipality', () => {
  const sexes = (keys: Record<string, string>, girls: Told, boys: Told, against: string | null = null) => [
    cell(merit, { ...keys, sex: 'female' }, girls, against),
    cell(merit, { ...keys, sex: 'male' }, boys, against),
  ]
  const cells = [
    ...sexes({ class: '9A' }, [243, 15], [209, 15]),
    ...sexes({ class: '9B' }, [219, 20], [240, 20]),
    ...sexes({}, [235, 6], [220, 6]),
    cell(merit, {}, [228, 5]),
    ...sexes({}, [232, 5], [218, 5], 'municipalityBySeries'),
    cell(merit, {}, [224, 4], 'municipality'),
  ]
  const where = [{ dimension: 'school', in: ['11000007'] }]
  const view = viewOf('meritValue', { rows: 'class', series: 'sex', where, compare: municipality })
  const grid = gridOf(view, answer(merit, cells), 'Åsskolan')
  assert.deepEqual(plain(sayGrid(grid)), [
    'Åsskolan ligger 4 poäng över kommunen (228 mot 224), men det kan vara slump.',
    'Flickorna ligger 15 poäng över pojkarna på Åsskolan.',
    'I 9B är det tvärtom, men där kan skillnaden vara slump.',
  ])
  assert.deepEqual([grid.within?.total?.value, grid.whole?.total?.value], [228, 224])
})

test('a small school says what is hidden', () => {
  const grid = gridOfSexes(merit, { rows: { Lillskolan: ['hidden', 'hidden', [230, 25]] }, whole })
  assert.deepEqual(plain(sayGrid(grid)), [
    'Lillskolan ligger 7 poäng över kommunen (230 mot 223), men det kan vara slump.',
    'Någon grupp på Lillskolan är för liten för att visas.',
  ])
})

test('all hidden and all missing are different things', () => {
  const hidden = gridOfSexes(merit, { rows: { A: ['hidden', 'hidden', 'hidden'] }, whole: null })
  assert.match(sayGrid(hidden)[0] ?? '', /för små/)
  const missing = gridOfSexes(merit, { rows: { A: ['missing', 'missing', 'missing'] }, whole: null })
  assert.match(sayGrid(missing)[0] ?? '', /inga uppgifter/)
})

test('without sexes the schools are counted that differ clearly from the municipality', () => {
  const cells = (
    [
      ['A', 250],
      ['B', 224],
      ['C', 190],
      ['D', 230],
    ] as const
  ).map(([school, value]) => cell(merit, { school }, [value, 12]))
  const view = viewOf('meritValue', { rows: 'school', compare: municipality })
  const grid = gridOf(view, answer(merit, [...cells, cell(merit, {}, [223, 4], 'municipality')]))
  assert.deepEqual(plain(sayGrid(grid)), [
    'Av 4 skolor ligger 1 tydligt över kommunen (223) och 1 tydligt under. För övriga kan skillnaden vara slump.',
  ])
})

test('subjects do not add up to a whole: it is told in how many a sex leads clearly', () => {
  const grid = gridOfSexes(
    points,
    {
      rows: {
        EN: [
          [15, 0.4],
          [13, 0.4],
          [14, 0.3],
        ],
        MA: [
          [12, 0.4],
          [12.4, 0.4],
          [12, 0.3],
        ],
        SV: [
          [15, 0.4],
          [13, 0.4],
          [14, 0.3],
        ],
      },
      whole: null,
    },
    'subject',
  )
  assert.deepEqual(plain(sayGrid(grid)), [
    'I 2 av 3 ämnen ligger flickorna tydligt över pojkarna. För övriga kan skillnaden vara slump.',
  ])
})

test('where no row is clear it is told whether all lean one way', () => {
  const of = (girls: number): string[] => {
    const rows = {
      NO: [
        [13, 1],
        [14, 1],
        [13.5, 1],
      ],
      SO: [
        [girls, 1],
        [14.5, 1],
        [14, 1],
      ],
    } as const
    return plain(sayGrid(gridOfSexes(points, { rows, whole: null }, 'subjectGroup')))
  }
  assert.deepEqual(of(13.2), ['I alla 2 ämnesgrupper ligger pojkarna över flickorna, men skillnaderna kan vara slump.'])
  assert.deepEqual(of(14.9), ['I 2 ämnesgrupper kan skillnaderna mellan flickor och pojkar vara slump.'])
})

test('counts are told as counts, for the whole choice', () => {
  const cells = [
    cell(pupils, { school: 'A' }, [412, null]),
    cell(pupils, { school: 'B' }, [1000, null]),
    cell(pupils, {}, [1412, null]),
  ]
  const told = (place: string): string[] =>
    plain(sayGrid(gridOf(viewOf('pupils', { rows: 'school' }), answer(pupils, cells), place)))
  assert.deepEqual(told('Kommunen'), ['1 412 elever i kommunen.'])
  assert.deepEqual(told('Åsskolan'), ['1 412 elever på Åsskolan.'])
})

test('shares are told in percentage points', () => {
  const grid = gridOfSexes(share, {
    rows: {
      A: [
        [0.9, 0.02],
        [0.8, 0.02],
        [0.85, 0.02],
      ],
    },
    whole: [
      [0.8, 0.02],
      [0.8, 0.02],
      [0.8, 0.02],
    ],
  })
  assert.deepEqual(plain(sayGrid(grid)), [
    'A ligger 5 procentenheter över kommunen (85 % mot 80 %).',
    'Flickorna ligger 10 procentenheter över pojkarna på A.',
  ])
})

const overYears = (first: readonly [Told, Told], last: readonly [Told, Told]) =>
  gridOfSexes(
    merit,
    {
      rows: { '2015/16': [...first, 'missing'], '2019/20': ['missing', 'missing', 'missing'], '2024/25': [...last, 'missing'] },
      whole: null,
    },
    'schoolYear',
  )

test('a clear change over the years is told with its size, an unclear one as chance', () => {
  assert.deepEqual(
    plain(
      sayYears(
        overYears(
          [
            [210, 5],
            [205, 9],
          ],
          [
            [231, 5],
            [215, 9],
          ],
        ),
      ),
    ),
    ['Flickorna har gått upp 21 poäng sedan 2015/16.', 'För pojkarna kan förändringen sedan 2015/16 vara slump.'],
  )
  assert.deepEqual(
    plain(
      sayYears(
        overYears(
          [
            [210, 5],
            [225, 5],
          ],
          [
            [212, 5],
            [205, 5],
          ],
        ),
      ),
    ),
    ['Pojkarna har gått ned 20 poäng sedan 2015/16.', 'För flickorna kan förändringen sedan 2015/16 vara slump.'],
  )
})

test('one year is no development', () => {
  assert.deepEqual(sayYears(overYears(['hidden', 'missing'], [[231, 5], 'hidden'])), [
    'Det behövs minst två läsår med siffror för att se en utveckling.',
  ])
})

test('chance is symmetric, and a figure without an interval is never called clear', () => {
  const figure = fc.tuple(fc.integer({ min: 0, max: 300 }), fc.option(fc.integer({ min: 0, max: 50 })))
  fc.assert(
    fc.property(figure, figure, (one, other) => {
      const [a, b] = [cell(merit, {}, one), cell(merit, {}, other)]
      assert.equal(mayBeChance(a, b), mayBeChance(b, a))
      if (one[1] === null || other[1] === null) assert.ok(mayBeChance(a, b))
      else assert.equal(mayBeChance(a, b), Math.abs(one[0] - other[0]) <= one[1] + other[1])
    }),
  )
})

test('nothing is said of a school whose figure is hidden', () => {
  const reference = { label: 'Kommunen', kind: 'place', cell: cell(merit, {}, [223, 4]) } as const
  assert.equal(sayAgainst(merit, 'A', cell(merit, {}, 'hidden'), reference), null)
})
