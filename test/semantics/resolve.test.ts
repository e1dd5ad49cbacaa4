import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Fault, type FaultCode, type Query } from '../../src/contract/index.ts'
import { model } from '../../src/school/index.ts'
import { type Member, type Members, type Question, resolve, type Slice } from '../../src/semantics/index.ts'

const inOrder = (entries: readonly (readonly [number, string, string])[]): readonly Member[] =>
  entries.map(([key, id, label], ordinal) => ({ key, id, label, ordinal, parent: null }))
const members: Members = new Map([
  [
    'school',
    inOrder([
      [11, '10000001', 'Björkskolan'],
      [12, '10000002', 'Åsskolan'],
      [13, '10000003', 'Ängsskolan'],
    ]),
  ],
  [
    'class',
    inOrder([
      [111, '10000001:9A', '9A'],
      [112, '10000001:9B', '9B'],
    ]),
  ],
  ['schoolYear', inOrder([2021, 2022, 2023, 2024].map((year) => [year, `${year}/${year - 1999}`, `${year}/${year - 1999}`]))],
  [
    'term',
    inOrder([
      [1, 'HT', 'Höst'],
      [2, 'VT', 'Vår'],
    ]),
  ],
  [
    'stageYear',
    inOrder([
      [6, '6', 'Årskurs 6'],
      [9, '9', 'Årskurs 9'],
    ]),
  ],
  [
    'sex',
    inOrder([
      [1, 'female', 'Flickor'],
      [2, 'male', 'Pojkar'],
      [3, 'unknown', 'Okänt'],
    ]),
  ],
  [
    'subject',
    inOrder([
      [1, 'MA', 'Matematik'],
      [2, 'EN', 'Engelska'],
    ]),
  ],
])
/** Final grades of 2021–2023; grades of year 6 also in 2024; pupils of 2022–2024. */
const slices: readonly Slice[] = [
  ...[2021, 2022, 2023].map((year) => ({ fact: 'results', keys: { schoolYear: year, term: 2, stageYear: 9 } })),
  { fact: 'results', keys: { schoolYear: 2024, term: 2, stageYear: 6 } },
  ...[2022, 2023, 2024].map((year) => ({ fact: 'pupils', keys: { schoolYear: year, term: 1, stageYear: 9 } })),
]

const all = (query: Query) => resolve(query, model, members, slices)
const itself = (query: Query): Question => at(all(query).questions, 0)
const where = (question: Question, part = 0): Readonly<Record<string, readonly number[]>> =>
  Object.fromEntries(at(question.parts, part).where.map((filter) => [filter.dimension, filter.keys]))
function at<T>(list: readonly T[], index: number): T {
  const found = list[index]
  if (found === undefined) throw new Error(`nothing at ${index}`)
  return found
}
function refuses(query: Query, code: FaultCode, sentence: RegExp): void {
  assert.throws(
    () => all(query),
    (error) => error instanceof Fault && error.code === code && sentence.test(error.message),
  )
}

test('a grade measure means final grades of year 9 unless the question says otherwise', () => {
  assert.deepEqual(where(itself({ measures: ['meritValue'] })), { stageYear: [9], term: [2] })
  assert.deepEqual(where(itself({ measures: ['meritValue'], by: ['stageYear'] })), { term: [2] })
  const chosen = itself({ measures: ['meritValue'], where: [{ dimension: 'stageYear', in: ['6'] }] })
  assert.deepEqual(where(chosen), { stageYear: [6], term: [2] })
})

test('pupils are counted on 15 October unless the question names a term', () => {
  assert.deepEqual(where(itself({ measures: ['pupils'] })), { term: [1] })
  assert.deepEqual(where(itself({ measures: ['pupils'], where: [{ dimension: 'term', in: ['VT'] }] })), { term: [2] })
})

test('measures of one fact are asked together, others apart', () => {
  const question = itself({ measures: ['meritValue', 'pupils', 'passedAllSubjects'] })
  assert.deepEqual(
    question.parts.map((part) => [part.fact.name, part.measures.map((measure) => measure.describe.name)]),
    [
      ['results', ['meritValue', 'passedAllSubjects']],
      ['pupils', ['pupils']],
    ],
  )
})

test('a default that the generation has no member for chooses nothing', () => {
  const question = at(resolve({ measures: ['meritValue'] }, model, new Map(), []).questions, 0)
  assert.deepEqual(where(question), { stageYear: [], term: [] })
})

