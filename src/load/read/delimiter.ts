/** Semicolon or tab, told by the heading line alone: a contract's headings hold neither. */
export function delimiterOf(text: string): ';' | '\t' {
  const heading = text.split('\n', 64).find((line) => line.trim() !== '') ?? ''
  return heading.includes(';') || !heading.includes('\t') ? ';' : '\t'
}
