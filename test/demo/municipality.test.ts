import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { ManifestSchema } from '../../demo/index.ts'
import { parsePersonalNumber } from '../../src/school/rules/index.ts'
import { type CsvRow, csv, pupilsOf, scb, truthOf, written } from './written.ts'

const folder = written()
const years = Array.from({ length: 10 }, (_, position) => 2015 + position)
const roster = new Map(years.map((year) => [year, pupilsOf(folder, year)]))
const inYear = (year: number): readonly CsvRow[] => roster.get(year) ?? []
const on = (year: number, day: string): readonly CsvRow[] =>
  inYear(year).filter((row) => (row['Inskriven från'] ?? '') <= day && day <= (row['Inskriven till'] ?? ''))
const units = csv(folder, 'roster/skolenheter.csv')
const smallest = units.find((row) => row.Namn === 'Lillå skola F–9')?.Skolenhetskod ?? ''
const isSmallest = (row: CsvRow): boolean => row.Skolenhetskod === smallest
const countBy = (rows: readonly CsvRow[], column: string): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(rows, (row) => row[column] ?? '')].map(([key, group]) => [key, group.length]))

test('about 6,000 pupils go to school every year, at the twelve units that run in the last', () => {
  for (const year of years) {
    const count = on(year, `${year}-10-15`).length
    assert.ok(count > 5700 && count < 6300, `${year}: ${count}`)
  }
  assert.equal(new Set(inYear(2024).map((row) => row.Skolenhetskod)).size, 12)
})

test('the units are of all kinds: whole, lower, upper, and one independent', () => {
  const stages = new Map<string, Set<string>>()
  for (const row of inYear(2024)) {
    const code = row.Skolenhetskod ?? ''
    stages.set(code, (stages.get(code) ?? new Set()).add(row.Årskurs ?? ''))
  }
  assert.deepEqual([...new Set([...stages.values()].map((set) => [...set].sort().join('')))].sort(), [
    '123456789F',
    '123456F',
    '789',
  ])
  assert.equal(units.filter((row) => row.Huvudman === 'Enskild').length, 1)
})

for (const seed of [1, 2, 3, 1842])
  test(`seed ${seed}: the smallest school reaches åk 9, with 5–9 graded pupils in åk 6 and in åk 9 every spring`, () => {
    const at = seed === 1 ? folder : written({ seed, scale: 1, from: 2015, to: 2024 })
    const sizes = ([6, 9] as const).flatMap((stage) => {
      const rows = scb(at, stage).filter((row) => row.Skolenhetskod === smallest)
      return years.map((year) => rows.filter((row) => row.spring === String(year + 1)).length)
    })
    assert.equal(sizes.length, 20)
    assert.ok(
      sizes.every((size) => size >= 5 && size < 10),
      String(sizes),
    )
  })

test('the smallest school teaches in three classes of several years and is led by one of the demo’s people', () => {
  for (const year of years)
    assert.deepEqual([...countBy(on(year, `${year}-10-15`).filter(isSmallest), 'Klass').keys()].sort(), ['4–6', '7–9', 'F–3'])
  const { people } = ManifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  const [principal] = people.filter(({ scope }) => scope[0] === smallest)
  assert.match(principal?.about ?? '', /^Rektor på Lillå skola F–9, .* få elever .* döljs\. Undervisar också\.$/)
})

test('no cohort from another school is sent to the smallest one', () => {
  for (const year of years.slice(1)) {
    const before = new Set(
      inYear(year - 1)
        .filter(isSmallest)
        .map((row) => row.Personnummer),
    )
    const seventh = on(year, `${year}-07-01`).filter((row) => isSmallest(row) && row.Årskurs === '7')
    assert.ok(seventh.filter((row) => !before.has(row.Personnummer)).length <= 2, String(year))
  }
})

