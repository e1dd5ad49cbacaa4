import type { Findings } from '../checks/findings.ts'
import { headingRow } from '../checks/heading-row.ts'
import { movedHeadings } from '../checks/moved-headings.ts'
import { detail } from '../detail.ts'
import type { TextRows } from '../read/csv.ts'
import type { ScbLayout } from './scb-columns.ts'

/**
 * The collection file has no heading row. One that repeats the description's names in its order is passed over and told;
 * one with the names in another order stops the file, since positions then mean something else.
 */
export function passOverHeading(rows: TextRows, layout: ScbLayout, findings: Findings): TextRows | null {
  findings.carryOut(headingRow, movedHeadings)
  const first = (rows.cells[0] ?? []).map((cell) => cell.trim().toLowerCase())
  const names = layout.columns.slice(0, 8).map((column) => column.heading.toLowerCase())
  if (first.filter((cell) => names.includes(cell)).length < 3) return rows
  const moved = names.findIndex((name, i) => first[i] !== name)
  const line = rows.lines[0] ?? 1
  if (moved !== -1) {
    const expected = layout.columns[moved]?.heading ?? ''
    findings.note(movedHeadings, { line, column: null, detail: detail('moved', moved + 1, expected) })
    return null
  }
  findings.note(headingRow, { line, column: null, detail: null })
  return { ...rows, lines: rows.lines.slice(1), cells: rows.cells.slice(1) }
}
