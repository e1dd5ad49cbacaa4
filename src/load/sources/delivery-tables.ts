import type { Findings } from '../checks/findings.ts'
import { checkMarks } from '../read/cell-marks.ts'
import { readCsv } from '../read/csv.ts'
import { decode } from '../read/decode.ts'
import { delimiterOf } from '../read/delimiter.ts'
import { acceptFile } from '../read/file-bytes.ts'
import { checkScientific } from '../read/scientific.ts'
import { checkShape } from '../read/shape.ts'
import { type Table, tableOf } from '../read/table.ts'
import { trimmed } from '../read/trimmed.ts'
import { readWorkbook } from '../read/workbook.ts'
import type { Delivery } from './delivery.ts'
import { type RecognisedTable, recognise } from './delivery-headings.ts'

/** A table whose cells stand in the order of its delivery's columns. */
export interface OrderedTable<Kind extends string> extends RecognisedTable<Kind> {
  readonly lines: readonly number[]
  readonly cells: readonly (readonly string[])[]
}

/** The tables of a file, a CSV or the sheets of a workbook, each known as one of the deliveries; none when the file is stopped. */
export async function readDeliveries<Kind extends string>(
  bytes: Uint8Array,
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): Promise<readonly OrderedTable<Kind>[]> {
  return orderedTables(await tablesOf(bytes, findings), deliveries, findings)
}

/** The same of a text that is decoded already. */
export function readDecoded<Kind extends string>(
  text: string,
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): readonly OrderedTable<Kind>[] {
  return orderedTables(tablesIn(text, findings), deliveries, findings)
}

function orderedTables<Kind extends string>(
  tables: readonly Table[],
  deliveries: readonly Delivery<Kind>[],
  findings: Findings,
): readonly OrderedTable<Kind>[] {
  const recognised = tables.map((table) => recognise(table, deliveries, findings)).filter((table) => table !== null)
  const ordered = findings.stopped ? [] : recognised.map((table) => inContractOrder(table, findings))
  return findings.stopped ? [] : ordered
}

async function tablesOf(bytes: Uint8Array, findings: Findings): Promise<Table[]> {
  const kind = acceptFile(bytes, ['text', 'workbook'], findings)
  if (kind === null) return []
  if (kind === 'workbook') return readWorkbook(bytes, findings)
  const decoded = decode(bytes, findings)
  return decoded === null ? [] : tablesIn(decoded.text, findings)
}

function tablesIn(text: string, findings: Findings): Table[] {
  const rows = readCsv(text, delimiterOf(text), findings)
  const table = rows && tableOf(rows, null, [])
  return table === null ? [] : [table]
}

/** Cells in the contract's order, blanks trimmed; minus signs (U+2212) become hyphens. */
function inContractOrder<Kind extends string>(recognised: RecognisedTable<Kind>, findings: Findings): OrderedTable<Kind> {
  const { table, positions, delivery } = recognised
  const rows = checkShape(table.rows, table.headings.length, () => null, findings)
  if (rows === null) return { ...recognised, lines: [], cells: [] }
  const cells = rows.cells.map((row) => positions.map((i) => (i === -1 ? '' : trimmed(row[i] ?? ''))))
  const headings = delivery.columns.map((column) => column.heading)
  checkScientific({ ...rows, cells }, headings, findings)
  const kinds = table.headings.map((_, position) => delivery.columns[positions.indexOf(position)]?.kind ?? null)
  checkMarks(table, kinds, findings)
  return { ...recognised, lines: rows.lines, cells }
}
