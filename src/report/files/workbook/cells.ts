// The cells of the workbook: texts that stay texts, numbers that stay numbers, in the house's colours.
import type { CellObject, Row } from 'write-excel-file/node'
import type { MeasureHead } from '../../../contract/index.ts'
import { decimalsOf, type TableCell, type TableColumn } from '../../../picture/index.ts'
import { beginsLikeFormula } from '../formula.ts'

export type { Row }

type Style = Omit<CellObject, 'value' | 'type' | 'format'>

const muted = '#56626e'
const line = { bottomBorderStyle: 'hair', bottomBorderColor: '#8b8779' } as const
const rule = { bottomBorderStyle: 'thin', bottomBorderColor: '#0e5261' } as const
const above = { topBorderStyle: 'thin', topBorderColor: '#8b8779' } as const
export const fontName = 'Calibri'

/** A text, never a formula: where it begins like one its cell is marked as text, so that it stays one also when it is edited. */
export function text(value: string, style: Style = {}): CellObject {
  return { ...style, type: String, value, ...(beginsLikeFormula(value) ? { format: '@' } : {}) }
}

export const title = (value: string): CellObject =>
  text(value, { fontSize: 16, fontWeight: 'bold', textColor: '#0e5261', height: 24 })
export const subtitle = (value: string): CellObject =>
  text(value, { fontSize: 12, fontWeight: 'bold', height: 22, alignVertical: 'bottom' })
export const note = (value: string, more: Style = {}): CellObject => text(value, { textColor: muted, ...more })
export const link = (value: string): CellObject => text(value, { textColor: '#0e5261', textDecoration: { underline: true } })

/** A text over `columns` columns, as high as it needs when a line of them holds `letters`. */
export function paragraph(value: string, columns: number, letters: number, style: Style = {}): Row {
  const lines = value.split('\n').reduce((sum, part) => sum + Math.max(1, Math.ceil((part.length * 1.15) / letters)), 0)
  const cell = text(value, { wrap: true, alignVertical: 'top', columnSpan: columns, height: lines * 15.5 + 2, ...style })
  return [cell, ...Array.from({ length: columns - 1 }, () => null)]
}

const head = { fontWeight: 'bold', backgroundColor: '#e3eef0', wrap: true, alignVertical: 'bottom', ...rule } as const
/** `lines`: as many as the longest heading of the row takes. */
export const heading = (value: string, lines = 1, align: 'left' | 'right' = 'left'): CellObject =>
  text(value, { ...head, align, height: 2 + 15 * lines })

/** The name of what the columns under it have in common. */
export function topHeading(value: string, columns: number, lines: number): Row {
  const cell = text(value, { ...head, align: 'left', columnSpan: columns, height: 2 + 15 * lines })
  return [cell, ...Array.from({ length: columns - 1 }, () => null)]
}

/** The name of the rows under it. */
export const groupName = (value: string, columns: number): Row => [
  text(value, { fontWeight: 'bold', textColor: '#0e5261', columnSpan: columns + 1, height: 20, alignVertical: 'bottom' }),
  ...Array.from({ length: columns }, () => null),
]

/** The first cell of a row; `whole`: the row stands apart from the parts above it. */
export const rowLabel = (value: string, whole: boolean): CellObject =>
  text(value, { alignVertical: 'center', ...(whole ? { fontWeight: 'bold', ...above } : line) })

export const plain = (value: string): CellObject => text(value, { wrap: true, alignVertical: 'top', ...line })

/** As many decimals as on the screen. Format codes are written as English Excel has them; a Swedish one shows `84 %`, `12,4`, `1 042`. */
export function formatOf(head: MeasureHead): string {
  if (head.unit === 'share') return '0 %'
  return head.unit === 'sharePoints' ? signed(head) : `${counts}${decimals(head)}`
}
const decimals = (head: MeasureHead): string => (decimalsOf(head) === 0 ? '' : `.${'0'.repeat(decimalsOf(head))}`)
function signed(head: MeasureHead): string {
  const size = `0${decimals(head)}`
  return `+${size};"−"${size};${size}`
}
const counts = '#,##0'

function formatIn(head: MeasureHead, kind: TableColumn['kind'], told: string): string {
  if (kind === 'pupils') return counts
  if (kind !== 'difference') return formatOf(head)
  // a difference that is told as 0 has no sign, however small it is
  return /[1-9]/.test(told) ? signed(head) : `${counts}${decimals(head)}`
}

/** A figure as a number with its format, or the mark that the screen has in its place as text. */
export function figure(head: MeasureHead, column: TableColumn, cell: TableCell, whole: boolean): CellObject {
  const style: Style = { align: 'right', alignVertical: 'center', ...(whole ? { fontWeight: 'bold', ...above } : line) }
  if (cell.value === null) return text(cell.text, { ...style, textColor: muted })
  const { kind } = column
  // a difference of shares is told in percentage points, as on the screen
  const value =
    kind === 'difference' && head.unit === 'share' ? cell.value * 100 : kind === 'pupils' ? cell.value : asTold(head, cell.value)
  return { ...style, type: Number, value, format: formatIn(head, kind, cell.text) }
}

const asTold = ({ unit }: MeasureHead, value: number): number => (unit === 'sharePoints' ? value * 100 : value)

/** An end of an interval; blank where the figure has none. */
export function end(head: MeasureHead, value: number | null, whole: boolean): CellObject {
  const style: Style = { align: 'right', alignVertical: 'center', textColor: muted, ...(whole ? above : line) }
  return value === null ? text('', style) : { ...style, type: Number, value: asTold(head, value), format: formatOf(head) }
}
