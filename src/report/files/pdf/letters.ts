// Which letters a TrueType font has: a letter without a shape would stop the whole file (PDF/UA-1 forbids it).

const tables = { offset: 12, entry: 16 } as const

/** Whether the font has a shape for a code point (OpenType, cmap format 4 and 12). */
export function lettersOf(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableAt(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 8 + at * 8))
  const ranges = subtables.flatMap((at) => rangesIn(font, at))
  return (codePoint) => ranges.some(([from, to]) => from <= codePoint && codePoint <= to)
}

function tableAt(font: Buffer, name: string): number {
  for (let at = 0; at < font.readUInt16BE(4); at++) {
    const entry = tables.offset + at * tables.entry
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`the font has no ${name}`)
}

type Range = readonly [from: number, to: number]

function rangesIn(font: Buffer, at: number): readonly Range[] {
  const format = font.readUInt16BE(at)
  if (format === 12) {
    return Array.from({ length: font.readUInt32BE(at + 12) }, (_, group): Range => {
      const from = at + 16 + group * 12
      return [font.readUInt32BE(from), font.readUInt32BE(from + 4)]
    })
  }
  if (format !== 4) return []
  const segments = font.readUInt16BE(at + 6) / 2
  return Array.from({ length: segments }, (_, segment): Range => {
    const end = font.readUInt16BE(at + 14 + segment * 2)
    return [font.readUInt16BE(at + 16 + segments * 2 + segment * 2), end]
  }).filter(([from]) => from !== 0xffff)
}

/** Stands for a letter that the font lacks. */
const missing = '□'

/** The text with every letter that the font lacks as `□`; marks of direction and joining are left out. */
export function printable(text: string, has: (codePoint: number) => boolean): string {
  let told = ''
  for (const letter of text.normalize('NFC')) {
    if (/[\n\t]/.test(letter)) told += letter
    else if (!/\p{Cc}|\p{Cf}|\p{Mn}/u.test(letter)) told += has(letter.codePointAt(0) ?? 0) ? letter : missing
  }
  return told
}
