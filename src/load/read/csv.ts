import { CsvError, parse } from 'csv-parse/sync'
import { cutQuote } from '../checks/cut-quote.ts'
import type { Findings } from '../checks/findings.ts'

/** Rows as text. `lines[i]`: the 1-based line of the file where `cells[i]` stands. */
export interface TextRows {
  readonly lines: readonly number[]
  readonly cells: readonly (readonly string[])[]
  /** the text does not end with a line end: its last row may be cut */
  readonly open: boolean
}

/**
 * Splits decoded text into rows of text; the delimiter is the contract's, never guessed, and no value is ever typed.
 * Blank lines and rows of blanks are passed over. A quotation that runs past its line is a cut one (no field holds a line break): null then.
 */
export function readCsv(text: string, delimiter: ';' | '\t', findings: Findings): TextRows | null {
  findings.carryOut(cutQuote)
  const records = parseRecords(text, delimiter)
  if (records === null) {
    findings.note(cutQuote, { line: openQuoteLine(text, delimiter), column: null, detail: null })
    return null
  }
  const quoted = text.includes('"')
  const lines: number[] = []
  const cells: string[][] = []
  let line = 0
  for (const record of records) {
    line++
    if (record.every((value) => value.trim() === '')) continue
    if (quoted && record.some((value) => value.includes('\n'))) {
      findings.note(cutQuote, { line, column: null, detail: null })
      return null
    }
    lines.push(line)
    cells.push(record)
  }
  return { lines, cells, open: !text.endsWith('\n') }
}

function parseRecords(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true })
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') return null
    throw error
  }
}

/** The first line with a field that opens a quotation and does not close it. */
function openQuoteLine(text: string, delimiter: string): number {
  const opened = new RegExp(`(^|${delimiter})"(?:[^"]|"")*$`)
  return text.split('\n').findIndex((line) => opened.test(line)) + 1
}
