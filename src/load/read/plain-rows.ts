// Rows of text as small numbers: each column's values once, and for every row which of them it has. What a file of a million rows has in its
// columns is a few thousand values, so that whatever is done to a value is done once.

export interface CodedColumn {
  /** what occurs, in the order met */
  readonly values: readonly string[]
  /** of every row, the place in `values` */
  readonly codes: Int32Array
}

export interface CodedRows {
  /** of every row, the 1-based line of the file */
  readonly lines: Int32Array
  readonly columns: readonly CodedColumn[]
}

/** A column that is being filled. */
export class Coder {
  readonly values: string[] = []
  readonly codes: Int32Array
  readonly #known = new Map<string, number>()
  #last = ''
  #lastCode = 0

  constructor(rows: number) {
    this.codes = new Int32Array(rows)
  }

  put(row: number, value: string): void {
    let code = this.#known.get(value)
    if (code === undefined) {
      code = this.values.push(value) - 1
      this.#known.set(value, code)
    }
    this.codes[row] = code
    this.#last = value
    this.#lastCode = code
  }

  /** Where the value of the row before ends if it stands at `at` too, and is closed by the sign; -1 if another does. */
  again(text: string, at: number, closing: number, row: number): number {
    const end = at + this.#last.length
    if (text.charCodeAt(end) !== closing || !text.startsWith(this.#last, at)) return -1
    this.codes[row] = this.#lastCode
    return row === 0 ? -1 : end
  }
}

/** Rows that are split already. `width`: number of columns. */
export function codedRows(lines: readonly number[], cells: readonly (readonly string[])[], width: number): CodedRows {
  const coders = Array.from({ length: width }, () => new Coder(cells.length))
  for (const [row, values] of cells.entries()) for (const [at, coder] of coders.entries()) coder.put(row, values[at] ?? '')
  return { lines: Int32Array.from(lines), columns: coders }
}

/**
 * The rows of a text under its first line, split where it is as plain as nearly all are: every line has the heading's number of columns, none
 * is blank, nothing is quoted, and the text ends with a line end. null where it is not: then it takes the reader of text that is not plain.
 */
export function plainRows(text: string, delimiter: string): CodedRows | null {
  if (!text.endsWith('\n') || text.includes('"')) return null
  const first = text.indexOf('\n')
  const width = text.slice(0, first).split(delimiter).length
  const rows = linesAfter(text, first)
  const coders = Array.from({ length: width }, () => new Coder(rows))
  const [between, after] = [delimiter.charCodeAt(0), '\n'.charCodeAt(0)]
  let at = first + 1
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < width; column++) {
      const coder = coders[column]
      const closing = column === width - 1 ? after : between
      const next = coder?.again(text, at, closing, row) ?? -1
      if (next !== -1) {
        at = next + 1
        continue
      }
      let end = at
      for (let sign = text.charCodeAt(end); sign !== closing; sign = text.charCodeAt(++end)) {
        if (sign === between || sign === after) return null
      }
      coder?.put(row, text.slice(at, end))
      at = end + 1
    }
  }
  // a line of separators alone is a row of blanks, which is passed over elsewhere
  const blanks = coders.map(({ values }) => values.findIndex((value) => value.trim() === ''))
  if (rows === 0 || !blanks.includes(-1)) return null
  return { lines: Int32Array.from({ length: rows }, (_, row) => row + 2), columns: coders }
}

function linesAfter(text: string, first: number): number {
  let lines = 0
  for (let at = text.indexOf('\n', first + 1); at !== -1; at = text.indexOf('\n', at + 1)) lines++
  return lines
}
