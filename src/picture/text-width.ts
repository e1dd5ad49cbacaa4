// A pure picture cannot measure its letters, so it reckons with three classes of advance widths of Source Sans 3 (in em) and
// 4 % more for semi-bold. Rough on purpose, and rather too wide than too narrow: layout needs room, not the last pixel.
const narrow = new Set([..."ijlI.,:;|!\u2019' "])
const wide = new Set([...'mwMW@%'])

/** Width in pixels of `text` set in Source Sans 3 at `size` pixels. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const letter of text) width += narrow.has(letter) ? 0.26 : wide.has(letter) ? 0.81 : /[A-ZÅÄÖ]/.test(letter) ? 0.59 : 0.5
  return width * size * 1.04
}

/** `text` cut to fit `room` pixels with an ellipsis. */
export function fitText(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text
  let kept = text
  while (kept.length > 1 && textWidth(`${kept}…`, size) > room) kept = kept.slice(0, -1)
  return `${kept.trimEnd()}…`
}

/** `text` in at most two lines of `room` pixels, broken at a blank; the second is cut with an ellipsis when it must. */
export function twoLines(text: string, size: number, room: number): readonly string[] {
  if (textWidth(text, size) <= room) return [text]
  const parts = text.split(' ')
  let first = parts[0] ?? text
  let taken = 1
  while (taken < parts.length && textWidth(`${first} ${parts[taken]}`, size) <= room) {
    first = `${first} ${parts[taken]}`
    taken += 1
  }
  const rest = parts.slice(taken).join(' ')
  return rest === '' ? [fitText(first, size, room)] : [fitText(first, size, room), fitText(rest, size, room)]
}

/** `text` in as many lines of `room` pixels as it takes, broken at blanks; a word longer than a line stands alone. */
export function linesOf(text: string, size: number, room: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/ +/)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer, size) > room) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
