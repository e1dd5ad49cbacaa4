import { createHash } from 'node:crypto'
import { columnCount } from '../checks/column-count.ts'
import { cutQuote } from '../checks/cut-quote.ts'
import { cutRow } from '../checks/cut-row.ts'
import type { Findings } from '../checks/findings.ts'
import { noRows } from '../checks/no-rows.ts'
import { trailingSeparator } from '../checks/trailing-separator.ts'
import { checkMarks } from '../read/cell-marks.ts'
import { decode } from '../read/decode.ts'
import { delimiterOf } from '../read/delimiter.ts'
import { acceptFile } from '../read/file-bytes.ts'
import { type CodedColumn, type CodedRows, codedRows, plainRows } from '../read/plain-rows.ts'
import { checkScientific } from '../read/scientific.ts'
import { tableOf } from '../read/table.ts'
import { trimmed } from '../read/trimmed.ts'
import type { Delivery } from './delivery.ts'
import { type RecognisedTable, recognise } from './delivery-headings.ts'
import { readDecoded, readDeliveries } from './delivery-tables.ts'

/** A delivery of many rows, by column in the contract's order; a value is trimmed. */
export interface CodedTable<Kind extends string> extends Pick<RecognisedTable<Kind>, 'delivery'> {
  readonly sheet: number | null
  readonly rows: CodedRows
}

/** As `readDeliveries`, for deliveries of which a file has a million rows: the same checks, the same answers. */
export async function readCoded<Kind extends string>(
  bytes: Uint8Array,
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): Promise<readonly CodedTable<Kind>[]> {
  const kind = acceptFile(bytes, ['text', 'workbook'], findings)
  if (kind === null) return []
  const decoded = kind === 'text' ? decode(bytes, findings) : null
  if (kind === 'text' && decoded === null) return []
  const plain = decoded === null ? null : readPlain(decoded.text, deliveries, findings)
  if (plain !== null) return plain
  const ordered =
    decoded === null ? await readDeliveries(bytes, deliveries, findings) : readDecoded(decoded.text, deliveries, findings)
  return ordered.map(({ table, delivery, lines, cells }) => ({
    delivery,
    sheet: table.sheet,
    rows: codedRows(lines, cells, delivery.columns.length),
  }))
}

/** null: the text is not plain, or its headings are not all as they should be; nothing has then been noted. */
function readPlain<Kind extends string>(
  text: string,
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): readonly CodedTable<Kind>[] | null {
  const delimiter = delimiterOf(text)
  const rows = plainRows(text, delimiter)
  if (rows === null) return null
  const headings = text.slice(0, text.indexOf('\n')).split(delimiter)
  if (headings.some((heading) => heading.trim() === '')) return null
  const table = tableOf({ lines: [1], cells: [headings], open: false }, null, [])
  const recognised = table === null ? null : recognise(table, deliveries, findings)
  if (recognised === null) return []
  const { delivery, positions } = recognised
  // what plain rows have met already
  findings.carryOut(cutQuote, noRows, cutRow, trailingSeparator, columnCount)
  const columns = positions.map((position) => trimmedColumn(rows.columns[position] ?? blank(rows.lines.length)))
  const names = delivery.columns.map(({ heading }) => heading)
  for (const [at, { values, codes }] of columns.entries()) noteScientific(values, codes, rows.lines, names[at] ?? '', findings)
  checkMarks(recognised.table, [], findings)
  return findings.stopped ? [] : [{ delivery, sheet: null, rows: { lines: rows.lines, columns } }]
}

const blank = (rows: number): CodedColumn => ({ values: [''], codes: new Int32Array(rows) })

/** Values that are the same once trimmed may stand twice: whoever reads them parses both alike. */
const trimmedColumn = ({ values, codes }: CodedColumn): CodedColumn => ({ values: values.map(trimmed), codes })

function noteScientific(
  values: readonly string[],
  codes: Int32Array,
  lines: Int32Array,
  heading: string,
  findings: Findings,
): void {
  const cells = values.map((value) => [value])
  const at = values.map((_, code) => lines[codes.indexOf(code)] ?? 0)
  checkScientific({ lines: at, cells, open: false }, [heading], findings)
}

/**
 * A hash (hex) that is the same whatever the order of the rows, the encoding and the layout: every value of a column has 128 bits of its
 * sha256, a row mixes those of its values, and the rows are added up. To sort a million rows of text would take longer than to read them.
 */
export function codedHash(tables: readonly { readonly rows: CodedRows }[]): string {
  const sums = new Uint32Array(4)
  let count = 0
  for (const { rows } of tables) {
    count += rows.lines.length
    const words = rows.columns.map(({ values }, column) => wordsOf(column, values))
    for (let lane = 0; lane < sums.length; lane++) {
      let sum = sums[lane] ?? 0
      for (let row = 0; row < rows.lines.length; row++) {
        let mixed = lane
        for (let column = 0; column < words.length; column++) {
          const code = rows.columns[column]?.codes[row] ?? 0
          mixed = Math.imul(mixed ^ (words[column]?.[code * 4 + lane] ?? 0), 0x9e3779b1)
          mixed = (mixed << 13) | (mixed >>> 19)
        }
        sum = (sum + finished(mixed)) | 0
      }
      sums[lane] = sum
    }
  }
  return createHash('sha256')
    .update(`${count} ${sums.join(' ')}`)
    .digest('hex')
}

function wordsOf(column: number, values: readonly string[]): Int32Array {
  const words = new Int32Array(values.length * 4)
  for (const [at, value] of values.entries()) {
    const digest = createHash('sha256').update(`${column}\u001f${value}`).digest()
    for (let lane = 0; lane < 4; lane++) words[at * 4 + lane] = digest.readInt32LE(lane * 4)
  }
  return words
}

/** Every bit in depends on every bit (the finish of MurmurHash3, A. Appleby, in the public domain). */
function finished(bits: number): number {
  let mixed = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