test('in, notIn, from and to become keys', () => {
  const keys = (filter: Omit<NonNullable<Query['where']>[number], 'dimension'>, dimension = 'schoolYear') =>
    where(itself({ measures: ['meritValue'], where: [{ dimension, ...filter }] }))[dimension]
  assert.deepEqual(keys({ in: ['10000003', '10000001', '10000001'] }, 'school'), [11, 13])
  assert.deepEqual(keys({ notIn: ['10000002'] }, 'school'), [11, 13])
  assert.deepEqual(keys({ from: '2023/24' }), [2023, 2024])
  assert.deepEqual(keys({ to: '2022/23' }), [2021, 2022])
  assert.deepEqual(keys({ from: '2022/23', to: '2023/24' }), [2022, 2023])
})

test('last counts the times the fact has rows for under the other conditions', () => {
  const last = [{ dimension: 'schoolYear', last: 2 }]
  const both = itself({ measures: ['meritValue', 'pupils'], where: last })
  assert.deepEqual(where(both, 0).schoolYear, [2022, 2023])
  assert.deepEqual(where(both, 1).schoolYear, [2023, 2024])
  const six = itself({ measures: ['meritValue'], where: [...last, { dimension: 'stageYear', in: ['6'] }] })
  assert.deepEqual(where(six).schoolYear, [2024])
})

test('two conditions on one dimension intersect, even to nothing', () => {
  const years = (...filters: NonNullable<Query['where']>) =>
    where(itself({ measures: ['meritValue'], where: filters })).schoolYear
  const until = { dimension: 'schoolYear', to: '2022/23' }
  assert.deepEqual(years({ dimension: 'schoolYear', from: '2022/23' }, until), [2022])
  assert.deepEqual(years({ dimension: 'schoolYear', last: 2 }, until), [2022])
  assert.deepEqual(years({ dimension: 'schoolYear', in: ['2024/25'] }, until), [])
})

test('totals come after by, in its order, each once', () => {
  const totals = [['sex', 'school'], ['sex'], [], ['sex']]
  const question = itself({ measures: ['meritValue'], by: ['school', 'sex'], totals })
  assert.deepEqual(question.groupings, [['school', 'sex'], ['sex'], []])
})

test('a shift moves the keys and says by how much', () => {
  const lastYear = { id: 'lastYear', shift: { schoolYear: -1 } }
  const query: Query = {
    measures: ['meritValue'],
    by: ['school'],
    where: [{ dimension: 'schoolYear', last: 1 }],
    compare: [lastYear],
  }
  const moved = at(all(query).questions, 1)
  assert.equal(moved.against, 'lastYear')
  assert.deepEqual(moved.shift, { schoolYear: -1 })
  assert.deepEqual(where(moved).schoolYear, [2022])
  assert.deepEqual(where(itself(query)).schoolYear, [2023])
  const split = at(all({ measures: ['meritValue'], by: ['schoolYear'], compare: [lastYear] }).questions, 1)
  assert.deepEqual(where(split).schoolYear, [2020, 2021, 2022, 2023])
})

test('a pool asks for the years before each year asked about, one by one', () => {
  const before = { id: 'before', pool: { schoolYear: 2 } }
  const latest: Query = { measures: ['meritValue'], by: ['school'], where: [{ dimension: 'schoolYear', last: 1 }], totals: [[]] }
  const { questions, pools } = all({ ...latest, compare: [before] })
  const pooled = at(questions, 1)
  assert.deepEqual(
    [pooled.against, pooled.by, pooled.groupings],
    ['before', ['school', 'schoolYear'], [['school', 'schoolYear'], ['schoolYear']]],
  )
  assert.deepEqual(where(pooled), { stageYear: [9], term: [2], schoolYear: [2021, 2022] })
  assert.deepEqual(pools, [{ id: 'before', dimension: 'schoolYear', count: 2, groupings: [['school'], []], asked: [[2023]] }])
  const split: Query = {
    measures: ['meritValue'],
    by: ['schoolYear', 'school'],
    where: [{ dimension: 'schoolYear', from: '2022/23' }],
  }
  const years = all({ ...split, compare: [before] })
  assert.deepEqual(at(years.questions, 1).by, ['schoolYear', 'school'])
  assert.deepEqual(where(at(years.questions, 1)).schoolYear, [2020, 2021, 2022, 2023])
  assert.deepEqual(years.pools[0]?.asked, [[2022, 2023, 2024]])
  refuses({ ...split, totals: [['school']], compare: [before] }, 'invalidQuery', /gäller ett i taget/)
  refuses({ measures: ['meritValue'], compare: [before] }, 'invalidQuery', /dela upp på schoolYear/)
})

