import { columnCount } from '../checks/column-count.ts'
import { cutRow } from '../checks/cut-row.ts'
import type { Findings } from '../checks/findings.ts'
import { noRows } from '../checks/no-rows.ts'
import { trailingSeparator } from '../checks/trailing-separator.ts'
import { type Detail, detail } from '../detail.ts'
import type { TextRows } from './csv.ts'

/**
 * Rows of exactly `width` columns. A last row that is short and not ended is a cut one; an empty column that every row ends
 * with is dropped and told. `hint`: said of the first row with another width (a year's file given to another source).
 */
export function checkShape(
  rows: TextRows,
  width: number,
  hint: (found: number) => Detail | null,
  findings: Findings,
): TextRows | null {
  findings.carryOut(noRows, cutRow, trailingSeparator, columnCount)
  const shaped = dropTrailing(rows, width, findings)
  if (shaped.cells.length === 0) {
    findings.note(noRows, { line: null, column: null, detail: null })
    return null
  }
  shaped.cells.forEach((cells, i) => {
    if (cells.length === width) return
    const line = shaped.lines[i] ?? null
    const cut = i === shaped.cells.length - 1 && shaped.open && cells.length < width
    const found = detail('width', cells.length, width, (cut ? null : hint(cells.length)) ?? '')
    findings.note(cut ? cutRow : columnCount, { line, column: null, detail: found })
  })
  return findings.stopped ? null : shaped
}

function dropTrailing(rows: TextRows, width: number, findings: Findings): TextRows {
  const all = rows.cells.length > 0 && rows.cells.every((cells) => cells.length === width + 1 && cells[width]?.trim() === '')
  if (!all) return rows
  findings.note(trailingSeparator, { line: null, column: null, detail: null }, rows.cells.length)
  return { ...rows, cells: rows.cells.map((cells) => cells.slice(0, width)) }
}
