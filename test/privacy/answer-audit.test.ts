// Saved answers under audit. Oracles: sdcTable's tests; the handbook's chapter 4, example 3; ssb-gausssuppression's zeros and ones; two
// school tables of our own, solved by enumeration (test/statistics/bounds.test.ts has them without answers).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, Cell, Query, Reason } from '../../src/contract/index.ts'
import { auditAnswers, type Feasible, type PackVerdict } from '../../src/privacy/index.ts'
import { loadSolver } from '../../src/statistics/index.ts'
import { seeded } from './tables.ts'

const solver = await loadSolver()

function cellOf(keys: Readonly<Record<string, string>>, count: number, code: Reason['code'] | null): Cell {
  const told = code === null ? count : null
  const reason = code === null ? null : { code, text: 'dold', wider: null }
  return {
    ...{ keys: { ...keys }, grouping: Object.keys(keys), measure: 'pupils', against: null, origin: 'own', value: told, n: told },
    ...{ low: null, high: null, interval: null, state: code === null ? 'shown' : 'hidden', mark: code === null ? null : '..' },
    ...{ reason, sources: [], checks: [] },
  }
}

const answerOf = (cells: Cell[], generation = 1): Answer => ({
  ...{
    measures: [],
    labels: {},
    cells,
    generation,
    catalogue: 'school-1',
    asOf: '2025-06-18T09:12:00Z',
    regime: 'across',
    sources: [],
  },
})

/** A table with all its margins open, schools down and backgrounds across; `hidden`: places by row and column. */
function tableAnswer(
  rows: readonly (readonly number[])[],
  hidden: readonly string[],
  codes: Readonly<Record<string, Reason['code']>> = {},
): Answer {
  const inner = rows.flatMap((row, r) =>
    row.map((count, c) => {
      const name = `${r}${c}`
      return cellOf({ school: `${r}`, migrationBackground: `${c}` }, count, hidden.includes(name) ? (codes[name] ?? 'few') : null)
    }),
  )
  const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
  const byRow = rows.map((row, r) => cellOf({ school: `${r}` }, sum(row), null))
  const byColumn = (rows[0] ?? []).map((_, c) =>
    cellOf({ migrationBackground: `${c}` }, sum(rows.map((row) => row[c] ?? 0)), null),
  )
  return answerOf([...inner, ...byRow, ...byColumn])
}

const audited = (answers: readonly Answer[], least = 0): PackVerdict =>
  auditAnswers(
    answers.map((answer, i) => ({ name: `svar-${i}.json`, answer, query: null })),
    solver,
    least,
  )
const at = ({ hidden }: PackVerdict, place: string): Feasible =>
  hidden.find(({ keys }) => `${keys.school}${keys.migrationBackground}` === place) ?? assert.fail(`${place} was not judged`)
const range = (verdict: PackVerdict, place: string) => [at(verdict, place).low, at(verdict, place).high]

const sdcTable = [
  [30, 47, 64, 89],
  [90, 124, 5, 31],
  [92, 100, 59, 85],
  [800, 991, 651, 685],
]
const sdcHidden = ['00', '01', '02', '10', '12', '21', '23', '31', '33']

test('two hidden cells a line tell one of sdcTable’s as 47; one more opens it to 0–78, or another to 0–141', () => {
  const told = audited([tableAnswer(sdcTable, sdcHidden)])
  assert.deepEqual(range(told, '01'), [47, 47])
  assert.deepEqual([told.safe, at(told, '01').leak], [false, true])
  assert.deepEqual(range(audited([tableAnswer(sdcTable, [...sdcHidden, '13'])]), '01'), [0, 78])
  assert.deepEqual(range(audited([tableAnswer(sdcTable, [...sdcHidden, '11'])]), '01'), [0, 141])
})

test('the handbook’s 3 × 2 table gives its published ranges', () => {
  const rows = [
    [5, 2],
    [1, 2],
    [3, 3],
  ]
  const told = audited([tableAnswer(rows, ['00', '01', '10', '11'])])
  assert.deepEqual(
    ['00', '01', '10', '11'].map((place) => range(told, place)),
    [
      [3, 6],
      [1, 4],
      [0, 3],
      [0, 3],
    ],
  )
})

