import { isCalendarDate } from '../../school/rules/index.ts'
import { extractionDate } from '../checks/extraction-date.ts'
import type { Findings } from '../checks/findings.ts'
import { detail } from '../detail.ts'
import { formOf } from '../read/form.ts'

/** The day of extraction (ISO), which every row must tell alike; null when the file is stopped. `at`: place of its column. */
export function readExtractionDate(
  { lines, cells }: { readonly lines: readonly number[]; readonly cells: readonly (readonly string[])[] },
  at: number,
  column: string,
  findings: Findings,
): string | null {
  findings.carryOut(extractionDate)
  const first = cells[0]?.[at] ?? ''
  const valid = isCalendarDate(first)
  cells.forEach((row, i) => {
    const date = row[at] ?? ''
    if (date === first && valid) return
    const wrong = isCalendarDate(date) ? detail('otherDate') : formOf(date)
    findings.note(extractionDate, { line: lines[i] ?? null, column, detail: wrong })
  })
  return findings.stopped ? null : first
}

/** The latest day of the tables of one file (ISO); null when there is none. */
export const latestOf = (days: readonly (string | null)[]): string | null =>
  days.reduce((latest, day) => (latest === null || (day ?? '') > latest ? day : latest), null)
