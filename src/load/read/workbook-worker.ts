// Runs in a worker thread: a hostile or huge workbook may use up its memory and time without touching the server.
import { parentPort, workerData } from 'node:worker_threads'
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx'
import { read, SSF, utils } from '@e965/xlsx'
import type { CellMark } from './table.ts'
import { isWhole, zipDirectory } from './zip-directory.ts'

export interface WorkbookRequest {
  readonly bytes: Uint8Array
  /** rows read of each sheet; one more is read, so that the reader can tell that there were more */
  readonly mostRows: number
}

/** One sheet as text, blank rows left out. `merged`: first column of a merged cell in the first row that is not blank. */
export interface SheetText {
  readonly number: number
  readonly hidden: boolean
  readonly lines: readonly number[]
  readonly cells: readonly (readonly string[])[]
  readonly marks: readonly CellMark[]
  readonly merged: number | null
  /** formulas whose result was never saved */
  readonly uncached: readonly { readonly line: number; readonly position: number }[]
}

export type WorkbookAnswer = { readonly sheets: readonly SheetText[] } | { readonly unreadable: true }

function sheetText(book: WorkBook, index: number): SheetText {
  const sheet = book.Sheets[book.SheetNames[index] ?? ''] ?? {}
  const range = utils.decode_range(sheet['!fullref'] ?? sheet['!ref'] ?? 'A1')
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const date1904 = book.Workbook?.WBProps?.date1904 === true
  const lines: number[] = []
  const cells: string[][] = []
  const marks: CellMark[] = []
  const uncached: { line: number; position: number }[] = []
  data.forEach((row, r) => {
    if (row === undefined) return
    const text: string[] = []
    for (let position = 0; position <= range.e.c; position++) {
      const cell = row[position]
      if (cell?.f !== undefined && (cell.v === undefined || cell.t === 'z')) uncached.push({ line: r + 1, position })
      const kind = cell === undefined ? null : markOf(cell)
      if (kind !== null) marks.push({ line: r + 1, position, kind })
      text.push(cell === undefined ? '' : textOf(cell, kind, date1904))
    }
    if (text.every((value) => value.trim() === '') && !uncached.some(({ line }) => line === r + 1)) return
    lines.push(r + 1)
    cells.push(text)
  })
  const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
  return { number: index + 1, hidden, lines, cells, marks, uncached, merged: mergedIn(sheet, lines[0]) }
}

function markOf(cell: CellObject): CellMark['kind'] | null {
  if (cell.t !== 'n') return null
  return cell.z !== undefined && SSF.is_date(String(cell.z)) ? 'date' : 'number'
}

/** The stored value in full, never its display (`2,00901E+11`), except a format of zeros, which is how a code keeps its own. */
function textOf(cell: CellObject, kind: CellMark['kind'] | null, date1904: boolean): string {
  if (kind === 'date') return isoDate(Number(cell.v), date1904)
  if (kind === 'number') return /^0{2,}$/.test(String(cell.z)) && cell.w !== undefined ? cell.w : String(cell.v)
  if (cell.t === 'b') return cell.v === true ? 'SANT' : 'FALSKT'
  if (cell.t === 'e') return cell.w ?? '#FEL'
  return String(cell.v ?? '')
}

function isoDate(serial: number, date1904: boolean): string {
  const { y, m, d } = SSF.parse_date_code(serial, { date1904 })
  return [String(y).padStart(4, '0'), String(m).padStart(2, '0'), String(d).padStart(2, '0')].join('-')
}

function mergedIn(sheet: WorkSheet, line: number | undefined): number | null {
  if (line === undefined) return null
  const found = (sheet['!merges'] ?? []).find(({ s, e }) => s.r <= line - 1 && line - 1 <= e.r)
  return found?.s.c ?? null
}

function answer({ bytes, mostRows }: WorkbookRequest): WorkbookAnswer {
  // A damaged entry can send the library into an endless loop, so every entry is proved whole first.
  if (!(zipDirectory(bytes) ?? []).every((entry) => isWhole(bytes, entry))) return { unreadable: true }
  try {
    const book = read(bytes, { type: 'array', dense: true, cellNF: true, sheetStubs: true, sheetRows: mostRows + 2 })
    return { sheets: book.SheetNames.map((_, index) => sheetText(book, index)) }
  } catch (error) {
    // The library throws plain errors for damaged content, and its words may repeat cell values: only the fact goes on.
    if (error instanceof Error) return { unreadable: true }
    throw error
  }
}

parentPort?.postMessage(answer(workerData as WorkbookRequest))
