/**
 * Whether a spreadsheet would read a text as a formula: by its first letter, also in its wide form, and after a tab or a new line that is left out
 * (OWASP, CSV injection).
 */
export const beginsLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(text)
