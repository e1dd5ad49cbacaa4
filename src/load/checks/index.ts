import { absenceMinutes } from './absence-minutes.ts'
import { answerCode } from './answer-code.ts'
import { blankGrade } from './blank-grade.ts'
import type { Check } from './check.ts'
import { columnCount } from './column-count.ts'
import { conflictingProtection } from './conflicting-protection.ts'
import { cutCharacter } from './cut-character.ts'
import { cutQuote } from './cut-quote.ts'
import { cutRow } from './cut-row.ts'
import { dateCell } from './date-cell.ts'
import { dateSerial } from './date-serial.ts'
import { doubleEncoding } from './double-encoding.ts'
import { doubledColumn } from './doubled-column.ts'
import { duplicateRow } from './duplicate-row.ts'
import { emptyFile } from './empty-file.ts'
import { extractionDate } from './extraction-date.ts'
import { fileKind } from './file-kind.ts'
import { fileSize } from './file-size.ts'
import { headingRow } from './heading-row.ts'
import { hiddenSheet } from './hidden-sheet.ts'
import { identifyingColumn } from './identifying-column.ts'
import { incompleteTest } from './incomplete-test.ts'
import { invalidDate } from './invalid-date.ts'
import { invitedRange } from './invited-range.ts'
import { languageCode } from './language-code.ts'
import { lessonDay } from './lesson-day.ts'
import { lostZeros } from './lost-zeros.ts'
import { mergedHeadings } from './merged-headings.ts'
import { missingColumn } from './missing-column.ts'
import { missingProtectionColumn } from './missing-protection-column.ts'
import { missingValue } from './missing-value.ts'
import { movedHeadings } from './moved-headings.ts'
import { municipalityCode } from './municipality-code.ts'
import { noAlternative } from './no-alternative.ts'
import { noRows } from './no-rows.ts'
import { noSuchTest } from './no-such-test.ts'
import { numberCell } from './number-cell.ts'
import { otherScale } from './other-scale.ts'
import { personalNumber } from './personal-number.ts'
import { renamedColumn } from './renamed-column.ts'
import { reversedDates } from './reversed-dates.ts'
import { schoolUnitCode } from './school-unit-code.ts'
import { schoolYearKnown } from './school-year-known.ts'
import { scientificNumber } from './scientific-number.ts'
import { sexMismatch } from './sex-mismatch.ts'
import { swappedColumns } from './swapped-columns.ts'
import { testResult } from './test-result.ts'
import { trailingSeparator } from './trailing-separator.ts'
import { twoGrades } from './two-grades.ts'
import { twoTests } from './two-tests.ts'
import { uncachedFormula } from './uncached-formula.ts'
import { unknownCode } from './unknown-code.ts'
import { unknownColumn } from './unknown-column.ts'
import { unknownDelivery } from './unknown-delivery.ts'
import { unknownQuestion } from './unknown-question.ts'
import { unknownWording } from './unknown-wording.ts'
import { unreadableCharacters } from './unreadable-characters.ts'
import { unreadableWorkbook } from './unreadable-workbook.ts'
import { workbookLimits } from './workbook-limits.ts'

/** Every check that one file can answer alone, in the order they are made. */
export const fileChecks: readonly Check[] = [
  fileSize,
  fileKind,
  emptyFile,
  cutCharacter,
  doubleEncoding,
  unreadableCharacters,
  noRows,
  cutRow,
  cutQuote,
  columnCount,
  trailingSeparator,
  headingRow,
  movedHeadings,
  swappedColumns,
  unknownDelivery,
  doubledColumn,
  missingColumn,
  missingProtectionColumn,
  renamedColumn,
  unknownColumn,
  workbookLimits,
  unreadableWorkbook,
  hiddenSheet,
  mergedHeadings,
  uncachedFormula,
  numberCell,
  dateCell,
  scientificNumber,
  extractionDate,
  schoolYearKnown,
  conflictingProtection,
  personalNumber,
  schoolUnitCode,
  municipalityCode,
  unknownCode,
  missingValue,
  invalidDate,
  dateSerial,
  lostZeros,
  reversedDates,
  duplicateRow,
  twoGrades,
  noAlternative,
  languageCode,
  blankGrade,
  sexMismatch,
  noSuchTest,
  testResult,
  twoTests,
  incompleteTest,
  lessonDay,
  absenceMinutes,
  identifyingColumn,
  unknownQuestion,
  unknownWording,
  otherScale,
  answerCode,
  invitedRange,
]

export type { Check, Instance } from './check.ts'
export { Findings } from './findings.ts'
export { type KeptOutcome, KeptOutcomeSchema, keptOutcome, type Outcome, retellOutcome, tellOutcome } from './outcome.ts'
