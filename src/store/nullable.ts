import type { SQLOutputValue } from 'node:sqlite'

/** A column that may hold nothing. `undefined`: there is no row. */
export const textOrNull = (value: SQLOutputValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value)

export const numberOrNull = (value: SQLOutputValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value)
