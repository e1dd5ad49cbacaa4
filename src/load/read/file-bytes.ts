import { fileKind } from '../checks/file-kind.ts'
import { fileSize } from '../checks/file-size.ts'
import type { Findings } from '../checks/findings.ts'
import { detail } from '../detail.ts'

export type FileKind = 'text' | 'workbook' | 'oldWorkbook' | 'other'

/** A municipality's whole roster of 120,000 pupils is about 20 MB as text. */
const mostBytes = 100 * 1024 * 1024

/** The kind by the first bytes, never by the name: ZIP (`PK`), the old Office container, PDF, gzip; all else is text. */
export function kindOf(bytes: Uint8Array): FileKind {
  const begins = (...signature: readonly number[]): boolean => signature.every((byte, i) => bytes[i] === byte)
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'workbook'
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'oldWorkbook'
  return begins(0x25, 0x50, 0x44, 0x46) || begins(0x1f, 0x8b) ? 'other' : 'text'
}

/** The kind of the file when it is one of `accepted` and of a sensible size; else noted and null. */
export function acceptFile(bytes: Uint8Array, accepted: readonly FileKind[], findings: Findings): FileKind | null {
  findings.carryOut(fileSize, fileKind)
  if (bytes.length > mostBytes) {
    const size = detail('size', Math.ceil(bytes.length / 1024 / 1024), mostBytes / 1024 / 1024)
    findings.note(fileSize, { line: null, column: null, detail: size })
    return null
  }
  const kind = kindOf(bytes)
  if (accepted.includes(kind)) return kind
  findings.note(fileKind, { line: null, column: null, detail: detail(kind) })
  return null
}
