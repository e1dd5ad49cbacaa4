import { dateCell } from '../checks/date-cell.ts'
import type { Findings } from '../checks/findings.ts'
import { numberCell } from '../checks/number-cell.ts'
import type { Table } from './table.ts'
import { columnName } from './table.ts'

type ColumnKind = 'text' | 'date' | 'number'

/**
 * Cells that a workbook holds as numbers or dates although the contract's column is text. A date where a date is expected is
 * read as one; a number in a date column is told by the rows (date-serial). `kinds[position]`: null when the column is not read.
 */
export function checkMarks(table: Table, kinds: readonly (ColumnKind | null)[], findings: Findings): void {
  findings.carryOut(numberCell, dateCell)
  for (const { line, position, kind } of table.marks) {
    const expected = kinds[position] ?? null
    if (line === table.headingLine || expected === null) continue
    const instance = { line, column: columnName(table.headings[position] ?? '', table.sheet), detail: null }
    if (kind === 'date' && expected !== 'date') findings.note(dateCell, instance)
    if (kind === 'number' && expected === 'text') findings.note(numberCell, instance)
  }
}