test('the same term the year before: a term that is chosen stays chosen', () => {
  const query: Query = {
    measures: ['passedAllSubjects'],
    by: ['school', 'term'],
    where: [
      { dimension: 'term', in: ['HT'] },
      { dimension: 'stageYear', in: ['6'] },
      { dimension: 'schoolYear', in: ['2022/23'] },
    ],
    compare: [
      { id: 'lastYear', shift: { schoolYear: -1 } },
      { id: 'before', pool: { schoolYear: 2 } },
    ],
  }
  const [now, then, before] = all(query).questions.map((question) => where(question))
  assert.deepEqual(now, { term: [1], stageYear: [6], schoolYear: [2022] })
  assert.deepEqual(then, { term: [1], stageYear: [6], schoolYear: [2021] })
  assert.deepEqual(before, { term: [1], stageYear: [6], schoolYear: [2020, 2021] })
})

test('widening a school drops its classes too, split and filter alike', () => {
  const wider = at(
    all({
      measures: ['meritValue'],
      by: ['school', 'class', 'sex'],
      totals: [['school'], ['sex']],
      where: [
        { dimension: 'school', in: ['10000001'] },
        { dimension: 'class', in: ['10000001:9A'] },
        { dimension: 'schoolYear', in: ['2023/24'] },
      ],
      compare: [{ id: 'municipality', widen: ['school'] }],
    }).questions,
    1,
  )
  assert.deepEqual([wider.by, wider.groupings], [['sex'], [['sex'], []]])
  assert.deepEqual(where(wider), { schoolYear: [2023], stageYear: [9], term: [2] })
})

test('what is widened takes no default back', () => {
  const query: Query = {
    measures: ['meritValue'],
    where: [{ dimension: 'stageYear', in: ['6'] }],
    compare: [{ id: 'all', widen: ['stageYear'] }],
  }
  assert.deepEqual(where(at(all(query).questions, 1)), { term: [2] })
})

test('a gap splits by its dimension for its two members, whatever was chosen there', () => {
  const query: Query = {
    measures: ['meritValue'],
    by: ['school'],
    totals: [[]],
    where: [{ dimension: 'sex', in: ['female'] }],
    compare: [{ id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }],
  }
  const { questions, gaps } = all(query)
  const split = at(questions, 1)
  assert.deepEqual(gaps, [{ id: 'sexGap', dimension: 'sex', a: 1, b: 2 }])
  assert.deepEqual(
    [split.by, split.groupings],
    [
      ['school', 'sex'],
      [['school', 'sex'], ['sex']],
    ],
  )
  assert.deepEqual(where(split).sex, [1, 2])
  const already = at(all({ ...query, by: ['sex', 'school'], totals: [['school']] }).questions, 1)
  assert.deepEqual(already.groupings, [['sex', 'school']])
})

test('an unknown name is refused with the nearest one', () => {
  refuses({ measures: ['meritvalue'] }, 'unknownMeasure', /Menade du ”meritValue”/)
  refuses({ measures: ['meritValue'], by: ['skool'] }, 'unknownDimension', /Menade du ”school”/)
  refuses({ measures: ['meritValue'], compare: [{ id: 'w', widen: ['clas'] }] }, 'unknownDimension', /Menade du ”class”/)
  const school = (name: string): Query => ({ measures: ['meritValue'], where: [{ dimension: 'school', in: [name] }] })
  refuses(school('10000009'), 'unknownMember', /”10000009” finns inte i indelningen school. Menade du ”1000000\d”/)
  refuses(school('björkskolan'), 'unknownMember', /Menade du ”10000001”/)
  refuses(school('Björkskola'), 'unknownMember', /Menade du ”10000001”/)
  refuses(school('något helt annat'), 'unknownMember', /indelningen school.$/)
  const from: Query = { measures: ['meritValue'], where: [{ dimension: 'schoolYear', from: '2024/26' }] }
  refuses(from, 'unknownMember', /Menade du ”2024\/25”/)
})

