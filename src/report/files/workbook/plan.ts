import type { Row } from './cells.ts'

/** A sheet before it is written. Row numbers from 1. */
export interface SheetPlan {
  readonly name: string
  readonly rows: readonly Row[]
  /** widths in letters */
  readonly columns: readonly number[]
  /** rows and columns that stay while one scrolls; the last rows of them are headings, which are repeated on every printed page too */
  readonly frozen: { readonly rows: number; readonly headings: number; readonly columns: number } | null
  /** rows whose first cell leads to another sheet */
  readonly links: readonly { readonly row: number; readonly sheet: string }[]
  readonly landscape: boolean
}

const longest = 31

/**
 * A name that Excel takes (31 letters, none of `[]:*?/\`, no apostrophe at an end), begun with the question's number so that no two are
 * the same.
 */
export function sheetName(place: number, title: string): string {
  const clean = title
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const name = `${place} ${clean}`
  const cut =
    name.length <= longest
      ? name
      : name
          .slice(0, longest + 1)
          .replace(/ [^ ]*$/, '')
          .slice(0, longest)
  // half of a letter beyond the basic plane is none
  return cut.replace(/[\uD800-\uDBFF]$/, '').replace(/['\s]+$/, '')
}