test('one unit closed, two became one under a new code, and one was renamed', () => {
  const closed = units.filter((row) => row['Giltig till'] !== '' && row.Namn !== 'Västerskolan')
  assert.deepEqual(closed.map((row) => row['Giltig till']).sort(), ['2018-06-30', '2021-06-30', '2021-06-30'])
  const merged = units.find((row) => row.Föregångare !== '')
  assert.equal(merged?.['Giltig från'], '2021-07-01')
  const [merger] = truthOf(folder).merged
  assert.ok(merger?.from.includes(merged?.Föregångare ?? ''))
  assert.equal(merger?.into, merged?.Skolenhetskod)
  const before = inYear(2020).filter((row) => merger?.from.includes(row.Skolenhetskod ?? '') && row.Årskurs === '3')
  const after = new Set(
    inYear(2021)
      .filter((row) => row.Skolenhetskod === merger?.into)
      .map((row) => row.Personnummer),
  )
  assert.ok(before.filter((row) => after.has(row.Personnummer)).length > before.length * 0.85)
  const renamed = units.filter((row) => row.Skolenhetskod === units.find((one) => one.Namn === 'Västerskolan')?.Skolenhetskod)
  assert.deepEqual(
    renamed.map((row) => `${row['Giltig från']} ${row['Giltig till']}`),
    [' 2019-06-30', '2019-07-01 '],
  )
})

test('nobody goes to a school that does not run that year or lacks the stage', () => {
  for (const year of years) {
    const open = units.filter(
      (row) => (row['Giltig från'] ?? '') <= `${year}-07-01` && (row['Giltig till'] || '9999') > `${year}-07-01`,
    )
    const codes = new Set(open.map((row) => row.Skolenhetskod))
    assert.ok(inYear(year).every((row) => codes.has(row.Skolenhetskod)))
  }
})

test('classes hold 12–28 pupils, and the smallest school’s classes of several years at most 32', () => {
  for (const year of years)
    for (const [unitClass, size] of countBy(
      on(year, `${year}-10-15`).map((row) => ({ key: `${row.Skolenhetskod} ${row.Klass}` })),
      'key',
    ))
      assert.ok(size <= (unitClass.startsWith(smallest) ? 32 : 28) && size >= 12, `${year} ${unitClass}: ${size}`)
})

test('pupils move up a stage each year, most of them in the same school and class', () => {
  for (const year of years.slice(1)) {
    const earlier = new Map(inYear(year - 1).map((row) => [row.Personnummer, row]))
    const known = inYear(year).flatMap((row) => {
      const was = earlier.get(row.Personnummer)
      return was === undefined ? [] : [{ was, row }]
    })
    const stage = (row: CsvRow): number => (row.Årskurs === 'F' ? 0 : Number(row.Årskurs))
    assert.ok(known.every(({ was, row }) => stage(row) === stage(was) + 1))
    assert.ok(known.every(({ was, row }) => (row.Kön === was.Kön || was.Kön === 'Okänt') && row.Efternamn === was.Efternamn))
    const stayed = known.filter(({ was, row }) => was.Skolenhetskod === row.Skolenhetskod)
    assert.ok(stayed.length > known.length * 0.84, `${year}: ${stayed.length / known.length}`)
    assert.ok(stayed.filter(({ was, row }) => was.Klass?.slice(1) === row.Klass?.slice(1)).length > stayed.length * 0.95)
  }
})

test('some pupils change schools within a year: two rows that follow on each other without a gap', () => {
  for (const year of years) {
    const moved = [...Map.groupBy(inYear(year), (row) => row.Personnummer).values()].filter((rows) => rows.length > 1)
    assert.ok(moved.length > 20 && moved.length < 100)
    for (const [first, second, third] of moved) {
      assert.equal(third, undefined)
      assert.equal(Date.parse(second?.['Inskriven från'] ?? '') - Date.parse(first?.['Inskriven till'] ?? ''), 86_400_000)
      assert.notEqual(first?.Skolenhetskod, second?.Skolenhetskod)
    }
  }
})

test('every personal number is right, within the made-up serials, and belongs to one person', () => {
  const people = new Map<string, string>()
  const rows = [...years.flatMap((year) => inYear(year)), ...csv(folder, 'roster/tjanster.csv')]
  for (const row of rows) {
    const number = row.Personnummer ?? ''
    const read = parsePersonalNumber(number, '2025-06-30')
    assert.ok(read.valid, number)
    if (read.kind !== 'temporary') assert.match(number.slice(8, 11), /^9[89]/)
    const name = `${row.Förnamn} ${row.Efternamn}`
    assert.equal(people.get(number) ?? name, name)
    people.set(number, name)
    if (row.Kön === 'Man' || row.Kön === 'Kvinna') assert.equal(row.Kön === 'Man', read.sex === 'male')
  }
  assert.ok(people.size > 10_000)
})