test('two hidden zeros are told by a sum of nought, and two ones by a sum of two when nought is never hidden', () => {
  const line = (counts: readonly number[], hidden: readonly number[]): Answer =>
    answerOf([
      ...counts.map((count, i) => cellOf({ school: '1', migrationBackground: `${i}` }, count, hidden.includes(i) ? 'few' : null)),
      cellOf(
        { school: '1' },
        counts.reduce((sum, count) => sum + count, 0),
        null,
      ),
    ])
  const zeros = audited([line([5, 0, 0], [1, 2])])
  assert.deepEqual([range(zeros, '11'), range(zeros, '12'), zeros.safe], [[0, 0], [0, 0], false])
  const hiddenToo = audited([line([5, 0, 0], [0, 1, 2])])
  assert.deepEqual([range(hiddenToo, '11'), hiddenToo.safe], [[0, 5], true])
  const ones = audited([line([7, 1, 1], [1, 2])], 1)
  assert.deepEqual([range(ones, '11'), ones.safe], [[1, 1], false])
  const seven = audited([line([7, 1, 1], [0, 1, 2])], 1)
  assert.deepEqual([range(seven, '11'), seven.safe], [[1, 7], true])
})

test('8C with F 3: alone it is told, with either of the cheapest companions it lies in 0–15 or 0–17', () => {
  const rows = [
    [12, 13],
    [14, 11],
    [3, 21],
  ]
  assert.deepEqual(range(audited([tableAnswer(rows, ['20'])]), '20'), [3, 3])
  assert.deepEqual(range(audited([tableAnswer(rows, ['20', '21', '00', '01'])]), '20'), [0, 15])
  assert.deepEqual(range(audited([tableAnswer(rows, ['20', '21', '10', '11'])]), '20'), [0, 17])
  const third = [
    [22, 3],
    [19, 6],
    [21, 4],
  ]
  const both = audited([tableAnswer(third, ['00', '01', '20', '21'])])
  assert.deepEqual([range(both, '01'), range(both, '21'), both.safe], [[0, 7], [0, 7], true])
})

test('a random safe table stays safe, and taking away one secondary suppression is found', () => {
  let broken = 0
  for (let seed = 1; seed <= 40; seed++) {
    const random = seeded(seed)
    const rows = Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => 12 + Math.floor(random() * 60)))
    const [r, c] = [Math.floor(random() * 4), Math.floor(random() * 4)]
    const few = rows[r]
    if (few === undefined) continue
    few[c] = 1 + Math.floor(random() * 9)
    const [r2, c2] = [(r + 1 + Math.floor(random() * 3)) % 4, (c + 1 + Math.floor(random() * 3)) % 4]
    const secondary = [`${r}${c2}`, `${r2}${c}`, `${r2}${c2}`]
    const codes = Object.fromEntries(secondary.map((place) => [place, 'secondary' as const]))
    assert.ok(audited([tableAnswer(rows, [`${r}${c}`, ...secondary], codes)], 1).safe, `seed ${seed}`)
    for (const gone of secondary) {
      const left = secondary.filter((place) => place !== gone)
      const told = audited([tableAnswer(rows, [`${r}${c}`, ...left], codes)], 1)
      assert.deepEqual([told.safe, range(told, `${r}${c}`)], [false, [few[c], few[c]]], `seed ${seed} without ${gone}`)
      broken++
    }
  }
  assert.equal(broken, 120)
})

test('a total in one answer and its parts in another are read together, and the leak names both', () => {
  const parts = answerOf([
    cellOf({ school: '1' }, 7, 'few'),
    cellOf({ school: '2' }, 40, null),
    cellOf({ school: '3' }, 55, null),
  ])
  const total = answerOf([cellOf({}, 102, null)])
  assert.ok(audited([parts], 1).safe)
  const told = audited([parts, total], 1)
  assert.deepEqual(
    told.hidden.map(({ low, high, leak, from }) => ({ low, high, leak, from })),
    [{ low: 7, high: 7, leak: true, from: ['svar-0.json', 'svar-1.json'] }],
  )
})

test('another generation of the same cells is another table', () => {
  const parts = (generation: number) =>
    answerOf([cellOf({ school: '1' }, 7, 'few'), cellOf({ school: '2' }, 40, null)], generation)
  assert.ok(audited([parts(1), answerOf([cellOf({}, 48, null)], 2)], 1).safe)
  assert.ok(!audited([parts(2), answerOf([cellOf({}, 47, null)], 2)], 1).safe)
})

