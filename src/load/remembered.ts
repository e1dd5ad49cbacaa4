import { stampOf } from '../warehouse/index.ts'

const mostFiles = 16

/**
 * Remembers what was read of a file as long as it is the same file, and was asked the same: to open a generation costs more than to read a line of it, and
 * every load looks at all that are kept. What is thrown is not remembered, nor what was read while the file was exchanged.
 */
export function openMemory<T>(): (path: string, asked: string, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { readonly key: string; readonly value: T }>()
  return async (path, asked, read) => {
    const key = `${stampOf(path)} ${asked}`
    const remembered = known.get(path)
    if (remembered?.key === key) return remembered.value
    const value = await read()
    known.delete(path)
    if (`${stampOf(path)} ${asked}` === key) known.set(path, { key, value })
    for (const oldest of known.keys()) {
      if (known.size <= mostFiles) break
      known.delete(oldest)
    }
    return value
  }
}
