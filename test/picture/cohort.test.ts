import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Answer, MeasureHead, Query } from '../../src/contract/index.ts'
import { formOf, formsFor, sayCohort, sayFollowed, sayGrid, tableOf, timesOf, yearsAfter } from '../../src/picture/index.ts'
import { answer, cell, gridOf, merit, pupils, share, type Told, viewOf } from './answers.ts'

const counts = (kept: number | 'few' | null, joined: number | 'few' | null, left: number | 'few' | null) => ({
  kept,
  joined,
  left,
})
const nine = [
  { dimension: 'stageYear', in: ['9'] },
  { dimension: 'schoolYear', in: ['2024/25'] },
]
const forwards: Query = { measures: ['meritValue'], where: nine, cohort: { anchor: { stageYear: 6 } } }
const told = (cohort: NonNullable<Answer['cohort']>, query = forwards, regime: Answer['regime'] = 'across') =>
  sayFollowed(query, { cohort, regime })
const plain = (sentences: readonly string[]): string[] => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '))

test('who stayed, who has come and who is gone is told with both times', () => {
  assert.deepEqual(told(counts(412, 38, 29)), [
    '412 elever gick här både i årskurs 6 läsåret 2021/22 och i årskurs 9 läsåret 2024/25.',
    '38 har kommit till och 29 är inte kvar.',
  ])
  assert.deepEqual(told(counts(41, 'few', 0)).slice(1), ['Färre än tio har kommit till och ingen har slutat.'])
  assert.deepEqual(told(counts(370, 30, 20), forwards, 'public'), [
    'Cirka 370 elever gick här både i årskurs 6 läsåret 2021/22 och i årskurs 9 läsåret 2024/25.',
    'Cirka 30 har kommit till och cirka 20 är inte kvar.',
  ])
})

test('of pupils followed back in time the ones of the question alone are those who have gone', () => {
  const where = [
    { dimension: 'stageYear', in: ['6'] },
    { dimension: 'schoolYear', in: ['2021/22'] },
  ]
  const back: Query = { measures: ['passedAllSubjects'], where, cohort: { anchor: { stageYear: 9 } } }
  assert.deepEqual(told(counts(412, 29, 38), back), told(counts(412, 38, 29)))
})

test('what few would be known by is told to be untold', () => {
  assert.deepEqual(told(counts(null, null, 'few')), [
    'Här visas de som gick både i årskurs 6 läsåret 2021/22 och i årskurs 9 läsåret 2024/25.',
    'Färre än tio är inte kvar.',
    'Övriga antal visas inte, för då skulle de få kunna räknas ut.',
  ])
  assert.match(told(counts(null, null, null))[1] ?? '', /inte är kvar visas inte\.$/)
  assert.match(told(counts(0, 198, 0))[0] ?? '', /^Ingen elev gick här både i årskurs 6/)
})

test('without a school year the stage years are told, without a stage year how many', () => {
  const latest = { ...forwards, where: [{ dimension: 'stageYear', in: ['9'] }] }
  assert.equal(told(counts(12, 10, 10), latest)[0], '12 elever gick här både i årskurs 6 och i årskurs 9.')
  const { where: _, ...usual } = forwards
  assert.equal(timesOf(usual), null)
  assert.deepEqual(told(counts(12, 10, 10), usual), [sayCohort({ cohort: counts(12, 10, 10), regime: 'across' })])
  assert.deepEqual(sayFollowed({ measures: ['pupils'] }, { regime: 'across' }), [])
  assert.deepEqual([yearsAfter('1998/99', 3), yearsAfter('2024/25', -3)], ['2001/02', '2021/22'])
})

type Pair = readonly [girls: Told, boys: Told]
/** Both times below each other. */
function times(head: MeasureHead, then: Pair, now: Pair) {
  const view = viewOf(head.name, { rows: 'stageYear', series: 'sex', where: nine })
  const cells = [
    ['6', then],
    ['9', now],
  ] as const
  return gridOf(
    { ...view, query: { ...view.query, cohort: { anchor: { stageYear: 6 } } } },
    answer(
      head,
      cells.flatMap(([stageYear, [girls, boys]]) => [
        cell(head, { stageYear, sex: 'female' }, girls),
        cell(head, { stageYear, sex: 'male' }, boys),
      ]),
      { stageYear: { 6: 'Årskurs 6', 9: 'Årskurs 9' } },
    ),
  )
}
const sayTimes = (...given: Parameters<typeof times>): string[] => plain(sayGrid(times(...given)))

