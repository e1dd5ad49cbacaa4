import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReadFile } from '../../../src/load/source.ts'
import { rosterSource } from '../../../src/load/sources/roster.ts'
import { scbGrades9 } from '../../../src/load/sources/scb-grades.ts'
import { enrolmentCells, enrolmentHeading, rosterText, scbCells, scbText, windows1252 } from './made-up.ts'

// The goals are 50,000 grade rows and 60,000 roster rows a second on an idle machine. Time here is processor time (of all
// threads, garbage collection included), so that a busy machine does not fail the floors.

interface Pace {
  readonly perSecond: number
  readonly perProcessorSecond: number
}

async function paceOf(read: () => Promise<ReadFile>): Promise<Pace> {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const { rowsRead, heldBack } = await read()
  const { user, system } = process.cpuUsage(cpu)
  assert.equal(heldBack.length, 0)
  return {
    perSecond: Math.round((rowsRead / (performance.now() - began)) * 1000),
    perProcessorSecond: Math.round((rowsRead / (user + system)) * 1e6),
  }
}
const told = ({ perSecond, perProcessorSecond }: Pace): string =>
  `${perSecond} rows a second, ${perProcessorSecond} a processor second`

test('50,000 grade rows are read at 15,000 rows a processor second or more', async (t) => {
  const bytes = windows1252(scbText(Array.from({ length: 50_000 }, (_, index) => scbCells(9, index))))
  const pace = await paceOf(() => scbGrades9.read('made-up', bytes, { schoolYear: null }))
  t.diagnostic(`grades: ${told(pace)}`)
  assert.ok(pace.perProcessorSecond >= 15_000)
})

test('60,000 roster rows are read at 20,000 rows a processor second or more', async (t) => {
  const bytes = Buffer.from(
    rosterText(
      enrolmentHeading,
      Array.from({ length: 60_000 }, (_, index) => enrolmentCells(index)),
    ),
  )
  const pace = await paceOf(() => rosterSource().read('made-up', bytes, { schoolYear: null }))
  t.diagnostic(`roster: ${told(pace)}`)
  assert.ok(pace.perProcessorSecond >= 20_000)
})
