import { isUtf8 as isValid } from 'node:buffer'
import { cutCharacter } from '../checks/cut-character.ts'
import { doubleEncoding } from '../checks/double-encoding.ts'
import { emptyFile } from '../checks/empty-file.ts'
import type { Findings } from '../checks/findings.ts'
import { unreadableCharacters } from '../checks/unreadable-characters.ts'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

export interface Decoded {
  /** composed (NFC), without byte order mark, line ends as `\n` */
  readonly text: string
  readonly encoding: Encoding
}

/** å ä ö Å Ä Ö é ü, the dash and the no-break space, read as Windows-1252 after having been written as UTF-8. */
const doubled = /Ã[¥¤¶…„–©¼\u0085\u0084\u0096\u00a0]|Â[\u00a0·]|â€[“”™]|Ì[Šˆ\u008a\u0088]/g
/** Control characters, U+FFFD, and the DOS code page's å ä ö, which Windows-1252 reads as † „ ” inside words. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd]|(?<=\p{L})[†„”](?=\p{L})/gu

/**
 * Bytes to text: UTF-8 with or without byte order mark, UTF-16 with one or with a plain pattern of NULs ("Unicode text"),
 * else Windows-1252. Letters are composed (a Mac writes å as two characters). Nothing is repaired: doubly encoded, cut or
 * unreadable text is noted in `findings`, and the answer is null when it stops the file.
 */
export function decode(bytes: Uint8Array, findings: Findings): Decoded | null {
  findings.carryOut(emptyFile, cutCharacter, doubleEncoding, unreadableCharacters)
  const { encoding, bom } = encodingOf(bytes)
  const body = bytes.subarray(bom)
  if (isBlank(body)) {
    findings.note(emptyFile, { line: null, column: null, detail: null })
    return null
  }
  const whole = body.subarray(0, body.length - cutTail(body, encoding))
  const pieces = piecesOf(whole, encoding)
  const text = pieces.map((piece) => piece.text).join('')
  if (whole.length < body.length) findings.note(cutCharacter, { line: linesIn(text), column: null, detail: null })
  for (const piece of pieces) if (piece.isSpecial) noteUnreadable(piece, findings)
  return findings.stopped ? null : { text, encoding }
}

/** Some lines of the text; `isSpecial`: with letters beyond ASCII, or control characters. */
interface Piece {
  readonly text: string
  readonly isSpecial: boolean
  /** line that it begins at */
  readonly line: number
}

const pieceBytes = 1 << 14

/**
 * The text in pieces that end with a line. Of a million rows most hold nothing but ASCII: those are copied as they stand, and only the others
 * are decoded, composed and looked through.
 */
function piecesOf(bytes: Uint8Array, encoding: Encoding): readonly Piece[] {
  const decoded = (part: Uint8Array): string => new TextDecoder(encoding, { ignoreBOM: true }).decode(part).normalize('NFC')
  if (encoding !== 'utf-8' && encoding !== 'windows-1252') {
    return [{ text: decoded(bytes).replace(/\r\n?/g, '\n'), isSpecial: true, line: 1 }]
  }
  const pieces: Piece[] = []
  const lines = new Uint8Array(bytes.length)
  let [length, from, line, first, isSpecial] = [0, 0, 1, 1, false]
  const end = (): void => {
    const part = lines.subarray(from, length)
    const text = isSpecial ? decoded(part) : Buffer.from(part.buffer, from, part.length).toString('latin1')
    pieces.push({ text, isSpecial, line: first })
    ;[from, first, isSpecial] = [length, line, false]
  }
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at] ?? 0
    if (byte === carriageReturn) {
      if (bytes[at + 1] === lineFeed) at++
      byte = lineFeed
    }
    lines[length++] = byte
    if (byte > 126 || (byte < 32 && byte !== tab && byte !== lineFeed)) isSpecial = true
    if (byte !== lineFeed) continue
    line++
    if (length - from >= pieceBytes) end()
  }
  if (length > from) end()
  return pieces
}

const [tab, lineFeed, carriageReturn] = [9, 10, 13] as const

function noteUnreadable({ text, line: before }: Piece, findings: Findings): void {
  const at = (line: number) => ({ line: before - 1 + line, column: null, detail: null })
  noteMatches(text, doubled, (line, count) => findings.note(doubleEncoding, at(line), count))
  noteMatches(text, unreadable, (line, count) => findings.note(unreadableCharacters, at(line), count))
}

function encodingOf(bytes: Uint8Array): { encoding: Encoding; bom: number } {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', bom: 3 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', bom: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', bom: 2 }
  return { encoding: nulPattern(bytes) ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252'), bom: 0 }
}

/** UTF-16 without a mark: Latin text then has a NUL in nearly every second byte and none in the others. */
function nulPattern(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096)
  const nuls = [0, 0]
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nuls[i % 2] = (nuls[i % 2] ?? 0) + 1
  const [even = 0, odd = 0] = nuls
  const most = (length / 2) * 0.8
  if (even === 0 && odd > most) return 'utf-16le'
  return odd === 0 && even > most ? 'utf-16be' : null
}

/** Valid UTF-8, or valid up to a last letter that was cut (a lone lead byte after plain ASCII is Windows-1252). */
function isUtf8(bytes: Uint8Array): boolean {
  if (isValid(bytes)) return true
  const tail = incompleteUtf8(bytes)
  const whole = bytes.subarray(0, bytes.length - tail)
  return tail > 0 && (tail > 1 || whole.some((byte) => byte > 0x7f)) && isValid(whole)
}

/** Number of bytes at the end that begin a letter of several bytes without ending it. */
function incompleteUtf8(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function cutTail(body: Uint8Array, encoding: Encoding): number {
  if (encoding === 'utf-8') return incompleteUtf8(body)
  return encoding === 'windows-1252' ? 0 : body.length % 2
}

function isBlank(body: Uint8Array): boolean {
  return body.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d))
}

function noteMatches(text: string, pattern: RegExp, note: (line: number, count: number) => void): void {
  const found = [...text.matchAll(pattern)]
  const first = found[0]
  if (first !== undefined) note(linesIn(text.slice(0, first.index)), found.length)
}

function linesIn(text: string): number {
  return text.split('\n').length
}
