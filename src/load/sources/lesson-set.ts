// Which lessons have been met: an open-addressing table of 64-bit floats, since a set of a million numbers costs the engine five times as much.

const empty = -1

/** `most`: how many keys there will be at the most. Keys are whole numbers from 0 to 2⁵³. */
export function lessonSet(most: number): { readonly add: (key: number, line: number) => number | null } {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, most * 2)))
  const keys = new Float64Array(size).fill(empty)
  const lines = new Int32Array(size)
  return {
    /** The line of the first with this key; null when it is the first. */
    add: (key, line) => {
      let at = slotOf(key, size)
      while (keys[at] !== empty) {
        if (keys[at] === key) return lines[at] ?? 0
        at = (at + 1) & (size - 1)
      }
      keys[at] = key
      lines[at] = line
      return null
    },
  }
}

function slotOf(key: number, size: number): number {
  const high = Math.floor(key / 2 ** 32)
  const mixed = Math.imul(key | 0, 0x9e3779b1) ^ Math.imul(high + 1, 0x85ebca6b)
  return (mixed ^ (mixed >>> 15)) & (size - 1)
}
