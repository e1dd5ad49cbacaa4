import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isEligible, meritValue, passedAll } from '../../src/school/rules/index.ts'
import { type CsvRow, gradesOf, mean, meanPoints, pupilsOf, scb, short, truthOf, written } from './written.ts'

const folder = written()
const truth = truthOf(folder)
const ninth = scb(folder, 9)
const sixth = scb(folder, 6)
const sexes: Readonly<Record<string, string>> = { Kvinna: 'female', Man: 'male', Okänt: 'unknown' }
const sexesIn = (at: string): ReadonlyMap<string, string> =>
  new Map(
    [2021, 2022, 2023, 2024].flatMap((year) =>
      pupilsOf(at, year).map((row) => [row.Personnummer ?? '', sexes[row.Kön ?? ''] ?? ''] as const),
    ),
  )
const meritMean = (rows: readonly CsvRow[]): number =>
  mean(
    rows
      .map((row) => meritValue(gradesOf(row, 9)))
      .filter(({ counted }) => counted)
      .map(({ value }) => value),
  )
const female = (row: CsvRow): boolean => Number(row.PersonNr?.at(-2)) % 2 === 0
const gap = (rows: readonly CsvRow[], measure: (of: readonly CsvRow[]) => number): number =>
  measure(rows.filter(female)) - measure(rows.filter((row) => !female(row)))

test('the mean merit value lies near 220 every year, girls 15–22 points ahead over the decade', () => {
  for (const [spring, rows] of Map.groupBy(ninth, (row) => row.spring)) {
    const merit = meritMean(rows)
    assert.ok(merit > 208 && merit < 232, `${spring}: ${merit}`)
  }
  assert.ok(Math.abs(meritMean(ninth) - 220) < 5)
  const ahead = gap(ninth, meritMean)
  assert.ok(ahead > 15 && ahead < 22, String(ahead))
})

test('boys are near or ahead of girls in mathematics, behind in Swedish', () => {
  const mathematics = gap(ninth, (rows) => meanPoints(rows, 'MA'))
  assert.ok(mathematics < 0.2 && mathematics > -0.8, String(mathematics))
  assert.ok(gap(ninth, (rows) => meanPoints(rows, 'SV')) > 1.5)
})

test('eligibility and passing in all subjects are as common as in Sweden', () => {
  const share = (has: (row: CsvRow) => boolean): number => ninth.filter(has).length / ninth.length
  const vocational = share((row) => isEligible('vocational', gradesOf(row, 9)))
  const all = share((row) => passedAll(gradesOf(row, 9), 9) === true)
  assert.ok(vocational > 0.82 && vocational < 0.89, String(vocational))
  assert.ok(all > 0.69 && all < 0.79, String(all))
})

test('schools differ: the independent one highest, Rönnby lowest, 25–60 points between them', () => {
  const bySchool = [...Map.groupBy(ninth, (row) => row.Skolenhetskod).values()].map(meritMean)
  const span = Math.max(...bySchool) - Math.min(...bySchool)
  assert.ok(span > 25 && span < 60, String(span))
})

test('a pupil’s grades hang together: between subjects, and from åk 6 to åk 9', () => {
  const value: Readonly<Record<string, number>> = { A: 20, B: 17.5, C: 15, D: 12.5, E: 10, F: 0 }
  const earlier = new Map(sixth.map((row) => [row.PersonNr, row]))
  const pairs = (
    of: (row: CsvRow) => readonly [string | undefined, string | undefined],
  ): readonly (readonly [number, number])[] =>
    ninth.flatMap((row) => {
      const [a, b] = of(row).map((grade) => value[grade ?? ''])
      return a === undefined || b === undefined ? [] : [[a, b] as const]
    })
  const across = correlation(pairs((row) => [row.EN, row.HI]))
  const lasting = correlation(pairs((row) => [row.EN, earlier.get(row.PersonNr)?.EN]))
  assert.ok(across > 0.45 && across < 0.75, String(across))
  assert.ok(lasting > 0.65 && lasting < 0.9, String(lasting))
})

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const a = mean(pairs.map(([one]) => one))
  const b = mean(pairs.map(([, other]) => other))
  const product = (f: (one: number, other: number) => number): number => mean(pairs.map(([one, other]) => f(one - a, other - b)))
  return product((x, y) => x * y) / Math.sqrt(product((x) => x * x) * product((_, y) => y * y))
}

