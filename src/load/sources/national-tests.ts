import { type TestResult, testResults, wholeTest } from '../../school/rules/index.ts'
import type { Check } from '../checks/check.ts'
import { dateSerial } from '../checks/date-serial.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { Findings } from '../checks/findings.ts'
import { incompleteTest } from '../checks/incomplete-test.ts'
import { invalidDate } from '../checks/invalid-date.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { missingValue } from '../checks/missing-value.ts'
import { noSuchTest } from '../checks/no-such-test.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { testResult } from '../checks/test-result.ts'
import { twoTests } from '../checks/two-tests.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import type { ReadFile, Source, TestRow } from '../source.ts'
import { contentHash } from './content-hash.ts'
import { DeliveryRow } from './delivery-row.ts'
import { readDeliveries } from './delivery-tables.ts'
import { emptyRead } from './empty-read.ts'
import { latestOf, readExtractionDate } from './extraction-date.ts'
import { testDelivery } from './national-tests-columns.ts'
import { readTestRow, type TestFile } from './national-tests-row.ts'

const rowChecks: readonly Check[] = [
  personalNumber,
  schoolUnitCode,
  lostZeros,
  unknownCode,
  missingValue,
  invalidDate,
  dateSerial,
  noSuchTest,
  testResult,
  duplicateRow,
  twoTests,
  incompleteTest,
]

/** Results of national tests, of one school or several, in one table or a sheet each. */
async function readTests(bytes: Uint8Array): Promise<ReadFile> {
  const findings = new Findings()
  const tables = await readDeliveries(bytes, [testDelivery], findings)
  const days = findings.stopped ? [] : tables.map((table) => readExtractionDate(table, 0, 'Uttagsdatum', findings))
  const extracted = latestOf(days)
  if (findings.stopped || extracted === null) return emptyRead(findings)
  findings.carryOut(...rowChecks)
  const file: TestFile = { findings, extracted, seen: new Map(), taken: new Map() }
  const tests = tables.flatMap(({ table, lines, cells }) =>
    cells.flatMap((row, i) => readTestRow(row, new DeliveryRow(lines[i] ?? 0, table.sheet, findings), file) ?? []),
  )
  noteIncomplete(tests, findings)
  return {
    ...emptyRead(findings),
    extracted,
    rowsRead: tables.reduce((sum, { cells }) => sum + cells.length, 0),
    contentHash: contentHash(tables.flatMap(({ cells }) => cells)),
    tests,
  }
}

/** Test grades that will not count, since they lack a part. */
function noteIncomplete(tests: readonly TestRow[], findings: Findings): void {
  const ofTest = ({ school, schoolYear, stageYear, subject }: TestRow): string =>
    [school, schoolYear, stageYear, subject].join(' ')
  for (const [, rows] of Map.groupBy(tests, ofTest)) {
    const marks = rows.map((row) => ({ ...row, pupil: row.identity.personalNumber }))
    const counted = new Set(
      testResults(marks, rows[0]?.stageYear ?? 0)
        .filter(isWhole)
        .map(({ pupil }) => pupil),
    )
    const told = new Map(marks.filter((mark) => isWhole(mark) && mark.status === 'done').map((mark) => [mark.pupil, mark.line]))
    for (const [pupil, line] of told)
      if (!counted.has(pupil)) findings.note(incompleteTest, { line, column: 'Delprov', detail: null })
  }
}

const isWhole = ({ part }: Pick<TestResult, 'part'>): boolean => part === wholeTest

export const nationalTests: Source = {
  name: 'national-tests',
  read: (_fileName, bytes) => readTests(bytes),
}
