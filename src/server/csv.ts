import { beginsLikeFormula } from '../report/index.ts'

/** Lines that a Swedish Excel opens right: UTF-8 with byte order mark, semicolons. Fields are as `quoted` gives them, or numbers as text. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((fields) => fields.join(';')).join('\r\n')}\r\n`
}

/** A text as a field; one that a spreadsheet would read as a formula has an apostrophe before it, since names come from files. */
export function quoted(text: string): string {
  const harmless = beginsLikeFormula(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