test('streck, adapted studies, Swedish as a second language, languages and other subjects all occur, none in bulk', () => {
  const share = (has: (row: CsvRow) => boolean): number => ninth.filter(has).length / ninth.length
  const some = (code: string) => (row: CsvRow) => gradesOf(row, 9).some(({ grade }) => grade === code)
  for (const [name, found, least, most] of [
    ['streck', share(some('9')), 0.005, 0.04],
    ['adapted', share(some('3')), 0.004, 0.03],
    ['SVA', share((row) => row.SVA !== '2'), 0.08, 0.22],
    ['M2', share((row) => row.M2 !== '2'), 0.65, 0.85],
    ['ML', share((row) => row.ML !== '2'), 0.05, 0.2],
    ['M1', share((row) => row.M1 !== '2'), 0.005, 0.03],
    ['OVR', share((row) => row.OVR !== '2'), 0.0005, 0.01],
  ] as const)
    assert.ok(found > least && found < most, `${name}: ${found}`)
  assert.ok(sixth.some((row) => row.HKK === 'Z') && sixth.some((row) => row.NO !== '2'))
})

test('the truth of the latest year is what the school rules make of the files', () => {
  const sexOf = sexesIn(folder)
  for (const [stage, rows] of [
    [9, ninth],
    [6, sixth],
  ] as const) {
    const groups = Map.groupBy(
      rows.filter((row) => row.spring === '2025'),
      (row) => `${row.Skolenhetskod} ${sexOf.get(row.PersonNr ?? '')}`,
    )
    const results = truth.results.filter((one) => one.schoolYear === '2024/25' && one.stageYear === stage)
    assert.equal(results.length, groups.size)
    for (const result of results) {
      const grades = (groups.get(`${result.school} ${result.sex}`) ?? []).map((row) => gradesOf(row, stage))
      assert.equal(result.pupils, grades.length)
      assert.equal(result.passedAll, grades.filter((one) => passedAll(one, stage) === true).length)
      if (stage === 6) continue
      const merits = grades.map(meritValue).filter(({ counted }) => counted)
      assert.deepEqual([result.merited, result.meritSum], [merits.length, merits.reduce((sum, { value }) => sum + value, 0)])
      assert.deepEqual(
        [result.eligibleVocational, result.eligibleArts, result.eligibleEconomics, result.eligibleScience],
        (['vocational', 'arts', 'economics', 'science'] as const).map(
          (one) => grades.filter((list) => isEligible(one, list)).length,
        ),
      )
    }
  }
})

for (const seed of [1, 2, 3]) {
  const at = seed === 1 ? folder : written({ ...short, seed })
  const planted = truthOf(at).planted
  const rowsOf = (pattern: string) => {
    const found = planted.filter((one) => one.pattern === pattern)
    const rows = scb(at, 9)
    return found.map((one) => ({
      sizes: one.sizes,
      rows: rows.filter(
        (row) => row.Skolenhetskod === one.school && Number(row.spring) === Number(one.schoolYear.slice(0, 4)) + 1,
      ),
    }))
  }

  test(`seed ${seed}: boys lead in SO and NO by about 2 points where the merit value shows 0–5 for the girls`, () => {
    const [{ rows, sizes } = { rows: [], sizes: {} }, ...others] = rowsOf('hiddenSexGap')
    assert.equal(others.length, 0)
    const sexOf = sexesIn(at)
    const known = rows.filter((row) => sexOf.get(row.PersonNr ?? '') !== 'unknown')
    assert.ok(known.filter(female).length >= 50 && known.filter((row) => !female(row)).length >= 50)
    for (const subject of ['GE', 'HI', 'RE', 'SH', 'BI', 'FY', 'KE']) {
      const ahead = gap(known, (of) => meanPoints(of, subject))
      assert.ok(ahead <= -1.9 && ahead > -2.5, `${subject}: ${ahead}`)
      assert.ok(Math.abs(ahead - (sizes[subject] ?? 0)) < 1e-9)
    }
    for (const subject of ['SV', 'EN', 'BL', 'HKK', 'MU', 'SL']) assert.ok(gap(known, (of) => meanPoints(of, subject)) > 1)
    const merit = gap(known, meritMean)
    assert.ok(merit >= 0 && merit <= 5, String(merit))
  })

  test(`seed ${seed}: history falls by 0.8 points a year at one school, three years in a row`, () => {
    const means = rowsOf('fallingSubject').map(({ rows }) => meanPoints(rows, 'HI'))
    assert.equal(means.length, 4)
    for (const [position, value] of means.slice(1).entries())
      assert.ok(Math.abs((means[position] ?? 0) - value - 0.8) < 0.2, String(means))
  })

  test(`seed ${seed}: mathematics is graded above what the pupils know at one school`, () => {
    const [{ rows, sizes } = { rows: [], sizes: {} }] = rowsOf('generousGrades')
    assert.ok(Math.abs(meanPoints(rows, 'MA') - (sizes.gradePoints ?? 0)) < 1e-9)
    assert.ok((sizes.gradePoints ?? 0) - (sizes.testPoints ?? 0) > 0.7)
    assert.ok((sizes.higher ?? 0) > 0.25 && sizes.lower === 0)
  })
}
