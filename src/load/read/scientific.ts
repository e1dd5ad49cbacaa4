import type { Findings } from '../checks/findings.ts'
import { scientificNumber } from '../checks/scientific-number.ts'
import type { TextRows } from './csv.ts'

/** `2,00901E+11`. A class called 7E1 has no sign and is left alone. */
const scientific = /^\d+(?:[.,]\d+)?E\+\d+$/i

/** Numbers that a spreadsheet has rounded stop the file, in whichever column they stand. */
export function checkScientific(rows: TextRows, headings: readonly string[], findings: Findings): void {
  findings.carryOut(scientificNumber)
  rows.cells.forEach((cells, i) => {
    cells.forEach((value, position) => {
      if (value.length < 4 || !value.includes('+') || !scientific.test(value)) return
      findings.note(scientificNumber, { line: rows.lines[i] ?? null, column: headings[position] ?? null, detail: null })
    })
  })
}
