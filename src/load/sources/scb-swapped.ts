import type { Findings } from '../checks/findings.ts'
import { swappedColumns } from '../checks/swapped-columns.ts'
import { type DetailCode, detail } from '../detail.ts'
import type { TextRows } from '../read/csv.ts'
import type { ScbColumn, ScbLayout } from './scb-columns.ts'

type Shape = 'date' | 'personalNumber' | 'schoolUnit' | 'grade' | 'language' | 'other'

const looks: Record<Shape, DetailCode> = {
  date: 'dates',
  personalNumber: 'personalNumbers',
  schoolUnit: 'unitCodes',
  grade: 'grades',
  language: 'languages',
  other: 'others',
}

/** Shapes that a column of each kind never has. A class may be called A or 9; a name in capitals may have three letters. */
const foreign: Record<ScbColumn['kind'], readonly Shape[]> = {
  free: ['personalNumber'],
  date: ['personalNumber', 'schoolUnit', 'grade', 'language'],
  personalNumber: ['date', 'schoolUnit', 'grade', 'language'],
  schoolUnit: ['date', 'personalNumber', 'grade', 'language'],
  class: ['date', 'personalNumber', 'schoolUnit'],
  name: ['date', 'personalNumber', 'schoolUnit', 'grade'],
  language: ['date', 'personalNumber', 'schoolUnit', 'grade'],
  grade: ['date', 'personalNumber', 'schoolUnit', 'language'],
}

/** Rows looked at, evenly over the file: what most rows look like does not need all of a large file. */
const mostRows = 1000

/** A column most of whose values (blanks apart) have a shape that belongs to another column stops the file. */
export function checkSwapped(rows: TextRows, layout: ScbLayout, findings: Findings): void {
  findings.carryOut(swappedColumns)
  const step = Math.ceil(rows.cells.length / mostRows)
  const sample = rows.cells.filter((_, i) => i % step === 0)
  layout.columns.forEach((column, position) => {
    const counts: Record<Shape, number> = { date: 0, personalNumber: 0, schoolUnit: 0, grade: 0, language: 0, other: 0 }
    let filled = 0
    for (const cells of sample) {
      const value = cells[position] ?? ''
      if (value === '' || value === layout.noClass) continue
      filled++
      counts[shapeOf(value)]++
    }
    const wrong = foreign[column.kind].find((shape) => counts[shape] * 2 > filled)
    if (wrong === undefined) return
    findings.note(swappedColumns, { line: null, column: column.heading, detail: detail('contains', detail(looks[wrong])) })
  })
}

function shapeOf(value: string): Shape {
  if (value.length === 1) return 'ABCDEF239YZ'.includes(value) ? 'grade' : 'other'
  if (value.length === 3) return /^[A-ZÅÄÖ]{3}$/.test(value) ? 'language' : 'other'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return 'date'
  if (/^\d{8}$/.test(value)) return 'schoolUnit'
  return /^(?:\d{12}|\d{10}|\d{8}TF\d{2}|\d{6,8}[-+]\d{4})$/.test(value) ? 'personalNumber' : 'other'
}
