// What a file is called when it is saved, and how a header says it.
import type { Export, ExportFormat, ExportReader } from '../../contract/index.ts'
import { fileWords } from '../../picture/index.ts'

const types: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
}
export const typeOf = (format: ExportFormat): string => types[format]

// A file system takes 255 bytes of a name; some letters are two.
const longest = { title: 65, about: 40 } as const

type Named = Pick<Export['pack'], 'title' | 'about'>

/** `Betyg i nian, 2024-25, Åsskolan 7–9, version 41, för andra.pdf` */
export function fileName({ title, about }: Named, generation: number, format: ExportFormat, reader: ExportReader): string {
  const [named, readFor] = [plainName(title, longest.title), plainName(about ?? '', longest.about)]
  const told = fileWords.name(
    named === '' ? fileWords.nameless : named,
    readFor === '' ? null : readFor,
    generation,
    reader === 'others',
  )
  return `${told}.${format}`
}

// cut between words where there are any
const tooLong = (most: number): RegExp => new RegExp(`^(?=.{${most + 1}})(.{1,${most}}) .*$`)

/** Without the signs that Windows, Mac or a shell would take for something else. */
const plainName = (text: string, most: number): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|%]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(' · ', ', ')
    .trim()
    .replace(tooLong(most), '$1')
    .slice(0, most)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/^[.,\s]+|[.,\s]+$/g, '')

/** RFC 6266: the name in plain letters for those who know no other, then the whole of it. */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\]/g, '')
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