test('a dimension the measure lacks is refused with the nearest it has', () => {
  refuses({ measures: ['meritValue'], by: ['subject'] }, 'dimensionNotInMeasure', /meritValue .* subject. Närmast .* school/)
  refuses({ measures: ['pupils'], by: ['school', 'subject'] }, 'dimensionNotInMeasure', /Närmast till hands ligger schoolYear/)
  const filtered: Query = { measures: ['gradePoints', 'pupils'], where: [{ dimension: 'subject', in: ['MA'] }] }
  refuses(filtered, 'dimensionNotInMeasure', /pupils/)
  const gap: Query = { measures: ['pupils'], compare: [{ id: 'g', gap: { dimension: 'subject', a: 'MA', b: 'EN' } }] }
  refuses(gap, 'dimensionNotInMeasure', /pupils/)
})

test('a subject measure takes one subject at a time', () => {
  const subject = { dimension: 'subject', in: ['MA'] }
  refuses({ measures: ['gradePoints'], by: ['school'] }, 'subjectRequired', /gradePoints/)
  refuses({ measures: ['gradePoints'], where: [{ dimension: 'subject', in: ['MA', 'EN'] }] }, 'subjectRequired', /gradePoints/)
  refuses({ measures: ['gradePoints'], by: ['school', 'subject'], totals: [['school']] }, 'subjectRequired', /gradePoints/)
  refuses(
    { measures: ['passedSubject'], by: ['subject'], compare: [{ id: 'w', widen: ['subject'] }] },
    'subjectRequired',
    /passed/,
  )
  assert.deepEqual(where(itself({ measures: ['gradePoints'], where: [subject] })).subject, [1])
  assert.deepEqual(itself({ measures: ['gradePoints'], by: ['subject', 'school'], totals: [['subject']] }).groupings.length, 2)
})

test('what stands twice is refused', () => {
  refuses({ measures: ['pupils', 'pupils'] }, 'invalidQuery', /vid measures: ”pupils” står två gånger/)
  refuses({ measures: ['pupils'], by: ['sex', 'sex'] }, 'invalidQuery', /vid by: ”sex” står två gånger/)
  refuses({ measures: ['pupils'], by: ['sex'], totals: [['sex', 'sex']] }, 'invalidQuery', /vid totals\[0\]: ”sex”/)
  const twice = [1, 2].map(() => ({ id: 'w', widen: ['school'] }))
  refuses({ measures: ['pupils'], compare: twice }, 'invalidQuery', /vid compare: ”w”/)
})

test('what cannot be answered is refused with what to do', () => {
  refuses({ measures: ['pupils'], by: ['sex'], totals: [['school']] }, 'invalidQuery', /”school” måste också stå i by/)
  refuses({ measures: ['pupils'], where: [{ dimension: 'school', last: 2 }] }, 'invalidQuery', /ingen ordning/)
  refuses({ measures: ['pupils'], where: [{ dimension: 'school', from: '10000001' }] }, 'invalidQuery', /ingen ordning/)
  const backwards = { dimension: 'schoolYear', from: '2024/25', to: '2022/23' }
  refuses({ measures: ['pupils'], where: [backwards] }, 'invalidQuery', /byt plats på from och to/)
  refuses({ measures: ['pupils'], compare: [{ id: 's', shift: { schoolYear: -1 } }] }, 'invalidQuery', /dela upp på schoolYear/)
  const same = { id: 'g', gap: { dimension: 'sex', a: 'male', b: 'male' } }
  refuses({ measures: ['pupils'], compare: [same] }, 'invalidQuery', /samma grupp/)
  refuses({ measures: ['pupils'], compare: [{ id: 'country', area: '0000' }] }, 'notYet', /area/)
})

const sixth = { anchor: { schoolYear: '2021/22', stageYear: 6 } }
const sixthGrades: readonly Slice[] = [
  ...slices,
  { fact: 'results', keys: { schoolYear: 2021, term: 2, stageYear: 6 } },
  { fact: 'results', keys: { schoolYear: 2024, term: 2, stageYear: 9 } },
  { fact: 'pupils', keys: { schoolYear: 2022, term: 1, stageYear: 6 } },
]
const follow = (query: Query) => resolve({ cohort: sixth, ...query }, model, members, sixthGrades).questions