test('what has changed since then is said, and how far apart the sexes were and are', () => {
  assert.deepEqual(
    sayTimes(
      share,
      [
        [0.8, 0.03],
        [0.7, 0.03],
      ],
      [
        [0.6, 0.03],
        [0.68, 0.03],
      ],
    ),
    [
      'Flickorna har gått ned 20 procentenheter sedan årskurs 6.',
      'För pojkarna kan förändringen sedan årskurs 6 vara slump.',
      'I årskurs 6 låg flickorna 10 procentenheter över pojkarna, i årskurs 9 ligger pojkarna 8 procentenheter över flickorna.',
    ],
  )
  assert.equal(
    sayTimes(
      share,
      [
        [0.8, 0.03],
        [0.7, 0.03],
      ],
      [
        [0.7, 0.1],
        [0.68, 0.1],
      ],
    ).at(-1),
    'I årskurs 6 låg flickorna 10 procentenheter över pojkarna, i årskurs 9 är det 2 procentenheter (kan vara slump).',
  )
  assert.equal(
    sayTimes(
      share,
      [
        [0.7, 0.03],
        [0.7, 0.03],
      ],
      [
        [0.7, 0.1],
        [0.7, 0.1],
      ],
    ).at(-1),
    'I årskurs 6 låg flickorna och pojkarna lika, i årskurs 9 ligger de lika.',
  )
  assert.deepEqual(
    sayTimes(
      share,
      ['hidden', 'hidden'],
      [
        [0.7, 0.03],
        [0.7, 0.03],
      ],
    ),
    ['Det finns bara siffror för det ena tillfället.'],
  )
  // heads say nothing of how it went
  assert.deepEqual(
    sayTimes(
      pupils,
      [
        [41, null],
        [40, null],
      ],
      [
        [41, null],
        [40, null],
      ],
    ),
    [],
  )
})

test('a sum over subjects is not held against another stage year’s, but girls against boys are', () => {
  const sums = { ...merit, perStage: true as const }
  const given = [
    [
      [171, 9],
      [166, 9],
    ],
    [
      [245, 9],
      [228, 9],
    ],
  ] as const
  assert.deepEqual(sayTimes(sums, ...given), [
    'I årskurs 6 låg flickorna 5 poäng över pojkarna (kan vara slump), i årskurs 9 är det 17 poäng (kan vara slump).',
    'Nivåerna går inte att jämföra rakt av: måttet summerar de ämnen som varje årskurs har.',
  ])
  assert.deepEqual(
    [formOf({ form: null }, times(merit, ...given)), formOf({ form: null }, times(sums, ...given))],
    ['lines', 'dumbbell'],
  )
  assert.ok(!formsFor(times(sums, ...given)).includes('lines'))
})

/** Then and now beside each other. */
function beside(head: MeasureHead, rows: Readonly<Record<string, Pair>>) {
  const view = viewOf(head.name, { rows: 'subject', series: 'stageYear', where: nine })
  const cells = Object.entries(rows).flatMap(([subject, [then, now]]) => [
    cell(head, { subject, stageYear: '6' }, then),
    cell(head, { subject, stageYear: '9' }, now),
  ])
  const labels = { stageYear: { 6: 'Årskurs 6', 9: 'Årskurs 9' } }
  return gridOf({ ...view, query: { ...view.query, cohort: { anchor: { stageYear: 6 } } } }, answer(head, cells, labels))
}

test('beside each other the rows that have moved clearly are counted, and the table tells the change', () => {
  const grid = beside(share, {
    MA: [
      [0.8, 0.03],
      [0.6, 0.03],
    ],
    SV: [
      [0.7, 0.03],
      [0.72, 0.03],
    ],
    EN: ['hidden', [0.9, 0.02]],
  })
  assert.deepEqual(plain(sayGrid(grid)), [
    'Av 2 ämnen har 1 gått ned tydligt mot årskurs 6. För övriga kan förändringen vara slump.',
    'För 1 ämne är någon grupp för liten för att visas.',
  ])
  const { columns, rows } = tableOf(grid)
  assert.deepEqual(
    columns.map(({ label }) => label),
    ['Årskurs 6', 'Årskurs 9', 'Förändring', 'Elever'],
  )
  assert.deepEqual(
    rows.map(({ cells }) => cells.map(({ text }) => text.replaceAll('\u00a0', ' '))),
    [
      ['80 %', '60 %', '\u221220', '40'],
      ['70 %', '72 %', '+2', '40'],
      ['..', '90 %', '..', '40'],
    ],
  )
  const sums = beside(
    { ...merit, perStage: true },
    {
      a: [
        [200, 9],
        [230, 9],
      ],
    },
  )
  assert.deepEqual([tableOf(sums).columns.length, sayGrid(sums).length], [3, 1])
})

test('where one time has no figures that is said', () => {
  assert.deepEqual(sayGrid(beside(share, { MA: ['missing', [0.6, 0.03]] })), ['Det finns bara siffror för det ena tillfället.'])
  assert.deepEqual(plain(sayGrid(beside(share, { MA: ['hidden', 'hidden'] }))), [
    'Grupperna är för små för att någon siffra ska kunna visas. Välj ett bredare urval.',
  ])
})
