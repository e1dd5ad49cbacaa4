import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cellInWords, cellText, formsFor, gridsOf, markWords, notesOf, pivotOf, tableOf } from '../../src/picture/index.ts'
import { answer, cell, gridOf, gridOfSexes, merit, municipality, points, pupils, share, viewOf } from './answers.ts'

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

test('what counts grades is not said to count pupils, and has no funnel', () => {
  const counted = { ...cell(points, {}, [13.4, 0.5]), counts: 'grades' } as const
  const mark = markWords({ head: points, rounded: false }, 'A', counted, [])
  assert.equal(mark.label.replaceAll('\u00a0', ' '), 'A: 13,4 poäng, osäkerhet 12,9 till 13,9, 40 betyg.')
  assert.deepEqual(mark.facts.at(-1), { name: 'Betyg', value: '40' })
  const schools = ['a', 'b', 'c', 'd', 'e', 'f'].map((school) => cell(share, { school }, [0.8, 0.1]))
  const gridWith = (cells: typeof schools) => gridOf(viewOf('share', { rows: 'school' }), answer(share, cells))
  const plain = gridWith(schools)
  const grades = gridWith(schools.map((one) => ({ ...one, counts: 'grades' as const })))
  assert.equal(tableOf(plain).columns.at(-1)?.label, 'Elever')
  assert.equal(tableOf(grades).columns.at(-1)?.label, 'Betyg')
  assert.deepEqual([formsFor(plain).includes('funnel'), formsFor(grades).includes('funnel')], [true, false])
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

const told = (text: string): string => text.replaceAll('\u00a0', ' ')

test('the table has the columns of the grid, the difference, all together and how many; a mark says what it stands for', () => {
  const grid = gridOfSexes(merit, {
    rows: {
      A: [
        [236, 9],
        [214, 9],
        [225, 6],
      ],
      B: ['hidden', [231, 9], [230, 8]],
      C: ['missing', 'missing', 'missing'],
    },
    whole: [
      [233, 4],
      [216, 4],
      [224, 3],
    ],
  })
  const { first, columns, rows } = tableOf(grid)
  assert.deepEqual([first, ...columns.map(({ label }) => label)], ['Skola', 'Flickor', 'Pojkar', 'Skillnad', 'Alla', 'Elever'])
  assert.deepEqual(
    rows.map(({ kind, label, cells }) => [kind, label, ...cells.map(({ text }) => told(text))]),
    [
      ['part', 'A', '236', '214', '+22', '225', '40'],
      ['part', 'B', '..', '231', '..', '230', '40'],
      ['part', 'C', '.', '.', '.', '.', '.'],
      ['whole', 'Kommunen', '233', '216', '+17', '224', '40'],
    ],
  )
  const [figure, withheld] = [rows[0]?.cells[0], rows[1]?.cells[0]]
  assert.deepEqual([figure?.value, figure?.interval, figure?.said], [236, [227, 245], null])
  assert.deepEqual(
    [withheld?.value, withheld?.interval, withheld?.said, withheld?.why],
    [null, null, 'dold uppgift, för få elever att visa', 'Färre än tio elever.'],
  )
  // what may be asked of a mark: whom it is about, the cell that is hidden, and what goes before its reason
  assert.deepEqual(
    rows[1]?.cells.map(({ withheld: asked }) => asked && [asked.who, asked.cell.keys, asked.lead]),
    [
      ['B, flickor', { school: 'B', sex: 'female' }, null],
      null,
      ['B, skillnad', { school: 'B', sex: 'female' }, 'Skillnaden visas inte när någon av de två siffrorna är dold.'],
      null,
      null,
    ],
  )
  assert.ok([rows[0], rows[2]].every((row) => row?.cells.every(({ withheld: asked }) => asked === null)))
  assert.deepEqual(notesOf(grid), ['.. = dold uppgift. Färre än tio elever.', '. = uppgift saknas.'])
})

test('for paper, what each row is held against has columns of its own; what a row of the table tells has none', () => {
  const lastYear = { id: 'lastYear', shift: { schoolYear: -1 } } as const
  const schools = answer(merit, [
    cell(merit, { school: 'A', sex: 'female' }, [236, 9]),
    cell(merit, { school: 'A', sex: 'male' }, [214, 9]),
    cell(merit, { school: 'A' }, [225, 6]),
    cell(merit, { school: 'A', sex: 'female' }, [230, 9], 'lastYear'),
    cell(merit, { school: 'A' }, 'hidden', 'lastYear'),
    cell(merit, {}, [224, 3], 'municipality'),
    cell(merit, { sex: 'female' }, [231, 3], 'municipalityBySeries'),
  ])
  const view = viewOf('meritValue', { rows: 'school', series: 'sex', compare: [lastYear, ...municipality] })
  const labels = (held: boolean) => tableOf(gridOf(view, schools), { held }).columns.map(({ label }) => label)
  const shown = ['Flickor', 'Pojkar', 'Skillnad', 'Alla', 'Elever']
  assert.deepEqual(labels(false), shown)
  assert.deepEqual(labels(true), [...shown, 'Flickor, förra läsåret', 'Alla, förra läsåret'])
  const [row, whole] = tableOf(gridOf(view, schools), { held: true }).rows
  assert.deepEqual(
    row?.cells.slice(5).map(({ text, interval }) => [text, interval]),
    [
      ['230', null],
      ['..', null],
    ],
  )
  assert.deepEqual(
    whole?.cells.slice(5).map(({ text }) => text),
    ['.', '.'],
  )

  const years = answer(merit, [
    cell(merit, { schoolYear: '2023/24' }, [220, 9]),
    cell(merit, { schoolYear: '2023/24' }, [224, 3], 'municipality'),
    cell(merit, { schoolYear: '2024/25' }, [221, 9]),
  ])
  const trend = gridOf(viewOf('meritValue', { rows: 'schoolYear', compare: municipality }), years)
  const [pivot] = pivotOf([{ id: '', member: null, label: null, title: '', grid: trend }], { held: true })?.measures ?? []
  assert.deepEqual(
    pivot?.columns.map(({ label }) => label),
    ['Värde', 'Elever', 'Kommunen'],
  )
})

test('a count is a table of pupils without a column of how many; a rough figure is text without a value', () => {
  const counts = tableOf(
    gridOfSexes(pupils, {
      rows: {
        A: [
          [12, null],
          [14, null],
          [26, null],
        ],
      },
      whole: null,
    }),
  )
  assert.deepEqual(
    counts.columns.map(({ label }) => label),
    ['Flickor', 'Pojkar', 'Alla'],
  )
  const shares = tableOf(gridOfSexes(share, { rows: { A: ['rough', [0.9, 0.05], [0.95, 0.03]] }, whole: null }))
  const [rough, plain, difference] = shares.rows[0]?.cells ?? []
  assert.deepEqual([told(rough?.text ?? ''), rough?.value, rough?.said], ['~100 %', null, 'ungefär 100\u00a0%'])
  assert.deepEqual([told(plain?.text ?? ''), plain?.value], ['90 %', 0.9])
  assert.equal(difference?.text, '..')
  assert.deepEqual([rough?.withheld?.who, difference?.withheld?.cell.state], ['A, flickor', 'approximate'])
})

test('how many are counted is hidden with the figure of all together; a difference to a missing figure is missing, not hidden', () => {
  const shown = [230, 9] as const
  const grid = gridOfSexes(merit, { rows: { A: [[236, 9], 'missing', 'hidden'], B: [shown, shown, shown] }, whole: null })
  const cells = tableOf(grid).rows[0]?.cells ?? []
  assert.deepEqual(
    cells.map(({ text, withheld: asked }) => [told(text), asked?.who ?? null]),
    [
      ['236', null],
      ['.', null],
      ['.', null],
      ['..', 'A'],
      ['..', 'A, antal elever'],
    ],
  )
})
