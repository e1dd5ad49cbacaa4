// What comes out of the engine: plain rows of plain values, whatever engine stands behind.

/** Integers of every width and decimals come as numbers, dates as `2024-10-15`, blobs as bytes. */
export type Value = number | string | boolean | null | Uint8Array
export type Row = Readonly<Record<string, Value>>

/** The number in `column`; throws a plain Error (a bug) when it is anything else. */
export function numberIn(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw wrong(column, 'a number', value)
  return value
}

/** The text in `column`; throws a plain Error (a bug) when it is anything else. */
export function textIn(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw wrong(column, 'text', value)
  return value
}

/** As `numberIn`, where the column may be null. */
export function numberOrNullIn(row: Row, column: string): number | null {
  return row[column] === null ? null : numberIn(row, column)
}

/** As `textIn`, where the column may be null. */
export function textOrNullIn(row: Row, column: string): string | null {
  return row[column] === null ? null : textIn(row, column)
}

const wrong = (column: string, wanted: string, value: unknown): Error =>
  new Error(`column ${column} holds ${value === undefined ? 'nothing' : typeof value}, not ${wanted}`)