test('the same pupils are followed to the school year that their stage year is reached in, and the other way round', () => {
  const [final] = follow({ measures: ['meritValue'] })
  const anchor = { schoolYear: [2021], term: [2], stageYear: [6] }
  const told = (question: Question | undefined) => ({
    where: where(at([question ?? itself({ measures: ['pupils'] })], 0)),
    among: question?.parts[0]?.among?.map((group) => [
      group.fact.name,
      Object.fromEntries(group.where.map(({ dimension, keys }) => [dimension, keys])),
    ]),
  })
  assert.deepEqual(told(final), {
    where: { schoolYear: [2024], stageYear: [9], term: [2] },
    among: [['results', anchor]],
  })
  const year = { dimension: 'schoolYear', in: ['2024/25'] }
  // without a school year the anchor lies as far away as the stage years tell
  for (const cohort of [sixth, { anchor: { stageYear: 6 } }])
    assert.deepEqual(told(follow({ measures: ['meritValue'], where: [year], cohort })[0]), told(final))
  assert.deepEqual(told(follow({ measures: ['pupils'], where: [year] })[0]).where, {
    schoolYear: [2024],
    stageYear: [9],
    term: [1],
  })
  const backwards = { anchor: { schoolYear: '2024/25', stageYear: 9 } }
  const six: Query = { measures: ['passedAllSubjects'], where: [{ dimension: 'stageYear', in: ['6'] }], cohort: backwards }
  assert.deepEqual(told(follow(six)[0]), {
    where: { schoolYear: [2021], stageYear: [6], term: [2] },
    among: [['results', { schoolYear: [2024], term: [2], stageYear: [9] }]],
  })
  // where no grades are known of it, those on the roster
  const enrolled = { anchor: { schoolYear: '2022/23', stageYear: 6 } }
  const [pupils] = follow({ measures: ['pupils'], where: [{ dimension: 'stageYear', in: ['9'] }], cohort: enrolled })
  assert.deepEqual(told(pupils).among, [['pupils', { schoolYear: [2022], term: [1], stageYear: [6] }]])
})

test('a gap between the sexes is one among the same pupils', () => {
  const gap = { id: 'sexGap', gap: { dimension: 'sex', a: 'female', b: 'male' } }
  const [own, parted] = follow({ measures: ['meritValue'], compare: [gap] })
  assert.deepEqual(parted?.parts[0]?.among, own?.parts[0]?.among)
  assert.deepEqual(where(at([parted ?? itself({ measures: ['pupils'] })], 0)), {
    sex: [1, 2],
    schoolYear: [2024],
    stageYear: [9],
    term: [2],
  })
})

test('the same pupils are followed to one time, and held against nobody else', () => {
  const refused = (query: Query, sentence: RegExp): void =>
    assert.throws(
      () => follow(query),
      (error) => error instanceof Fault && error.code === 'closedCohort' && sentence.test(error.message),
    )
  const year = (...ids: string[]) => ({ dimension: 'schoolYear', in: ids })
  refused({ measures: ['meritValue'], by: ['schoolYear'] }, /till ett läsår i taget/)
  refused({ measures: ['meritValue'], where: [year('2023/24', '2024/25')] }, /inte precis ett av läsår/)
  refused({ measures: ['pupils'] }, /säger inte hur långt/)
  refused(
    { measures: ['meritValue'], where: [year('2022/23')], cohort: { anchor: { stageYear: 6 } } },
    /inga uppgifter från läsåret då/,
  )
  refused({ measures: ['meritValue'], where: [year('2021/22')] }, /eget läsår/)
  const nine = { dimension: 'stageYear', in: ['9'] }
  refused({ measures: ['meritValue'], where: [year('2023/24'), nine] }, /årskurs 6 läsåret 2021\/22 är inte årskurs 9/)
  refused({ measures: ['meritValue'], where: [year('2022/23')] }, /årskurs 7 finns inte/)
  refused(
    { measures: ['meritValue'], cohort: { anchor: { schoolYear: '2023/24', stageYear: 6 } }, where: [year('2024/25')] },
    /årskurs 7 finns inte/,
  )
  const unknown = { anchor: { schoolYear: '2023/24', stageYear: 6 } }
  refused(
    { measures: ['pupils'], cohort: unknown, where: [nine] },
    /ingen uppgift om vilka som gick i årskurs 6 läsåret 2023\/24/,
  )
  const lastYear = { id: 'lastYear', shift: { schoolYear: -1 } }
  refused({ measures: ['meritValue'], compare: [lastYear] }, /jämförelsen lastYear gäller andra elever/)
  refused({ measures: ['meritValue'], compare: [{ id: 'all', widen: ['sex'] }] }, /gäller andra elever/)
  refuses(
    { measures: ['meritValue'], cohort: { anchor: { schoolYear: '1999/00', stageYear: 6 } } },
    'unknownMember',
    /schoolYear/,
  )
})
