import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Cell } from '../../src/contract/index.ts'
import { answerAsCsv } from '../../src/server/answer-as-csv.ts'
import { answerAsTable } from '../../src/server/answer-as-table.ts'

function cell(part: Partial<Cell>): Cell {
  return {
    keys: {},
    grouping: ['school', 'sex'],
    measure: 'meritValue',
    against: null,
    origin: 'own',
    value: null,
    n: null,
    low: null,
    high: null,
    interval: null,
    state: 'shown',
    mark: null,
    reason: null,
    sources: [0],
    checks: [],
    ...part,
  }
}

const merit: Omit<Answer['measures'][number], 'name'> = {
  label: 'Meritvärde',
  kind: 'mean',
  unit: 'points',
  range: [0, 340],
  direction: 'higher',
  rule: 'r1',
}
const hidden = { code: 'few', text: 'Färre än tio elever.', wider: null } as const
const answer: Answer = {
  measures: [
    { name: 'meritValue', ...merit },
    { ...merit, name: 'eligible', label: 'Behörighet', kind: 'share', unit: 'share', range: [0, 1] },
  ],
  labels: { school: { '12345678': 'Åsskolan', '87654321': '=cmd()' }, sex: { female: 'Flickor', male: 'Pojkar' } },
  cells: [
    cell({ keys: { school: '12345678', sex: 'female' }, value: 236.4, n: 1042, low: 230.1, high: 242.7 }),
    cell({
      keys: { school: '12345678', sex: 'female' },
      measure: 'eligible',
      value: 0.98,
      n: 1042,
      state: 'approximate',
      mark: '~100',
    }),
    cell({ keys: { school: '87654321', sex: 'male' }, state: 'hidden', mark: '..', reason: hidden }),
    cell({ keys: { school: '87654321', sex: 'male' }, measure: 'eligible', state: 'hidden', mark: '..', reason: hidden }),
    cell({ keys: { school: '12345678' }, grouping: ['school'], value: 228.6, n: 2000 }),
    cell({ keys: { school: '12345678' }, grouping: ['school'], measure: 'eligible', value: 0.84, n: 2000 }),
  ],
  generation: 41,
  catalogue: 'c1',
  asOf: '2026-01-02T03:04:05Z',
  regime: 'across',
  sources: [
    {
      source: 'scb-grades-9',
      load: 3,
      file: 'a.txt',
      loadedAt: '2026-01-02T03:04:05Z',
      extracted: null,
      waiting: false,
      checks: [],
    },
  ],
}

test('the table aligns names to the left and figures to the right, in Swedish, marks explained once', () => {
  const blank = '\u00a0'
  assert.equal(
    answerAsTable(answer),
    [
      'Skola     Kön      Meritvärde  Behörighet  Elever',
      `Åsskolan  Flickor         236        ~100   1${blank}042`,
      '=cmd()    Pojkar           ..          ..      ..',
      `Åsskolan  Alla            229        84${blank}%   2${blank}000`,
      '',
      '..  Färre än tio elever.',
      '',
      'Version 41 av uppgifterna, från 1 fil.',
      '',
    ].join('\n'),
  )
})

test('CSV opens right in a Swedish Excel: byte order mark, semicolons, decimal commas, and no name becomes a formula', () => {
  const lines = answerAsCsv(answer).split('\r\n')
  assert.equal(lines[0], '\uFEFFSkola (kod);Skola;Kön (kod);Kön;Mått;Värde;Elever;Lägst;Högst;Märke')
  assert.equal(lines[1], '12345678;Åsskolan;female;Flickor;Meritvärde;236,4;1042;230,1;242,7;')
  assert.equal(lines[2], '12345678;Åsskolan;female;Flickor;Behörighet;0,98;1042;;;~100')
  assert.equal(lines[3], "87654321;'=cmd();male;Pojkar;Meritvärde;;;;;..")
  assert.equal(lines[5], '12345678;Åsskolan;;Alla;Meritvärde;228,6;2000;;;')
  assert.equal(lines.at(-1), '')
})

test('a comparison has a column of its own', () => {
  const compared = {
    ...answer,
    cells: [...answer.cells, cell({ keys: { school: '12345678', sex: 'female' }, against: 'lastYear', value: 231 })],
  }
  const [heading = '', first = ''] = answerAsTable(compared).split('\n')
  assert.match(heading, /Meritvärde {2}Meritvärde \(lastYear\)/)
  assert.match(first, /236 +231/)
})

test('names with separators and quotes stand quoted in CSV', () => {
  const labels = { school: { '12345678': 'Skola "A"; övre' } }
  assert.match(answerAsCsv({ ...answer, labels }), /;"Skola ""A""; övre";/)
})

test('the table tells how many of the same pupils stayed, came and left', () => {
  const tableWith = (cohort: Answer['cohort'], regime: Answer['regime'] = 'across'): string =>
    answerAsTable({ ...answer, regime, ...(cohort === undefined ? {} : { cohort }) })
  assert.match(
    tableWith({ kept: 1087, joined: 27, left: 'few' }, 'own'),
    /Samma elever: 1.087 var med båda gångerna, 27 har kommit till, färre än tio är inte kvar.\n/,
  )
  assert.match(
    tableWith({ kept: 90, joined: 30, left: 0 }, 'public'),
    /cirka 90 var med båda gångerna, cirka 30 har kommit till, 0 är inte/,
  )
  assert.match(
    tableWith({ kept: null, joined: 'few', left: null }),
    /Samma elever: färre än tio har kommit till. Övriga antal visas inte/,
  )
  assert.match(tableWith({ kept: null, joined: null, left: null }), /Hur många elever som var med .* visas inte./)
  assert.doesNotMatch(tableWith(undefined), /Samma elever|Hur många/)
})
