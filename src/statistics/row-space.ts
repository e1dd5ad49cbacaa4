// What follows from equations by adding and subtracting them, whatever the unknowns are.

/** The span of rows that have been added; each row is a map from column to a whole coefficient. */
export interface RowSpace {
  /** Answers whether the row is new: no sum of multiples of the earlier ones. */
  readonly add: (row: ReadonlyMap<number, number>) => boolean
  readonly has: (row: ReadonlyMap<number, number>) => boolean
}

// Coefficients are small whole numbers, so that a row which is a combination of others is one modulo a large prime too; products
// of two remainders stay exact.
const prime = 67_108_859

/** Gauss–Jordan elimination over the columns 0 … columns − 1. */
export function rowSpace(columns: number): RowSpace {
  const pivots: (Float64Array | undefined)[] = Array.from({ length: columns })
  /** What is left of a row, and its first column; −1 when nothing is. */
  const reduced = (row: ReadonlyMap<number, number>): { readonly left: Float64Array; readonly first: number } => {
    const left = new Float64Array(columns)
    for (const [column, value] of row) left[column] = ((value % prime) + prime) % prime
    for (let column = 0; column < columns; column++) {
      const factor = left[column] ?? 0
      if (factor === 0) continue
      const pivot = pivots[column]
      if (pivot === undefined) return { left, first: column }
      for (let at = column; at < columns; at++) {
        const other = pivot[at] ?? 0
        if (other !== 0) left[at] = ((((left[at] ?? 0) - factor * other) % prime) + prime) % prime
      }
    }
    return { left, first: -1 }
  }
  return {
    add: (row) => {
      const { left, first } = reduced(row)
      if (first < 0) return false
      const inverse = inverseOf(left[first] ?? 1)
      pivots[first] = left.map((value) => (value * inverse) % prime)
      return true
    },
    has: (row) => reduced(row).first < 0,
  }
}

/** Fermat: value^(prime − 2). */
function inverseOf(value: number): number {
  let [result, base] = [1, value]
  for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % prime
    base = (base * base) % prime
  }
  return result
}
