import { amount } from '../checks/check.ts'
import { columnCount } from '../checks/column-count.ts'
import { cutRow } from '../checks/cut-row.ts'
import type { Findings } from '../checks/findings.ts'
import { noRows } from '../checks/no-rows.ts'
import { trailingSeparator } from '../checks/trailing-separator.ts'
import type { TextRows } from './csv.ts'

/**
 * Rows of exactly `width` columns. A last row that is short and not ended is a cut one; an empty column that every row ends
 * with is dropped and told. `hint`: Swedish, said of the first row with another width (a year's file given to another source).
 */
export function checkShape(rows: TextRows, width: number, hint: (found: number) => string, findings: Findings): TextRows | null {
  findings.carryOut(noRows, cutRow, trailingSeparator, columnCount)
  const shaped = dropTrailing(rows, width, findings)
  if (shaped.cells.length === 0) {
    findings.note(noRows, { line: null, column: null, detail: '' })
    return null
  }
  shaped.cells.forEach((cells, i) => {
    if (cells.length === width) return
    const line = shaped.lines[i] ?? null
    const detail = `${amount(cells.length, 'kolumn', 'kolumner')} i stället för ${width}`
    const last = i === shaped.cells.length - 1
    if (last && shaped.open && cells.length < width) findings.note(cutRow, { line, column: null, detail })
    else findings.note(columnCount, { line, column: null, detail: detail + hint(cells.length) })
  })
  return findings.stopped ? null : shaped
}

function dropTrailing(rows: TextRows, width: number, findings: Findings): TextRows {
  const all = rows.cells.length > 0 && rows.cells.every((cells) => cells.length === width + 1 && cells[width]?.trim() === '')
  if (!all) return rows
  findings.note(trailingSeparator, { line: null, column: null, detail: '' }, rows.cells.length)
  return { ...rows, cells: rows.cells.map((cells) => cells.slice(0, width)) }
}