test('a question of one year does not add up to another’s total of all years, and a leak between the two is found', () => {
  const where = [{ dimension: 'schoolYear', in: ['2024/25'] }]
  const oneYear = {
    name: 'ett år',
    query: { measures: ['pupils'], by: ['school', 'sex'], where, totals: [['school']] },
    answer: answerOf([
      cellOf({ school: '1', sex: 'female' }, 7, 'few'),
      cellOf({ school: '1', sex: 'male' }, 33, 'secondary'),
      cellOf({ school: '1' }, 40, null),
    ]),
  }
  const allYears = (told: readonly Cell[]) => ({
    name: 'alla år',
    query: { measures: ['pupils'], by: ['schoolYear', 'school'], totals: [['school']] },
    answer: answerOf([
      cellOf({ schoolYear: '2024/25', school: '1' }, 40, null),
      cellOf({ schoolYear: '2023/24', school: '1' }, 52, null),
      cellOf({ school: '1' }, 92, null),
      ...told,
    ]),
  })
  assert.ok(auditAnswers([oneYear, allYears([])], solver).safe)
  const girls = {
    ...allYears([]),
    name: 'flickor',
    query: { measures: ['pupils'], by: ['sex'], where: [...where, { dimension: 'school', in: ['1'] }] },
  }
  const told = auditAnswers([oneYear, allYears([]), { ...girls, answer: answerOf([cellOf({ sex: 'male' }, 33, null)]) }], solver)
  assert.deepEqual(
    told.hidden.map(({ low, high, leak }) => [low, high, leak]),
    [[7, 7, true]],
  )
})

test('a year of several stands beside the same year alone, and a choice of schools beside its own total', () => {
  const years = ['2023/24', '2024/25']
  const boys = {
    name: 'pojkar, två år',
    query: {
      measures: ['pupils'],
      by: ['schoolYear'],
      where: [
        { dimension: 'schoolYear', in: years },
        { dimension: 'sex', in: ['male'] },
      ],
    },
    answer: answerOf(years.map((schoolYear, at) => cellOf({ schoolYear }, 30 + at, null))),
  }
  const sexes = {
    name: 'båda, ett år',
    query: { measures: ['pupils'], by: ['sex'], where: [{ dimension: 'schoolYear', in: ['2024/25'] }], totals: [[]] },
    answer: answerOf([cellOf({ sex: 'female' }, 6, 'few'), cellOf({ sex: 'male' }, 31, 'secondary'), cellOf({}, 37, null)]),
  }
  assert.ok(auditAnswers([sexes], solver).safe)
  const told = auditAnswers([sexes, boys], solver).hidden.filter(({ leak }) => leak)
  assert.deepEqual(
    told.map(({ keys, low, high }) => [keys.sex, low, high]),
    [['female', 6, 6]],
  )
  const chosen = {
    name: 'tre skolor',
    query: { measures: ['pupils'], by: ['school'], where: [{ dimension: 'school', in: ['1', '2', '3'] }], totals: [[]] },
    answer: answerOf([
      cellOf({ school: '1' }, 7, 'few'),
      cellOf({ school: '2' }, 40, null),
      cellOf({ school: '3' }, 55, null),
      cellOf({}, 102, null),
    ]),
  }
  const all = {
    name: 'alla',
    query: { measures: ['pupils'], by: ['school'] },
    answer: answerOf([cellOf({ school: '2' }, 40, null), cellOf({ school: '4' }, 80, null)]),
  }
  assert.ok(!auditAnswers([chosen, all], solver).safe)
})

test('a municipality that schools are held against is their total; a difference is not judged', () => {
  const cells = [cellOf({ school: '1' }, 7, 'few'), cellOf({ school: '2' }, 40, null), cellOf({ school: '3' }, 55, null)]
  const held = (against: string, ...told: readonly Cell[]) => ({
    name: 'skolor',
    query: {
      measures: ['pupils'],
      by: ['school'],
      compare: [
        { id: 'municipality', widen: ['school'] },
        { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } },
      ],
    },
    answer: answerOf([...cells, ...told.map((cell) => ({ ...cell, against }))]),
  })
  assert.ok(!auditAnswers([held('municipality', cellOf({}, 102, null))], solver).safe)
  const gap = auditAnswers([held('sexGap', cellOf({}, 102, null))], solver)
  assert.deepEqual([gap.safe, gap.unplaced], [true, 1])
})

test('classes do not add up to a school that has pupils in none of them', () => {
  const classes = answerOf([cellOf({ class: '1:9A' }, 20, null), cellOf({ class: '1:9B' }, 4, 'few')])
  assert.deepEqual(
    audited([classes, answerOf([cellOf({ school: '1' }, 26, null)])], 1).hidden.map(({ low, high }) => [low, high]),
    [[1, 6]],
  )
})

