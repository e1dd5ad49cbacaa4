/** Lines that a Swedish Excel opens right: UTF-8 with byte order mark, semicolons. Fields are as `quoted` gives them, or numbers as text. */
export function csvOf(lines: readonly (readonly string[])[]): string {
  return `\uFEFF${lines.map((fields) => fields.join(';')).join('\r\n')}\r\n`
}

/** A text as a field. A spreadsheet reads one that begins with = + - @ as a formula, and names come from files (OWASP, CSV injection). */
export function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
