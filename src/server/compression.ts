import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

// Under this an answer fits in one packet anyway.
const leastBytes = 1400
const compressors = {
  // Answers repeat their keys: at this quality a 27th of their size, a third less than gzip's fastest, in half the time of quality 4.
  // A window of 256 KB spares the megabytes that a whole one takes to lay out.
  br: (text: string | Buffer) =>
    promisify(brotliCompress)(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 18 },
    }),
  gzip: (text: string | Buffer) => promisify(gzip)(text),
} as const

/** Compresses answers that are text as they leave. Pages' files are compressed when they are built (scripts/set-up.mjs). */
export function registerCompression(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (!isText(payload, reply.getHeader('content-type')) || payload.length < leastBytes) return payload
    reply.header('vary', 'accept-encoding')
    const encoding = chooseEncoding(request.headers['accept-encoding'] ?? '')
    if (encoding === null) return payload
    reply.header('content-encoding', encoding)
    reply.removeHeader('content-length')
    return compressors[encoding](payload)
  })
}

// pages' files are streams; of files made of figures, pictures and workbooks are compressed already
const isText = (payload: unknown, type: unknown): payload is string | Buffer =>
  (typeof payload === 'string' || Buffer.isBuffer(payload)) && /^(text\/|application\/json|image\/svg)/.test(String(type))

/** The best of our encodings that the header accepts (`q=0` refuses one); null when neither is. */
export function chooseEncoding(header: string): keyof typeof compressors | null {
  const accepted = header
    .toLowerCase()
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';', 1)[0]?.trim())
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : null
}
