// What a file is called when it is saved, and how a header says it.
import type { ExportFormat, ExportReader } from '../../contract/index.ts'
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
const longest = 100

/** `Betyg i nian, version 41, för andra.pdf`: without the signs that Windows, Mac or a shell would take for something else. */
export function fileName(title: string, generation: number, format: ExportFormat, reader: ExportReader): string {
  const clean = title
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .replaceAll(/[\\/:*?"<>|%]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, longest)
    .replace(/[\uD800-\uDBFF]$/, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  return `${fileWords.name(clean === '' ? fileWords.nameless : clean, generation, reader === 'others')}.${format}`
}

/** RFC 6266: the name in plain letters for those who know no other, then the whole of it. */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\]/g, '')
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
