import { Worker } from 'node:worker_threads'
import { emptyFile } from '../checks/empty-file.ts'
import type { Findings } from '../checks/findings.ts'
import { hiddenSheet } from '../checks/hidden-sheet.ts'
import { mergedHeadings } from '../checks/merged-headings.ts'
import { uncachedFormula } from '../checks/uncached-formula.ts'
import { unreadableWorkbook } from '../checks/unreadable-workbook.ts'
import { workbookLimits } from '../checks/workbook-limits.ts'
import { type Detail, detail, isDetail, type Worded } from '../detail.ts'
import type { Table } from './table.ts'
import { columnName, tableOf } from './table.ts'
import type { SheetText, WorkbookAnswer, WorkbookRequest } from './workbook-worker.ts'
import { zipDirectory } from './zip-directory.ts'

/** Caps on one workbook. Ordinary sheets unpack 5–30 times; a file made to fill the memory a thousand times and more. */
export interface WorkbookLimits {
  readonly unpackedBytes: number
  readonly ratio: number
  readonly rows: number
  readonly milliseconds: number
  readonly memoryMegabytes: number
}
export const workbookLimitsInUse: WorkbookLimits = {
  unpackedBytes: 512 * 1024 * 1024,
  ratio: 200,
  rows: 200_000,
  milliseconds: 60_000,
  memoryMegabytes: 1024,
}

/** Every visible sheet that is not blank, as tables of text; none when the workbook is stopped. */
export async function readWorkbook(bytes: Uint8Array, findings: Findings, limits = workbookLimitsInUse): Promise<Table[]> {
  findings.carryOut(unreadableWorkbook, workbookLimits)
  const sheets = isAcceptable(bytes, limits, findings) ? await sheetsOf(bytes, limits, findings) : null
  if (sheets === null) return []
  findings.carryOut(hiddenSheet, emptyFile, mergedHeadings, uncachedFormula)
  const filled = sheets.filter((sheet) => sheet.cells.length > 0)
  const visible = filled.filter((sheet) => !sheet.hidden)
  const hidden = sheets.filter((sheet) => sheet.hidden).length
  if (hidden > 0) findings.note(hiddenSheet, { line: null, column: null, detail: null }, hidden)
  if (visible.length === 0) findings.note(emptyFile, { line: null, column: null, detail: null })
  return visible
    .map((sheet) => tableFrom(sheet, visible.length > 1 ? sheet.number : null, limits, findings))
    .filter((table) => table !== null)
}

function isAcceptable(bytes: Uint8Array, limits: WorkbookLimits, findings: Findings): boolean {
  const directory = zipDirectory(bytes)
  if (directory === null || !directory.some(({ name }) => name.startsWith('xl/'))) {
    findings.note(unreadableWorkbook, { line: null, column: null, detail: null })
    return false
  }
  const unpacked = directory.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (unpacked <= limits.unpackedBytes && unpacked <= bytes.length * limits.ratio) return true
  const found = detail('unpacked', Math.round(unpacked / 1024 / 1024))
  findings.note(workbookLimits, { line: null, column: null, detail: found })
  return false
}

async function sheetsOf(bytes: Uint8Array, limits: WorkbookLimits, findings: Findings): Promise<readonly SheetText[] | null> {
  const answer = await inWorker({ bytes, mostRows: limits.rows }, limits)
  if (isDetail(answer)) findings.note(workbookLimits, { line: null, column: null, detail: answer })
  else if ('unreadable' in answer) findings.note(unreadableWorkbook, { line: null, column: null, detail: null })
  else return answer.sheets
  return null
}

/** The worker's answer, or the limit that it ran into. */
function inWorker(request: WorkbookRequest, limits: WorkbookLimits): Promise<WorkbookAnswer | Detail> {
  const { promise, resolve, reject } = Promise.withResolvers<WorkbookAnswer | Detail>()
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMegabytes },
  })
  const timer = setTimeout(() => resolve(detail('slow', limits.milliseconds / 1000)), limits.milliseconds)
  worker.once('message', (answer: WorkbookAnswer) => resolve(answer))
  worker.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(detail('memory'))
    else reject(error)
  })
  return promise.finally(async () => {
    clearTimeout(timer)
    await worker.terminate()
  })
}

function tableFrom(sheet: SheetText, number: number | null, limits: WorkbookLimits, findings: Findings): Table | null {
  const rows = { lines: sheet.lines, cells: sheet.cells, open: false }
  const table = tableOf(rows, number, sheet.marks)
  const at = (position: number): Worded =>
    columnName(table?.headings[position]?.trim() || detail('numbered', position + 1), number)
  if (sheet.cells.length > limits.rows + 1) {
    findings.note(workbookLimits, { line: null, column: null, detail: detail('manyRows', limits.rows) })
  }
  if (sheet.merged !== null) findings.note(mergedHeadings, { line: sheet.lines[0] ?? 1, column: at(sheet.merged), detail: null })
  for (const { line, position } of sheet.uncached) findings.note(uncachedFormula, { line, column: at(position), detail: null })
  return table
}
