// What stands in a file that is packed: a workbook's parts, a PDF's streams and the text that a reader of it sees.
import { inflateSync } from 'node:zlib'
import { read, type WorkBook } from '@e965/xlsx'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** The bytes as they are, and all that is packed in them. */
export async function opened(format: string, bytes: Buffer): Promise<Buffer> {
  if (format === 'xlsx') return Buffer.concat([bytes, ...partsOf(bytes)])
  if (format === 'pdf') return Buffer.concat([bytes, ...streamsIn(bytes), Buffer.from(await textOf(bytes))])
  return bytes
}

function partsOf(bytes: Buffer): readonly Buffer[] {
  const { files } = read(bytes, { type: 'buffer', bookFiles: true }) as WorkBook & {
    readonly files: Readonly<Record<string, { readonly content: Uint8Array }>>
  }
  const parts = Object.entries(files).flatMap(([name, { content }]) => [Buffer.from(name), Buffer.from(content ?? [])])
  if (parts.length < 8) throw new Error('a workbook has more parts')
  return parts
}

function streamsIn(bytes: Buffer): readonly Buffer[] {
  const streams: Buffer[] = []
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 1)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const from = at + 'stream'.length + (bytes[at + 'stream'.length] === 0x0d ? 2 : 1)
    const packed = bytes.subarray(from, bytes.indexOf('endstream', from))
    // the first byte of what is deflated
    if (packed[0] === 0x78) streams.push(inflateSync(packed))
  }
  if (streams.length < 3) throw new Error('a PDF has more streams')
  return streams
}

async function textOf(bytes: Buffer): Promise<string> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items),
  )
  const { info } = await pdf.getMetadata()
  await task.destroy()
  return `${JSON.stringify(info)} ${pages.map((items) => items.map((item) => ('str' in item ? item.str : '')).join('')).join('\n')}`
}
