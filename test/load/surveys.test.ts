import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pastPupils } from '../../src/load/index.ts'
import { answers, bjork, countOf, ek, invitations, messageOf, municipality, threeUnits } from './municipality.ts'

const day = '2025-05-20'
const said = (code: string, count: number, more: object = {}) => ({ school: ek, class: '8A', code, count, ...more })
const published = [said('4', 54), said('3', 32), said('2', 8), said('1', 6), said('9', 5), said('', 4)]
const there = { school: bjork, class: '8B' }
const invited = [
  { school: ek, class: '8A', invited: 120, answered: 109 },
  { ...there, invited: 20, answered: 12 },
]

test('surveys: from files to nobody’s answers, held against what was invited, and replaced by school', async (t) => {
  const town = municipality(t)
  await town.load('roster', { 'enheter.csv': threeUnits })

  await t.test('answers without a number invited stop the load, and so do more answers to a question than answered', async () => {
    const report = await town.load('survey-answers', {
      'svar.csv': answers(day, [...published, { school: bjork, class: '8B', code: '4', count: 3 }]),
      'inbjudna.csv': invitations(day, [{ school: ek, class: '8A', invited: 120, answered: 104 }]),
    })
    assert.equal(report.status, 'stopped')
    assert.match(
      messageOf(report, 'answers-uninvited'),
      /1 grupp har svar men inget antal inbjudna: 00010002 \(8B\) läsåret 2024\/25\./,
    )
    assert.match(messageOf(report, 'answers-above-invited'), /105 svar på safe mot 104 svarande/)
  })

  await t.test('together they are published: index 7.8, “vet ej” counted, no answer kept as none', async () => {
    const report = await town.load('survey-answers', {
      'svar.csv': answers(day, published),
      'inbjudna.csv': invitations(day, invited),
    })
    assert.equal(report.status, 'published', JSON.stringify(report.checks.filter(({ count }) => count > 0)))
    const [row] = await town.ask(
      'select count(*)::int as n, count(points)::int as told, round(avg(points), 6) as points, count(*) filter (positive)::int as positive from fact_answer',
    )
    assert.deepEqual(row, { n: 105, told: 100, points: 7.8, positive: 86 })
    const [rate] = await town.ask('select count(*)::int as n, count(*) filter (answered)::int as answered from fact_invitation')
    assert.deepEqual(rate, { n: 140, answered: 121 })
    const codes = await town.ask('select code, answers from src_answer order by code nulls last')
    assert.deepEqual(
      codes.map((one) => [one.code, one.answers]),
      [
        ['1', 6],
        ['2', 8],
        ['3', 32],
        ['4', 54],
        ['9', 5],
        [null, 4],
      ],
    )
  })

  await t.test('nothing in the warehouse tells whose an answer is, nor in which order they came', async () => {
    const columns = await town.ask(
      "select table_name, column_name from information_schema.columns where table_name in ('src_answer', 'src_invitation', 'fact_answer', 'fact_invitation')",
    )
    const telling = columns.filter(({ column_name: name }) => /line|pupil|person|order|time|day|sequence/.test(String(name)))
    assert.deepEqual(telling, [])
    const rows = await town.ask('select * exclude (answers) from src_answer')
    assert.equal(new Set(rows.map((row) => JSON.stringify(row))).size, rows.length, 'answers that are alike are one row')
  })

  await t.test('the same answers in another order change nothing', async () => {
    const report = await town.load('survey-answers', {
      'svar.csv': answers(day, published.toReversed()),
      'inbjudna.csv': invitations(day, invited),
    })
    assert.equal(report.status, 'unchanged')
  })

  await t.test('answers that come alone are held against what was invited before', async () => {
    const over = await town.load('survey-answers', { 'svar-b.csv': answers(day, [{ ...there, code: '4', count: 13 }]) })
    assert.deepEqual([over.status, countOf(over, 'answers-above-invited')], ['stopped', 1])
  })

  await t.test('a later file of the school replaces its answers, and an older one is refused', async () => {
    const later = await town.load('survey-answers', { 'svar.csv': answers('2025-05-27', [...published.slice(1), said('4', 53)]) })
    assert.equal(later.status, 'published')
    const [row] = await town.ask('select count(*)::int as n from fact_answer')
    assert.deepEqual(row, { n: 104 })
    const older = await town.load('survey-answers', { 'svar.csv': answers('2025-05-13', published) })
    assert.deepEqual([older.status, countOf(older, 'older-extraction')], ['stopped', 1])
  })

  await t.test('answers that are past their period are among what leaves', async () => {
    const past = await pastPupils(town.data, { before: 2025, unpublishedBefore: '2020-01-01' })
    // 108 answers, and two groups that were invited
    assert.deepEqual([past.rows, past.oldest, past.newest], [110, '2024/25', '2024/25'])
  })
})
