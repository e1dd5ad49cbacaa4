import { deflateRawSync, inflateRawSync } from 'node:zlib'

// Most states of a page are the same few, so packed they take a twentieth: the engine reads, and holds in memory, that much less.
const level = 3

/** States as a generation holds them. */
export const packed = (states: Uint8Array): Uint8Array => deflateRawSync(states, { level })

/** Throws a plain Error on anything that `packed` has not made. No Buffer, whose slice is a window on the same memory and no copy. */
export function unpacked(bytes: Uint8Array): Uint8Array {
  const { buffer, byteOffset, length } = inflateRawSync(bytes)
  return new Uint8Array(buffer, byteOffset, length)
}

/** Set in a stored state that is hidden now, where a figure has been told in an earlier generation. */
export const toldBefore = 0x80

/** The state itself. */
export const stateOf = (stored: number): number => stored & ~toldBefore
