import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { attendanceSource } from '../../../src/load/sources/attendance.ts'
import { lessonSet } from '../../../src/load/sources/lesson-set.ts'
import { lessonCells, lessonHeading, number, rosterText } from './made-up.ts'

const read = (content: string | Uint8Array) =>
  attendanceSource.read('n.csv', typeof content === 'string' ? Buffer.from(content) : content, { schoolYear: null })
const rows = [
  lessonCells(0),
  lessonCells(1, { Rapporterad: 'nej', 'Ogiltig frånvaro': '' }),
  lessonCells(2, { Starttid: '9.05', Ämne: '' }),
]
const reasonOf = async (changes: Record<string, string>): Promise<readonly unknown[]> =>
  (await read(rosterText(lessonHeading, [lessonCells(0, changes), lessonCells(1)]))).heldBack.map(({ check, line, reason }) => [
    check,
    line,
    [reason.code, ...reason.told],
  ])

test('a lesson is its pupil, school, day, time, subject and minutes', async () => {
  const { lessons, extracted, rowsRead, heldBack } = await read(rosterText(lessonHeading, rows))
  assert.deepEqual([extracted, rowsRead, heldBack, lessons.count], ['2025-06-12', 3, [], 3])
  const { columns, pupils, schools, days, starts, subjects } = lessons
  const told = [0, 1, 2].map((at) => [
    pupils[columns.pupil[at] ?? 0]?.personalNumber,
    schools[columns.school[at] ?? 0],
    days[columns.day[at] ?? 0]?.day,
    starts[columns.starts[at] ?? 0],
    subjects[columns.subject[at] ?? 0],
    columns.scheduled[at],
    columns.reported[at],
    columns.invalid[at],
  ])
  assert.deepEqual(told, [
    [number(0), '12345678', '2025-05-15', '08:20', 'MA', 60, 1, 15],
    [number(1), '12345678', '2025-05-15', '08:20', 'MA', 60, 0, 0],
    [number(2), '12345678', '2025-05-15', '09:05', null, 60, 1, 15],
  ])
  assert.deepEqual([days[0]?.schoolYear, days[0]?.term], [2024, 'VT'])
})

test('the same lessons in another order, with quotes, tabs, Windows line ends or another order of columns have the same hash', async () => {
  const plain = await read(rosterText(lessonHeading, rows))
  const turned = (cells: readonly string[]): readonly string[] => [...cells].reverse()
  const others = [
    rosterText(lessonHeading, [...rows].reverse()),
    rosterText(lessonHeading, rows).replaceAll('\n', '\r\n'),
    rosterText(lessonHeading, rows).replaceAll(';', '\t'),
    rosterText(
      lessonHeading,
      rows.map((cells) => cells.map((cell) => (cell === '' ? cell : `"${cell}"`))),
    ),
    rosterText(turned(lessonHeading.split(';')).join(';'), rows.map(turned)),
  ]
  for (const text of others) assert.equal((await read(text)).contentHash, plain.contentHash, text)
  const changed = await read(rosterText(lessonHeading, rows.with(0, lessonCells(0, { 'Ogiltig frånvaro': '16' }))))
  assert.notEqual(changed.contentHash, plain.contentHash)
  // the same values, of other pupils
  const exchanged = rosterText(lessonHeading, [
    ...[lessonCells(1), lessonCells(0, { Rapporterad: 'nej', 'Ogiltig frånvaro': '' })],
    ...rows.slice(2),
  ])
  assert.notEqual((await read(exchanged)).contentHash, plain.contentHash)
})

test('what is wrong waits with its line and reason', async () => {
  assert.deepEqual(await reasonOf({ Datum: '2024-07-04' }), [['lesson-day', 2, ['lesson.holiday']]])
  assert.deepEqual(await reasonOf({ Datum: '2025-06-13' }), [['lesson-day', 2, ['lesson.future']]])
  assert.deepEqual(await reasonOf({ 'Giltig frånvaro': '50' }), [['absence-minutes', 2, ['lesson.longAbsence', 65, 60]]])
  assert.deepEqual(await reasonOf({ Rapporterad: 'Nej' }), [['absence-minutes', 2, ['lesson.unreportedAbsence', 15, 60]]])
  assert.deepEqual(await reasonOf({ Lektionsminuter: '0', 'Ogiltig frånvaro': '' }), [
    ['absence-minutes', 2, ['lesson.noLength', 0, 0]],
  ])
  const held = async (changes: Record<string, string>): Promise<readonly unknown[]> =>
    (await reasonOf(changes)).map((one) => (one as unknown[])[0])
  assert.deepEqual(await held({ Lektionsminuter: '601' }), ['absence-minutes'])
  assert.deepEqual(await held({ Lektionsminuter: '' }), ['missing-value'])
  assert.deepEqual(await held({ Ämne: 'Mattematik' }), ['unknown-code'])
  assert.deepEqual(await held({ Starttid: '25:00' }), ['unknown-code'])
  assert.deepEqual(await held({ Rapporterad: '' }), ['missing-value'])
  assert.deepEqual(await held({ Datum: '45792', Skolenhetskod: 'x' }), ['school-unit-code', 'date-serial'])
})

test('a pupil is at one lesson at a time; where no time is told, at one of each subject a day', async () => {
  const text = (...of: readonly Record<string, string>[]): string =>
    rosterText(
      lessonHeading,
      of.map((changes) => lessonCells(0, changes)),
    )
  const twice = await read(text({}, { Ämne: 'SV' }, { Starttid: '10:00' }))
  assert.deepEqual(
    twice.heldBack.map(({ check, line, reason }) => [check, line, [reason.code, ...reason.told]]),
    [['duplicate-row', 3, ['sameLesson', 2]]],
  )
  const timeless = await read(text({ Starttid: '' }, { Starttid: '', Ämne: 'SV' }, { Starttid: '' }))
  assert.deepEqual(
    timeless.heldBack.map(({ line }) => line),
    [4],
  )
})

test('lines are those of the file, blank ones counted', async () => {
  const text = `${lessonHeading}\n\n${lessonCells(0).join(';')}\n;;;;;;;;;;;;;\n${lessonCells(1, { Datum: '' }).join(';')}\n`
  const { lessons, heldBack } = await read(text)
  assert.deepEqual([[...lessons.columns.line], heldBack.map(({ line }) => line)], [[3], [5]])
})

test('a lesson set says where a key was met first', () => {
  fc.assert(
    fc.property(fc.array(fc.maxSafeNat(), { maxLength: 200 }), (drawn) => {
      const keys = [...drawn, ...drawn.slice(0, 20)]
      const set = lessonSet(keys.length)
      const first = new Map<number, number>()
      for (const [line, key] of keys.entries()) {
        assert.equal(set.add(key, line), first.get(key) ?? null)
        if (!first.has(key)) first.set(key, line)
      }
    }),
  )
})
