import { createHash } from 'node:crypto'

/**
 * sha256 (hex) over the sorted rows: the same whatever the order of the rows, the encoding, the byte order mark or the line
 * ends. Each row is its cells in the contract's order; the separators are control characters that no decoded text holds.
 */
export function contentHash(rows: readonly (readonly string[])[]): string {
  const sorted = rows.map((cells) => cells.join('\u001f')).sort()
  return createHash('sha256').update(sorted.join('\u001e')).digest('hex')
}
