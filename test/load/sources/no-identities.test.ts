import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Source } from '../../../src/load/source.ts'
import { attendanceSource } from '../../../src/load/sources/attendance.ts'
import { nationalTests } from '../../../src/load/sources/national-tests.ts'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { scbGrades6, scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import {
  enrolmentCells,
  enrolmentHeading,
  family,
  given,
  lessonCells,
  lessonHeading,
  number,
  rosterText,
  scbCells,
  scbText,
  testCells,
  testHeading,
} from './made-up.ts'
import { outcome } from './outcome.ts'

const secrets = [
  given,
  family,
  ...[0, 1, 2].flatMap((index) => [number(index), number(index).slice(2), number(index).slice(0, 8)]),
]

async function assertSilent(source: Source, content: string): Promise<void> {
  const read = await outcome(source, content)
  const told = JSON.stringify([read.checks, read.heldBack])
  for (const secret of secrets) assert.ok(!told.includes(secret), `${told} tells ${secret}`)
}

/** A shuffle of a few cells: values land where other columns are expected. */
const shifted = (cells: readonly string[]): fc.Arbitrary<string[]> => {
  const place = fc.nat(cells.length - 1)
  return fc.array(fc.tuple(place, place), { maxLength: 6 }).map((moves) => {
    const moved = [...cells]
    for (const [from, to] of moves) moved[to] = cells[from] ?? ''
    return moved
  })
}

test('no check or held back row of a grade file repeats a name or a personal number, wherever it stands', async () => {
  for (const [source, stageYear] of [
    [scbGrades9, 9],
    [scbGrades6, 6],
  ] as const) {
    const rows = fc.tuple(...[0, 1, 2].map((index) => shifted(scbCells(stageYear, index))))
    await fc.assert(fc.asyncProperty(rows, async (drawn) => assertSilent(source, scbText(drawn))))
  }
})

test('no check or held back row of a roster repeats a name or a personal number, wherever it stands', async () => {
  const roster = rosterSource({ today: () => '2025-01-15' })
  const rows = fc.tuple(...[0, 1, 2].map((index) => shifted(enrolmentCells(index))))
  await fc.assert(fc.asyncProperty(rows, async (drawn) => assertSilent(roster, rosterText(enrolmentHeading, drawn))))
  await assertSilent(roster, rosterText(enrolmentCells(0).join(';'), [enrolmentCells(1)]))
})

test('no check or held back row of test results repeats a name or a personal number, wherever it stands', async () => {
  const rows = fc.tuple(...[0, 1, 2].map((index) => shifted(testCells(index))))
  await fc.assert(fc.asyncProperty(rows, async (drawn) => assertSilent(nationalTests, rosterText(testHeading, drawn))))
  await assertSilent(nationalTests, rosterText(testCells(0).join(';'), [testCells(1)]))
})

test('no check or held back row of lessons repeats a name or a personal number, wherever it stands', async () => {
  const rows = fc.tuple(...[0, 1, 2].map((index) => shifted(lessonCells(index))))
  await fc.assert(fc.asyncProperty(rows, async (drawn) => assertSilent(attendanceSource, rosterText(lessonHeading, drawn))))
  await assertSilent(attendanceSource, rosterText(lessonCells(0).join(';'), [lessonCells(1)]))
})

test('one wrong character in a number, a name too long and a cut file are told without the value', async () => {
  await assertSilent(
    scbGrades9,
    scbText([scbCells(9, 0, { 3: `${number(0).slice(0, 11)}x` }), scbCells(9, 1, { 8: given, 4: number(2) })]),
  )
  await assertSilent(scbGrades9, scbText([scbCells(9, 0)]).slice(0, 60))
  await assertSilent(scbGrades9, scbText([scbCells(9, 0, { 3: number(0).slice(0, 8) })]))
})