test('a hidden mean follows from an open whole and the other part', () => {
  const mean = (keys: Readonly<Record<string, string>>, code: Reason['code'] | null, n = 40): Cell => ({
    ...cellOf(keys, n, code),
    ...{ measure: 'meritValue', value: code === null ? 220 : null },
  })
  const parts = answerOf([mean({ sex: 'female' }, 'complement'), mean({ sex: 'male' }, null)])
  assert.ok(audited([parts], 1).safe)
  const told = audited([parts, answerOf([mean({}, null, 80)])], 1)
  assert.deepEqual(
    told.hidden.map(({ of, leak }) => [of, leak]),
    [['mean', true]],
  )
})

test('answers that cannot all be of the same pupils are refused, and with their questions they are told apart', () => {
  const parts = answerOf([cellOf({ school: '1' }, 30, null), cellOf({ school: '2' }, 40, null)])
  const other = answerOf([cellOf({}, 20, null)])
  assert.throws(() => audited([parts, other]), /kan inte gälla samma elever/)
  const query = { measures: ['pupils'], where: [{ dimension: 'stageYear', in: ['7', '8'] }] }
  const saved = [
    { name: 'a', answer: parts, query: null },
    { name: 'b', answer: other, query },
  ]
  assert.ok(auditAnswers(saved, solver).safe)
})

test('the same pupils are a part of everyone: a sex hidden among them is found from the other, and everyone’s figures hold it', () => {
  const cohort = { anchor: { schoolYear: '2021/22', stageYear: 6 } }
  const nine = { dimension: 'stageYear', in: ['9'] }
  const year = { dimension: 'schoolYear', in: ['2024/25'] }
  const saved = (girls: number, hidden: Reason['code']) => {
    const everyone = answerOf([cellOf({ sex: 'female' }, 30, null), cellOf({ sex: 'male' }, 60, null), cellOf({}, 90, null)])
    const same = answerOf([
      cellOf({ sex: 'female' }, girls, hidden),
      cellOf({ sex: 'male' }, 45, null),
      cellOf({}, 45 + girls, null),
    ])
    return [
      { name: 'alla.json', answer: everyone, query: { measures: ['pupils'], by: ['sex'], totals: [[]], where: [year, nine] } },
      { name: 'samma.json', answer: same, query: { measures: ['pupils'], by: ['sex'], totals: [[]], where: [nine], cohort } },
    ]
  }
  const told = auditAnswers(saved(7, 'few'), solver)
  assert.deepEqual([told.safe, told.hidden.map(({ low, high }) => [low, high])], [false, [[7, 7]]])
  // without the total of the same pupils nothing but everyone's bounds the girls
  const [everyone, same] = saved(7, 'few')
  if (everyone === undefined || same === undefined) throw new Error('nothing saved')
  const untold = { ...same, answer: { ...same.answer, cells: same.answer.cells.slice(0, 2) } }
  const safe = auditAnswers([everyone, untold], solver)
  assert.deepEqual([safe.safe, safe.hidden.map(({ low, high }) => [low, high])], [true, [[1, 30]]])
  // an answer saved without its question cannot be placed beside the others
  const counted = { ...same.answer, cohort: { kept: 52, joined: 38, left: 12 } }
  assert.equal(auditAnswers([{ name: 'samma.json', answer: counted, query: null }], solver).unplaced, 3)
  // of both times each stage year has its own place, and the other time is what its pupils have in common
  const both = (query: Query) => {
    const cell = (stageYear: string, sex: string, n: number) =>
      cellOf({ stageYear, sex }, n, sex === 'female' && n < 10 ? 'few' : null)
    const answer = answerOf([cell('6', 'female', 7), cell('6', 'male', 45), cell('9', 'female', 7), cell('9', 'male', 45)])
    return auditAnswers([...saved(7, 'few'), { name: 'båda.json', answer: { ...answer, cohort: counted.cohort }, query }], solver)
  }
  const ofBoth: Query = { measures: ['pupils'], by: ['stageYear', 'sex'], where: [year], cohort: { anchor: { stageYear: 6 } } }
  assert.equal(both({ ...ofBoth, where: [year, nine] }).unplaced, 0)
  assert.deepEqual(
    both({ ...ofBoth, where: [year, nine] }).hidden.map(({ keys, low }) => [keys.schoolYear, keys.stageYear, low]),
    [
      ['2024/25', '9', 7],
      ['2021/22', '6', 1],
    ],
  )
  assert.equal(both({ ...ofBoth, where: [{ dimension: 'schoolYear', last: 1 }, nine] }).unplaced, 4)
})
