import { formatSchoolYear, scbSchoolYear } from '../../school/rules/index.ts'
import { blankGrade } from '../checks/blank-grade.ts'
import type { Check } from '../checks/check.ts'
import { duplicateRow } from '../checks/duplicate-row.ts'
import { Findings } from '../checks/findings.ts'
import { languageCode } from '../checks/language-code.ts'
import { lostZeros } from '../checks/lost-zeros.ts'
import { noAlternative } from '../checks/no-alternative.ts'
import { personalNumber } from '../checks/personal-number.ts'
import { schoolUnitCode } from '../checks/school-unit-code.ts'
import { schoolYearKnown } from '../checks/school-year-known.ts'
import { twoGrades } from '../checks/two-grades.ts'
import { unknownCode } from '../checks/unknown-code.ts'
import { type Detail, detail } from '../detail.ts'
import type { TextRows } from '../read/csv.ts'
import { readCsv } from '../read/csv.ts'
import { decode } from '../read/decode.ts'
import { acceptFile } from '../read/file-bytes.ts'
import { checkScientific } from '../read/scientific.ts'
import { checkShape } from '../read/shape.ts'
import { trimmedRow } from '../read/trimmed.ts'
import type { GradeRow, ReadFile, ReadOptions, Source } from '../source.ts'
import { contentHash } from './content-hash.ts'
import { emptyRead } from './empty-read.ts'
import { readExtractionDate } from './extraction-date.ts'
import type { ScbLayout } from './scb-columns.ts'
import { at, gradePlaces, layout6, layout9 } from './scb-columns.ts'
import { passOverHeading } from './scb-heading.ts'
import { readScbRow } from './scb-row.ts'
import { checkSwapped } from './scb-swapped.ts'

const rowChecks: readonly Check[] = [
  personalNumber,
  schoolUnitCode,
  lostZeros,
  unknownCode,
  duplicateRow,
  twoGrades,
  noAlternative,
  languageCode,
  blankGrade,
]

/** SCB's collection file for one stage year. Blocking findings come back in `checks`; nothing is thrown for a bad file. */
function readScb(layout: ScbLayout, bytes: Uint8Array, options: ReadOptions): ReadFile {
  const findings = new Findings()
  const rows = scbRows(layout, bytes, findings)
  if (rows === null) return emptyRead(findings)
  const extracted = readExtractionDate(rows, at.date, 'Datum', findings)
  const schoolYear = extracted === null ? null : schoolYearFor(extracted, options, findings)
  if (extracted === null || schoolYear === null) return { ...emptyRead(findings), rowsRead: rows.cells.length }
  findings.carryOut(...rowChecks)
  const file = {
    ...{ layout, places: gradePlaces(layout), schoolYear },
    ...{ referenceDate: extracted, seen: new Map<string, number>(), findings },
  }
  const grades: GradeRow[] = []
  rows.cells.forEach((cells, i) => {
    const row = readScbRow(cells, rows.lines[i] ?? 0, file)
    if (row !== null) grades.push(row)
  })
  return {
    ...emptyRead(findings),
    extracted,
    rowsRead: rows.cells.length,
    contentHash: contentHash(rows.cells),
    grades,
  }
}

/** Trimmed rows of the layout's width, or null when the file is stopped. */
function scbRows(layout: ScbLayout, bytes: Uint8Array, findings: Findings): TextRows | null {
  if (acceptFile(bytes, ['text'], findings) === null) return null
  const decoded = decode(bytes, findings)
  const split = decoded && readCsv(decoded.text, ';', findings)
  const headless = split && passOverHeading(split, layout, findings)
  const rows = headless && checkShape(headless, layout.columns.length, otherLayoutHint(layout), findings)
  if (rows === null) return null
  const clean = { ...rows, cells: rows.cells.map(trimmedRow) }
  checkSwapped(clean, layout, findings)
  const headings = layout.columns.map((column) => column.heading)
  checkScientific(clean, headings, findings)
  return findings.stopped ? null : clean
}

function otherLayoutHint(layout: ScbLayout): (found: number) => Detail | null {
  const other = layout === layout9 ? layout6 : layout9
  return (found) => (found === other.columns.length ? detail('otherSource', other.stageYear) : null)
}

function schoolYearFor(extracted: string, { schoolYear }: ReadOptions, findings: Findings): number | null {
  findings.carryOut(schoolYearKnown)
  const told = scbSchoolYear(extracted)
  const doubt =
    told === null && schoolYear === null
      ? detail('twoYears', extracted)
      : told !== null && schoolYear !== null && told !== schoolYear
        ? detail('otherYear', extracted, formatSchoolYear(told), formatSchoolYear(schoolYear))
        : null
  if (doubt === null) return told ?? schoolYear
  findings.note(schoolYearKnown, { line: null, column: null, detail: doubt })
  return null
}

export const scbGrades9: Source = {
  name: 'scb-grades-9',
  read: async (_fileName, bytes, options) => readScb(layout9, bytes, options),
}
export const scbGrades6: Source = {
  name: 'scb-grades-6',
  read: async (_fileName, bytes, options) => readScb(layout6, bytes, options),
}
