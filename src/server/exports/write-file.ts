// The writing process: started by the press, writes one file a message, and ends with the server.
import { Fault, type FaultCode, type FaultParameters, type Regime } from '../../contract/index.ts'
import { auditAnswers } from '../../privacy/index.ts'
import {
  figuresOf,
  layOut,
  openInk,
  openPdfWriter,
  type Page,
  type PdfWriter,
  type Task,
  writePng,
  writeSvg,
  writeWorkbook,
} from '../../report/index.ts'
import { loadSolver } from '../../statistics/index.ts'
import { figuresAsCsv } from '../answer-as-csv.ts'
import { inLanguage } from '../language.ts'
import { serverWords } from '../words/server.ts'
import { leakInWords } from './leak-in-words.ts'

/** What the process answers: the file, or the fault that a person can mend. Anything else ends the process. */
export type Written =
  | { readonly bytes: Uint8Array; readonly shown: number; readonly hidden: number; readonly regime: Regime }
  | { readonly fault: { readonly code: FaultCode; readonly parameters: FaultParameters<FaultCode> } }

// Cells that one file may hold: far more than anybody reads, and what a workbook still opens quickly with.
const mostCells = 150_000
// Printed rows; a page holds about forty.
const mostPrintedRows = 6_000

const ink = openInk()
let pdf: PdfWriter | null = null

async function written(task: Task): Promise<Written> {
  const page = layOut(task)
  const cells = figuresOf(page).flatMap(({ answer }) => answer.cells)
  if (cells.length > mostCells)
    throw new Fault('exportTooLarge', { problem: serverWords.exports.figures(cells.length, mostCells) })
  if (task.for === 'others') await refuseLeaks(task, page)
  const hidden = cells.filter(({ state }) => state === 'hidden').length
  const [first] = figuresOf(page)
  if (first === undefined) throw new Error('a page without a figure is not laid out')
  return { bytes: await bytesOf(task, page), shown: cells.length - hidden, hidden, regime: first.answer.regime }
}

async function bytesOf({ format }: Task, page: Page): Promise<Uint8Array> {
  const [first] = figuresOf(page)
  if (format === 'xlsx') return writeWorkbook(page)
  if (format === 'pdf') {
    refuseLong(page)
    pdf ??= openPdfWriter(ink)
    return pdf(page)
  }
  if (format === 'csv') return Buffer.from(figuresAsCsv(page))
  if (first === undefined) throw new Error('a picture is made of a question')
  const svg = writeSvg(first, page, ink)
  return format === 'svg' ? Buffer.from(svg) : writePng(svg)
}

function refuseLong(page: Page): void {
  const rows = figuresOf(page).flatMap(({ panels }) => panels.flatMap(({ table }) => table.rows)).length
  if (rows > mostPrintedRows) throw new Fault('exportTooLarge', { problem: serverWords.exports.rows(rows, mostPrintedRows) })
}

/** The pack as a whole: could anything hidden in it be worked out from what is open? */
async function refuseLeaks(task: Task, page: Page): Promise<void> {
  const asked = task.asked.flatMap((one) => ('fault' in one ? [] : [one.query]))
  const saved = figuresOf(page).map(({ title, answer }, at) => ({ name: title, answer, query: asked[at] ?? null }))
  const leak = auditAnswers(saved, await loadSolver()).hidden.find((one) => one.leak)
  if (leak === undefined) return
  throw new Fault('exportTells', {
    figure: leakInWords(leak, figuresOf(page)),
    questions: leak.from.map(serverWords.exports.question).join(', '),
  })
}

process.on('message', async (message) => {
  // a buffer comes as bytes of another kind
  const task = message as Task
  try {
    process.send?.(await inLanguage(task.language, () => written(task)))
  } catch (problem) {
    if (!(problem instanceof Fault)) throw problem
    const fault: Fault = problem
    process.send?.({ fault: { code: fault.code, parameters: fault.parameters } } satisfies Written)
  }
})
process.on('disconnect', () => process.exit())