test('a few pupils have coordination or temporary numbers, and their background is unknown', () => {
  const kinds = Map.groupBy(inYear(2024), (row) => {
    const read = parsePersonalNumber(row.Personnummer ?? '', '2025-06-30')
    return read.valid ? read.kind : 'invalid'
  })
  for (const kind of ['coordination', 'temporary'] as const) {
    const rows = kinds.get(kind) ?? []
    assert.ok(rows.length >= 5 && rows.length <= 80, `${kind}: ${rows.length}`)
    assert.ok(rows.every((row) => row.Migrationsbakgrund === 'Okänd'))
  }
})

test('five pupils have protected identities, told from 2022/23 on', () => {
  const marked = (year: number): readonly CsvRow[] => inYear(year).filter((row) => row['Skyddade personuppgifter'] !== 'Ingen')
  assert.deepEqual(
    years.map((year) => marked(year).length),
    [0, 0, 0, 0, 0, 0, 0, 5, 5, 5],
  )
  assert.deepEqual([...new Set(marked(2024).map((row) => row['Skyddade personuppgifter']))].sort(), [
    'Sekretessmarkering',
    'Skyddad folkbokföring',
  ])
  const numbers = new Set(marked(2024).map((row) => row.Personnummer))
  assert.ok(scb(folder, 9).some((row) => row.spring === '2025' && numbers.has(row.PersonNr)))
  assert.ok(scb(folder, 6).some((row) => row.spring === '2025' && numbers.has(row.PersonNr)))
})

test('sex, background and newly arrived pupils come in plausible shares', () => {
  const shares = (column: string): Readonly<Record<string, number>> =>
    Object.fromEntries([...countBy(inYear(2024), column)].map(([key, count]) => [key, count / inYear(2024).length]))
  const sex = shares('Kön')
  assert.ok((sex.Kvinna ?? 0) > 0.46 && (sex.Kvinna ?? 0) < 0.51)
  const untold = years.flatMap((year) => inYear(year).filter((row) => row.Kön === 'Okänt'))
  assert.ok(untold.length > 0 && untold.length < 30, `${untold.length} rows without sex`)
  const background = shares('Migrationsbakgrund')
  assert.ok((background.Svensk ?? 0) > 0.7 && (background.Utländsk ?? 0) > 0.12 && (background.Utländsk ?? 0) < 0.28)
  assert.ok((background.Nyinvandrad ?? 0) > 0.01 && (background.Nyinvandrad ?? 0) < 0.06)
})

test('every running unit has one principal, and every class a teacher', () => {
  const duties = csv(folder, 'roster/tjanster.csv').filter((row) => row['Gäller från'] === '2024-07-01')
  const codes = [...new Set(inYear(2024).map((row) => row.Skolenhetskod))].sort()
  assert.deepEqual(
    duties
      .filter((row) => row.Roll === 'Rektor')
      .map((row) => row.Skolenhetskod)
      .sort(),
    codes,
  )
  const classes = new Set(inYear(2024).map((row) => `${row.Skolenhetskod} ${row.Klass}`))
  const led = duties.filter((row) => row.Roll === 'Lärare' && row.Ämne === '').map((row) => `${row.Skolenhetskod} ${row.Grupp}`)
  assert.deepEqual(led.sort(), [...classes].sort())
})

test('in years 7–9 every class has one teacher a subject, and a teacher has classes of one unit', () => {
  const taught = csv(folder, 'roster/tjanster.csv').filter((row) => row['Gäller från'] === '2024-07-01' && row.Ämne !== '')
  const upper = new Set(
    inYear(2024).flatMap(({ Skolenhetskod, Klass = '' }) => (/^[789]/.test(Klass) ? `${Skolenhetskod} ${Klass}` : [])),
  )
  assert.deepEqual([...new Set(taught.map((row) => `${row.Skolenhetskod} ${row.Grupp}`))].sort(), [...upper].sort())
  assert.equal(new Set(taught.map((row) => `${row.Skolenhetskod} ${row.Grupp} ${row.Ämne}`)).size, taught.length)
  for (const rows of Map.groupBy(taught, (row) => row.Personnummer).values())
    assert.equal(new Set(rows.map((row) => row.Skolenhetskod)).size, 1)
})

test('the true counts of 15 October and 15 May are those of the roster', () => {
  for (const year of [2015, 2024]) {
    const counts = truthOf(folder).counts.filter((one) => Number(one.schoolYear.slice(0, 4)) === year)
    const sum = (of: 'autumn' | 'spring'): number => counts.reduce((total, one) => total + one[of], 0)
    assert.equal(sum('autumn'), on(year, `${year}-10-15`).length)
    assert.equal(sum('spring'), on(year, `${year + 1}-05-15`).length)
  }
})
