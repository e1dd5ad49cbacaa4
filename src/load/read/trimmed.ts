/**
 * A cell as the contracts read it: blanks around the value (no-break blanks too) mean nothing, and the minus sign U+2212 is the
 * hyphen of a date, a personal number or a class like 7−9.
 */
export function trimmed(value: string): string {
  if (value.length < 2 && value > ' ' && value < '\u0080') return value
  const inner = value.trim()
  return inner.includes('\u2212') ? inner.replaceAll('\u2212', '-') : inner
}
