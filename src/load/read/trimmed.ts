/**
 * A cell as the contracts read it: blanks around the value (no-break blanks too) mean nothing, and the minus sign U+2212 is the
 * hyphen of a date, a personal number or a class like 7−9.
 */
export function trimmed(value: string): string {
  if (value.length < 2 && value > ' ' && value < '\u0080') return value
  const inner = value.trim()
  return inner.includes('\u2212') ? inner.replaceAll('\u2212', '-') : inner
}

/** A row of trimmed cells: the row itself when nothing had to be changed. */
export function trimmedRow(cells: readonly string[]): readonly string[] {
  return cells.every((value) => trimmed(value) === value) ? cells : cells.map(trimmed)
}
