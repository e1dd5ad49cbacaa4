// What a ZIP file says of its content (APPNOTE 6.3.10, 4.3.7, 4.3.12 and 4.3.16), and whether that is true.
import { crc32, inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly crc: number
  /** bytes in the file, and declared bytes when unpacked */
  readonly packed: number
  readonly unpacked: number
  /** where its local header stands */
  readonly offset: number
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const entryLength = 46
const localLength = 30

/** Null when the file has no readable directory: cut, damaged, or larger than a workbook ever is (ZIP64). */
export function zipDirectory(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (offset + entryLength > view.byteLength || view.getUint32(offset, true) !== entrySignature) return null
    const nameLength = view.getUint16(offset + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(offset + entryLength, offset + entryLength + nameLength)),
      method: view.getUint16(offset + 10, true),
      crc: view.getUint32(offset + 16, true),
      packed: view.getUint32(offset + 20, true),
      unpacked: view.getUint32(offset + 24, true),
      offset: view.getUint32(offset + 42, true),
    })
    offset += entryLength + nameLength + view.getUint16(offset + 30, true) + view.getUint16(offset + 32, true)
  }
  return entries
}

/** Whether an entry is there whole, of the size it declares and with the right checksum; never unpacks more than declared. */
export function isWhole(bytes: Uint8Array, entry: ZipEntry): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + localLength > bytes.length || view.getUint32(entry.offset, true) !== localSignature) return false
  const start = entry.offset + localLength + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (entry.method === 0) return packed.length === entry.unpacked && crc32(packed) === entry.crc
  if (entry.method !== 8 || entry.unpacked === 0) return entry.method === 8
  try {
    const content = inflateRawSync(packed, { maxOutputLength: entry.unpacked })
    return content.length === entry.unpacked && crc32(content) === entry.crc
  } catch (error) {
    // zlib tells damaged and over-long content by its error codes (Z_DATA_ERROR, Z_BUF_ERROR, ERR_BUFFER_TOO_LARGE).
    if (error instanceof Error && 'code' in error) return false
    throw error
  }
}

/** The end record stands last, followed by a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - endLength - 0xffff)
  for (let i = view.byteLength - endLength; i >= first; i--) if (view.getUint32(i, true) === endSignature) return i
  return null
}
