import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellInWords, cellText, gridsOf, markWords } from '../../src/picture/index.ts'
import { answer, cell, gridOf, gridOfSexes, merit, municipality, share, viewOf } from './answers.ts'

test('each state has its mark and its words; none is blank and none is 0', () => {
  const table = [
    ['hidden', '..', 'dold uppgift, för få elever att visa'],
    ['missing', '.', 'uppgift saknas'],
    ['notApplicable', '-', 'gäller inte här'],
  ] as const
  for (const [state, mark, said] of table) {
    assert.equal(cellText(merit, cell(merit, {}, state)), mark)
    assert.equal(cellInWords(merit, cell(merit, {}, state)), said)
  }
  assert.equal(cellText(merit, null), '.')
  assert.equal(cellText(share, cell(share, {}, 'rough')), '~100\u00a0%')
  assert.equal(cellInWords(share, cell(share, {}, 'rough')), 'ungefär 100\u00a0%')
})

test('an unreliable figure is shown and called so', () => {
  const unreliable = { ...cell(merit, {}, [220, 9]), state: 'unreliable' } as const
  assert.equal(cellText(merit, unreliable), '220')
  assert.equal(cellInWords(merit, unreliable), '220\u00a0poäng, osäker uppgift')
})

test('a figure hidden for others’ sake is not said to be about too few', () => {
  const reason = { code: 'secondary', text: 'För att skydda andra.', wider: null } as const
  const hidden = { ...cell(merit, {}, 'hidden'), reason }
  assert.equal(cellInWords(merit, hidden), 'dold uppgift, skyddar en liten grupp')
})

test('where numbers of pupils are told in tens, a mark says cirka', () => {
  const mark = (rounded: boolean) =>
    markWords({ head: merit, rounded }, 'A', cell(merit, {}, [220, 9]), []).label.replaceAll('\u00a0', ' ')
  assert.equal(mark(true), 'A: 220 poäng, osäkerhet 211 till 229, cirka 40 elever.')
  assert.equal(mark(false), 'A: 220 poäng, osäkerhet 211 till 229, 40 elever.')
})

test('a grid has rows and series in the order of the answer, the total and the municipality beside', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      B: [
        [1, 1],
        [2, 1],
        [3, 1],
      ],
      A: ['hidden', [5, 1], [6, 1]],
    },
    whole: [
      [7, 1],
      [8, 1],
      [9, 1],
    ],
  })
  assert.deepEqual(
    grid.rows.map(({ id }) => id),
    ['B', 'A'],
  )
  assert.deepEqual(
    grid.series.map(({ label }) => label),
    ['Flickor', 'Pojkar'],
  )
  assert.deepEqual(
    grid.rows[1]?.cells.map((each) => each?.value ?? null),
    [null, 5],
  )
  assert.deepEqual([grid.rows[0]?.total?.value, grid.rows[0]?.references[0]?.cell?.value], [3, 9])
  assert.deepEqual(
    grid.whole?.cells.map((each) => each?.value),
    [7, 8],
  )
})

test('a series without a single pupil is left out, one that hides somebody is not', () => {
  const cells = (told: 'missing' | 'hidden') => [
    cell(merit, { school: 'A', sex: 'female' }, [1, 1]),
    cell(merit, { school: 'A', sex: 'unknown' }, told),
  ]
  const view = viewOf('meritValue', { rows: 'school', series: 'sex' })
  assert.deepEqual(
    gridOf(view, answer(merit, cells('missing'))).series.map(({ id }) => id),
    ['female'],
  )
  assert.deepEqual(
    gridOf(view, answer(merit, cells('hidden'))).series.map(({ id }) => id),
    ['female', 'unknown'],
  )
})

test('a reference that keeps the row’s dimension is matched row by row, and there is no whole', () => {
  const cells = ['EN', 'MA'].flatMap((subject, index) => [
    cell(merit, { subject }, [1, 1]),
    cell(merit, { subject }, [10 + index, 1], 'municipality'),
  ])
  const view = viewOf('meritValue', { rows: 'subject', compare: municipality })
  const grid = gridOf(view, answer(merit, cells))
  assert.deepEqual(
    grid.rows.map(({ references }) => references[0]?.cell?.value),
    [10, 11],
  )
  assert.equal(grid.whole, null)
})

test('a measure that the answer lacks gives no panel', () => {
  assert.deepEqual(gridsOf(viewOf('other'), answer(merit, [])), [])
})
